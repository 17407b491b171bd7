//! What every voice can do.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::sound::Speech;
use crate::unit::Frames;

use super::utterance::Utterance;

/// The longest line that is read aloud, in characters: three minutes. The longest of balm's own has 250.
const MAX_CHARS: usize = 2000;

/// A voice: turns words into sound.
pub trait Engine: Send + Sync {
    /// Its name: "heart", "espeak-ng".
    fn name(&self) -> &str;

    /// Everything that changes how it sounds (model, version, arguments): part of the fingerprint of
    /// what it says.
    fn identity(&self) -> String;

    /// Whether it speaks this language (BCP 47) well enough to be listened to.
    fn speaks(&self, language: &str) -> bool;

    /// How long `utterance` will last; `None` if that is not known much sooner than it can be spoken.
    /// [`Engine::speak`] then gives exactly this length.
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

    /// Frees what it holds for speaking, when nothing is expected soon. It can still speak afterwards.
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
    /// Its program or model is missing.
    #[error("the voice \"{voice}\" is not installed: {what}")]
    Missing {
        /// The voice.
        voice: String,
        /// What is missing.
        what: String,
    },
    /// It took too long.
    #[error("the voice \"{voice}\" did not finish a line within {} s", limit.as_secs())]
    Slow {
        /// The voice.
        voice: String,
        /// Its time limit.
        limit: Duration,
    },
    /// It produced more than any line can be.
    #[error("the voice \"{voice}\" produced too much sound for a line")]
    TooMuch {
        /// The voice.
        voice: String,
    },
    /// It failed, or its output is no sound.
    #[error("the voice \"{voice}\" failed: {what}")]
    Failed {
        /// The voice.
        voice: String,
        /// What happened, in a few words.
        what: String,
    },
    /// Nothing in the text can be said.
    #[error("the voice \"{voice}\" cannot read \"{text}\" aloud")]
    Unspeakable {
        /// The voice.
        voice: String,
        /// The beginning of the text.
        text: String,
    },
}

/// # Errors
/// [`SpeechError::Failed`] for a line that is too long for any voice.
pub(super) fn check_length(voice: &str, utterance: &Utterance) -> Result<(), SpeechError> {
    if utterance.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS {
        return Ok(());
    }
    let what = format!("the line is longer than {MAX_CHARS} characters");
    Err(SpeechError::Failed { voice: voice.into(), what })
}

/// The error for a line in which nothing can be said.
pub(super) fn unspeakable(voice: &str, utterance: &Utterance) -> SpeechError {
    SpeechError::Unspeakable { voice: voice.into(), text: utterance.chars().take(40).collect() }
}
