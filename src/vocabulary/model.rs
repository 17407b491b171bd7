//! What a routine may name, and the sources of what is said of it.

use serde::{Deserialize, Serialize};

use super::{Area, region, regions};

/// A part of the body, or of the attention.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// The larger part it belongs to.
    pub group: Group,
    /// The sides it has.
    pub sides: Vec<RegionSide>,
    /// Whether it may be touched.
    pub status: Status,
    /// The pressure never passed there, 0 to 10 as felt.
    pub cap: u8,
    /// What is there and how to treat it.
    pub note: Option<String>,
    /// Of a whole area, which is only felt: the regions in it that may be touched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// Those of its parts that are usually meant where hands work on it.
    #[serde(default, skip_serializing)]
    pub usual: Vec<String>,
    /// Keys of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

impl Region {
    /// The regions it stands for: its parts where it is a whole area, else itself.
    pub fn places(&'static self) -> impl Iterator<Item = &'static Self> {
        let whole = self.parts.is_empty().then_some(self);
        whole.into_iter().chain(self.parts.iter().filter_map(|id| region(id)))
    }

    /// Whether some place of it lies in the group.
    #[must_use]
    pub fn touches(&'static self, group: Group) -> bool {
        self.places().any(|place| place.group == group)
    }
}

/// A larger part of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each is the part of the body it is named for")]
pub enum Group {
    Head,
    Neck,
    Shoulder,
    Trunk,
    Hip,
    Arm,
    Hand,
    Leg,
    Foot,
    /// No part to touch: places to feel.
    Attention,
}

impl Group {
    /// Every group, from head to foot.
    pub const ALL: [Self; 10] = [
        Self::Head,
        Self::Neck,
        Self::Shoulder,
        Self::Trunk,
        Self::Hip,
        Self::Arm,
        Self::Hand,
        Self::Leg,
        Self::Foot,
        Self::Attention,
    ];

    /// As written in the vocabulary.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Neck => "neck",
            Self::Shoulder => "shoulder",
            Self::Trunk => "trunk",
            Self::Hip => "hip",
            Self::Arm => "arm",
            Self::Hand => "hand",
            Self::Leg => "leg",
            Self::Foot => "foot",
            Self::Attention => "attention",
        }
    }

    /// Its regions, in the order of the vocabulary.
    pub fn regions(self) -> impl Iterator<Item = &'static Region> {
        regions().iter().filter(move |region| region.group == self)
    }

    /// The group with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }
}

/// A side a region has; left and right are the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "sides need no explaining")]
pub enum RegionSide {
    Left,
    Right,
    Both,
    Midline,
    /// It has no sides.
    None,
}

impl RegionSide {
    /// As written in a routine.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Both => "both",
            Self::Midline => "midline",
            Self::None => "none",
        }
    }
}

/// Whether a region may be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
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
    /// The least pressure that makes sense, 0 to 10 as felt; effort, where muscles are tensed.
    pub pressure_min: u8,
    /// The most.
    pub pressure_max: u8,
    /// How fast, in words.
    pub pace: Option<String>,
    /// How long one step of it usually takes on one side, in seconds, from and to.
    pub usual_seconds: (u32, u32),
    /// How long it takes at most.
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

/// What is worked with.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// As written in a routine.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// The pressure never passed with it, 0 to 10 as felt; 0 where nothing is pressed with it.
    pub cap: u8,
    /// Where it is not for.
    #[serde(default)]
    pub not_on: Vec<Area>,
    /// What else to know.
    pub note: Option<String>,
    /// Keys of sources.
    #[serde(default)]
    pub sources: Vec<String>,
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

/// An acupressure point.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its common code, such as `GB20`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The region it lies in.
    pub region: String,
    /// There is one on each side.
    pub pair: bool,
    /// Where it is found.
    #[serde(rename = "where")]
    pub place: String,
    /// Custom avoids it in pregnancy, before about the 37th week.
    pub avoid_in_pregnancy: bool,
    /// How long it is usually pressed, in seconds, from and to; `None` where no time is customary.
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
    /// How it is known, in words.
    pub evidence: String,
    /// Keys of sources.
    pub sources: Vec<String>,
}

/// Where something is known from.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What entries call it.
    pub key: String,
    /// How much it proves.
    pub strength: Strength,
    /// What it is, in a line.
    pub title: String,
}

/// How much a source proves, from much to little.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Randomised trials or reviews of them.
    Trials,
    /// A small, uncontrolled or single study.
    Study,
    /// A guideline or a leaflet for patients.
    Guideline,
    /// A case report.
    CaseReport,
    /// Professional custom; no test was found.
    Custom,
}
