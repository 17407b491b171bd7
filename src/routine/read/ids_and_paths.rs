//! Ids, the short names of languages, and paths of files.

use std::ops::Range;

use super::findings::Findings;

use super::key_value::Field;
use crate::diagnostic::Edit;
use crate::routine::format::keys::bounds::{LONG, SHORT};

pub fn slug(field: Field<'_>, findings: &mut Findings) -> Option<String> {
    let text = field.text(SHORT, findings)?;
    if is_name(text) {
        return Some(text.to_owned());
    }
    findings
        .error("bad-id", field.span(), "an id can have only small letters, digits and hyphens, at most 64")
        .help(format!("write it like \"{}\"", slug_of(text)));
    None
}

/// The nearest thing to `text` that can be an id.
pub fn slug_of(text: &str) -> String {
    let dashed = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = text.chars().take(64).map(dashed).collect();
    let words: Vec<&str> = slug.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "routine".to_owned() } else { words.join("-") }
}

/// Small letters, digits, hyphens; 64 at most.
pub fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Finds wrong what is to be the short name of a language.
pub fn no_language(span: Range<usize>, findings: &mut Findings) {
    findings
        .error("bad-language", span, "this is not a language code")
        .help("write it like \"en\", \"de\" or \"pt-BR\"");
}

const SLASHES: &str = "use / between folders, on every system";

/// A path that cannot lead out of the routine's folder, on any system.
pub fn path(field: Field<'_>, findings: &mut Findings) -> Option<String> {
    let path = field.text(LONG, findings)?;
    let raw = findings.raw(field.span()).to_owned();
    let fault = if path.contains("://") {
        "balm never fetches anything"
    } else if path.starts_with(['/', '~']) || path.get(1..2) == Some(":") {
        "a path must start in the routine's own folder"
    } else if path.contains('\\') || raw.contains('\\') && path.contains(char::is_control) {
        SLASHES
    } else if path.split('/').any(|part| part == "..") {
        "a path cannot lead out of the routine's folder"
    } else if path.len() > 255 || path.contains(|c: char| c.is_control() || c == ':') {
        "this file name does not work on every system"
    } else if path.split('/').any(|part| part.is_empty() || part == "." || part.trim() != part) {
        "a part of this path is empty"
    } else {
        findings.paths.push((field.span().into(), path.to_owned()));
        return Some(path.to_owned());
    };
    let slashes = raw.replace("\\\\", "/").replace('\\', "/");
    let fix = (fault == SLASHES).then(|| Edit { span: field.span().into(), replacement: slashes });
    let help = match &fix {
        Some(fix) => format!("write it as {}", fix.replacement),
        None => "write it like \"sounds/rain.ogg\"".to_owned(),
    };
    findings.error("bad-path", field.span(), fault).help(help).fix = fix;
    None
}

/// A file's name without folder and ending.
pub fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\', ':']).next().unwrap_or(name);
    let ending = file
        .len()
        .checked_sub(5)
        .filter(|at| file.get(*at..).is_some_and(|e| e.eq_ignore_ascii_case(".toml")));
    ending.map_or(file, |at| &file[..at])
}

/// A path's folder, with what parts it from what is in it.
pub fn folder(path: &str) -> &str {
    path.rfind(['/', ':']).map_or("", |end| &path[..=end])
}
