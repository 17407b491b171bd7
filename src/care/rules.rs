//! What one condition means for one step.

use crate::routine::Routine;
use crate::vocabulary::{self, Condition, TechniqueBlock, TechniqueKind};

use super::person::Held;
use super::ruling::Ruling;
use super::step_body::StepBody;

/// Everything that a condition means for a step.
pub(super) fn rulings(held: &Held, body: &StepBody<'_>, routine: &Routine) -> Vec<Ruling> {
    let mut rulings = Vec::new();
    if !held.rules_hold() {
        return rulings;
    }
    let it = held.condition;
    hands(held, body, &mut rulings);
    if it.is_local() {
        at_the_place(held, body, &mut rulings);
    }
    if is_ruled_out(it, body, routine) {
        rulings.push(Ruling::LeaveOut);
    }
    rulings.extend(most(it, body).map(Ruling::AtMost));
    let position = body.step.position.as_deref().and_then(|id| it.replaces_positions.get(id));
    rulings.extend(position.cloned().map(Ruling::Position));
    rulings
}

/// What a condition takes from a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is left out.
    All,
    /// What is firmer than this, 0 to 10 as felt.
    Above(u8),
}

/// What a condition takes from a step for people of whom nothing else is known; `None` if it is played as written, or
/// only done in another way.
pub(super) fn taken_by(
    condition: &'static Condition,
    body: &StepBody<'_>,
    routine: &Routine,
) -> Option<Taken> {
    let held = Held { condition, places: Vec::new(), sure: true };
    let rulings = rulings(&held, body, routine);
    if rulings.contains(&Ruling::LeaveOut) {
        return Some(Taken::All);
    }
    let caps = rulings.iter().filter_map(|ruling| match ruling {
        Ruling::AtMost(most) if body.works() && body.strength() > *most => Some(*most),
        _ => None,
    });
    caps.min().map(Taken::Above)
}

/// Rules that hold wherever the condition is.
fn is_ruled_out(it: &Condition, body: &StepBody<'_>, routine: &Routine) -> bool {
    let step = body.step;
    // Of a local condition, only those hold everywhere that name an area.
    let everywhere = |block: &&TechniqueBlock| !it.is_local() || has_area(block);
    it.blocks_techniques.iter().filter(everywhere).any(|block| body.matches(block))
        || it
            .blocks_tools
            .iter()
            .any(|block| step.tool.as_ref() == Some(&block.0) && body.is_in(block.1.as_ref()))
        || it.blocks_moves.iter().any(|id| body.loads.contains(&id.as_str()))
        || it.blocks_breath.iter().any(|kind| body.breathes(*kind))
        || it.blocks_positions.iter().any(|id| step.position.as_ref() == Some(id))
        || it.blocks_goals.iter().any(|goal| routine.goals.contains(goal))
}

fn has_area(block: &TechniqueBlock) -> bool {
    matches!(block, TechniqueBlock::Kind(_, Some(_)) | TechniqueBlock::One(_, Some(_)))
}

/// The firmest it may be, where that is less than firm as can be.
fn most(it: &Condition, body: &StepBody<'_>) -> Option<u8> {
    let whole = |cap: Option<u8>| cap.filter(|_| !it.is_local());
    if body.tenses() {
        let areas = it.area_efforts().filter(|(area, _)| body.is_in(Some(area))).map(|(_, most)| most);
        return areas.chain(whole(it.effort)).min();
    }
    if body.stretches() {
        return whole(it.stretch);
    }
    let areas = it.area_caps().filter(|(area, _)| body.is_in(Some(area))).map(|(_, most)| most);
    let by_hand = it.hand_cap.filter(|_| body.is_by_hand());
    areas.chain(whole(it.cap)).chain(by_hand).min().filter(|_| body.touches())
}

/// Rules for the place that the person has marked.
fn at_the_place(held: &Held, body: &StepBody<'_>, rulings: &mut Vec<Ruling>) {
    let it = held.condition;
    let mut local = it.blocks_techniques.iter().filter(|block| !has_area(block));
    if !body.works() {
        let rests_there = !held.places.is_empty() && held.is_at(&body.rests_on, body.side());
        if rests_there && local.any(|block| *block == TechniqueBlock::Kind(TechniqueKind::Touch, None)) {
            rulings.push(Ruling::HandsElsewhere);
        }
        return;
    }
    let is_still = local.clone().any(|block| *block == TechniqueBlock::One("mobilise".to_owned(), None));
    let mut loads = body.loads.iter().filter_map(|id| vocabulary::load(id));
    let is_loaded = is_still && loads.any(|load| held.is_loaded_by(&load.loads));
    // Where it works is not always said.
    let is_there = body.places.is_empty() || held.is_at(&body.places, body.side());
    if is_loaded || is_there && local.any(|block| body.matches(block)) {
        rulings.push(Ruling::LeaveOut);
    }
    if is_there && body.touches() {
        rulings.extend(it.cap.map(Ruling::AtMost));
    }
}

/// What hands that cannot work mean.
fn hands(held: &Held, body: &StepBody<'_>, rulings: &mut Vec<Ruling>) {
    if !body.works() {
        return;
    }
    let working = body.hands();
    let takes_both = working == (true, true);
    if held.condition.hands && !held.condition.is_local() {
        // Which of the hands works is not known: the person will use the one that does.
        rulings.extend(takes_both.then_some(if body.moves() { Ruling::LeaveOut } else { Ruling::OneHand }));
        return;
    }
    let out = held.hands_out();
    let needed = (out.0 && working.0, out.1 && working.1);
    if needed == (false, false) {
        return;
    }
    let other_can = takes_both && out != (true, true) && !body.moves();
    rulings.push(if other_can { Ruling::OneHand } else { Ruling::LeaveOut });
}
