//! `balm sleep`

use jiff::civil::Time;
use jiff::{SignedDuration, Zoned};

use crate::cli::flags::{PlaybackArgs, Then, duration, length, then, time_of_day, until};
use crate::cli::live::{self, Occasion};
use crate::cli::volume;
use crate::cli::world::{Done, Env, Failure, voices};
use crate::library::Origin;
use crate::prepare::{BedChoice, Choices, Prepared};
use crate::routine;
use crate::timeline::{Ending, GetReady, Linger};
use crate::unit::Duration;

use super::play::CameToItsEnd;
use super::sounds;

/// What is played where the listener has chosen nothing.
const BED: &str = "brown-noise";
/// How long what it does stays on the screen, before all is dark.
const SHOWN: Duration = Duration::from_secs(20);
/// Shorter is no sleep, and leaves no time to fade.
const SHORTEST: Duration = Duration::from_secs(60);
/// What the volume of sound for sleep is remembered under. No routine is called so.
const CALLED: &str = "balm sleep";

/// `sleep`.
#[derive(Debug, Default, clap::Args)]
pub struct SleepArgs {
    /// A background sound from `balm sounds` or a sound file; several play together; if omitted, the one in your
    /// settings, or brown-noise
    #[arg(value_name = "SOUND")]
    pub beds: Vec<String>,
    /// How long, the fade included
    #[arg(long = "for", value_name = "TIME", value_parser = length, default_value = "45m")]
    pub length: Duration,
    /// Until this time of day, such as 6:30
    #[arg(long, value_name = "TIME", value_parser = time_of_day, conflicts_with = "length")]
    pub until: Option<Time>,
    /// How long it fades at the end; 10 minutes, or half of a short time, if omitted
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub fade: Option<Duration>,
    /// Start this program at the end, in place of balm
    #[arg(long, value_name = "COMMAND", value_parser = then)]
    pub then: Option<Then>,
    #[command(flatten)]
    pub playback: PlaybackArgs,
}

/// Plays background sound alone. Nothing is said, rung or shown after the first seconds.
pub fn sleep(env: &Env, args: &SleepArgs) -> Result<Done, Failure> {
    let mut playback = args.playback.resolve(env);
    let whole = match args.until {
        Some(time) => until(time).map_err(Failure::usage)?,
        None => args.length,
    };
    let fade = fade(args.fade, whole)?;
    let bed = match &args.beds[..] {
        [] => env.settings.bed.clone().filter(|bed| bed != "none").unwrap_or_else(|| BED.to_owned()),
        beds => beds.join("+"),
    };
    // A routine of one step, so that it sounds as it would in any other; the whole night as loud as at its beginning.
    let step = whole.saturating_sub(fade).max(Duration::from_secs(1));
    let text = format!(
        "balm = 1\ntitle = \"Sleep\"\nkind = \"night\"\n[night]\nvoice_to = \"0 dB\"\n[[step]]\nfor = \"{step}\"\n"
    );
    let broken = || Failure::failed("the sound cannot be laid out");
    let routine = routine::read(&text, "sleep").routine.ok_or_else(broken)?;
    let choices = Choices {
        bed: BedChoice::Named(bed.clone()),
        start_in: GetReady::Exactly(SHOWN.min(step)),
        ending: Ending { linger: Linger::UntilWhole(whole), fade: Some(fade) },
        ..sounds::sample(env)
    };
    let prepared = Prepared::new(routine, &Origin::BuiltIn, &choices, voices::here(env, Some("none"))?)?;
    let keeper = volume::as_last_time(env, &args.playback, &mut playback, CALLED, true)?;
    let end = CameToItsEnd::default();
    let listeners = keeper.into_iter().chain([Box::new(end.clone()) as _]).collect();
    let sound_alone = Some(told(&bed, whole, fade, env.has_keys));
    let occasion = Occasion { listeners, sound_alone, has_hooks: true, ..Occasion::default() };
    end.then(args.then.as_ref(), live::run(env, &playback, prepared, "sleep", occasion))
}

/// How long the end takes of the whole.
fn fade(asked: Option<Duration>, whole: Duration) -> Result<Duration, Failure> {
    if whole < SHORTEST {
        return Err(Failure::usage("sound for sleep takes a minute or longer"));
    }
    match asked {
        Some(fade) if fade > whole => {
            Err(Failure::usage(format!("a fade of {fade} is longer than the whole, {whole}")))
        }
        Some(fade) => Ok(fade),
        None => Ok(Duration::from_secs(600).min(Duration::from_millis(whole.millis() / 2))),
    }
}

/// What is said of it, once.
fn told(bed: &str, whole: Duration, fade: Duration, has_keys: bool) -> String {
    let at = |from_now: Duration| {
        let millis = i64::try_from(from_now.millis()).unwrap_or_default();
        (&Zoned::now() + SignedDuration::from_millis(millis)).strftime("%H:%M").to_string()
    };
    let keys = if has_keys { " Space pauses, q stops." } else { "" };
    format!(
        "{bed}, until {}; from {} on it fades.{keys} Good night.",
        at(whole),
        at(whole.saturating_sub(fade))
    )
}
