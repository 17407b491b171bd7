//! What people lose of a routine who should not do all of it: for everybody who has told nothing of themselves.

use crate::routine::Routine;
use crate::vocabulary::{self, Area, Condition, Group};

use super::person::{ABILITIES, NOT_SURE};
use super::rules::{Taken, taken_by};
use super::step_body::{StepBody, Unclear};

/// The most conditions that are mentioned before a session.
const MAX_MENTIONED: usize = 4;

/// More places than this are the whole body.
pub(super) const MAX_PLACES: usize = 4;

/// What is lost, and for whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// The numbers of the steps.
    pub steps: Vec<usize>,
    /// The part of the body they have in common, or else all that they work on; empty for what works on none.
    pub places: Vec<Group>,
    /// How firm they may be at most, some of them less, 0 to 10 as felt; `None` where they are left out.
    pub most: Option<u8>,
    /// For people with any of these.
    pub conditions: Vec<&'static Condition>,
}

/// What each condition takes from a routine, the most steps first; what is lost alike stands together. Not among
/// them are places that a person marks, emergencies, and what a person cannot do.
#[must_use]
pub fn losses(routine: &Routine) -> Vec<Loss> {
    let bodies = StepBody::all(routine, Unclear::Harmless);
    let mut losses: Vec<Loss> = Vec::new();
    for condition in vocabulary::conditions().iter().filter(|it| is_told(it)) {
        let (mut left_out, mut softer, mut most) = (Vec::new(), Vec::new(), None);
        for body in &bodies {
            match taken_by(condition, body, routine) {
                None => {}
                Some(Taken::All) => left_out.push(body.step.number),
                Some(Taken::Above(cap)) => {
                    softer.push(body.step.number);
                    most = Some(most.map_or(cap, |most: u8| most.min(cap)));
                }
            }
        }
        add(&mut losses, left_out, None, condition);
        add(&mut losses, softer, most, condition);
    }
    for loss in &mut losses {
        loss.places = common_places(loss, &bodies);
    }
    losses.sort_by_key(|loss| (loss.most.is_some(), std::cmp::Reverse(loss.steps.len())));
    losses
}

/// Driving and fever are told before every routine.
fn is_told(it: &Condition) -> bool {
    let is_ability = ABILITIES.iter().any(|(_, without)| *without == it.id);
    !it.is_local()
        && !it.urgent
        && !is_ability
        && ![NOT_SURE, "driving", "fever-infection"].contains(&&*it.id)
}

fn add(losses: &mut Vec<Loss>, steps: Vec<usize>, most: Option<u8>, condition: &'static Condition) {
    if steps.is_empty() {
        return;
    }
    // Which steps are softer is not told one by one: there are too many ways to be softer.
    let is_alike = |loss: &&mut Loss| loss.most == most && (most.is_some() || loss.steps == steps);
    match losses.iter_mut().find(is_alike) {
        Some(loss) => {
            loss.conditions.push(condition);
            loss.steps.extend(steps);
            loss.steps.sort_unstable();
            loss.steps.dedup();
        }
        None => losses.push(Loss { steps, places: Vec::new(), most, conditions: vec![condition] }),
    }
}

/// The part of the body that all of these steps are about, the rarest in the routine; else all that any of them is
/// about.
fn common_places(loss: &Loss, bodies: &[StepBody<'_>]) -> Vec<Group> {
    let all: Vec<Vec<Group>> =
        bodies.iter().filter(|body| loss.steps.contains(&body.step.number)).map(groups).collect();
    let times = |group: Group| bodies.iter().filter(|body| groups(body).contains(&group)).count();
    let is_common = |group: &Group| all.iter().all(|of| of.contains(group));
    let common: Vec<Group> = Group::ALL.into_iter().filter(is_common).collect();
    match common.iter().min_by_key(|group| times(**group)) {
        // All of the body has no rarest part.
        Some(_) if common.len() > MAX_PLACES => common,
        Some(rarest) => vec![*rarest],
        None => Group::ALL.into_iter().filter(|group| all.iter().any(|of| of.contains(group))).collect(),
    }
}

/// The parts of the body that a step works on; of one that does not say, those that it loads or attends to.
fn groups(body: &StepBody<'_>) -> Vec<Group> {
    let is_there = |group: &Group| *group != Group::Attention;
    let worked = |group: &Group| body.places.iter().any(|place| place.group == *group);
    let found: Vec<Group> = Group::ALL.into_iter().filter(is_there).filter(worked).collect();
    if !found.is_empty() {
        return found;
    }
    let loads = body.step.loads.iter().filter_map(|id| vocabulary::load(id)).flat_map(|load| &load.loads);
    let loaded: Vec<&Area> = loads.collect();
    let attended = body.step.region.as_deref().and_then(vocabulary::region);
    let is_all = attended.is_some_and(|region| region.id == "whole-body");
    let is_in = |group: &Group| {
        let is_loaded = loaded.iter().any(|area| group.regions().any(|region| area.contains(region)));
        is_all || is_loaded || attended.is_some_and(|region| region.touches(*group))
    };
    Group::ALL.into_iter().filter(is_there).filter(is_in).collect()
}

/// Who should ask first before this routine: at most four, those who lose the most of what matters most.
#[must_use]
pub fn mentioned(routine: &Routine) -> Vec<&'static Condition> {
    let mut all: Vec<(&'static Condition, usize)> = Vec::new();
    for loss in losses(routine) {
        // What is left out weighs more than what is only softer.
        let lost = loss.steps.len() * if loss.most.is_none() { 3 } else { 1 };
        for it in loss.conditions.into_iter().filter(|it| it.if_you.is_some()) {
            match all.iter_mut().find(|(known, _)| *known == it) {
                Some((_, sum)) => *sum += lost,
                None => all.push((it, lost)),
            }
        }
    }
    all.sort_by_key(|(it, lost)| std::cmp::Reverse((it.weight, *lost)));
    all.into_iter().take(MAX_MENTIONED).map(|(it, _)| it).collect()
}
