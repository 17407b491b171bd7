//! `balm show`

use std::path::{Path, PathBuf};

use crate::care::{Preparation, StepsAre, Wording};
use crate::cli::flags::RoutineArgs;
use crate::cli::world::provenance::provenance_of;
use crate::cli::world::reading::read_joined;
use crate::cli::world::{Done, Env, Failure, complain, interrupt, me, say, say_json, shown, target, voices};
use crate::display;
use crate::export::{PictureFormat, picture};
use crate::library::{Origin, SoundFiles};
use crate::lint::recorded_languages;
use crate::prepare::{Choices, LeadIn, PrepareError, Prepared};
use crate::routine::Routine;
use crate::session::Command;
use crate::text::{Safe, capital};
use crate::timeline::GetReady;
use crate::unit::Duration;
use crate::voice::Voices;

/// `show`.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// A name from `balm list` or a file; several are shown as one session
    #[arg(value_name = "ROUTINE", required = true)]
    pub routines: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Draw the routine as a timeline to print, into a .svg or .png file
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub picture: Option<PathBuf>,
    /// Replace an existing picture
    #[arg(long, requires = "picture")]
    pub force: bool,
    #[command(flatten)]
    pub routine_args: RoutineArgs,
}

/// Prints a routine's timeline, or draws it.
pub fn show(env: &Env, args: &ShowArgs) -> Result<Done, Failure> {
    let format = args.picture.as_deref().map(|path| format_of(path, args.force)).transpose()?;
    let (found, routine) = read_joined(env, &args.routines)?;
    let voices = voices::here(env, args.routine_args.voice.as_deref())?;
    let (languages, spoken) = languages(&routine, found.origin_of_sounds(), &voices);
    let choices = Choices {
        person: me::person(env, &args.routine_args)?,
        ..args.routine_args.choices(&env.settings, GetReady::AtLeast(Duration::ZERO))
    };
    let mut prepared = match Prepared::new(routine, found.origin_of_sounds(), &choices, voices) {
        Err(PrepareError::NotForYou { fitted, .. }) if args.json => {
            return say_json(&display::fitted_json(&fitted));
        }
        prepared => prepared?,
    };
    // A program that gets ready to speak does not outlive Ctrl-C.
    interrupt::listen(|command| command == Command::Interrupt);
    prepared.resolve_lines(&mut |wait| {
        voices::words(wait).iter().for_each(|words| complain(words));
        interrupt::stopped_by().is_none()
    })?;
    let timeline = prepared.timeline(LeadIn::default());
    let places = |step| timeline.places_of(step);
    let wording = Wording::of(&prepared.routine().language);
    let notes = display::adapted(prepared.adapted(), &places, wording);
    if let (Some(path), Some(format)) = (&args.picture, format) {
        let drawn = format.bytes(picture(&timeline, prepared.routine(), &notes));
        let drawn = drawn.map_err(|e| Failure::failed(format!("{}: {e}", path.display())))?;
        target::write(path, args.force, &drawn)?;
        complain(&format!("Drew {}.", shown(path)));
        return Ok(Done::Yes);
    }
    let (routine, made_for) = (prepared.routine(), prepared.adapted().made_for());
    let preparation = Preparation::of(routine, made_for, StepsAre::Written(&places));
    let mut before = display::before_in_full(routine, &preparation, made_for);
    if args.json {
        let fitted = prepared.adapted().fitted.as_ref();
        say(&display::show_json(&timeline, &before, &notes, fitted, (&languages, &spoken)))
    } else {
        before.splice(0..0, provenance_of(env, &found).map(|line| Safe::new(&line)));
        let others = display::also_in(&languages, &spoken, &routine.language, wording);
        let choose = |it: String| {
            wording.fill("{languages}. Choose with --language.", &[("languages", &capital(&it))])
        };
        before.extend(others.map(|it| Safe::new(&choose(it))));
        say(&display::show(&timeline, &before, &notes, env.width()))
    }
}

/// The languages a routine is in, and those of them in which it is heard.
fn languages(routine: &Routine, origin: &Origin, voices: &Voices) -> (Vec<Safe>, Vec<Safe>) {
    let recorded = recorded_languages(routine, &SoundFiles::of(routine, origin));
    let all = routine.languages();
    let is_heard = |language: &&String| voices.is_heard(language, recorded.contains(language));
    let safe = |language: &String| Safe::new(language);
    (all.iter().map(safe).collect(), all.iter().filter(is_heard).map(safe).collect())
}

/// Looked at before anything is done.
fn format_of(path: &Path, force: bool) -> Result<PictureFormat, Failure> {
    let format = PictureFormat::of(path).map_err(Failure::usage)?;
    target::free(path, force)?;
    Ok(format)
}
