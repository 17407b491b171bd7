//! Techniques, tools, positions, points and goals: what a routine may name besides the body.

use serde::{Deserialize, Serialize};

use super::body::Area;

/// A way of working.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// What it works with.
    pub kind: TechniqueKind,
    /// How it is done, in one line.
    pub how: String,
    /// The lowest pressure that makes sense, 0 to 10 as felt; for tensing, the effort.
    pub pressure_min: u8,
    /// The highest.
    pub pressure_max: u8,
    /// How fast, in words.
    pub pace: Option<String>,
    /// How long one step usually takes on one side, in seconds: from, to.
    pub usual_seconds: (u32, u32),
    /// The longest step, in seconds.
    pub max_seconds: u32,
    /// What else to know.
    pub note: Option<String>,
    /// Keys of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Technique {
    /// Whether it is done to the skin, by hands or with a tool.
    #[must_use]
    pub fn touches(&self) -> bool {
        matches!(self.kind, TechniqueKind::Touch | TechniqueKind::Tool)
    }
}

/// What a technique works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TechniqueKind {
    /// Hands.
    Touch,
    /// A ball, a roller, a device.
    Tool,
    /// Moving or stretching.
    Move,
    /// Breath and attention.
    Inner,
}

impl TechniqueKind {
    /// As written in the vocabulary.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Touch => "touch",
            Self::Tool => "tool",
            Self::Move => "move",
            Self::Inner => "inner",
        }
    }
}

/// A ball, a roller, a device, or a part of the body that presses.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// The highest pressure with it, 0 to 10 as felt; 0 for a tool that does not press.
    pub cap: u8,
    /// Where it must not be used.
    #[serde(default)]
    pub not_on: Vec<Area>,
    /// What else to know.
    pub note: Option<String>,
    /// Keys of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Tool {
    /// Whether it is the hand itself.
    #[must_use]
    pub fn is_hand(&self) -> bool {
        ["hands", "knuckles"].contains(&&*self.id)
    }
}

/// How the body is placed.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// What it is good for, or what it needs.
    pub note: Option<String>,
}

/// What a step asks of the body besides touch, such as folding forward or lying on a ball.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// The parts of the body it loads: at an injury there, it is left out.
    pub loads: Vec<Area>,
}

/// An acupressure point.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its common code, such as `GB20`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The region it is in.
    pub region: String,
    /// There is one on each side.
    pub pair: bool,
    /// Where it is found.
    #[serde(rename = "where")]
    pub place: String,
    /// By custom it is avoided in pregnancy, before about the 37th week.
    pub avoid_in_pregnancy: bool,
    /// How long it is usually pressed, in seconds: from, to. `None` where there is no custom.
    pub usual_seconds: Option<(u32, u32)>,
    /// Keys of sources.
    pub sources: Vec<String>,
}

/// What a routine is for.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// What may honestly be said for it.
    pub claim: String,
    /// What should not be said.
    pub avoid: String,
    /// How well that is known, in words.
    pub evidence: String,
    /// Keys of sources.
    pub sources: Vec<String>,
}
