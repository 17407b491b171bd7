//! The vocabulary in plain words: an overview, a list of one kind, one entry explained. Information,
//! not advice, and it says so. Start with `lists`; `entry` and `condition` explain, `sheet` draws.

mod condition;
mod entry;
mod lists;
mod sheet;
#[cfg(test)]
mod tests;

pub use entry::vocabulary_entry;
pub use lists::{vocabulary_group, vocabulary_kind, vocabulary_overview};
