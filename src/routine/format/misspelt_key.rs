//! Which key was meant by one that does not exist.

use super::keys::{AT_THE_TOP, OVERLAY, ROUTINE, SECTION, STEP, Table};
use crate::diagnostic::nearest;

/// What people write from habit, and the key it is here.
const HABITS: &[(&str, &str)] = &[
    ("duration", "for"),
    ("length", "for"),
    ("time", "for"),
    ("seconds", "for"),
    ("minutes", "for"),
    ("prompt", "say"),
    ("text", "say"),
    ("speak", "say"),
    ("message", "say"),
    ("sound", "bed"),
    ("music", "bed"),
    ("background", "bed"),
    ("ambience", "bed"),
    ("pause", "gap"),
    ("loop", "repeat"),
    ("times", "repeat"),
    ("repeat", "rounds"),
    ("bell", "chime"),
    ("volume", "gain"),
    ("name", "title"),
    ("tools", "needs"),
    ("warning", "cautions"),
    ("warnings", "cautions"),
    ("caution", "cautions"),
    ("contraindication", "cautions"),
    ("contraindications", "cautions"),
    ("safety", "cautions"),
    ("stop", "cautions"),
    ("instruction", "say"),
    ("instructions", "say"),
    ("intensity", "pressure"),
    ("strength", "pressure"),
    ("force", "pressure"),
    ("area", "region"),
    ("place", "region"),
    ("muscle", "region"),
    ("method", "technique"),
    ("stroke", "technique"),
    ("description", "summary"),
    ("version", "revision"),
    ("path", "file"),
];

/// The known key that was probably meant.
pub fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let mut habits = habitual(name).filter_map(|to| known.iter().find(|key| **key == to));
    match habits.next() {
        Some(key) => Some(key),
        None if elsewhere(name).is_some() || habitual(name).next().is_some() => None,
        None => nearest(name, known.iter().copied()),
    }
}

fn habitual(name: &str) -> impl Iterator<Item = &'static str> {
    HABITS.iter().filter(move |(from, _)| *from == name).map(|(_, to)| *to)
}

/// What to say of a misspelt key that belongs elsewhere.
pub fn meant_elsewhere(name: &str) -> Option<String> {
    let all = [&STEP, &SECTION, ROUTINE, OVERLAY].into_iter().flat_map(Table::keys).map(|key| key.name);
    let right = habitual(name).next().or_else(|| nearest(name, all).filter(|_| name.len() > 4))?;
    Some(format!("did you mean \"{right}\"? {}", elsewhere(right)?))
}

/// Where a correctly spelt key belongs, if not here.
pub fn elsewhere(name: &str) -> Option<String> {
    let is_in = |table: &Table| table.key(name).is_some();
    if name == "title" {
        None
    } else if name == "pronounce" {
        Some("how words sound belongs under [voice.pronounce]".to_owned())
    } else if is_in(&STEP) {
        Some(format!("\"{name}\" belongs in a step, or under [defaults] for all of them"))
    } else if is_in(&SECTION) {
        Some(format!("\"{name}\" belongs in a [[section]]"))
    } else if is_in(ROUTINE) || is_in(OVERLAY) {
        Some(format!("\"{name}\" belongs {AT_THE_TOP}"))
    } else {
        None
    }
}
