//! Does to a routine what was decided for a person.

use crate::language::{self, CareWords};
use crate::routine::{Routine, Step, Text};

use super::fitted::{Change, PersonFit, StepFit};
use super::rest_instead::Rests;

/// Leaves out, softens and changes the steps. A changed step says so at its start, in the language of the
/// routine where balm has the words, and then what its author says to people with the same condition; a recording that
/// does not say it is not played.
pub(super) fn apply(routine: &mut Routine, fitted: &PersonFit) {
    let words = language::care_words(&routine.language);
    let mut lines = Lines { words, last: Vec::new() };
    lead_on(routine, fitted);
    let mut fitted = fitted.steps.iter();
    let mut rests = Rests::in_words(language::speak_up_words(&routine.language));
    for section in &mut routine.sections {
        section.steps = std::mem::take(&mut section.steps)
            .into_iter()
            .zip(fitted.by_ref())
            .filter_map(|(step, fitted)| {
                if fitted.is_refilled() {
                    return rests.instead_of(&step);
                }
                if fitted.is_left_out() {
                    return None;
                }
                rests.end();
                Some(lines.changed(step, fitted))
            })
            .collect();
    }
    // What else the author says is for other people.
    routine.steps_mut().for_each(|step| step.adapt.clear());
    routine.sections.retain(|section| !section.steps.is_empty());
}

/// What a step says at its end leads to the next one. If that is left out, the step before the next one that is played
/// says where to go.
fn lead_on(routine: &mut Routine, fitted: &PersonFit) {
    let moves: Vec<Option<Text>> = routine.steps().map(|step| step.move_line.clone()).collect();
    let is_played = |at: &usize| !fitted.steps[*at].is_left_out();
    for (at, step) in routine.steps_mut().enumerate() {
        let next = (at + 1..moves.len()).find(is_played);
        step.move_line = next.and_then(|next| moves[next - 1].clone());
    }
}

struct Lines {
    words: Option<&'static CareWords>,
    /// What the last step said.
    last: Vec<String>,
}

impl Lines {
    fn changed(&mut self, mut step: Step, fitted: &StepFit) -> Step {
        step.pressure = fitted.pressure;
        step.effort = fitted.effort;
        step.position.clone_from(&fitted.position);
        step.told_otherwise = fitted.changes.iter().any(|change| {
            matches!(change, Change::Still | Change::OneHand | Change::HandsElsewhere | Change::AuthorsWords)
        });
        if step.told_otherwise || fitted.changes.contains(&Change::Position) {
            step.picture = None;
        }
        let authors = fitted.worded_for.iter().filter_map(|id| step.adapt.remove(*id));
        if let Some(words) = authors.reduce(|words, more| words.then(&more)) {
            step.say_instead(words);
        }
        let lines: Vec<String> = fitted
            .changes
            .iter()
            .filter_map(|change| self.words.and_then(|w| line(w, *change, fitted)))
            .collect();
        // What the step before has said is still in the listener's ear.
        let new: Vec<String> = lines.iter().filter(|line| !self.last.contains(line)).cloned().collect();
        self.last = lines;
        if !new.is_empty() {
            step.say_first(&new.join(" "));
        }
        step
    }
}

fn line(words: &CareWords, change: Change, fitted: &StepFit) -> Option<String> {
    match change {
        Change::AtMost(most) => Some(words.at_most.replace("{n}", &most.to_string())),
        Change::Still => Some(words.still.to_owned()),
        Change::Effort(most) => Some(words.effort.replace("{n}", &most.to_string())),
        Change::Position => {
            let position = fitted.position.as_deref()?;
            words.positions.iter().find(|(id, _)| *id == position).map(|(_, line)| (*line).to_owned())
        }
        Change::OneHand => Some(words.one_hand.to_owned()),
        Change::HandsElsewhere => Some(words.hands_elsewhere.to_owned()),
        Change::AuthorsWords => None,
    }
}
