//! The document: TOML text → spanned tree → checked [`Routine`] and a report of all that is wrong.
//! Takes a `&str` and looks at nothing else: no disk, no clock. Start with `model`, then `reader`.

mod cues;
mod field;
mod fill;
mod findings;
mod fmt;
mod header;
mod keys;
mod later;
mod limits;
mod model;
mod names;
mod quantity;
mod reader;
mod schema;
mod sections;
mod sounds;
mod step;
mod syntax;
mod terms;
mod texts;
mod version;
mod words;

pub use fill::{Placeholders, fill};
pub use fmt::fmt;
pub use keys::{Key, List, Names, OVERLAY, ROUTINE, Table, Takes, tables};
pub use model::*;
pub use reader::{Reading, read};
pub use schema::schema;
pub use terms::*;
pub use words::{change_over, names_side, side_first, side_word};
