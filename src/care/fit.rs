//! A routine fitted to a person: each step is played, gentler, changed or left out.

use crate::routine::{Routine, Step};
use crate::unit::Duration;
use crate::vocabulary::{self, Condition, Severity};

use super::apply::apply;
use super::fitted::{Fate, FitOutcome, PersonFit, Reason, StepFit};
use super::person::{Held, NOT_SURE, Person};
use super::rules::rulings;
use super::ruling::Ruling;
use super::sides::level_sides;
use super::step_body::{StepBody, Unclear};

/// If less than one in so many of the working time is left, the rest is not worth playing.
const MIN_SHARE_LEFT: u64 = 3;
/// Less breath and rest than this is no session of its own.
const MIN_BREATH: Duration = Duration::from_secs(45);

/// Until a clinician has agreed to what must be asked first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UntilAsked {
    /// What will be played then is shown.
    #[default]
    Shown,
    /// Only breath and rest are played.
    OnlyBreathing,
}

/// Decides what becomes of each step, and does it to the routine. If the outcome is
/// [`Blocked`](FitOutcome::Blocked) the routine is not to be played, and it stays as it was.
pub fn fit_to_person(routine: &mut Routine, person: &Person, until_asked: UntilAsked) -> PersonFit {
    let bodies = StepBody::all(routine, Unclear::Worst);
    let held = all_held(person);
    let mut steps: Vec<StepFit> = bodies.iter().map(|body| decide(body, &held, person, routine)).collect();
    level_sides(&bodies, &mut steps);
    let ask_first = ask_first(&held, &bodies, &steps, person);
    let works: Vec<bool> = bodies.iter().map(StepBody::works).collect();
    if until_asked == UntilAsked::OnlyBreathing && !ask_first.is_empty() {
        for (step, _) in steps.iter_mut().zip(&works).filter(|(_, works)| **works) {
            step.leave_out(Reason::NotYetAsked);
        }
    }
    drop_remains(routine, &works, &mut steps);
    use_authors_words(&held, &bodies, &mut steps);
    let outcome = outcome(routine, &works, &steps);
    let notes = held.iter().map(|held| held.condition).filter(|it| it.id != NOT_SURE).collect();
    let fitted = PersonFit { outcome, steps, ask_first, conditions: notes };
    if outcome != FitOutcome::Blocked {
        apply(routine, &fitted);
    }
    fitted
}

/// What holds for a person: what they have, and the careful rules if they are not sure of some of it.
fn all_held(person: &Person) -> Vec<Held> {
    let mut held = person.held.clone();
    let careful = vocabulary::condition(NOT_SURE).filter(|_| held.iter().any(|held| !held.sure));
    held.extend(careful.map(|condition| Held { condition, places: Vec::new(), sure: true }));
    held
}

fn decide(body: &StepBody<'_>, held: &[Held], person: &Person, routine: &Routine) -> StepFit {
    let mut step = StepFit::whole(body, &routine.answers);
    let of_held = held.iter().map(|held| (Reason::Condition(held.condition), rulings(held, body, routine)));
    let of_said = person.said.iter().map(|said| (Reason::Said(said.answer), said.rulings(body)));
    for (because, rulings) in of_held.chain(of_said) {
        for ruling in rulings {
            match ruling {
                Ruling::LeaveOut => step.leave_out(because),
                Ruling::AtMost(most) => step.cap(most, because),
                Ruling::Position(id) => step.place(id, because),
                Ruling::OneHand => step.use_one_hand(because),
                Ruling::HandsElsewhere => step.move_hands(because),
            }
        }
    }
    step
}

/// What a clinician has to agree to: conditions that changed something.
fn ask_first(
    held: &[Held],
    bodies: &[StepBody<'_>],
    steps: &[StepFit],
    person: &Person,
) -> Vec<&'static Condition> {
    let asks = |it: &Condition, body: &StepBody<'_>| {
        it.severity == Severity::Ask || it.ask_about.iter().any(|area| body.is_in(Some(area)))
    };
    let is_asked = |it: &&Condition| {
        !person.has_asked(it)
            && bodies.iter().zip(steps).any(|(body, step)| step.is_changed_by(it) && asks(it, body))
    };
    held.iter().filter(|held| held.sure).map(|held| held.condition).filter(is_asked).collect()
}

/// Of the steps that are played, those whose author has words for what the person has say them. That alone is nothing to
/// ask a clinician about.
fn use_authors_words(held: &[Held], bodies: &[StepBody<'_>], steps: &mut [StepFit]) {
    for (body, step) in bodies.iter().zip(steps) {
        for held in held.iter().filter(|held| body.step.adapt.contains_key(&held.condition.id)) {
            // Where it works is not always said.
            if held.places.is_empty() || body.places.is_empty() || held.is_at(&body.places, body.side()) {
                step.say_for(held.condition);
            }
        }
    }
}

/// Leaves out what little work is left.
fn drop_remains(routine: &Routine, works: &[bool], steps: &mut [StepFit]) {
    let length = |step: &Step| step.written().map_or(0, Duration::millis).saturating_mul(step.repeat.into());
    let (mut all, mut left) = (0_u64, 0_u64);
    for ((step, fitted), works) in routine.steps().zip(&*steps).zip(works) {
        if *works {
            all = all.saturating_add(length(step));
            left = left.saturating_add(if fitted.is_left_out() { 0 } else { length(step) });
        }
    }
    if left < all && left.saturating_mul(MIN_SHARE_LEFT) < all {
        for (step, _) in steps.iter_mut().zip(works).filter(|(step, works)| **works && !step.is_left_out()) {
            step.leave_out(Reason::TooLittleLeft);
        }
    }
}

fn outcome(routine: &Routine, works: &[bool], steps: &[StepFit]) -> FitOutcome {
    if steps.iter().all(|step| step.fate == Fate::Played && step.changes.is_empty()) {
        return FitOutcome::PlaysWhole;
    }
    let is_left = |works_so: bool| {
        steps.iter().zip(works).any(|(step, works)| *works == works_so && !step.is_left_out())
    };
    let worked = works.iter().any(|works| *works);
    let lost = steps.iter().any(StepFit::is_left_out);
    if is_left(true) || !worked && !lost {
        return FitOutcome::PlaysAdapted;
    }
    let rest = routine.steps().zip(steps).filter(|(step, fitted)| {
        let is_frame = matches!(step.technique.as_deref(), Some("arrive" | "finish"));
        !is_frame && !fitted.is_left_out()
    });
    let breath: Duration = rest
        .fold(Duration::ZERO, |sum, (step, _)| sum.saturating_add(step.written().unwrap_or(Duration::ZERO)));
    if breath > MIN_BREATH { FitOutcome::OnlyBreathing } else { FitOutcome::Blocked }
}
