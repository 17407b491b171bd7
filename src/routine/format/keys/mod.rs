//! The format as data: every key, where it may stand, what it takes and what it is for. A table lists its
//! keys in the order a tidy file has. Start with `key`, then `header_keys` and `step_keys`. The schema, the
//! formatter, the page about the format and the hints for misspelt keys are made from these tables.

pub mod bounds;
mod header_keys;
mod key;
mod overlay_keys;
mod step_keys;
mod takes_in_words;

pub use header_keys::{ASK, AUTHOR, FIT, NIGHT, PLAN, RATINGS, SOUND, VOICE};
pub use key::{Key, Names, Table, Takes};
pub use overlay_keys::{CAPS, CHANGE};
pub use step_keys::{CUE, SECTION, SIDED, STEP};

/// A routine, from its first line.
pub static ROUTINE: &Table = &header_keys::ROUTINE;
/// An overlay, from its first line: a small file that changes a routine for one person.
pub static OVERLAY: &Table = &overlay_keys::OVERLAY;

/// Where the keys of [`ROUTINE`] and [`OVERLAY`] belong, as it stands in a sentence.
pub const AT_THE_TOP: &str = "at the top of the file, above the first heading in brackets";
/// Where the keys of [`STEP`] belong.
pub const IN_THE_STEP: &str = "in the step itself";
/// The same, below no step.
pub const IN_A_STEP: &str = "in a step, or under [defaults] for all of them";

/// The tables whose keys are written at the top of a file, and where each belongs.
pub const AROUND_THE_TOP: [(&Table, &str); 3] =
    [(&header_keys::ROUTINE, AT_THE_TOP), (&STEP, IN_A_STEP), (&SECTION, "in a [[section]]")];
/// The same for a table inside a step.
pub const AROUND_A_STEP: [(&Table, &str); 3] =
    [(&STEP, IN_THE_STEP), (&header_keys::ROUTINE, AT_THE_TOP), (&SECTION, "in a [[section]]")];

/// Every table, each once, in the order of first mention.
#[must_use]
pub fn tables() -> Vec<&'static Table> {
    let mut tables = vec![ROUTINE, OVERLAY];
    let mut at = 0;
    while let Some(table) = tables.get(at).copied() {
        for key in table.keys() {
            key.takes.collect(&mut tables);
        }
        at += 1;
    }
    tables
}

/// Whether a file with these top-level keys is an overlay.
pub fn is_overlay(has: impl Fn(&str) -> bool) -> bool {
    ["extends", "change"].into_iter().any(has)
}
