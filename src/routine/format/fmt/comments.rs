//! What stands between the entries of a file: comments and blank lines, and what they belong to.
//!
//! A comment belongs to what it stands above. With a blank line beneath it, it belongs to the table it
//! stands in: at its beginning where it comes first, at its end where it follows the last entry. At the
//! top of a file it is about the file.

use toml_edit::RawString;

/// The text of a raw piece of the file. A parsed document has all of them at hand.
pub fn raw(text: Option<&RawString>) -> &str {
    text.and_then(RawString::as_str).unwrap_or_default()
}

/// The lines above an entry: comments, and `""` for a blank line. Never two blank ones in a row; none
/// at all where there is no comment.
pub fn above(raw: &str) -> Vec<&str> {
    let (lines, rest) = raw.rsplit_once('\n').unwrap_or(("", raw));
    let mut kept: Vec<&str> = Vec::new();
    if raw.contains('\n') {
        for line in lines.split('\n').map(str::trim) {
            if !(line.is_empty() && kept.last().is_some_and(|last| last.is_empty())) {
                kept.push(line);
            }
        }
    }
    // The last line of a file may have no end.
    kept.extend(Some(rest.trim()).filter(|rest| !rest.is_empty()));
    if kept.iter().all(|line| line.is_empty()) { Vec::new() } else { kept }
}

/// Cuts what stands above the first entry of a table into what is about the table and what is about
/// the entry.
pub fn head(mut lines: Vec<&str>) -> (Vec<&str>, Vec<&str>) {
    let blank = lines.iter().skip(1).rposition(|line| line.is_empty()).map(|at| at + 1);
    match blank {
        Some(at) => {
            let entry = lines.split_off(at + 1);
            (lines, entry)
        }
        None => (Vec::new(), lines),
    }
}

/// Cuts what stands above a heading into the end of what is before it and what is about the heading.
pub fn tail(mut lines: Vec<&str>) -> (Vec<&str>, Vec<&str>) {
    match lines.iter().position(|line| line.is_empty()) {
        Some(at) if at > 0 => {
            let heading = lines.split_off(at + 1);
            lines.pop();
            (lines, heading)
        }
        _ => (Vec::new(), lines),
    }
}

/// The comment at the end of a line.
pub fn beside(raw: &str) -> Option<&str> {
    Some(raw.split('\n').next().unwrap_or_default().trim()).filter(|text| !text.is_empty())
}

/// The comments between two entries in brackets: the one on the line of the entry before, and those on
/// lines of their own.
pub fn between(raw: &str) -> (Option<&str>, Vec<&str>) {
    let (line, rest) = raw.split_once('\n').unwrap_or((raw, ""));
    (beside(line), rest.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect())
}
