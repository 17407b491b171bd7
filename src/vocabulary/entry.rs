//! All entries looked at alike, for whoever asks by a kind and an id.

use serde::{Deserialize, Serialize};

use super::{
    Condition, Goal, Point, Position, Region, StopSign, Technique, Tool, conditions, goals, points,
    positions, regions, stop_signs, techniques, tools,
};

/// A kind of entry that people ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is what the entry is called")]
pub enum EntryKind {
    Region,
    Technique,
    Tool,
    Position,
    Point,
    Goal,
    Condition,
    StopSign,
}

/// One entry of the vocabulary.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "entry", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is what the entry is called")]
pub enum Entry {
    Region(&'static Region),
    Technique(&'static Technique),
    Tool(&'static Tool),
    Position(&'static Position),
    Point(&'static Point),
    Goal(&'static Goal),
    Condition(&'static Condition),
    StopSign(&'static StopSign),
}

impl EntryKind {
    /// Every kind, in the order of telling.
    pub const ALL: [Self; 8] = [
        Self::Region,
        Self::Technique,
        Self::Tool,
        Self::Position,
        Self::Point,
        Self::Goal,
        Self::Condition,
        Self::StopSign,
    ];

    /// What one and several of it are called: `stop-sign`, `stop-signs`.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Region => ("region", "regions"),
            Self::Technique => ("technique", "techniques"),
            Self::Tool => ("tool", "tools"),
            Self::Position => ("position", "positions"),
            Self::Point => ("point", "points"),
            Self::Goal => ("goal", "goals"),
            Self::Condition => ("condition", "conditions"),
            Self::StopSign => ("stop-sign", "stop-signs"),
        }
    }

    /// The kind called so, one of it or several.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.names().0 == name || kind.names().1 == name)
    }

    /// Every entry of the kind.
    #[must_use]
    pub fn entries(self) -> Vec<Entry> {
        match self {
            Self::Region => regions().iter().map(Entry::Region).collect(),
            Self::Technique => techniques().iter().map(Entry::Technique).collect(),
            Self::Tool => tools().iter().map(Entry::Tool).collect(),
            Self::Position => positions().iter().map(Entry::Position).collect(),
            Self::Point => points().iter().map(Entry::Point).collect(),
            Self::Goal => goals().iter().map(Entry::Goal).collect(),
            Self::Condition => conditions().iter().map(Entry::Condition).collect(),
            Self::StopSign => stop_signs().iter().map(Entry::StopSign).collect(),
        }
    }
}

impl Entry {
    /// Every entry with this id, of whatever kind. Points are found in small letters too.
    #[must_use]
    pub fn find(id: &str) -> Vec<Self> {
        let all = EntryKind::ALL.into_iter().flat_map(EntryKind::entries);
        all.filter(|entry| entry.id().eq_ignore_ascii_case(id)).collect()
    }

    /// What it is called in a routine.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Region(entry) => &entry.id,
            Self::Technique(entry) => &entry.id,
            Self::Tool(entry) => &entry.id,
            Self::Position(entry) => &entry.id,
            Self::Point(entry) => &entry.code,
            Self::Goal(entry) => &entry.id,
            Self::Condition(entry) => &entry.id,
            Self::StopSign(entry) => &entry.id,
        }
    }

    /// What it is called in plain words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Region(entry) => &entry.name,
            Self::Technique(entry) => &entry.name,
            Self::Tool(entry) => &entry.name,
            Self::Position(entry) => &entry.name,
            Self::Point(entry) => &entry.name,
            Self::Goal(entry) => &entry.name,
            Self::Condition(entry) => &entry.name,
            Self::StopSign(entry) => &entry.sign,
        }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(self) -> EntryKind {
        match self {
            Self::Region(_) => EntryKind::Region,
            Self::Technique(_) => EntryKind::Technique,
            Self::Tool(_) => EntryKind::Tool,
            Self::Position(_) => EntryKind::Position,
            Self::Point(_) => EntryKind::Point,
            Self::Goal(_) => EntryKind::Goal,
            Self::Condition(_) => EntryKind::Condition,
            Self::StopSign(_) => EntryKind::StopSign,
        }
    }
}
