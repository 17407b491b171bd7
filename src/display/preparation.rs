//! What people read before a session, in layers: a few lines before playing, everything in `show`.

use crate::care::{Contraindications, HURT, Loss, losses, mentioned};
use crate::routine::Routine;
use crate::text::{Safe, capital, lower};
use crate::vocabulary::{Condition, short};

use super::print::{all_of, step_numbers};

/// For a routine that touches, moves or tenses.
const NOT_TODAY: &str = "Not today with a fever, a newly swollen or hot leg or arm, or while driving.";
/// For one that only breathes and rests.
const NOT_DRIVING: &str = "Not while driving. If you feel seriously unwell, get help instead.";
const LEAVE_OUT: &str = "Leave out any place that is hurt, swollen, numb or infected.";
const EMERGENCIES: &str = "Signs that need a doctor at once: balm help emergency";

/// What to read before a first session: at most six lines. `called` is what the routine is called in a command;
/// `is_fitted` where it was fitted to what the listener has told of themselves.
#[must_use]
pub fn before(routine: &Routine, called: &str, against: &Contraindications, is_fitted: bool) -> Vec<Safe> {
    let mut lines: Vec<String> = routine.prepare.iter().cloned().collect();
    lines.push(if against.works { NOT_TODAY } else { NOT_DRIVING }.to_owned());
    let ask = mentioned(routine);
    if !is_fitted && !ask.is_empty() {
        let who: Vec<&str> = ask.iter().filter_map(|it| it.if_you.as_deref()).collect();
        lines.push(format!("Ask first if you {}.", either(&who)));
    }
    if against.touches {
        lines.push(LEAVE_OUT.to_owned());
    }
    lines.extend(routine.cautions.first().cloned());
    if !is_fitted && against.works {
        lines.push(format!("Who else: balm show {called}. To fit it to you: balm me"));
    }
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// Everything, for reading at leisure: the author's words, then who loses which steps.
#[must_use]
pub fn before_in_full(routine: &Routine, against: &Contraindications) -> Vec<Safe> {
    let mut lines: Vec<String> = routine.prepare.iter().chain(&routine.cautions).cloned().collect();
    lines.push(if against.works { NOT_TODAY } else { NOT_DRIVING }.to_owned());
    lines.extend(losses(routine).iter().map(|loss| lost(loss, routine)));
    if against.touches {
        lines.push(HURT.to_owned());
    }
    lines.push(EMERGENCIES.to_owned());
    if against.works {
        lines.push("To fit it to you: balm me. More about a condition: balm vocabulary condition".to_owned());
    }
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// "Steps 7 and 9: not with ..."
fn lost(loss: &Loss, routine: &Routine) -> String {
    let name = |it: &&Condition| lower(short(&it.name));
    let who = loss.conditions.iter().map(name).collect::<Vec<_>>().join("; ");
    match loss.most {
        None if loss.steps.len() == routine.steps().count() => format!("All steps: not with {who}"),
        None => format!("{}: not with {who}", capital(&step_numbers(&loss.steps))),
        Some(most) => format!("More softly, up to {most} of 10, with {who}"),
    }
}

/// "a", "a or b", "a, b or c".
fn either(parts: &[&str]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        parts => all_of(parts),
    }
}
