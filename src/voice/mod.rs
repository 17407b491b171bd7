//! A line of text → a clip of speech: how it is worded for the ear, who says it, how fast, and where
//! what was said is kept. Nothing here knows of time beyond the line's own. A stranger's text never
//! reaches a shell or a network. Start with `utterance`, then `engine`.

mod cache;
#[cfg(unix)]
mod child;
mod engine;
pub mod heart;
#[cfg(unix)]
pub mod program;
mod utterance;
mod wording;

pub use cache::{Cache, Fingerprint};
pub use engine::{Engine, SpeechError};
pub use utterance::{Phrase, Pronounced, Utterance};
pub use wording::{Pronunciations, word};
