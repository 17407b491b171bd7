//! Who must not do a routine, or should ask first: worked out from its steps, never listed by hand.

use crate::routine::{Routine, Step};
use crate::vocabulary::{
    self, Area, Condition, Region, RegionBlock, Scope, Severity, Technique, TechniqueBlock,
};

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

/// The conditions that speak against a routine. Those that only ask for gentler work are not among them.
#[must_use]
pub fn contraindications(routine: &Routine) -> Contraindications {
    let steps: Vec<&Step> = routine.steps().collect();
    let against = |severity| {
        let all = vocabulary::conditions().iter().filter(move |condition| condition.severity == severity);
        all.filter(|condition| steps.iter().any(|step| speaks_against(condition, step))).collect::<Vec<_>>()
    };
    let (urgent, not_with) = against(Severity::DoNot).into_iter().partition(|condition| condition.urgent);
    Contraindications {
        urgent,
        not_with,
        ask_first: against(Severity::Ask),
        touches: steps.iter().any(|step| technique_of(step).is_some_and(Technique::touches)),
    }
}

fn speaks_against(condition: &Condition, step: &Step) -> bool {
    let technique = || condition.blocks_techniques.iter().any(|block| rules_out(block, step));
    let region = condition.blocks_regions.iter().any(|block| match block {
        RegionBlock::Marked => false,
        RegionBlock::Region(id) => step.region.as_ref() == Some(id),
    });
    let tool = condition
        .blocks_tools
        .iter()
        .any(|block| step.tool.as_ref() == Some(&block.0) && is_in(block.1.as_ref(), step));
    let point = || condition.blocks_points.iter().any(|point| step.points.contains(point));
    let position = condition.blocks_positions.iter().any(|id| step.position.as_ref() == Some(id));
    match condition.scope {
        Scope::Session => {
            let too_firm = condition.cap.zip(step.pressure).is_some_and(|(cap, pressure)| pressure > cap);
            region || tool || position || too_firm || technique() || point()
        }
        // Only at its own place, and only what it rules out there.
        Scope::Local => (region && (technique() || tool)) || point(),
    }
}

fn rules_out(block: &TechniqueBlock, step: &Step) -> bool {
    let Some(technique) = technique_of(step) else { return false };
    match block {
        TechniqueBlock::All => true,
        TechniqueBlock::Kind(kind) => technique.kind == *kind,
        TechniqueBlock::One(id, area) => technique.id == *id && is_in(area.as_ref(), step),
    }
}

/// Whether a step works in an area; no area is everywhere.
fn is_in(area: Option<&Area>, step: &Step) -> bool {
    let region = || step.region.as_deref().and_then(vocabulary::region);
    area.is_none_or(|area| region().is_some_and(|region: &Region| area.contains(region)))
}

fn technique_of(step: &Step) -> Option<&'static Technique> {
    step.technique.as_deref().and_then(vocabulary::technique)
}
