//! Who must not do a routine, or should ask first: worked out from its steps, never listed by hand.

use crate::routine::Routine;
use crate::vocabulary::{self, Condition, Severity};

use super::rules::taken_by;
use super::step_body::{StepBody, Unclear};

/// The conditions that speak against a routine, in the vocabulary's order.
#[derive(Clone, Debug, Default)]
pub struct Contraindications {
    /// Conditions that need medical help now instead.
    pub urgent: Vec<&'static Condition>,
    /// Conditions with which the routine must not be done.
    pub not_with: Vec<&'static Condition>,
    /// Conditions with which a clinician should be asked first.
    pub ask_first: Vec<&'static Condition>,
    /// Whether it touches the body: then [`HURT`](super::HURT) holds.
    pub touches: bool,
    /// Whether it touches, moves or tenses.
    pub works: bool,
}

/// Conditions of one kind, and what to do with any of them.
#[derive(Clone, Debug)]
pub struct Warning<'a> {
    /// What to do, without a colon.
    pub lead: &'static str,
    /// The conditions.
    pub with: &'a [&'static Condition],
}

impl Contraindications {
    /// The kinds that have any conditions, the most serious first.
    pub fn warnings(&self) -> impl Iterator<Item = Warning<'_>> {
        let all = [
            Warning { lead: "Get medical help now, and leave this out, with", with: &self.urgent },
            Warning { lead: "Leave this out with", with: &self.not_with },
            Warning { lead: "Ask a doctor, midwife or physiotherapist first with", with: &self.ask_first },
        ];
        all.into_iter().filter(|warning| !warning.with.is_empty())
    }
}

/// The conditions that speak against a routine. Those that only ask for gentler work are not among them, nor places
/// that a person marks: [`HURT`](super::HURT) says that of every routine.
#[must_use]
pub fn contraindications(routine: &Routine) -> Contraindications {
    let bodies = StepBody::all(routine, Unclear::Harmless);
    let speaks_against = |condition: &'static Condition| {
        !condition.is_local() && bodies.iter().any(|body| taken_by(condition, body, routine).is_some())
    };
    let against = |severity| {
        let all = vocabulary::conditions().iter().filter(move |condition| condition.severity == severity);
        all.filter(|condition| speaks_against(condition)).collect::<Vec<_>>()
    };
    let (urgent, not_with) = against(Severity::DoNot).into_iter().partition(|condition| condition.urgent);
    Contraindications {
        urgent,
        not_with,
        ask_first: against(Severity::Ask),
        works: bodies.iter().any(StepBody::works),
        touches: bodies.iter().any(StepBody::touches),
    }
}
