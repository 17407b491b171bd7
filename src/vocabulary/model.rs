//! The shapes of the vocabulary's entries. Keys the program has no use for yet stay in the data file.

use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Vocabulary {
    pub region: Vec<Region>,
    pub technique: Vec<Technique>,
    pub tool: Vec<Tool>,
    pub position: Vec<Position>,
    pub point: Vec<Point>,
    pub goal: Vec<Goal>,
}

/// A part of the body, or of the attention.
#[derive(Debug, Deserialize)]
pub struct Region {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// The larger part it belongs to.
    pub group: String,
    /// The sides it has: `left`, `right`, `both`, `midline`, `none`.
    pub sides: Vec<String>,
    /// Whether it may be touched.
    pub status: Status,
    /// The pressure never passed there, 0 to 10 as felt.
    pub cap: u8,
}

/// Whether a region may be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Yes.
    Ok,
    /// With care.
    Caution,
    /// Never with hands or tools.
    Off,
    /// A place to feel, not to touch.
    Attention,
}

/// A way of working.
#[derive(Debug, Deserialize)]
pub struct Technique {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// What it works with.
    pub kind: TechniqueKind,
    /// How it is done, in one line.
    pub how: String,
}

/// What a technique works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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

/// What is worked with.
#[derive(Debug, Deserialize)]
pub struct Tool {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
}

/// How the body is placed.
#[derive(Debug, Deserialize)]
pub struct Position {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
}

/// An acupressure point.
#[derive(Debug, Deserialize)]
pub struct Point {
    /// Its common code, such as `GB20`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The region it lies in.
    pub region: String,
}

/// What a routine is for.
#[derive(Debug, Deserialize)]
pub struct Goal {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
}
