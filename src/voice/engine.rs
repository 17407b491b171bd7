//! What every voice can do.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::sound::Speech;
use crate::unit::Frames;

use super::Utterance;

/// Something that turns words into sound.
pub trait Engine: Send + Sync {
    /// What people call it: "heart", "espeak-ng".
    fn name(&self) -> &str;

    /// Everything that alters how it sounds (model, version, arguments): part of the fingerprint of
    /// what it says.
    fn identity(&self) -> String;

    /// Whether it speaks this language (BCP 47) well enough to be listened to.
    fn speaks(&self, language: &str) -> bool;

    /// How long `utterance` will last, where that can be known much sooner than it can be spoken.
    /// [`Engine::speak`] then gives exactly that length.
    ///
    /// # Errors
    /// As [`Engine::speak`].
    fn measure(&self, _utterance: &Utterance) -> Option<Result<Frames, SpeechError>> {
        None
    }

    /// Speaks, levelled to [`crate::sound::loudness::SPEECH`]. In bounded time, whatever the text.
    ///
    /// # Errors
    /// [`SpeechError`], naming the voice.
    fn speak(&self, utterance: &Utterance) -> Result<Speech, SpeechError>;

    /// Gives back what it holds for speaking: nothing is expected to be asked soon. Asked all the same, it
    /// begins anew.
    fn release(&self) {}
}

impl SpeechError {
    /// Which voice it was.
    #[must_use]
    pub fn voice(&self) -> &str {
        match self {
            Self::Missing { voice, .. }
            | Self::Slow { voice, .. }
            | Self::TooMuch { voice }
            | Self::Failed { voice, .. }
            | Self::Unspeakable { voice, .. } => voice,
        }
    }
}

/// Why a line was not spoken. `Display` is one plain line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, thiserror::Error)]
pub enum SpeechError {
    /// Its program or model is not there.
    #[error("the voice \"{voice}\" is not installed: {what}")]
    Missing {
        /// The voice.
        voice: String,
        /// What is not there.
        what: String,
    },
    /// It took too long.
    #[error("the voice \"{voice}\" had not finished a line after {} s", limit.as_secs())]
    Slow {
        /// The voice.
        voice: String,
        /// How long it was given.
        limit: Duration,
    },
    /// It gave more than any line can be.
    #[error("the voice \"{voice}\" gave far more than a line")]
    TooMuch {
        /// The voice.
        voice: String,
    },
    /// It ended badly, or what it gave is no sound.
    #[error("the voice \"{voice}\" failed: {what}")]
    Failed {
        /// The voice.
        voice: String,
        /// What happened, in a few words.
        what: String,
    },
    /// There is nothing in the text that can be said.
    #[error("the voice \"{voice}\" cannot read \"{text}\" aloud")]
    Unspeakable {
        /// The voice.
        voice: String,
        /// The beginning of the text.
        text: String,
    },
}
