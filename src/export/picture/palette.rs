//! Colours for paper: pale enough for dark words on them, and told apart by colour-blind eyes. They help to
//! find one's way; whatever a colour says, words say too.

use crate::timeline::Passage;
use crate::vocabulary;

/// Words.
pub(super) const INK: &str = "#1f2933";
/// Lesser words.
pub(super) const GREY: &str = "#52606d";
/// Lesser words on a colour.
pub(super) const PLACE: &str = "#3e4c59";
/// Rules and edges.
pub(super) const RULE: &str = "#cbd2d9";
/// What is laid under something.
pub(super) const SHADE: &str = "#eef1f4";
/// Edges of blocks.
pub(super) const EDGE: &str = "#616e7c";
/// A line said at its step's start.
pub(super) const PROMPT: &str = "#243b53";
/// A line said later.
pub(super) const CUE: &str = "#627d98";
/// A bed.
pub(super) const BED: &str = "#9fb3c8";
/// Pressure.
pub(super) const PRESSURE: &str = "#f0c987";
/// The line above it, and whatever else must be seen on it.
pub(super) const STRONG: &str = "#8d5b00";

/// A larger part of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The vocabulary's name for it.
    id: &'static str,
    /// In words.
    pub name: &'static str,
    /// The colour of its blocks.
    pub colour: &'static str,
}

/// Pale colours of different lightness, in the manner of Paul Tol's scheme for labels; parts that lie beside
/// each other on the body are far from each other here.
const GROUPS: [Group; 10] = [
    Group { id: "head", name: "head and face", colour: "#ffb3c0" },
    Group { id: "neck", name: "neck", colour: "#f0956f" },
    Group { id: "shoulder", name: "shoulders", colour: "#f0dc8c" },
    Group { id: "trunk", name: "back, chest and belly", colour: "#c0cf4e" },
    Group { id: "hip", name: "hips", colour: "#b5ab3a" },
    Group { id: "arm", name: "arms", colour: "#5fc9a7" },
    Group { id: "hand", name: "hands", colour: "#a6e3f7" },
    Group { id: "leg", name: "legs", colour: "#86b4e0" },
    Group { id: "foot", name: "feet", colour: "#d7c3ec" },
    Group { id: "attention", name: "breath and attention", colour: "#e1e5ea" },
];
/// Where a step names no part of the body that the vocabulary knows.
const NONE: Group = Group { id: "", name: "no place named", colour: "#ffffff" };

/// The part of the body a passage is for.
pub(super) fn group(passage: &Passage) -> Group {
    let id = passage.region.as_deref().and_then(vocabulary::region).map(|region| region.group.id());
    GROUPS.into_iter().find(|group| Some(group.id) == id).unwrap_or(NONE)
}

/// Every group, from head to foot, and none.
pub(super) fn groups() -> impl Iterator<Item = Group> {
    GROUPS.into_iter().chain([NONE])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_has_a_colour_of_its_own_group() {
        for region in vocabulary::regions() {
            assert!(GROUPS.iter().any(|group| group.id == region.group.id()), "{}", region.id);
        }
    }
}
