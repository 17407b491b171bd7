//! A tree parsed from one file, its spans counted among all files that are being read.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The table with every span in it moved on by `by` bytes. Nested no deeper than the grammar's guard lets
/// pass.
pub fn offset_spans<'k>(table: DeTable<'k>, by: usize) -> DeTable<'k> {
    if by == 0 {
        return table;
    }
    table
        .into_iter()
        .map(|(key, value)| (spanned(key, by, |key| key), spanned(value, by, |value| within(value, by))))
        .collect()
}

fn within(value: DeValue<'_>, by: usize) -> DeValue<'_> {
    match value {
        DeValue::Table(table) => DeValue::Table(offset_spans(table, by)),
        DeValue::Array(mut array) => {
            for item in array.iter_mut() {
                let span = item.span();
                let value = std::mem::replace(item.get_mut(), DeValue::Boolean(false));
                *item = Spanned::new(span.start + by..span.end + by, within(value, by));
            }
            DeValue::Array(array)
        }
        plain => plain,
    }
}

fn spanned<T>(of: Spanned<T>, by: usize, with: impl FnOnce(T) -> T) -> Spanned<T> {
    let span = of.span();
    Spanned::new(span.start + by..span.end + by, with(of.into_inner()))
}
