//! Events and timelines as characters: a calm screen, plain lines, JSON, a table. Knows nothing of
//! sound or settings; writes only to what it is given. A stranger's text passes through
//! [`crate::text::Safe`] before anything else happens to it. Start with `state`, then `layout`.

mod about;
mod before;
mod breath;
mod canvas;
mod catalogue;
mod check;
mod explain;
mod glyphs;
mod json;
mod keys;
mod layout;
mod line;
mod night;
mod page;
mod places;
mod plain;
mod report;
#[cfg(test)]
mod sample;
mod screen;
mod show;
mod state;
mod tailored;
mod vocabulary;
mod words;

pub use about::About;
pub use before::{before, before_in_full};
pub use catalogue::{Listing, catalogue};
pub use check::{Checked, Format, checked};
pub use explain::{explained, explained_list};
pub use json::Json;
pub use keys::{KEYS, Key};
pub use layout::layout;
pub use line::{Line, Palette, Tone};
pub use page::page;
pub use plain::{Plain, Steering};
pub use report::report;
pub use screen::{LEAVE, Screen};
pub use show::{show, show_json};
pub use state::State;
pub use tailored::{adapted, adapted_in_brief};
pub use vocabulary::{vocabulary_entry, vocabulary_group, vocabulary_kind, vocabulary_overview};
pub use words::outcome_line;
