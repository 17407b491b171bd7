//! Places on the body, in the words of a prompt. The words are in `body_words.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::vocabulary::{self, EntryKind, Region, Status};

/// A place that may be touched.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// As in "rest your hand on …"; with `{side}` if the sides are worked on one after the other.
    pub name: String,
    /// Where a stroke goes.
    pub way: String,
    /// Ids of other regions that the stroke goes over.
    #[serde(default)]
    pub also: Vec<String>,
    /// Whether there is muscle that a hand can take hold of.
    #[serde(default)]
    pub soft: bool,
}

static PLACES: LazyLock<BTreeMap<String, Place>> = LazyLock::new(|| {
    toml::from_str(include_str!("body_words.toml")).expect("a test reads the embedded words")
});

/// The words for a region; `None` if hands must stay away.
pub(super) fn words(region: &str) -> Option<&'static Place> {
    PLACES.get(region)
}

/// Why a place cannot be worked on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// It is not known.
    #[error("balm does not know the place \"{word}\"{}", .meant.as_ref().map(|m| format!(" ({m})")).unwrap_or_default())]
    Unknown {
        /// The word.
        word: String,
        /// A question that offers what may be meant.
        meant: Option<String>,
    },
    /// It is something to feel, not a place for hands.
    #[error("\"{0}\" is not a place for hands; name one, such as neck, back or feet")]
    Felt(String),
    /// Hands must stay away from it.
    #[error("hands must stay away from there: {0}")]
    Off(String),
}

/// The regions meant by an id, a name or an everyday word, such as `calf`, `lower back` or `feet`.
///
/// # Errors
/// [`NoPlace`] if there is none, or it must not be touched.
pub fn places(word: &str) -> Result<Vec<&'static Region>, NoPlace> {
    let found = vocabulary::usual_places(word);
    let said = || word.trim().to_owned();
    match found.first() {
        None => {
            let meant = vocabulary::meant(EntryKind::Region, word).question();
            return Err(NoPlace::Unknown { word: said(), meant });
        }
        Some(region) if region.status == Status::Attention => return Err(NoPlace::Felt(said())),
        Some(_) => {}
    }
    match found.iter().find(|region| words(&region.id).is_none()) {
        Some(off) => Err(NoPlace::Off(off.name.clone())),
        None => Ok(found),
    }
}
