//! A person, as far as a routine has to know: what they have, where, and what they can do.

use crate::vocabulary::{self, Area, BodySide, Condition, Region};

use super::said::Said;

/// What is known about a person. Nothing is known by default.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// What they have.
    pub held: Vec<Held>,
    /// Ids of conditions for which a clinician has agreed.
    pub asked: Vec<String>,
    /// What they said while a routine played.
    pub said: Vec<Said>,
}

/// A condition that a person has.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which.
    pub condition: &'static Condition,
    /// Where, if it is local. Nowhere named is everywhere.
    pub places: Vec<BodyPlace>,
    /// Whether the person is sure of it.
    pub sure: bool,
}

/// A place on a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyPlace {
    /// A region or a larger part of the body.
    pub area: Area,
    /// Left or right; both sides if it is not known.
    pub side: Option<BodySide>,
}

/// What a person may be able to do, each with the condition of those who cannot.
pub const ABILITIES: [(&str, &str); 5] = [
    ("arms-overhead", "sore-shoulder"),
    ("both-hands", "one-hand"),
    ("reach-feet", "cannot-reach-feet"),
    ("floor", "no-floor"),
    ("stand", "cannot-stand"),
];

/// The condition that holds in addition for what a person is not sure of.
pub(super) const NOT_SURE: &str = "not-sure";

impl Person {
    /// One who has these, everywhere where they are local.
    pub fn with(conditions: impl IntoIterator<Item = &'static Condition>) -> Self {
        let held = conditions.into_iter().map(|condition| Held { condition, places: Vec::new(), sure: true });
        Self { held: held.collect(), ..Self::default() }
    }

    /// Whether nothing is known that could change a routine.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.held.is_empty() && self.said.is_empty()
    }

    /// Whether a clinician has agreed to what this condition asks about.
    pub(super) fn has_asked(&self, condition: &Condition) -> bool {
        self.asked.contains(&condition.id)
    }
}

impl Held {
    /// Whether its own rules hold. For somebody who is not sure, those of [`NOT_SURE`] hold too, or instead.
    pub(super) fn rules_hold(&self) -> bool {
        self.sure || !self.condition.careful_if_unsure
    }

    /// Whether the place is at one of these regions, on this side.
    pub(super) fn is_at(&self, regions: &[&'static Region], side: Option<BodySide>) -> bool {
        if self.places.is_empty() {
            return !regions.is_empty();
        }
        self.places.iter().any(|place| {
            let is_there = regions.iter().any(|region| self.reaches(&place.area, region));
            is_there && is_same_side(place.side, side)
        })
    }

    /// Whether what loads these areas loads the place itself.
    pub(super) fn is_loaded_by(&self, areas: &[Area]) -> bool {
        let loaded =
            |place: &BodyPlace| parts(&place.area).any(|part| areas.iter().any(|area| area.contains(part)));
        self.places.is_empty() || self.places.iter().any(loaded)
    }

    /// Whether the place is in this area or, where that matters, within a hand's width of it.
    fn reaches(&self, place: &Area, region: &Region) -> bool {
        let is_near = |part: &Region| part.near.contains(&region.id) || region.near.contains(&part.id);
        place.contains(region)
            || parts(place).any(|part| part.id == region.id || self.condition.near && is_near(part))
    }

    /// The hands that cannot work: left, right.
    pub(super) fn hands_out(&self) -> (bool, bool) {
        if !self.condition.hands {
            return (false, false);
        }
        let is_hand = |area: &Area| parts(area).any(|part| HAND.contains(&&*part.id));
        let is_out = |side| {
            self.places.iter().any(|place| is_hand(&place.area) && is_same_side(place.side, Some(side)))
        };
        (is_out(BodySide::Left), is_out(BodySide::Right))
    }
}

/// Where something wrong keeps a hand from working.
const HAND: [&str; 6] = ["wrist", "palm", "hand-back", "fingers", "thumb-base", "thumb-web"];

fn parts(area: &Area) -> impl Iterator<Item = &'static Region> {
    let (group, region) = match area {
        Area::Group(group) => (Some(group.regions()), None),
        Area::Region(id) => (None, vocabulary::region(id).map(Region::places)),
    };
    group.into_iter().flatten().chain(region.into_iter().flatten())
}

/// Whether two sides may be the same: a side that is not left or right is both.
fn is_same_side(one: Option<BodySide>, other: Option<BodySide>) -> bool {
    let single = |side: Option<BodySide>| side.filter(|s| matches!(s, BodySide::Left | BodySide::Right));
    single(one).zip(single(other)).is_none_or(|(one, other)| one == other)
}
