//! A line of text → a clip of speech: how it is worded for the ear, who says it, how fast, and where
//! what was said is kept. Nothing here knows of time beyond the line's own. A stranger's text never
//! reaches a shell or a network. Start with `utterance`, then `engine`; `casting` chooses, `speaker`
//! speaks.

mod cache;
mod casting;
mod child;
mod edges;
mod engine;
pub mod heart;
mod hush;
pub mod program;
mod speaker;
mod utterance;
mod voices;
mod wording;

pub use cache::{Cache, Fingerprint};
pub use casting::Casting;
pub use engine::{Engine, SpeechError};
pub use hush::Hush;
pub use speaker::Speaker;
pub use utterance::{Phrase, Pronounced, Utterance};
pub use voices::{Voices, Wishes};
pub use wording::{Pronunciations, word};
