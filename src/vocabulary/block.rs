//! What is ruled out, and where: `massage-gun`, `rolling@foot`, `@touch`, `*where*`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Group, Region, TechniqueKind};

/// A group of regions, or one region. A name that both have is the group's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub enum Area {
    /// Every region of the group.
    Group(Group),
    /// The region with this id.
    Region(String),
}

impl Area {
    /// Whether the region lies in it.
    #[must_use]
    pub fn contains(&self, region: &Region) -> bool {
        match self {
            Self::Group(group) => region.group == *group,
            Self::Region(id) => region.id == *id,
        }
    }
}

/// Techniques that a condition rules out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum TechniqueBlock {
    /// All, the inner ones too.
    All,
    /// All of a kind.
    Kind(TechniqueKind),
    /// The technique with this id, in an area or everywhere.
    One(String, Option<Area>),
}

/// Regions that a condition rules out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub enum RegionBlock {
    /// The place the person marks.
    Marked,
    /// The region with this id.
    Region(String),
}

/// A tool that a condition rules out: its id, and where; everywhere where no area is given.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub struct ToolBlock(pub String, pub Option<Area>);

/// Why a text rules nothing out.
#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" is no kind of technique")]
pub struct NoKind(String);

/// As the person's own words name the place.
const MARKED: &str = "*where*";

impl From<String> for Area {
    fn from(text: String) -> Self {
        Group::find(&text).map_or(Self::Region(text), Self::Group)
    }
}

impl TryFrom<String> for TechniqueBlock {
    type Error = NoKind;

    fn try_from(text: String) -> Result<Self, NoKind> {
        match text.strip_prefix('@') {
            Some("all") => Ok(Self::All),
            Some("touch") => Ok(Self::Kind(TechniqueKind::Touch)),
            Some("tool") => Ok(Self::Kind(TechniqueKind::Tool)),
            Some("move") => Ok(Self::Kind(TechniqueKind::Move)),
            Some(_) => Err(NoKind(text)),
            None => {
                let (id, area) = at(&text);
                Ok(Self::One(id, area))
            }
        }
    }
}

impl From<String> for RegionBlock {
    fn from(text: String) -> Self {
        if text == MARKED { Self::Marked } else { Self::Region(text) }
    }
}

impl From<String> for ToolBlock {
    fn from(text: String) -> Self {
        let (id, area) = at(&text);
        Self(id, area)
    }
}

/// An id, and the area after an `@`.
fn at(text: &str) -> (String, Option<Area>) {
    match text.split_once('@') {
        Some((id, area)) => (id.to_owned(), Some(area.to_owned().into())),
        None => (text.to_owned(), None),
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

impl fmt::Display for TechniqueBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("@all"),
            Self::Kind(TechniqueKind::Touch) => f.write_str("@touch"),
            Self::Kind(TechniqueKind::Tool) => f.write_str("@tool"),
            Self::Kind(TechniqueKind::Move) => f.write_str("@move"),
            Self::Kind(TechniqueKind::Inner) => f.write_str("@inner"),
            Self::One(id, area) => write_at(f, id, area.as_ref()),
        }
    }
}

impl fmt::Display for RegionBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Marked => MARKED,
            Self::Region(id) => id,
        })
    }
}

impl fmt::Display for ToolBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_at(f, &self.0, self.1.as_ref())
    }
}

fn write_at(f: &mut fmt::Formatter<'_>, id: &str, area: Option<&Area>) -> fmt::Result {
    match area {
        Some(area) => write!(f, "{id}@{area}"),
        None => f.write_str(id),
    }
}

macro_rules! into_text {
    ($($type:ty),*) => {$(
        impl From<$type> for String {
            fn from(block: $type) -> Self {
                block.to_string()
            }
        }
    )*};
}

into_text!(Area, TechniqueBlock, RegionBlock, ToolBlock);
