//! Conditions: something about a person that rules out parts of a routine or makes them gentler.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::body::Area;
use super::ruled_out::{TechniqueBlock, ToolBlock};

/// Something about a person that changes what a routine may do.
///
/// A rule that names an area holds there, whoever has the condition. One that names none holds for the whole
/// session, or for the marked place if the condition is local.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// As written in a routine and in a profile.
    pub id: String,
    /// Former ids, of which this is the careful reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
    /// In plain words.
    pub name: String,
    /// Why something is changed, said to the person: "you once had a blood clot", "of a wound there".
    pub because: String,
    /// What it means.
    pub severity: Severity,
    /// Medical help is needed soon, instead of massage.
    #[serde(default)]
    pub urgent: bool,
    /// How far it reaches.
    pub scope: Scope,
    /// How people who have it are addressed, after "Ask first if you"; only for those worth a word before a session.
    pub if_you: Option<String>,
    /// How much it matters to mention it to people who have told nothing of themselves, 0 to 3.
    #[serde(default)]
    pub weight: u8,
    /// After so many days it has to be asked again.
    pub lasts_days: Option<u16>,
    /// Techniques it rules out.
    #[serde(default)]
    pub blocks_techniques: Vec<TechniqueBlock>,
    /// Tools it rules out.
    #[serde(default)]
    pub blocks_tools: Vec<ToolBlock>,
    /// Ids of moves it rules out. A local condition that rules out moving also rules out what loads its place.
    #[serde(default)]
    pub blocks_moves: Vec<String>,
    /// Breaths it rules out.
    #[serde(default)]
    pub blocks_breath: Vec<BreathKind>,
    /// Ids of positions it rules out.
    #[serde(default)]
    pub blocks_positions: Vec<String>,
    /// Ids of goals: routines for them are not for this person.
    #[serde(default)]
    pub blocks_goals: Vec<String>,
    /// Ids of positions, each with the one to take instead.
    #[serde(default)]
    pub replaces_positions: BTreeMap<String, String>,
    /// The highest pressure, 0 to 10 as felt: in the whole session, or at the place.
    pub cap: Option<u8>,
    /// The highest pressure in these areas.
    #[serde(default)]
    pub caps: BTreeMap<String, u8>,
    /// The highest pressure of what hands do, wherever they do it.
    pub hand_cap: Option<u8>,
    /// The strongest stretch, 0 to 10 as felt.
    pub stretch: Option<u8>,
    /// The highest effort of tensing, 0 to 10.
    pub effort: Option<u8>,
    /// The highest effort in these areas.
    #[serde(default)]
    pub efforts: BTreeMap<String, u8>,
    /// A clinician should agree to what is left of the work in these areas, whatever the severity.
    #[serde(default)]
    pub ask_about: Vec<Area>,
    /// A hand at the place does no work.
    #[serde(default)]
    pub hands: bool,
    /// Who is not sure of it gets the careful rules instead of its own. Of everything else its own hold as well.
    #[serde(default)]
    pub careful_if_unsure: bool,
    /// What is within a hand's width of the place is left alone too.
    #[serde(default)]
    pub near: bool,
    /// What to do.
    pub advice: String,
    /// Keys of sources.
    pub sources: Vec<String>,
}

impl Condition {
    /// Whether it holds for a place that the person names.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.scope == Scope::Local
    }

    /// The caps of its areas.
    pub fn area_caps(&self) -> impl Iterator<Item = (Area, u8)> {
        areas(&self.caps)
    }

    /// The highest efforts of its areas.
    pub fn area_efforts(&self) -> impl Iterator<Item = (Area, u8)> {
        areas(&self.efforts)
    }
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

fn areas(of: &BTreeMap<String, u8>) -> impl Iterator<Item = (Area, u8)> {
    of.iter().map(|(area, most)| (Area::from(area.clone()), *most))
}

/// What a condition means for a routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// What it rules out must not be done.
    DoNot,
    /// Ask a clinician first.
    Ask,
    /// The routine is made gentler.
    Adapt,
}

/// How far a condition reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The whole session.
    Session,
    /// The place the person marks.
    Local,
}

/// Breaths that a condition may rule out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BreathKind {
    /// The breath is held.
    Hold,
    /// It is faster than people breathe at rest.
    Fast,
}
