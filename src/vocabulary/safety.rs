//! Stop signs, which end a step or a session.

use serde::{Deserialize, Serialize};

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
