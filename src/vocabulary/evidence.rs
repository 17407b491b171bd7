//! Where something is known from, how much that proves, and the rules that follow from it.

use serde::{Deserialize, Serialize};

/// A publication or a custom that entries refer to.
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

/// A rule that routines are checked against. Its numbers are in [`super::safe_limits`].
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Its number, such as `E101`.
    pub rule: String,
    /// How serious it is to break it.
    pub level: Level,
    /// What breaks it.
    pub condition: String,
    /// Why the numbers are what they are.
    pub basis: Option<String>,
    /// How sure that is, in words.
    pub strength: Option<String>,
    /// Keys of sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// How serious it is to break a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The routine is in error.
    Error,
    /// The author sees it.
    Warning,
}
