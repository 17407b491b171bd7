//! `balm play`

mod ratings;
mod remembered;
mod resume;

use crate::cli::flags::{PlaybackArgs, RoutineArgs, speed};
use crate::cli::live::{self, Beginning, Occasion, View};
use crate::cli::world::reading::read;
use crate::cli::world::{Done, Env, Failure, me, questions, say, voices};
use crate::library::suited_to;
use crate::prepare::{Choices, Prepared};

use super::preview::rehearse;

/// `play`.
#[derive(Clone, Debug, Default, clap::Args)]
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
    /// Go on where you left this routine; without a routine, where you left the last one
    #[arg(long, conflicts_with_all = ["from", "watch"])]
    pub resume: bool,
    /// Rehearse this many times faster (speech and chimes keep their pace)
    #[arg(long, value_name = "TIMES", value_parser = speed, allow_negative_numbers = true)]
    pub speed: Option<f64>,
    /// Rehearse and follow changes to the file, like `balm preview`
    #[arg(long, conflicts_with = "speed")]
    pub watch: bool,
    /// Do not remember this session
    #[arg(long)]
    pub no_history: bool,
    /// Do not ask how you are before and after
    #[arg(long)]
    pub no_ratings: bool,
}

/// Plays a routine.
pub fn play(env: &Env, args: &PlayArgs) -> Result<Done, Failure> {
    let playback = args.playback.resolve(env);
    let mut args = args.clone();
    let left = if args.resume { Some(resume::left(env, &mut args)?) } else { None };
    let name = match (&left, &args.routine) {
        (Some(left), _) => left.called.clone(),
        (None, Some(name)) => name.clone(),
        (None, None) => suited(playback.view)?,
    };
    if args.watch {
        return rehearse(env, &name, args.from.as_deref(), args.routine_args, playback);
    }
    let (found, routine) = read(env, &name)?;
    if playback.view.has_words() {
        questions::ask_routine(env, &routine, &mut args.routine_args)?;
        if let Some(left) = &left {
            resume::tell(left, &found)?;
        }
    }
    let person = me::person(env, &args.routine_args)?;
    let choices = Choices {
        until_asked: me::until_asked(env, playback.view, &routine, &person)?,
        person,
        speed: args.speed.unwrap_or(1.0),
        waits: env.has_keys,
        ..args.routine_args.choices(&env.settings, env.settings.start_in)
    };
    let voices = voices::here(env, args.routine_args.voice.as_deref())?;
    let prepared = Prepared::new(routine, &found.origin, &choices, voices)?;
    let mut remembered = remembered::begin(env, &args, &playback, &found, &prepared, left.clone())?;
    let from = match &left {
        Some(left) => Beginning::Left(left),
        None => Beginning::from(args.from.as_deref()),
    };
    let recorder = remembered.as_mut().and_then(|remembered| remembered.recorder());
    let occasion = Occasion { from, recorder, rehearsal: None };
    let called = env.library.called_of(&found);
    let done = live::run(env, &playback, prepared, &called, occasion);
    match remembered {
        Some(remembered) => remembered.end(&called, done),
        None => done,
    }
}

/// A routine suited to the hour, saying which and why.
fn suited(view: View) -> Result<String, Failure> {
    let suited = suited_to(Env::hour());
    if view.has_words() {
        say(&format!("Playing {}: {}.\n", suited.name, suited.why))?;
    }
    Ok(suited.name.to_owned())
}
