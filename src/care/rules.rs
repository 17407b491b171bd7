//! What one condition means for one step.

use crate::routine::Routine;
use crate::vocabulary::{self, Condition, TechniqueBlock};

use super::person::Held;
use super::step_body::StepBody;

/// What becomes of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ruling {
    /// It is not played.
    LeaveOut,
    /// It is no firmer than this, 0 to 10 as felt; for tensing, the effort.
    AtMost(u8),
    /// It is done in this position.
    Position(String),
    /// One hand does it.
    OneHand,
    /// The hands rest elsewhere.
    HandsElsewhere,
}

/// Everything that a condition means for a step.
pub(super) fn rulings(held: &Held, body: &StepBody<'_>, routine: &Routine) -> Vec<Ruling> {
    let mut rulings = Vec::new();
    if !held.rules_hold() {
        return rulings;
    }
    let it = held.condition;
    hands(held, body, &mut rulings);
    if it.is_marked() {
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

/// Rules that hold wherever the condition is.
fn is_ruled_out(it: &Condition, body: &StepBody<'_>, routine: &Routine) -> bool {
    let step = body.step;
    // Of a local condition, only those hold everywhere that name an area.
    let everywhere = |block: &&TechniqueBlock| !it.is_marked() || has_area(block);
    it.blocks_techniques.iter().filter(everywhere).any(|block| body.matches(block))
        || it
            .blocks_tools
            .iter()
            .any(|block| step.tool.as_ref() == Some(&block.0) && body.is_in(block.1.as_ref()))
        || it.blocks_points.iter().any(|point| step.points.contains(point))
        || it.blocks_moves.iter().any(|id| step.loads.contains(id))
        || it.blocks_breath.iter().any(|kind| body.breathes(*kind))
        || it.blocks_positions.iter().any(|id| step.position.as_ref() == Some(id))
        || it.blocks_goals.iter().any(|goal| routine.goals.contains(goal))
}

fn has_area(block: &TechniqueBlock) -> bool {
    matches!(block, TechniqueBlock::Kind(_, Some(_)) | TechniqueBlock::One(_, Some(_)))
}

/// The firmest it may be, where that is less than firm as can be.
fn most(it: &Condition, body: &StepBody<'_>) -> Option<u8> {
    let whole = |cap: Option<u8>| cap.filter(|_| !it.is_marked());
    if body.tenses() {
        let areas = it.area_efforts().filter(|(area, _)| body.is_in(Some(area))).map(|(_, most)| most);
        return areas.chain(whole(it.effort)).min();
    }
    if body.stretches() {
        return whole(it.stretch);
    }
    let areas = it.area_caps().filter(|(area, _)| body.is_in(Some(area))).map(|(_, most)| most);
    areas.chain(whole(it.cap)).min().filter(|_| body.touches())
}

/// Rules for the place that the person has marked.
fn at_the_place(held: &Held, body: &StepBody<'_>, rulings: &mut Vec<Ruling>) {
    let it = held.condition;
    let local = || it.blocks_techniques.iter().filter(|block| !has_area(block));
    let blocks_touch = || local().any(|block| block.to_string() == "@touch");
    if !body.works() {
        if held.is_at(&body.rests_on, body.side()) && !held.places.is_empty() && blocks_touch() {
            rulings.push(Ruling::HandsElsewhere);
        }
        return;
    }
    let unknown = body.places.is_empty();
    if (unknown || held.is_at(&body.places, body.side())) && local().any(|block| body.matches(block)) {
        rulings.push(Ruling::LeaveOut);
    }
    if (unknown || held.is_at(&body.places, body.side())) && body.touches() {
        rulings.extend(it.cap.map(Ruling::AtMost));
    }
    let is_still = local().any(|block| block.to_string() == "mobilise");
    let mut loads = body.step.loads.iter().filter_map(|id| vocabulary::load(id));
    if is_still && loads.any(|load| held.is_loaded_by(&load.loads)) {
        rulings.push(Ruling::LeaveOut);
    }
}

/// What hands that cannot work mean.
fn hands(held: &Held, body: &StepBody<'_>, rulings: &mut Vec<Ruling>) {
    if !body.works() {
        return;
    }
    let working = body.hands();
    if held.condition.hands && !held.condition.is_marked() {
        // Which of the hands works is not known: the person will use the one that does.
        rulings.extend((working == (true, true)).then_some(if body.moves() {
            Ruling::LeaveOut
        } else {
            Ruling::OneHand
        }));
        return;
    }
    let out = held.hands_out();
    let needed = (out.0 && working.0, out.1 && working.1);
    if needed == (false, false) {
        return;
    }
    let other_can = working == (true, true) && out != (true, true) && !body.moves();
    rulings.push(if other_can { Ruling::OneHand } else { Ruling::LeaveOut });
}
