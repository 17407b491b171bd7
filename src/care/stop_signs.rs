//! When to stop: the vocabulary's signs, those that a routine can bring about, by what to do then.

use crate::routine::{Routine, Step};
use crate::vocabulary::{self, Action, BroughtBy, Group, Technique, TechniqueKind};

use super::wording::Wording;

/// What to do, and at which signs.
#[derive(Clone, Debug)]
pub struct Stop {
    /// What to do, with a colon.
    pub lead: &'static str,
    /// The signs, each beginning in small letters.
    pub signs: Vec<String>,
}

/// What to stop for in this routine, the most serious first.
#[must_use]
pub fn stops(routine: &Routine) -> Vec<Stop> {
    let all = [
        (Action::Emergency, "Stop and call your emergency number:"),
        (Action::StopSession, "Stop for today:"),
        (Action::StopStep, "Let go, rest, then go on elsewhere or finish:"),
        (Action::EaseOff, "Ease off, or leave it out:"),
    ];
    let does = Does::of(routine);
    let wording = Wording::of(&routine.language);
    let signs = |action| {
        let all = vocabulary::stop_signs().iter();
        let here = all
            .filter(move |sign| sign.action == action && sign.brought_by.is_none_or(|by| does.can_bring(by)));
        here.map(|sign| wording.stop_sign(sign)).collect::<Vec<_>>()
    };
    let stops = all.map(|(action, lead)| Stop { lead: wording.phrase(lead), signs: signs(action) });
    stops.into_iter().filter(|stop| !stop.signs.is_empty()).collect()
}

/// What a routine does, as far as it decides what may be felt.
#[derive(Clone, Copy)]
struct Does {
    touches: bool,
    works: bool,
    counts: bool,
    neck: bool,
    back: bool,
    legs: bool,
}

impl Does {
    fn of(routine: &Routine) -> Self {
        let technique = |step: &Step| step.technique.as_deref().and_then(vocabulary::technique);
        let is_worked = |step: &Step| {
            technique(step).is_some_and(|t| t.kind != TechniqueKind::Inner)
                || step.technique.as_deref() == Some(TENSE)
        };
        let works = |groups: &[Group]| {
            routine.steps().filter(|step| is_worked(step)).any(|step| {
                let region = step.region.as_deref().and_then(vocabulary::region);
                region.is_some_and(|region| groups.iter().any(|group| region.touches(*group)))
            })
        };
        Self {
            touches: routine.steps().any(|step| technique(step).is_some_and(Technique::touches)),
            works: routine.steps().any(is_worked),
            counts: routine.steps().any(|step| step.breath.is_some()),
            neck: works(&[Group::Neck])
                || routine.steps().any(|step| step.region.as_deref() == Some("skull-base")),
            back: works(&[Group::Trunk, Group::Hip]),
            legs: works(&[Group::Leg, Group::Foot]),
        }
    }

    fn can_bring(self, by: BroughtBy) -> bool {
        match by {
            BroughtBy::Touch => self.touches,
            BroughtBy::Work => self.works,
            BroughtBy::Breath => self.counts,
            BroughtBy::Neck => self.neck,
            BroughtBy::Back => self.back,
            BroughtBy::Legs => self.legs,
        }
    }
}

/// Muscles are moved by it, though it counts as attention.
const TENSE: &str = "tense-release";
