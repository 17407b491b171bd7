//! What stands behind a `=`.

use toml_edit::{Array, Decor, InlineTable, Repr, Value};

use super::comments::{between, raw};
use super::key_order::Place;
use super::table_entries::{What, sort, written};

/// A line that is longer is broken, where it can be.
const LONGEST: usize = 100;
const INDENT: &str = "    ";

/// A value in brackets, with the comments around it.
pub struct CommentedValue {
    pub above: Vec<String>,
    pub text: String,
    pub beside: Option<String>,
    /// Between it and its comma.
    pub below: Vec<String>,
}

/// A value behind so many characters of its line, and so many steps of indentation.
pub fn value(value: &Value, place: Place, before: usize, depth: usize) -> String {
    match (flat(value, place), value) {
        (Some(flat), Value::Array(_)) if fits(&flat, before) => flat,
        (_, Value::Array(array)) => broken(array_pieces(array, place, depth + 1), ['[', ']'], depth),
        (None, Value::InlineTable(table)) => broken(table_pieces(table, place, depth + 1), ['{', '}'], depth),
        (flat, _) => flat.unwrap_or_default(),
    }
}

/// Whether a table in braces is better given a heading and lines of its own.
pub fn is_long(table: &InlineTable, place: Place, before: usize) -> bool {
    !table.is_empty() && !flat_table(table, place).is_some_and(|flat| fits(&flat, before))
}

fn fits(text: &str, before: usize) -> bool {
    before + text.chars().count() <= LONGEST && !text.contains('\n')
}

/// The value on one line, unless there are comments in it.
fn flat(value: &Value, place: Place) -> Option<String> {
    match value {
        Value::Array(array) => {
            let bare = array.iter().all(|value| !has_comment(value.decor()));
            let bare = bare && !raw(Some(array.trailing())).contains('#');
            let values: Option<Vec<String>> = array.iter().map(|value| flat(value, place)).collect();
            values.filter(|_| bare).map(|values| format!("[{}]", values.join(", ")))
        }
        Value::InlineTable(table) => flat_table(table, place),
        Value::String(text) => Some(quoted(repr(text.as_repr()))),
        Value::Integer(number) => Some(repr(number.as_repr()).to_owned()),
        Value::Float(number) => Some(repr(number.as_repr()).to_owned()),
        Value::Boolean(flag) => Some(repr(flag.as_repr()).to_owned()),
        Value::Datetime(date) => Some(repr(date.as_repr()).to_owned()),
    }
}

fn flat_table(table: &InlineTable, place: Place) -> Option<String> {
    let mut entries = written(table, place);
    sort(&mut entries);
    if raw(Some(table.trailing())).contains('#') {
        return None;
    }
    let mut parts = Vec::new();
    for entry in &entries {
        let What::Value(value) = entry.what else { continue };
        if entry.above().contains('#') || has_comment(value.decor()) {
            return None;
        }
        parts.push(format!("{} = {}", entry.name(), flat(value, entry.place)?));
    }
    Some(if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) })
}

fn has_comment(decor: &Decor) -> bool {
    [decor.prefix(), decor.suffix()].into_iter().any(|text| raw(text).contains('#'))
}

/// As it is written.
fn repr(repr: Option<&Repr>) -> &str {
    raw(repr.map(Repr::as_raw))
}

/// In double quotes, where nothing in it would have to be escaped for that.
fn quoted(text: &str) -> String {
    let single = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match single {
        Some(inside) if !text.starts_with("'''") && !inside.contains(['"', '\\']) => format!("\"{inside}\""),
        _ => text.to_owned(),
    }
}

/// The values of a list, and the comments after the last of them.
fn array_pieces(array: &Array, place: Place, depth: usize) -> (Vec<CommentedValue>, Vec<String>) {
    let mut pieces = Vec::new();
    for element in array.iter() {
        let text = value(element, place, depth * INDENT.len(), depth);
        add(&mut pieces, raw(element.decor().prefix()), text, raw(element.decor().suffix()));
    }
    let rest = last(&mut pieces, raw(Some(array.trailing())));
    (pieces, rest)
}

/// The entries of a table in braces, in order, and the comments after the last of them.
pub fn table_pieces(table: &InlineTable, place: Place, depth: usize) -> (Vec<CommentedValue>, Vec<String>) {
    let mut pieces = Vec::new();
    let entries = written(table, place);
    for entry in &entries {
        let What::Value(inner) = entry.what else { continue };
        let name = entry.name();
        let before = depth * INDENT.len() + name.chars().count() + 3;
        let text = format!("{name} = {}", value(inner, entry.place, before, depth));
        add(&mut pieces, &entry.above(), text, raw(inner.decor().suffix()));
    }
    let rest = last(&mut pieces, raw(Some(table.trailing())));
    // Each has its comments now and may go.
    let mut ranked: Vec<_> = entries.iter().map(|entry| &entry.rank).zip(pieces).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    (ranked.into_iter().map(|(_, piece)| piece).collect(), rest)
}

fn add(pieces: &mut Vec<CommentedValue>, above: &str, text: String, after: &str) {
    let above = last(pieces, above);
    let (beside, below) = between(after);
    let below = below.into_iter().map(str::to_owned).collect();
    pieces.push(CommentedValue { above, text, beside: beside.map(str::to_owned), below });
}

/// Gives the piece before the comment that stands on its line, and gives back the others.
fn last(pieces: &mut [CommentedValue], comments: &str) -> Vec<String> {
    let (mut beside, rest) = between(comments);
    if let Some(piece) = pieces.last_mut().filter(|p| p.beside.is_none() && p.below.is_empty()) {
        piece.beside = beside.take().map(str::to_owned);
    }
    beside.into_iter().chain(rest).map(str::to_owned).collect()
}

fn broken(
    (pieces, rest): (Vec<CommentedValue>, Vec<String>),
    [open, close]: [char; 2],
    depth: usize,
) -> String {
    let (outer, inner) = (INDENT.repeat(depth), INDENT.repeat(depth + 1));
    let mut text = format!("{open}\n");
    let mut line = |line: &str| text.extend([&inner, line, "\n"]);
    for piece in pieces {
        piece.above.iter().for_each(|comment| line(comment));
        line(&format!("{},{}", piece.text, piece.beside.map(|c| format!(" {c}")).unwrap_or_default()));
        piece.below.iter().for_each(|comment| line(comment));
    }
    rest.iter().for_each(|comment| line(comment));
    text.extend([&outer, close.encode_utf8(&mut [0; 4]) as &str]);
    text
}
