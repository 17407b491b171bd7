//! Entries of all kinds in one type, to look them up by kind and id.

use serde::{Deserialize, Serialize};

use super::data;
use super::practice::{Goal, Move, Point, Position, Technique, Tool};
use super::{body::Region, condition::Condition, safety::StopSign};

/// Makes [`EntryKind`] and [`Entry`]: one row a kind, with its names, its list, and the fields that hold an
/// entry's id and name.
macro_rules! entries {
    ($($kind:ident, $one:literal, $many:literal: $list:ident by $id:ident, $name:ident;)*) => {
        /// A kind of entry that people ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[expect(missing_docs, reason = "each is what the entry is called")]
        pub enum EntryKind { $($kind),* }

        /// One entry of the vocabulary.
        #[derive(Clone, Copy, Debug, Serialize)]
        #[serde(tag = "entry", rename_all = "kebab-case")]
        #[expect(missing_docs, reason = "each is what the entry is called")]
        pub enum Entry { $($kind(&'static $kind)),* }

        impl EntryKind {
            /// Every kind, in the order in which they are listed.
            pub const ALL: [Self; [$($one),*].len()] = [$(Self::$kind),*];

            /// The words for one and for several: `stop-sign`, `stop-signs`.
            #[must_use]
            pub fn names(self) -> (&'static str, &'static str) {
                match self { $(Self::$kind => ($one, $many)),* }
            }

            /// Every entry of the kind.
            #[must_use]
            pub fn entries(self) -> Vec<Entry> {
                match self { $(Self::$kind => data::$list().iter().map(Entry::$kind).collect()),* }
            }
        }

        impl Entry {
            /// What it is called in a routine.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$kind(entry) => &entry.$id),* }
            }

            /// Its plain name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind(entry) => &entry.$name),* }
            }

            /// Its kind.
            #[must_use]
            pub fn kind(self) -> EntryKind {
                match self { $(Self::$kind(_) => EntryKind::$kind),* }
            }
        }
    };
}

entries! {
    Region, "region", "regions": regions by id, name;
    Technique, "technique", "techniques": techniques by id, name;
    Tool, "tool", "tools": tools by id, name;
    Position, "position", "positions": positions by id, name;
    Point, "point", "points": points by code, name;
    Goal, "goal", "goals": goals by id, name;
    Condition, "condition", "conditions": conditions by id, name;
    StopSign, "stop-sign", "stop-signs": stop_signs by id, sign;
    Move, "move", "moves": moves by id, name;
}

impl EntryKind {
    /// The kind with this name, singular or plural.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.names().0 == name || kind.names().1 == name)
    }
}

impl Entry {
    /// Every entry with this id, of whatever kind; upper and lower case are the same.
    #[must_use]
    pub fn find(id: &str) -> Vec<Self> {
        let all = EntryKind::ALL.into_iter().flat_map(EntryKind::entries);
        all.filter(|entry| entry.id().eq_ignore_ascii_case(id)).collect()
    }
}

/// A name without the brackets behind it, which are for authors.
#[must_use]
pub fn short(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}
