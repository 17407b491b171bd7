//! What a condition rules out, as written in the vocabulary: `massage-gun`, `rolling@foot`, `@touch`,
//! `@tool@hip`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::body::Area;
use super::practice::TechniqueKind;

/// Techniques that a condition rules out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum TechniqueBlock {
    /// All, even breathing and rest.
    All,
    /// All of a kind, in an area or everywhere.
    Kind(TechniqueKind, Option<Area>),
    /// The technique with this id, in an area or everywhere.
    One(String, Option<Area>),
}

/// A tool that a condition rules out: its id, and the area; everywhere if there is none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "String", into = "String")]
pub struct ToolBlock(pub String, pub Option<Area>);

/// The text names no kind of technique.
#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" is not a kind of technique")]
pub struct NoKind(String);

impl TryFrom<String> for TechniqueBlock {
    type Error = NoKind;

    fn try_from(text: String) -> Result<Self, NoKind> {
        use TechniqueKind::{Inner, Move, Tool, Touch};
        let Some(kind) = text.strip_prefix('@') else {
            let (id, area) = at(&text);
            return Ok(Self::One(id, area));
        };
        let (kind, area) = at(kind);
        if kind == "all" && area.is_none() {
            return Ok(Self::All);
        }
        let known = [Touch, Tool, Move, Inner].into_iter().find(|known| known.id() == kind);
        known.map(|known| Self::Kind(known, area)).ok_or(NoKind(text))
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

impl fmt::Display for TechniqueBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("@all"),
            Self::Kind(kind, area) => write_at(f, &format!("@{}", kind.id()), area.as_ref()),
            Self::One(id, area) => write_at(f, id, area.as_ref()),
        }
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

into_text!(TechniqueBlock, ToolBlock);
