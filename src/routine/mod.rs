//! The document: TOML text → spanned tree → checked [`Routine`] and a report of all that is wrong.
//! Takes a `&str` and looks at nothing else: no disk, no clock. Start with `model`.

mod fill;
mod model;
mod words;

pub use fill::{Placeholders, fill};
pub use model::*;
pub use words::{change_over, side_word};
