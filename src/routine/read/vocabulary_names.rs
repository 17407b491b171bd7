//! Names from the vocabulary. A name of the author's own begins with `x-`.

use std::ops::Range;

use super::findings::{Findings, short};
use super::key_value::{Field, Scope};
use crate::routine::format::keys::bounds::SHORT;
use crate::vocabulary::{self, EntryKind};

/// Reads one name of a kind.
pub type ReadName = fn(Field<'_>, &mut Findings) -> Option<String>;

macro_rules! kind {
    ($name:ident, $code:literal, $kind:ident) => {
        #[doc = concat!("A ", stringify!($name), " there is.")]
        pub fn $name(field: Field<'_>, findings: &mut Findings) -> Option<String> {
            let text = field.text(SHORT, findings)?;
            if text.starts_with("x-") || vocabulary::$name(text).is_some() {
                return Some(text.to_owned());
            }
            unknown(findings, $code, field.span(), (EntryKind::$kind, text));
            None
        }
    };
}

kind!(region, "unknown-region", Region);
kind!(technique, "unknown-technique", Technique);
kind!(tool, "unknown-tool", Tool);
kind!(position, "unknown-position", Position);
kind!(point, "unknown-point", Point);
kind!(goal, "unknown-goal", Goal);
kind!(load, "unknown-move", Move);

/// A name of a kind that is not on its list, with what was probably meant.
pub fn unknown(
    findings: &mut Findings,
    code: &'static str,
    span: Range<usize>,
    (kind, name): (EntryKind, &str),
) {
    if findings.overflows() {
        return;
    }
    let meant = vocabulary::meant(kind, name);
    let help = meant.question().unwrap_or_else(|| {
        format!("{}; names of your own must start with \"x-\"", vocabulary::choices(kind))
    });
    let fix = meant.surely().and_then(|id| findings.replaced(span.clone(), name, id));
    let message = format!("there is no {} \"{}\"", kind.names().0, short(name));
    findings.error(code, span, message).help(help).fix = fix;
}

/// A key with one name.
pub fn one(scope: Scope<'_>, key: &'static str, read: ReadName, findings: &mut Findings) -> Option<String> {
    read(scope.get(key)?, findings)
}

/// A key with a list of names.
pub fn list(scope: Scope<'_>, key: &'static str, read: ReadName, findings: &mut Findings) -> Vec<String> {
    let entries = scope.get(key).map(|field| field.texts(SHORT, findings)).unwrap_or_default();
    entries.into_iter().filter_map(|entry| read(entry, findings)).collect()
}
