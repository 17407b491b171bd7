//! What is done to one side is done to the other, and as gently.

use crate::vocabulary::BodySide;

use super::fitted::{Reason, StepFit};
use super::step_body::StepBody;

/// Finds the steps that do the same to the other side and makes both alike.
pub(super) fn level_sides(bodies: &[StepBody<'_>], steps: &mut [StepFit]) {
    let of_side = |side| (0..bodies.len()).filter(move |at| bodies[*at].side() == Some(side));
    let mut rights: Vec<usize> = of_side(BodySide::Right).collect();
    for left in of_side(BodySide::Left) {
        let Some(found) = rights.iter().position(|right| is_same(&bodies[left], &bodies[*right])) else {
            continue;
        };
        let right = rights.remove(found);
        if steps[left].is_left_out() != steps[right].is_left_out() {
            steps[left].leave_out(Reason::OtherSide);
            steps[right].leave_out(Reason::OtherSide);
        }
        let most = steps[left].strength().min(steps[right].strength());
        for at in [left, right] {
            if steps[at].strength() > most {
                steps[at].cap(most, Reason::OtherSide);
            }
        }
    }
}

fn is_same(one: &StepBody<'_>, other: &StepBody<'_>) -> bool {
    let key = |body: &StepBody<'_>| {
        let step = body.step;
        (step.region.clone(), step.technique.clone(), step.tool.clone(), step.points.clone())
    };
    key(one) == key(other)
}
