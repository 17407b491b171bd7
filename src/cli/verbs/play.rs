//! `balm play`

use crate::cli::flags::{PlaybackArgs, RoutineArgs, speed};
use crate::cli::live::{self, View};
use crate::cli::world::reading::read;
use crate::cli::world::{Done, Env, Failure, me, questions, say, voices};
use crate::library::suited_to;
use crate::prepare::{Choices, Prepared};

use super::preview::rehearse;

/// `play`.
#[derive(Debug, clap::Args)]
pub struct PlayArgs {
    /// A name from `balm list` or a file; if omitted, balm picks one for the time of day
    pub routine: Option<String>,
    #[command(flatten)]
    pub routine_args: RoutineArgs,
    #[command(flatten)]
    pub playback: PlaybackArgs,
    /// Start at this step: its number, id or title
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    pub from: Option<String>,
    /// Rehearse this many times faster (speech and chimes keep their pace)
    #[arg(long, value_name = "TIMES", value_parser = speed, allow_negative_numbers = true)]
    pub speed: Option<f64>,
    /// Rehearse and follow changes to the file, like `balm preview`
    #[arg(long, conflicts_with = "speed")]
    pub watch: bool,
}

/// Plays a routine.
pub fn play(env: &Env, args: &PlayArgs) -> Result<Done, Failure> {
    let playback = args.playback.resolve(env);
    let name = match &args.routine {
        Some(name) => name.clone(),
        None => suited(playback.view)?,
    };
    if args.watch {
        return rehearse(env, &name, args.from.as_deref(), args.routine_args.clone(), playback);
    }
    let (found, routine) = read(env, &name)?;
    let mut routine_args = args.routine_args.clone();
    if playback.view.has_words() {
        questions::ask_routine(env, &routine, &mut routine_args)?;
    }
    let person = me::person(env, &routine_args)?;
    let choices = Choices {
        until_asked: me::until_asked(env, playback.view, &routine, &person)?,
        person,
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
