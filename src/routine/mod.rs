//! The document: TOML text → spanned tree → checked [`Routine`] and a report of all that is wrong.
//! Takes a `&str` and looks at nothing else: no disk, no clock. `model` is what a routine is, `format` its
//! keys as data, `compose` what is made from routines, `read` the way from text. Start with `model`.

mod compose;
mod fmt;
mod format;
mod model;
mod read;
mod side_words;

pub use compose::{
    Answers, Apart, Placeholders, Translated, Unanswerable, Untranslatable, fill, fill_outside,
};
pub use fmt::fmt;
pub use format::keys::bounds::{GAP, LARGEST, PACE, SWAP};
pub use format::keys::{Key, Names, OVERLAY, ROUTINE, Table, Takes, tables};
pub use format::schema;
pub use model::*;
pub use read::{Alone, BUILT_IN, Beside, Reading, USERS, check_syntax, kind_of, read, read_beside};
pub use side_words::{change_over, names_side, side_after, side_first, side_word, with_side};
