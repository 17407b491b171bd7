//! `balm play`

use crate::library::suited_to;
use crate::prepare::{Choices, Prepared};

use super::args::PlayArgs;
use super::author_args::PreviewArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::live::{self, View};
use super::output::say;
use super::reading::read;
use super::{preview, routine_questions, voices};

/// Plays a routine.
pub fn play(env: &Env, args: &PlayArgs) -> Result<Done, Failure> {
    let playback = args.playback.resolve(env);
    let name = match &args.routine {
        Some(name) => name.clone(),
        None => suited(playback.view)?,
    };
    if args.watch {
        let args = args.clone();
        let (from, routine_args, playback) = (args.from, args.routine_args, args.playback);
        return preview::preview(env, &PreviewArgs { routine: name, from, routine_args, playback });
    }
    let (found, routine) = read(env, &name)?;
    let mut routine_args = args.routine_args.clone();
    if playback.view.has_words() {
        routine_questions::ask(env, &routine, &mut routine_args)?;
    }
    let choices = Choices {
        speed: args.speed.unwrap_or(1.0),
        waits: env.has_keys,
        ..routine_args.choices(&env.settings, env.settings.start_in)
    };
    let prepared =
        Prepared::new(routine, &found.origin, &choices, voices::here(env, routine_args.voice.as_deref())?)?;
    live::run(env, &playback, prepared, &env.library.called_of(&found), args.from.as_deref(), None)
}

/// A routine suited to the hour, saying which and why.
fn suited(view: View) -> Result<String, Failure> {
    let suited = suited_to(Env::hour());
    if view.has_words() {
        say(&format!("Playing {}: {}.\n", suited.name, suited.why))?;
    }
    Ok(suited.name.to_owned())
}
