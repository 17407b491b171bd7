//! What the vocabulary's entries and balm's own phrases are called in a language other than English. Ids stand for the
//! entries: what they mean is in the vocabulary.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The names of one language, as within a sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Conditions by their ids.
    pub condition: BTreeMap<String, ConditionWords>,
    /// Why a step is changed, by the ids of balm's own reasons and of what a listener said.
    pub reason: BTreeMap<String, String>,
    /// When to stop.
    pub stop_sign: BTreeMap<String, String>,
    /// Larger parts of the body.
    pub group: BTreeMap<String, String>,
    /// Parts of the body.
    pub region: BTreeMap<String, String>,
    /// Ways of working.
    pub technique: BTreeMap<String, String>,
    /// Tools.
    pub tool: BTreeMap<String, String>,
    /// Positions.
    pub position: BTreeMap<String, String>,
    /// Languages, by their codes.
    pub language: BTreeMap<String, String>,
    /// balm's own phrases, by their English words; what stands in braces is filled in.
    pub phrase: BTreeMap<String, String>,
}

/// The words for a condition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionWords {
    /// Its name.
    pub name: String,
    /// Why something is changed, a clause said to the person.
    pub because: String,
    /// How people who have it are addressed, among others who should ask first.
    pub if_you: Option<String>,
}

impl Names {
    /// Reads them from the file of a language.
    pub(super) fn read(text: &str) -> Self {
        toml::from_str(text).expect("a test reads the names of each language")
    }
}
