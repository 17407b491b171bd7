//! Names from the vocabulary. A name of the author's own begins with `x-`.

use super::field::{Field, SHORT, Scope};
use super::findings::{Findings, short};
use crate::diagnostic::nearest;
use crate::vocabulary;

/// Reads one name of a kind.
pub(super) type ReadName = fn(Field<'_>, &mut Findings) -> Option<String>;

macro_rules! kind {
    ($name:ident, $code:literal, $words:literal, $all:ident, $id:ident) => {
        #[doc = concat!("A ", $words, " there is.")]
        pub(super) fn $name(field: Field<'_>, findings: &mut Findings) -> Option<String> {
            let text = field.text(SHORT, findings)?;
            if text.starts_with("x-") || vocabulary::$name(text).is_some() {
                return Some(text.to_owned());
            }
            let right = vocabulary::$all().iter().map(|entry| entry.$id.as_str());
            let called = vocabulary::$all().iter().find(|entry| is_called(&entry.name, text));
            if let (Some(entry), None) = (called, nearest(text, right.clone())) {
                findings
                    .error(
                        $code,
                        field.span(),
                        format!(concat!("there is no ", $words, " \"{}\""), short(text)),
                    )
                    .help(format!("did you mean \"{}\", {}?", entry.$id, entry.name));
                return None;
            }
            findings.unknown_name($code, field.span(), ($words, text), right);
            None
        }
    };
}

kind!(region, "unknown-region", "region", regions, id);
kind!(technique, "unknown-technique", "technique", techniques, id);
kind!(tool, "unknown-tool", "tool", tools, id);
kind!(position, "unknown-position", "position", positions, id);
kind!(point, "unknown-point", "point", points, code);
kind!(goal, "unknown-goal", "goal", goals, id);

/// Whether `text` is what people call an entry whose plain name is `name`.
fn is_called(name: &str, text: &str) -> bool {
    text.len() > 3 && name.to_lowercase().contains(&text.to_lowercase())
}

/// A key with one name.
pub(super) fn one(
    scope: Scope<'_>,
    key: &'static str,
    read: ReadName,
    findings: &mut Findings,
) -> Option<String> {
    read(scope.get(key)?, findings)
}

/// A key with a list of names.
pub(super) fn list(
    scope: Scope<'_>,
    key: &'static str,
    read: ReadName,
    findings: &mut Findings,
) -> Vec<String> {
    let entries = scope.get(key).map(|field| field.texts(SHORT, findings)).unwrap_or_default();
    entries.into_iter().filter_map(|entry| read(entry, findings)).collect()
}
