//! `balm play`

mod first_words;
mod last_time;
mod ratings;
mod remembered;
mod resume;

use crate::cli::flags::{PlaybackArgs, RoutineArgs, speed};
use crate::cli::live::{self, Beginning, FitsAgain, Occasion, View};
use crate::cli::world::reading::read;
use crate::cli::world::{Done, Env, Failure, me, questions, say, voices};
use crate::library::suited_to;
use crate::prepare::{Choices, Prepared};
use crate::session::Listener;
use crate::timeline::GetReady;

use super::preview::rehearse;

/// What suits somebody whom another routine upset.
const CALM: &str = "hands-forearms-typists";

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
        (None, None) => suited(env, playback.view)?,
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
    let mut person = me::person(env, &args.routine_args)?;
    let last_time::Before { said, is_known, is_well } =
        last_time::before(env, &args, playback.view, &found, &routine)?;
    if !is_well {
        return Ok(Done::Yes);
    }
    person.said = said;
    let first_words = first_words::FirstWords::due(
        env,
        &playback,
        args.speed.is_some() || left.is_some() || args.from.is_some(),
    );
    let choices = Choices {
        first_words: first_words.is_some(),
        until_asked: me::until_asked(env, &args.routine_args, playback.view, &routine, &person)?,
        person,
        speed: args.speed.unwrap_or(1.0),
        waits: env.has_keys,
        bed: args.routine_args.bed_or(env.settings.bed.as_deref()),
        ..args.routine_args.choices(&env.settings, GetReady::AtLeast(env.settings.start_in))
    };
    let voices = voices::here(env, args.routine_args.voice.as_deref())?;
    let prepared = Prepared::new(routine, &found.origin, &choices, voices)?;
    let mut remembered = remembered::begin(env, &args, &playback, &found, &prepared, left.clone())?;
    let from = match &left {
        Some(left) => Beginning::Left(left),
        None => Beginning::from(args.from.as_deref()),
    };
    let recorder = remembered.as_mut().and_then(|remembered| remembered.recorder());
    let recorder = recorder.map(|recorder| Box::new(recorder) as Box<dyn Listener>);
    let first_words = first_words.filter(|_| prepared.adapted().says_first_words);
    let first_words = first_words.map(|first| Box::new(first) as Box<dyn Listener>);
    let listeners = recorder.into_iter().chain(first_words).collect();
    let fits_again = Some(FitsAgain { voice: args.routine_args.voice.as_deref() });
    // What is gone on with was told before.
    let is_known = is_known || left.is_some();
    let occasion = Occasion { from, is_known, listeners, rehearsal: None, fits_again };
    let called = env.library.called_of(&found);
    let done = live::run(env, &playback, prepared, &called, occasion);
    match remembered {
        Some(remembered) => remembered.end(&called, done),
        None => done,
    }
}

/// A routine suited to the hour, saying which and why. One that upset the listener lately is not chosen for them.
fn suited(env: &Env, view: View) -> Result<String, Failure> {
    let suited = suited_to(Env::hour());
    let (name, why) = match last_time::is_upsetting(env, suited.name) {
        true => (CALM, "a calm one, with your eyes open"),
        false => (suited.name, suited.why),
    };
    if view.has_words() {
        say(&format!("Playing {name}: {why}.\n"))?;
    }
    Ok(name.to_owned())
}
