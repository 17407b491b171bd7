//! `balm sounds`

use crate::cli::flags::{PlaybackArgs, RoutineArgs, duration};
use crate::cli::live::{self, Occasion};
use crate::cli::world::{Done, Env, Failure, say, voices};
use crate::diagnostic::meant;
use crate::display;
use crate::library::Origin;
use crate::prepare::{Choices, Prepared};
use crate::routine;
use crate::sound::{BEDS, BuiltIn, CHIMES};
use crate::timeline::{GetReady, Talk};
use crate::unit::Duration;

/// How long a chime is given to ring out.
const RING: Duration = Duration::from_secs(8);

/// `sounds`.
#[derive(Debug, clap::Args)]
pub struct SoundsArgs {
    /// The sound to play; if omitted, lists all sounds
    pub sound: Option<String>,
    /// How long a bed plays
    #[arg(long = "for", value_name = "TIME", value_parser = duration, default_value = "30s")]
    pub length: Duration,
    #[command(flatten)]
    pub playback: PlaybackArgs,
}

/// Lists the sounds that come with balm, or plays one.
pub fn sounds(env: &Env, args: &SoundsArgs) -> Result<Done, Failure> {
    let Some(name) = args.sound.as_deref() else {
        return say(&display::sounds());
    };
    let known = |sounds: &[BuiltIn]| sounds.iter().find(|s| s.name == name).map(|s| (s.name, s.summary));
    let (sound, step, length) = match (known(BEDS), known(CHIMES)) {
        (Some(bed), _) => (bed, format!("bed = \"{name}\""), args.length),
        (None, Some(chime)) => (chime, format!("chime = \"{name}\""), RING),
        (None, None) => return Err(unknown(name)),
    };
    // A routine of one step, so that it sounds as it would in any other.
    let (name, summary) = sound;
    let text = format!(
        "balm = 1\ntitle = \"{name}\"\n[[step]]\ntitle = \"{summary}\"\nfor = \"{}\"\n{step}\n",
        length.max(Duration::from_secs(1)).min(Duration::from_secs(7200))
    );
    let routine = routine::read(&text, name).routine.ok_or_else(|| unknown(name))?;
    let prepared = Prepared::new(routine, &Origin::BuiltIn, &sample(env), voices::here(env, None)?)?;
    live::run(env, &args.playback.resolve(env), prepared, name, Occasion::default())
}

/// However little the listener wants to hear of routines, this was asked for.
pub fn sample(env: &Env) -> Choices {
    let args = RoutineArgs { talk: Some(Talk::Full), ..RoutineArgs::default() };
    args.choices(&env.settings, GetReady::Exactly(Duration::ZERO))
}

fn unknown(name: &str) -> Failure {
    let names = BEDS.iter().chain(CHIMES).map(|s| s.name);
    let meant = meant(name, names);
    Failure::usage(format!("balm has no sound called \"{name}\"{meant}")).hint("`balm sounds` lists them.")
}
