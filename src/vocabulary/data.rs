//! Everything in `vocabulary.toml`, and how to look it up.

use std::sync::LazyLock;

use serde::Deserialize;

use super::body::{Group, Region};
use super::condition::Condition;
use super::evidence::{Limit, Source};
use super::practice::{Goal, Move, Point, Position, Technique, Tool};
use super::safety::StopSign;

/// The whole file. Unknown keys are refused, so that nothing in it is lost.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vocabulary {
    region: Vec<Region>,
    technique: Vec<Technique>,
    tool: Vec<Tool>,
    position: Vec<Position>,
    point: Vec<Point>,
    goal: Vec<Goal>,
    #[serde(rename = "move")]
    load: Vec<Move>,
    condition: Vec<Condition>,
    stop_sign: Vec<StopSign>,
    limit: Vec<Limit>,
    source: Vec<Source>,
}

/// Parsed when first used: a routine that names nothing does not need it.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    toml::from_str(include_str!("vocabulary.toml")).expect("a test reads the embedded vocabulary")
});

macro_rules! lists {
    ($($one:ident, $all:ident: $type:ty, $words:literal, by $key:ident;)*) => {$(
        #[doc = concat!("The ", $words, " with this ", stringify!($key), ".")]
        #[must_use]
        pub fn $one($key: &str) -> Option<&'static $type> {
            VOCABULARY.$one.iter().find(|entry| entry.$key == $key)
        }

        #[doc = concat!("Every ", $words, ", in the order of the file.")]
        #[must_use]
        pub fn $all() -> &'static [$type] {
            &VOCABULARY.$one
        }
    )*};
}

lists! {
    region, regions: Region, "region", by id;
    technique, techniques: Technique, "technique", by id;
    tool, tools: Tool, "tool", by id;
    position, positions: Position, "position", by id;
    point, points: Point, "acupressure point", by code;
    goal, goals: Goal, "goal", by id;
    load, moves: Move, "move", by id;
    condition, conditions: Condition, "condition", by id;
    stop_sign, stop_signs: StopSign, "stop sign", by id;
    limit, limits: Limit, "rule", by rule;
    source, sources: Source, "source", by key;
}

/// The condition with this id, or the careful one of those that took the place of a former id.
#[must_use]
pub fn condition_ever_called(id: &str) -> Option<&'static Condition> {
    condition(id).or_else(|| conditions().iter().find(|condition| condition.was.iter().any(|was| was == id)))
}

impl Region {
    /// Its regions: the parts of a whole area, or itself.
    pub fn places(&'static self) -> impl Iterator<Item = &'static Self> {
        let whole = self.parts.is_empty().then_some(self);
        whole.into_iter().chain(self.parts.iter().filter_map(|id| region(id)))
    }

    /// Whether any of its places is in the group.
    #[must_use]
    pub fn touches(&'static self, group: Group) -> bool {
        self.places().any(|place| place.group == group)
    }
}

impl Group {
    /// Its regions, in the order of the file.
    pub fn regions(self) -> impl Iterator<Item = &'static Region> {
        regions().iter().filter(move |region| region.group == self)
    }
}
