//! Which keys exist where, and which one was meant by one that does not.

use crate::diagnostic::nearest;

pub(super) const HEADER: &[&str] = &[
    "balm",
    "title",
    "id",
    "revision",
    "kind",
    "language",
    "license",
    "summary",
    "who",
    "prepare",
    "goals",
    "needs",
    "positions",
    "cautions",
    "how_often",
    "sources",
    "based_on",
    "updated",
    "author",
    "plan",
    "fit",
    "voice",
    "night",
    "ratings",
    "sounds",
    "defaults",
    "section",
    "step",
    "text",
    "ask",
    "extends",
    "change",
];

/// A file that changes another routine.
pub(super) const OVERLAY: &[&str] =
    &["balm", "extends", "title", "id", "revision", "note", "author", "caps", "change"];

pub(super) const SECTION: &[&str] = &["id", "title", "rounds", "sides", "step"];

pub(super) const STEP: &[&str] = &[
    "for",
    "title",
    "say",
    "audio",
    "cues",
    "id",
    "region",
    "side",
    "sides",
    "technique",
    "pressure",
    "tool",
    "position",
    "points",
    "spots",
    "effort",
    "pace",
    "breath",
    "repeat",
    "between",
    "gap",
    "swap",
    "move",
    "wait",
    "bed",
    "gain",
    "fade",
    "chime",
    "optional",
    "flex",
    "min",
    "max",
    "only",
    "use",
    "adapt",
    "one_sided",
    "allow",
    "because",
];

/// What a change to a step may say: what a step may, and that it is left out.
pub(super) const CHANGE: &[&str] = &[
    "skip",
    "for",
    "title",
    "say",
    "audio",
    "cues",
    "id",
    "region",
    "side",
    "sides",
    "technique",
    "pressure",
    "tool",
    "position",
    "points",
    "spots",
    "effort",
    "pace",
    "breath",
    "repeat",
    "between",
    "gap",
    "swap",
    "move",
    "wait",
    "bed",
    "gain",
    "fade",
    "chime",
    "optional",
    "flex",
    "min",
    "max",
    "only",
    "use",
    "adapt",
    "one_sided",
    "allow",
    "because",
];

pub(super) const CUE: &[&str] = &["say", "audio", "chime", "bed"];

pub(super) const SOUND: &[&str] = &["file", "gain", "license"];

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
    ("warnings", "cautions"),
    ("description", "summary"),
    ("version", "revision"),
    ("path", "file"),
];

/// The known key that was probably meant.
pub(super) fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let habit = HABITS.iter().filter(|(from, _)| *from == name).map(|(_, to)| *to);
    for to in habit {
        if let Some(key) = known.iter().find(|key| **key == to) {
            return Some(key);
        }
    }
    if elsewhere(name).is_some() { None } else { nearest(name, known.iter().copied()) }
}

/// A slip of a key that belongs elsewhere.
pub(super) fn meant_elsewhere(name: &str) -> Option<String> {
    let all = [STEP, SECTION, HEADER].into_iter().flatten().copied();
    let right = nearest(name, all).filter(|_| name.len() > 4)?;
    Some(format!("did you mean \"{right}\"? {}", elsewhere(right)?))
}

/// Where a key belongs that is right, but not here.
pub(super) fn elsewhere(name: &str) -> Option<String> {
    if name == "title" {
        None
    } else if STEP.contains(&name) {
        Some(format!("\"{name}\" belongs in a step, or under [defaults] for all of them"))
    } else if SECTION.contains(&name) {
        Some(format!("\"{name}\" belongs in a [[section]]"))
    } else if HEADER.contains(&name) {
        Some(format!("\"{name}\" belongs at the top of the file, above the first heading in brackets"))
    } else {
        None
    }
}
