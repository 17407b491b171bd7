//! A microphone, open from now until Enter, or until nobody has spoken for a while.

use std::time::Duration;

use crate::cli::world::Failure;
use crate::sink::{Microphone, MicrophoneError, OpenMicrophone};
use crate::sound::{MicrophoneLevel, Speech, SpeechWatch};
use crate::unit::Frames;

use super::presses::{Press, Presses};

/// How often it is looked at.
const POLL: Duration = Duration::from_millis(50);
/// After so long without a word a take ends by itself.
const SILENCE: Frames = Frames::from_millis(4_000);
/// Nobody waits so long before the first word.
const FIRST_WORD: Frames = Frames::from_millis(20_000);
/// A few words last no longer, and after so long a silence they are over.
const FEW_WORDS: Frames = Frames::from_millis(8_000);
const AFTER_FEW_WORDS: Frames = Frames::from_millis(1_200);
/// A level that is shown falls by this factor from look to look.
const FALL: f32 = 0.7;

/// What came of it.
pub enum Heard {
    /// One channel at 48 kHz.
    Samples(Vec<f32>),
    /// How the microphone is set.
    Level(MicrophoneLevel),
    /// Nobody said anything.
    Nothing,
    /// Somebody wants to stop.
    Stopped,
    /// The whole program is to stand still.
    Suspended,
    /// The microphone failed.
    Failed(MicrophoneError),
}

/// Shows how loud it is, as a factor of full scale.
pub type ShowLevel<'a> = &'a mut dyn FnMut(f32) -> Result<(), Failure>;

/// Listens to a line.
pub fn listen(microphone: &Microphone, presses: &Presses, show: ShowLevel<'_>) -> Result<Heard, Failure> {
    hear(microphone, presses, show, |watch| match watch.silent() {
        None => watch.heard() > FIRST_WORD,
        Some(silent) => silent > SILENCE || watch.heard() >= Frames::from_duration(Speech::MAX_LENGTH),
    })
}

/// Listens to a few words.
pub fn listen_for_level(
    microphone: &Microphone,
    presses: &Presses,
    show: ShowLevel<'_>,
) -> Result<Heard, Failure> {
    let is_over = |watch: &SpeechWatch| {
        watch.heard() > FEW_WORDS || watch.silent().is_some_and(|silent| silent > AFTER_FEW_WORDS)
    };
    Ok(match hear(microphone, presses, show, is_over)? {
        Heard::Samples(samples) => Heard::Level(MicrophoneLevel::of(&samples)),
        Heard::Nothing => Heard::Level(MicrophoneLevel::Nothing),
        other => other,
    })
}

fn hear(
    microphone: &Microphone,
    presses: &Presses,
    show: ShowLevel<'_>,
    is_over: impl Fn(&SpeechWatch) -> bool,
) -> Result<Heard, Failure> {
    let mut open = match microphone.open() {
        Ok(open) => open,
        Err(why) => return Ok(Heard::Failed(why)),
    };
    let (mut samples, mut watch, mut level) = (Vec::new(), SpeechWatch::default(), 0.0f32);
    loop {
        match presses.within(Duration::ZERO) {
            Some(Press::Enter) => break,
            Some(Press::Key('q') | Press::Stop) => return Ok(Heard::Stopped),
            Some(Press::Suspend) => return Ok(Heard::Suspended),
            Some(Press::Key(_)) | None => {}
        }
        let new = match open.next(POLL) {
            Ok(new) => new,
            Err(why) => return Ok(Heard::Failed(why)),
        };
        watch.hear(&new);
        level = new.iter().fold(level * FALL, |peak, sample| peak.max(sample.abs()));
        samples.extend(new);
        if is_over(&watch) {
            break;
        }
        show(level)?;
    }
    Ok(closed(open, samples, &watch))
}

/// The end of it: what is still on its way belongs to it.
fn closed(open: OpenMicrophone, mut samples: Vec<f32>, watch: &SpeechWatch) -> Heard {
    match open.close() {
        Ok(rest) => samples.extend(rest),
        Err(why) => return Heard::Failed(why),
    }
    if watch.silent().is_none() && watch.heard() > FIRST_WORD {
        Heard::Nothing
    } else {
        Heard::Samples(samples)
    }
}
