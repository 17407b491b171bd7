//! The controlled vocabulary as data: regions, techniques, tools, positions, points, goals; conditions,
//! stop signs and limits; and the sources of it all. Says which ids exist and what is known of them;
//! what follows for one person's routine is for `care`. The words stand in `vocabulary.toml`, their
//! shapes in `model` and `safety`; `entry` looks at all of them alike.

mod block;
mod care;
mod entry;
mod model;
mod pressure;
mod safety;
mod said;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::Deserialize;

pub use block::{Area, RegionBlock, TechniqueBlock, ToolBlock};
pub use care::{CARE, HURT, short};
pub use entry::{Entry, EntryKind};
pub use model::{
    Goal, Group, Point, Position, Region, RegionSide, Source, Status, Strength, Technique, TechniqueKind,
    Tool,
};
pub use pressure::felt;
pub use safety::{Action, BroughtBy, Condition, Level, Limit, Scope, Severity, StopSign};
pub use said::{Meant, choices, meant, remedy, usual_places};

/// Everything in `vocabulary.toml`. What the shapes do not know is refused there, so nothing is lost.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vocabulary {
    region: Vec<Region>,
    technique: Vec<Technique>,
    tool: Vec<Tool>,
    position: Vec<Position>,
    point: Vec<Point>,
    goal: Vec<Goal>,
    word: Vec<said::Word>,
    condition: Vec<Condition>,
    stop_sign: Vec<StopSign>,
    limit: Vec<Limit>,
    source: Vec<Source>,
}

/// Parsed at the first question, for a routine that names nothing needs none of it.
static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
    toml::from_str(include_str!("vocabulary.toml")).expect("the embedded vocabulary is read by a test")
});

/// Everyday words, in the order of the file.
fn words() -> &'static [said::Word] {
    &WORDS.word
}

macro_rules! lists {
    ($($one:ident, $all:ident: $type:ty, $words:literal, by $key:ident;)*) => {$(
        #[doc = concat!("The ", $words, " with this ", stringify!($key), ".")]
        #[must_use]
        pub fn $one($key: &str) -> Option<&'static $type> {
            WORDS.$one.iter().find(|entry| entry.$key == $key)
        }

        #[doc = concat!("Every ", $words, ", in the order of the file.")]
        #[must_use]
        pub fn $all() -> &'static [$type] {
            &WORDS.$one
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
    condition, conditions: Condition, "condition", by id;
    stop_sign, stop_signs: StopSign, "stop sign", by id;
    limit, limits: Limit, "limit", by rule;
    source, sources: Source, "source", by key;
}
