//! The document: TOML text → spanned tree → checked [`Routine`] and a report of all that is wrong.
//! Takes a `&str` and looks at nothing else: no disk, no clock. Start with `model`, then `reader`.

mod ask;
mod beside;
mod catalogue;
mod changed;
mod cues;
mod field;
mod fill;
mod findings;
mod fmt;
mod header;
mod keys;
mod limits;
mod marks;
mod model;
mod names;
mod overlay;
mod quantity;
mod reader;
mod schema;
mod sections;
mod sounds;
mod step;
mod syntax;
mod terms;
mod text;
mod texts;
mod translations;
mod used;
mod version;
mod words;

pub use ask::{Answers, Unanswerable};
pub use beside::{Alone, Beside};
pub use fill::{Placeholders, fill};
pub use fmt::fmt;
pub use keys::bounds::{GAP, PACE, SWAP};
pub use keys::{Key, Names, OVERLAY, ROUTINE, Table, Takes, tables};
pub use limits::LARGEST;
pub use marks::Marks;
pub use model::*;
pub use reader::{Reading, read, read_beside};
pub use schema::schema;
pub use terms::*;
pub use text::{Text, Words};
pub use translations::{Translated, Untranslatable};
pub use words::{change_over, names_side, side_first, side_word};
