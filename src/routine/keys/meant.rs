//! Which key was meant by one that does not exist.

use super::{CHANGES, HEADER, SECTION, STEP};
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
pub(in crate::routine) fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    for to in habitual(name) {
        if let Some(key) = known.iter().find(|key| **key == to) {
            return Some(key);
        }
    }
    if elsewhere(name).is_some() || habitual(name).next().is_some() {
        None
    } else {
        nearest(name, known.iter().copied())
    }
}

fn habitual(name: &str) -> impl Iterator<Item = &'static str> {
    HABITS.iter().filter(move |(from, _)| *from == name).map(|(_, to)| *to)
}

/// A slip of a key that belongs elsewhere.
pub(in crate::routine) fn meant_elsewhere(name: &str) -> Option<String> {
    let all = [STEP, SECTION, HEADER, CHANGES].into_iter().flatten().copied();
    let right = habitual(name).next().or_else(|| nearest(name, all).filter(|_| name.len() > 4))?;
    Some(format!("did you mean \"{right}\"? {}", elsewhere(right)?))
}

/// Where a key belongs that is right, but not here.
pub(in crate::routine) fn elsewhere(name: &str) -> Option<String> {
    if name == "title" {
        None
    } else if STEP.contains(&name) {
        Some(format!("\"{name}\" belongs in a step, or under [defaults] for all of them"))
    } else if SECTION.contains(&name) {
        Some(format!("\"{name}\" belongs in a [[section]]"))
    } else if HEADER.contains(&name) || CHANGES.contains(&name) {
        Some(format!("\"{name}\" belongs at the top of the file, above the first heading in brackets"))
    } else {
        None
    }
}
