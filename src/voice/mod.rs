//! A line of text → a clip of speech: how it is normalised, which voice speaks it, how fast, and where it is
//! cached. Knows nothing of a session's time. A stranger's text never reaches a shell or a network. Start
//! with `utterance`, then `engine`; `normalise` makes an utterance, `casting` chooses a voice, `speaker`
//! speaks.

mod cache;
mod casting;
mod edges;
mod engine;
pub mod heart;
mod normalise;
pub mod program;
mod speaker;
mod utterance;
mod voices;

pub use cache::{Cache, Fingerprint};
pub use casting::Casting;
pub use engine::{Engine, SpeechError};
pub use normalise::{Guess, Pronunciations, guesses, is_unread, normalise};
pub use speaker::Speaker;
pub use utterance::{Phrase, Pronounced, Utterance};
pub use voices::{Voices, Wishes};
