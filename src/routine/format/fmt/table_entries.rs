//! The entries of a table in their right order, dotted ones among them.

use toml_edit::{ArrayOfTables, Item, Key, Table, TableLike, Value};

use super::comments::{above, raw};
use super::key_order::Place;

/// Anything with a name.
pub struct Entry<'t> {
    /// Its name, in as many parts as it is written in.
    pub keys: Vec<&'t Key>,
    pub what: What<'t>,
    /// The lines above it.
    pub lead: Vec<&'t str>,
    pub place: Place,
    /// Above which others it stands: for every part of its name, what the format says of it, and where
    /// its author put it.
    pub rank: Vec<usize>,
}

pub enum What<'t> {
    Value(&'t Value),
    /// A heading and what stands under it.
    Table(&'t Table),
    Tables(&'t ArrayOfTables),
}

impl<'t> Entry<'t> {
    /// What stands above it; in a table in braces also what stands around its `=`, on lines of its own.
    pub fn above(&self) -> String {
        let decor = self.keys.last().map(|key| key.leaf_decor());
        let around = [
            decor.and_then(|decor| decor.suffix()),
            if let What::Value(value) = self.what { value.decor().prefix() } else { None },
        ];
        let around = around.into_iter().map(raw).filter(|text| text.contains('#'));
        around.fold(raw(decor.and_then(|decor| decor.prefix())).to_owned(), |all, text| all + "\n" + text)
    }

    /// `a.b`.
    pub fn name(&self) -> String {
        dotted(&self.keys)
    }
}

/// The entries of a table as they are written, but for dotted names, which keep together.
pub fn written<'t>(table: &'t dyn TableLike, place: Place) -> Vec<Entry<'t>> {
    let mut entries = Vec::new();
    collect(table, place, (&[], &[]), &mut entries);
    entries
}

/// Puts entries in order.
pub fn sort(entries: &mut [Entry<'_>]) {
    entries.sort_by(|a, b| a.rank.cmp(&b.rank));
}

fn collect<'t>(
    table: &'t dyn TableLike,
    place: Place,
    (path, rank): (&[&'t Key], &[usize]),
    entries: &mut Vec<Entry<'t>>,
) {
    for (at, (name, item)) in table.iter().enumerate() {
        let Some(key) = table.key(name) else { continue };
        let (order, place) = place.key(name);
        let keys = [path, &[key]].concat();
        let rank = [rank, &[order, at]].concat();
        if let Some(inner) = item.as_table_like().filter(|inner| inner.is_dotted()) {
            collect(inner, place, (&keys, &rank), entries);
            continue;
        }
        let what = match item {
            Item::Table(table) => What::Table(table),
            Item::ArrayOfTables(tables) => What::Tables(tables),
            Item::Value(value) => What::Value(value),
            Item::None => continue,
        };
        let lead = above(raw(key.leaf_decor().prefix()));
        entries.push(Entry { keys, what, lead, place, rank });
    }
}

/// A name in parts, each without quotes where it needs none.
pub fn dotted(keys: &[&Key]) -> String {
    keys.iter().map(|key| self::key(key)).collect::<Vec<_>>().join(".")
}

fn key(key: &Key) -> String {
    let name = key.get();
    let bare = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if !name.is_empty() && name.bytes().all(bare) {
        return name.to_owned();
    }
    let written = key.as_repr().map(|repr| raw(Some(repr.as_raw()))).unwrap_or_default();
    match written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        Some(inside) if !inside.contains(['"', '\\']) => format!("\"{inside}\""),
        _ if written.is_empty() => key.display_repr().into_owned(),
        _ => written.to_owned(),
    }
}
