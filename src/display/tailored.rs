//! What was changed in a routine before it plays, in lines.

use crate::routine::{Altered, Overlay};
use crate::text::Safe;
use crate::timeline::{Fitted, Unmet};
use crate::unit::Duration;

/// What another file changed for one person.
#[must_use]
pub fn overlaid(overlay: &Overlay) -> Vec<Safe> {
    let by = overlay.author.as_ref().and_then(|author| author.name.as_deref());
    let by = by.map(|name| format!(" by {name}")).unwrap_or_default();
    let mut lines = Vec::new();
    lines.extend(overlay.note.as_ref().map(|note| Safe::new(&format!("A note for you{by}: {note}"))));
    if !overlay.changes.is_empty() {
        lines.push(Safe::new(&format!("Changed for you{by} in \"{}\":", overlay.extends)));
    }
    lines.extend(overlay.changes.iter().map(|change| {
        let what = match &change.what {
            Altered::Skipped => "left out".to_owned(),
            Altered::Key { key, from: Some(from), to } => format!("{key} {from}, now {to}"),
            Altered::Key { key, from: None, to } => format!("{key} now {to}"),
        };
        Safe::new(&format!("– {}. {}: {what}", change.step, change.name))
    }));
    lines
}

/// What fitting to a length changed; `before` is how long it was.
#[must_use]
pub fn fitted(fitted: &Fitted, asked: Duration, before: Duration) -> Vec<Safe> {
    let now = fitted.length;
    let mut lines = Vec::new();
    if let Some(why) = fitted.unmet {
        let why = match why {
            Unmet::TooShortForAuthor(min) => format!("its author allows {} or more", min.clock()),
            Unmet::TooLongForAuthor(max) => format!("its author allows {} or less", max.clock()),
            Unmet::TooShort => "what is said in it takes that long".to_owned(),
            Unmet::TooLong => "its steps would be drawn out too far".to_owned(),
        };
        lines.push(format!("It cannot take {}: {why}. The nearest is {}.", asked.clock(), now.clock()));
    }
    if fitted.changes.is_empty() {
        lines.push(format!("It takes {}, as written.", now.clock()));
    } else {
        lines.push(format!("Fitted to {}, from {}:", now.clock(), before.clock()));
    }
    lines.extend(fitted.changes.iter().map(|change| {
        let to = change.to.map_or_else(|| "left out".to_owned(), |to| format!("{}, now {to}", change.from));
        format!("– {}. {}: {to}", change.step, change.title)
    }));
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// What is not in the language that was asked for; `own` is the routine's.
#[must_use]
pub fn untranslated(missing: &[String], language: &str, own: &str) -> Vec<Safe> {
    const SHOWN: usize = 5;
    let more = if missing.len() > SHOWN { ", …" } else { "" };
    let names = missing[..missing.len().min(SHOWN)].join(", ");
    let line =
        format!("Not in \"{language}\" yet, so in \"{own}\": {} texts ({names}{more}).", missing.len());
    if missing.is_empty() { Vec::new() } else { vec![Safe::new(&line)] }
}
