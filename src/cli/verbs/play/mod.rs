//! `balm play`

mod ending;
mod first_words;
mod last_time;
mod ratings;
mod remembered;
mod resume;

use std::path::Path;

use jiff::civil::Time;

use crate::cli::flags::{PlaybackArgs, RoutineArgs, Then, speed, then, time_of_day};
use crate::cli::live::{self, Beginning, FitsAgain, Occasion, View};
use crate::cli::volume;
use crate::cli::world::memory::called;
use crate::cli::world::provenance::provenance_of;
use crate::cli::world::reading::read_joined;
use crate::cli::world::{Done, Env, Failure, me, questions, say, say_wrapped, voices};
use crate::files::has_ending;
use crate::library::suited_to;
use crate::prepare::{Choices, Prepared};
use crate::session::Listener;
use crate::text::Safe;
use crate::timeline::GetReady;
use crate::web::Address;

use super::add::{AddArgs, add_file};
use super::preview::rehearse;

pub use ending::CameToItsEnd;

/// What suits somebody whom another routine upset.
const CALM: &str = "hands-forearms-typists";

/// `play`.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PlayArgs {
    /// A name from `balm list` or a file; several become one session; if omitted, balm picks one for the time of day
    #[arg(value_name = "ROUTINE")]
    pub routines: Vec<String>,
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
    /// Let the background sound go on until this time of day, such as 22:45
    #[arg(long, value_name = "TIME", value_parser = time_of_day, conflicts_with = "linger")]
    pub until: Option<Time>,
    /// Start this program when the routine has come to its end, in place of balm
    #[arg(long, value_name = "COMMAND", value_parser = then)]
    pub then: Option<Then>,
    /// Do not remember this session
    #[arg(long)]
    pub no_history: bool,
    /// Do not ask how you are before and after
    #[arg(long)]
    pub no_ratings: bool,
}

/// Plays a routine.
pub fn play(env: &Env, args: &PlayArgs) -> Result<Done, Failure> {
    let mut args = args.clone();
    let mut left = if args.resume { Some(resume::left(env, &mut args)?) } else { None };
    let mut playback = args.playback.resolve(env);
    add_bundles(env, &mut args)?;
    let names = match (&left, &args.routines[..]) {
        (Some(left), _) => resume::names(env, left),
        (None, []) => vec![suited(env, playback.view)?],
        (None, names) => names.to_vec(),
    };
    if args.watch {
        let [name] = &names[..] else { return Err(Failure::usage("--watch takes one routine")) };
        return rehearse(env, name, args.from.as_deref(), args.routine_args, playback);
    }
    let (found, routine) = read_joined(env, &names)?;
    if left.is_none() {
        left = resume::offered(env, &mut args, playback.view, (&found, &routine))?;
        playback.is_private |= args.playback.private;
    }
    if playback.view.has_words() {
        provenance_of(env, &found).map_or(Ok(Done::Yes), |line| say_wrapped(&line, env.reading_width()))?;
        questions::ask_routine(env, &routine, &mut args.routine_args)?;
        if let Some(left) = &left {
            resume::tell(left, &found, args.routine_args.wording(&routine))?;
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
        ending: ending::of(&args, &routine)?,
        ..args.routine_args.choices(&env.settings, GetReady::AtLeast(env.settings.start_in))
    };
    let voices = voices::here(env, args.routine_args.voice.as_deref())?;
    let prepared = Prepared::new(routine, found.origin_of_sounds(), &choices, voices)?;
    ending::tell(&args, playback.view, prepared.routine());
    let mut remembered = remembered::begin(env, &args, &playback, &found, &prepared, left.clone())?;
    let from = match &left {
        Some(left) => Beginning::Left(left),
        None => Beginning::from(args.from.as_deref()),
    };
    let keeper =
        volume::as_last_time(env, &args.playback, &mut playback, &called(&found), remembered.is_some())?;
    let recorder = remembered.as_mut().and_then(|remembered| remembered.recorder());
    let recorder = recorder.map(|recorder| Box::new(recorder) as Box<dyn Listener>);
    let first_words = first_words.filter(|_| prepared.adapted().says_first_words);
    let first_words = first_words.map(|first| Box::new(first) as Box<dyn Listener>);
    let came_to_its_end = CameToItsEnd::default();
    let end = args.then.is_some().then(|| Box::new(came_to_its_end.clone()) as Box<dyn Listener>);
    let listeners = recorder.into_iter().chain(first_words).chain(keeper).chain(end).collect();
    let fits_again = Some(FitsAgain { voice: args.routine_args.voice.as_deref() });
    // What is gone on with was told before.
    let is_known = is_known || left.is_some();
    let occasion = Occasion { from, is_known, listeners, has_hooks: true, fits_again, ..Occasion::default() };
    let called = env.library.called_of(&found);
    let done = live::run(env, &playback, prepared, &called, occasion);
    let done = match remembered {
        Some(remembered) => remembered.end(&called, done),
        None => done,
    };
    came_to_its_end.then(args.then.as_ref(), done)
}

/// Of a file that somebody gave, what is in it is played, once it has been added.
fn add_bundles(env: &Env, args: &mut PlayArgs) -> Result<(), Failure> {
    for name in &mut args.routines {
        if Address::is_meant(name) {
            return Err(Failure::usage("balm plays only what is on this computer")
                .hint(&format!("To add it first: balm add {}", Safe::new(name))));
        }
        let path = Path::new(name.as_str());
        if has_ending(path, "balm") && path.is_file() {
            *name = add_file(env, path, &AddArgs::default())?.0.name;
        }
    }
    Ok(())
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
