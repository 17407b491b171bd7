//! Conditions, which rule out parts of a routine, and stop signs, which end one.

use serde::{Deserialize, Serialize};

use super::ruled_out::{RegionBlock, TechniqueBlock, ToolBlock};

/// Something about a person that changes what a routine may do.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// As written in a routine and in a profile.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// What it means.
    pub severity: Severity,
    /// Medical help is needed soon, instead of massage.
    #[serde(default)]
    pub urgent: bool,
    /// How far it reaches.
    pub scope: Scope,
    /// Techniques it rules out.
    #[serde(default)]
    pub blocks_techniques: Vec<TechniqueBlock>,
    /// Regions it rules out.
    #[serde(default)]
    pub blocks_regions: Vec<RegionBlock>,
    /// Tools it rules out.
    #[serde(default)]
    pub blocks_tools: Vec<ToolBlock>,
    /// Codes of points it rules out.
    #[serde(default)]
    pub blocks_points: Vec<String>,
    /// Ids of positions it rules out.
    #[serde(default)]
    pub blocks_positions: Vec<String>,
    /// The highest pressure, 0 to 10 as felt: in the whole session, or at the place.
    pub cap: Option<u8>,
    /// What to do.
    pub advice: String,
    /// Keys of sources.
    pub sources: Vec<String>,
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
    /// The regions it names, or the place the person marks.
    Local,
}

/// Something felt during a session that calls for an action.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StopSign {
    /// What it is called here.
    pub id: String,
    /// What is felt.
    pub sign: String,
    /// What to do.
    pub action: Action,
    /// What in a routine can cause it; `None` if it can come at any time.
    pub brought_by: Option<BroughtBy>,
    /// What is said then.
    pub say: String,
}

/// What in a routine can cause a stop sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BroughtBy {
    /// Hands or tools on the skin.
    Touch,
    /// Muscles worked, stretched or tensed.
    Work,
    /// A breath that is counted.
    Breath,
    /// Work on the neck.
    Neck,
    /// Work on trunk or hips.
    Back,
    /// Work on legs or feet.
    Legs,
}

/// What to do at a stop sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Go on, with less pressure.
    EaseOff,
    /// Leave this place, go on at the next.
    StopStep,
    /// End the session.
    StopSession,
    /// End it at once and call for help.
    Emergency,
    /// Remember it at the next start.
    NextTime,
}
