//! Routines made from routines: with another's steps, one after another, with an overlay's changes or answers to its
//! questions, or in another language; and texts with their placeholders filled in. Reads no files.

pub mod adopt;
pub mod alter;
mod answers;
mod first_change;
mod join;
pub mod placeholders;
pub mod pressure_caps;
mod translate;

pub use answers::{Answers, Unanswerable};
pub use join::Apart;
pub use placeholders::{Placeholders, fill, fill_outside};
pub use translate::{Translated, Untranslatable};
