//! The vocabulary in plain words: an overview, a list of one kind, a page for one entry. It is information, not
//! advice, and says so. Start with `kind_lists`; `entry_page` and `condition_page` explain one entry.

mod condition_page;
mod entry_page;
mod fact_sheet;
mod kind_lists;
mod labels;
mod vocabulary_json;

pub use entry_page::vocabulary_entry;
pub use kind_lists::{vocabulary_group, vocabulary_kind, vocabulary_overview};
pub use vocabulary_json::vocabulary_json;
