//! Runs every rule over a routine, for all the answers to its questions.

use std::collections::HashSet;

use crate::diagnostic::{Finding, Sources};
use crate::routine::{Answers, Routine};

use super::notes::Notes;
use super::played::{Played, SilentLayout};
use super::rules::{RULES, listen};
use super::speech_lengths::SpeechLengths;

/// The most sets of answers that are looked at, because a routine may ask many questions.
const MAX_ANSWERS: usize = 24;

/// Everything unwise in a routine, in no particular order. Whatever answers it is found for, each thing is told
/// once. `sources` are what the routine was read from.
#[must_use]
pub fn review(routine: &Routine, sources: &Sources, speech: &dyn SpeechLengths) -> Vec<Finding> {
    let mut notes = Notes::new(routine, sources);
    let shapes: HashSet<&str> =
        routine.steps().flat_map(|step| step.only.iter().map(|(name, _)| name.as_str())).collect();
    for answers in answers(routine, |ask| shapes.contains(ask)) {
        let Ok(answered) = routine.clone().answered(&answers) else { continue };
        let layout = SilentLayout::of(&answered);
        let played = Played::of(&answered, &layout);
        RULES.iter().copied().flatten().for_each(|rule| rule(&played, &mut notes));
        listen(&played, speech, &mut notes);
    }
    notes.findings
}

/// The default answers; then, for each question that matters, its other answers with defaults for the rest.
pub(super) fn answers(routine: &Routine, matters: impl Fn(&str) -> bool) -> Vec<Answers> {
    let mut all = vec![Answers::new()];
    for ask in routine.asks.iter().filter(|ask| matters(&ask.name)) {
        let others = ask.choices.iter().filter(|choice| **choice != ask.default);
        all.extend(others.map(|choice| Answers::from([(ask.name.clone(), choice.clone())])));
    }
    all.truncate(MAX_ANSWERS);
    all
}
