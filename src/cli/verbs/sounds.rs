//! `balm sounds`

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::flags::{PlaybackArgs, RoutineArgs, duration};
use crate::cli::live::{self, Occasion};
use crate::cli::world::{Done, Env, Failure, say, voices};
use crate::diagnostic::meant;
use crate::display;
use crate::library::Origin;
use crate::prepare::{BedChoice, Choices, Prepared};
use crate::routine::{self, Layers};
use crate::sound::{BEDS, BuiltIn, CHIMES};
use crate::timeline::{GetReady, Talk};
use crate::unit::Duration;

/// How long a chime is given to ring out: the longest rings for 20 seconds.
const RING: Duration = Duration::from_secs(20);

/// `sounds`.
#[derive(Debug, clap::Args)]
pub struct SoundsArgs {
    /// The sound to play, a sound file, or several in layers, such as rain+wind:-3dB; if omitted, lists all sounds
    pub sound: Option<String>,
    /// How long a bed plays
    #[arg(long = "for", value_name = "TIME", value_parser = duration, default_value = "30s")]
    pub length: Duration,
    #[command(flatten)]
    pub playback: PlaybackArgs,
}

/// Lists the sounds that come with balm and the beds that were saved, or plays one.
pub fn sounds(env: &Env, args: &SoundsArgs) -> Result<Done, Failure> {
    let saved = &env.settings.beds;
    let Some(name) = args.sound.as_deref() else {
        return say(&display::sounds(saved));
    };
    let known = |sounds: &[BuiltIn]| sounds.iter().find(|s| s.name == name).map(|s| s.summary);
    let is_bed = saved.contains_key(name) || Layers::are_in(name) || Path::new(name).exists();
    let (title, summary, step, length) = match (known(BEDS), known(CHIMES)) {
        (None, Some(chime)) => (name, chime, format!("chime = \"{name}\""), RING),
        (Some(bed), _) => (name, bed, String::new(), args.length),
        // What was typed may be no title.
        (None, None) if is_bed => ("sound", "a background sound of yours", String::new(), args.length),
        (None, None) => return Err(unknown(name, saved)),
    };
    // A routine of one step, so that it sounds as it would in any other.
    let text = format!(
        "balm = 1\ntitle = \"{title}\"\n[[step]]\ntitle = \"{summary}\"\nfor = \"{}\"\n{step}\n",
        length.max(Duration::from_secs(1)).min(Duration::from_secs(7200))
    );
    let routine = routine::read(&text, name).routine.ok_or_else(|| unknown(name, saved))?;
    let bed = if step.is_empty() { BedChoice::Named(name.to_owned()) } else { BedChoice::AsWritten };
    let choices = Choices { bed, ..sample(env) };
    let prepared = Prepared::new(routine, &Origin::BuiltIn, &choices, voices::here(env, None)?)?;
    live::run(env, &args.playback.resolve(env), prepared, name, Occasion::default())
}

/// However little the listener wants to hear of routines, this was asked for.
pub fn sample(env: &Env) -> Choices {
    let args = RoutineArgs { talk: Some(Talk::Full), ..RoutineArgs::default() };
    args.choices(&env.settings, GetReady::Exactly(Duration::ZERO))
}

fn unknown(name: &str, saved: &BTreeMap<String, String>) -> Failure {
    let names = BEDS.iter().chain(CHIMES).map(|s| s.name).chain(saved.keys().map(String::as_str));
    let meant = meant(name, names);
    Failure::usage(format!("balm has no sound called \"{name}\"{meant}")).hint("`balm sounds` lists them.")
}
