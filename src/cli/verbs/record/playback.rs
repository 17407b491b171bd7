//! A take played back as a session would play it.

use std::time::Duration;

use crate::cli::device::Output;
use crate::cli::device::connect;
use crate::cli::verbs::sounds::sample;
use crate::cli::world::{Env, Failure, voices};
use crate::library::Origin;
use crate::narration::{SheetLine, VoiceFolder};
use crate::prepare::{Prepared, Start};
use crate::routine;
use crate::sink::{OnDeviceLoss, Player};
use crate::sound::Take;
use crate::text::Safe;
use crate::unit::Frames;

use super::presses::{Press, Presses};

/// How often it looks whether it is over.
const POLL: Duration = Duration::from_millis(30);
/// How long a take fades when a key is pressed.
const FADE: Duration = Duration::from_millis(60);
/// A step of one line and nothing around it.
const ROUTINE: &str = "balm = 1\ntitle = \"Take\"\n[[step]]\ntitle = \"Take\"\nfor = \"1s\"\ngap = \"0s\"\n\
                       say = \"Take\"\naudio = \"take.flac\"\n";

/// Plays a take on this device until it ends or something is pressed.
///
/// # Errors
/// It cannot be played.
pub fn play(
    env: &Env,
    device: Option<&str>,
    take: &Take,
    presses: &Presses,
) -> Result<Option<Press>, Failure> {
    let cannot = |e: &dyn std::fmt::Display| Failure::failed(format!("the take cannot be played: {e}"));
    let folder = tempfile::tempdir().map_err(|e| cannot(&e))?;
    let place = folder.path().join("take.toml");
    let kept = VoiceFolder { name: String::new(), path: folder.path().to_owned() };
    let line = SheetLine { number: 1, text: Safe::new("Take"), file: "take.flac".into(), recorded: false };
    kept.keep(&line, &Safe::new("en"), take).map_err(|e| cannot(&e))?;
    let routine = routine::read(ROUTINE, "take").routine.ok_or_else(|| cannot(&"no routine"))?;
    // Whatever voice is set: "none" would silence recordings too.
    let voices = voices::here(env, Some("heart"))?;
    let prepared = Prepared::new(routine, &Origin::File(place.into()), &sample(env), voices)?;
    let (timeline, sources) = Start::of(prepared).first();
    let volume = env.settings.volume.factor();
    let (player, output) =
        Player::start(move || sources.live(), Frames::ZERO, volume).map_err(|e| cannot(&e))?;
    let name = device.map(str::to_owned).or_else(|| env.settings.device.clone());
    let wanted = Output::Device { name, is_demanded: true, on_loss: OnDeviceLoss::Silent };
    connect(&wanted, &player, output)?;
    let end = timeline.clips.iter().map(|clip| clip.at).max().unwrap_or(Frames::ZERO) + take.length();
    while player.position().at < end {
        if let Some(press) = presses.within(POLL) {
            player.stop(FADE);
            std::thread::sleep(FADE + POLL);
            return Ok(Some(press));
        }
    }
    Ok(None)
}
