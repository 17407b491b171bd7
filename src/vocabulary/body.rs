//! The parts of the body a routine may name, and whether they may be touched.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A part of the body, or something to pay attention to, such as the breath.
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
    pub sides: Vec<BodySide>,
    /// Whether it may be touched.
    pub status: Status,
    /// The highest pressure there, 0 to 10 as felt; 0 where nothing presses.
    pub cap: u8,
    /// The regions within a hand's width of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<String>,
    /// What lies there and how to treat it.
    pub note: Option<String>,
    /// For a whole area, which is only felt: the regions in it that may be touched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// The parts that people usually mean when they name the whole area.
    #[serde(default, skip_serializing)]
    pub usual: Vec<String>,
    /// Keys of sources.
    #[serde(default)]
    pub sources: Vec<String>,
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
    /// Not a part of the body: what to feel.
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

    /// A part of the body by its id, which places of attention are not.
    #[must_use]
    pub fn of_body(id: &str) -> Option<Self> {
        Self::find(&id.to_lowercase()).filter(|group| *group != Self::Attention)
    }

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

    /// The group with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }
}

/// A side of a region that a step is for, where it is not played side by side; left and right are the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BodySide {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Both together.
    Both,
    /// The middle.
    Midline,
    /// It has no sides.
    None,
}

impl BodySide {
    /// As written under `side`.
    pub const WORDS: [(&str, Self); 5] = [
        ("left", Self::Left),
        ("right", Self::Right),
        ("both", Self::Both),
        ("midline", Self::Midline),
        ("none", Self::None),
    ];

    /// As written in a routine.
    #[must_use]
    pub fn id(self) -> &'static str {
        Self::WORDS[self as usize].0
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

/// A group of regions, or one region. A name that fits both means the group.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub enum Area {
    /// Every region of the group.
    Group(Group),
    /// The region with this id.
    Region(String),
}

impl Area {
    /// Whether the region is in it.
    #[must_use]
    pub fn contains(&self, region: &Region) -> bool {
        match self {
            Self::Group(group) => region.group == *group,
            Self::Region(id) => region.id == *id,
        }
    }
}

impl From<String> for Area {
    fn from(text: String) -> Self {
        Group::find(&text).map_or(Self::Region(text), Self::Group)
    }
}

impl From<Area> for String {
    fn from(area: Area) -> Self {
        area.to_string()
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Group(group) => group.id(),
            Self::Region(id) => id,
        })
    }
}
