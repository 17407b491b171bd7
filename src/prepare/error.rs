//! Why a session cannot be prepared.

use crate::care::PersonFit;
use crate::library::SoundError;
use crate::routine::{LayersError, Unanswerable, Untranslatable};

/// Why a session cannot be prepared.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// An answer that the routine does not know.
    #[error(transparent)]
    Answer(#[from] Unanswerable),
    /// A language that the routine is not in.
    #[error(transparent)]
    Language(#[from] Untranslatable),
    /// Nothing of it is left for the person it is for.
    #[error("this routine is not for you today")]
    NotForYou {
        /// What became of each step.
        fitted: Box<PersonFit>,
        /// The language it was to be in.
        language: String,
    },
    /// The bed that was chosen is neither a bed nor a file.
    #[error("there is no bed or sound file called \"{name}\"")]
    UnknownBed {
        /// The name.
        name: String,
        /// The beds that are known besides balm's own.
        known: Vec<String>,
    },
    /// The layers of the bed that was chosen are wrong.
    #[error("the bed \"{bed}\": {wrong}")]
    Layers {
        /// The bed as it was chosen.
        bed: String,
        /// What is wrong with it.
        wrong: LayersError,
    },
    /// The file that was chosen as bed cannot be played.
    #[error(transparent)]
    ChosenBed(SoundError),
    /// A sound that the routine needs cannot be played.
    #[error(transparent)]
    Sound(#[from] SoundError),
    /// The system gave no thread for the voices.
    #[error("the voices cannot be started: {0}")]
    Voices(std::io::Error),
    /// The caller cancelled.
    #[error("cancelled")]
    Cancelled,
}
