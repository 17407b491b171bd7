//! The controlled vocabulary as data: regions, techniques, tools, positions, points, goals. Says which
//! ids exist and what they mean; what may be done to whom is for `care`. The words stand in
//! `vocabulary.toml`, the shapes in `model`.

mod model;

use std::sync::LazyLock;

pub use model::{Goal, Point, Position, Region, Status, Technique, TechniqueKind, Tool};

/// Parsed at the first question, for a routine that names nothing needs none of it.
static WORDS: LazyLock<model::Vocabulary> = LazyLock::new(|| {
    toml::from_str(include_str!("vocabulary.toml")).expect("the embedded vocabulary is read by a test")
});

/// The part of the body with this id.
#[must_use]
pub fn region(id: &str) -> Option<&'static Region> {
    WORDS.region.iter().find(|r| r.id == id)
}

/// The technique with this id.
#[must_use]
pub fn technique(id: &str) -> Option<&'static Technique> {
    WORDS.technique.iter().find(|t| t.id == id)
}

/// The tool with this id.
#[must_use]
pub fn tool(id: &str) -> Option<&'static Tool> {
    WORDS.tool.iter().find(|t| t.id == id)
}

/// The position with this id.
#[must_use]
pub fn position(id: &str) -> Option<&'static Position> {
    WORDS.position.iter().find(|p| p.id == id)
}

/// The acupressure point with this code.
#[must_use]
pub fn point(code: &str) -> Option<&'static Point> {
    WORDS.point.iter().find(|p| p.code == code)
}

/// The goal with this id.
#[must_use]
pub fn goal(id: &str) -> Option<&'static Goal> {
    WORDS.goal.iter().find(|g| g.id == id)
}

/// Every region, from head to foot.
#[must_use]
pub fn regions() -> &'static [Region] {
    &WORDS.region
}

/// Every technique.
#[must_use]
pub fn techniques() -> &'static [Technique] {
    &WORDS.technique
}

/// Every tool.
#[must_use]
pub fn tools() -> &'static [Tool] {
    &WORDS.tool
}

/// Every position.
#[must_use]
pub fn positions() -> &'static [Position] {
    &WORDS.position
}

/// Every point.
#[must_use]
pub fn points() -> &'static [Point] {
    &WORDS.point
}

/// Every goal.
#[must_use]
pub fn goals() -> &'static [Goal] {
    &WORDS.goal
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_id_stands_twice() {
        let lists: [Vec<&str>; 6] = [
            regions().iter().map(|x| &*x.id).collect(),
            techniques().iter().map(|x| &*x.id).collect(),
            tools().iter().map(|x| &*x.id).collect(),
            positions().iter().map(|x| &*x.id).collect(),
            points().iter().map(|x| &*x.code).collect(),
            goals().iter().map(|x| &*x.id).collect(),
        ];
        for ids in lists {
            assert!(ids.len() > 5);
            assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
        }
    }

    #[test]
    fn a_point_lies_in_a_region_there_is() {
        for point in points() {
            assert!(region(&point.region).is_some(), "{}", point.code);
        }
    }

    #[test]
    fn nothing_may_be_pressed_where_hands_are_off() {
        for r in regions().iter().filter(|r| r.status == Status::Off) {
            assert_eq!(r.cap, 0, "{}", r.id);
        }
    }
}
