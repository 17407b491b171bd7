//! The format as data: every key, where it may stand, what it takes and what it is for. The order of a
//! table is the order a tidy file has. Start with `key`, then `header` and `step`. The schema, the
//! formatter, the page about the format and the hints for misspelt keys are made of it.

pub(super) mod bounds;
mod header;
mod key;
mod meant;
mod overlay;
mod step;
mod words;

pub use key::{Key, Names, Table, Takes};
pub(super) use meant::{elsewhere, meant, meant_elsewhere};

use key::names;

/// A routine, from its first line.
pub static ROUTINE: &Table = &header::ROUTINE;
/// An overlay, from its first line: a small file that changes a routine for one person.
pub static OVERLAY: &Table = &overlay::OVERLAY;

/// Every table there is, each once, the first mentioned first.
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

macro_rules! names {
    ($name:ident, $table:path) => {
        pub(super) const $name: &[&str] = &names::<{ $table.own.len() }>($table.own);
    };
}

names!(HEADER, header::ROUTINE);
names!(AUTHOR, header::AUTHOR);
names!(PLAN, header::PLAN);
names!(FIT, header::FIT);
names!(VOICE, header::VOICE);
names!(NIGHT, header::NIGHT);
names!(RATINGS, header::RATINGS);
names!(SOUND, header::SOUND);
names!(SECTION, step::SECTION);
names!(STEP, step::STEP);
names!(CUE, step::CUE);
names!(CHANGES, overlay::OVERLAY);
names!(CAPS, overlay::CAPS);
names!(ASK, header::ASK);
