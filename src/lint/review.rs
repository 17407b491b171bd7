//! The way through all rules.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Finding, Sources};
use crate::routine::{Answers, Line, Routine};
use crate::unit::Frames;

use super::notes::Notes;
use super::played::{Plain, Played};
use super::{
    balance, breath, declared, hold, night, order, plan, points, pressure, speech, stretch, titles,
    untranslated, words,
};

/// Knows how long words last.
pub trait Ear {
    /// How long each line lasts as it will be spoken; `None` where nobody will speak it. `pronounce` is the
    /// routine's own.
    fn lengths(&self, lines: &[Line], pronounce: &BTreeMap<String, String>) -> Vec<Option<Frames>>;
}

/// An ear that hears nobody: every length is estimated from the words.
#[derive(Clone, Copy, Debug)]
pub struct Words;

impl Ear for Words {
    fn lengths(&self, lines: &[Line], _: &BTreeMap<String, String>) -> Vec<Option<Frames>> {
        vec![None; lines.len()]
    }
}

/// The most wordings of a routine that are looked at, for it may ask many questions.
const MOST_ANSWERS: usize = 24;

type Rule = fn(&Played<'_>, &mut Notes<'_>);

/// Every rule that needs no ear.
const RULES: &[Rule] = &[
    pressure::no_touch_region,
    pressure::felt_only,
    pressure::pressure_high,
    pressure::tool_not_here,
    hold::held_long,
    hold::region_long,
    hold::roll_long,
    hold::gun,
    hold::tapping,
    points::point_long,
    stretch::stretch,
    stretch::tense_release,
    breath::pace_and_holds,
    breath::unwarned_holds,
    balance::sides_uneven,
    order::first_and_last,
    order::whole,
    order::no_warm_up,
    order::pressure_jump,
    words::prompts,
    words::side_named,
    titles::title_side,
    words::claims,
    night::chimes,
    night::sudden,
    night::louder,
    plan::plan,
    declared::allowed,
    declared::adapted,
    untranslated::incomplete,
];

/// Everything unwise in a routine, in no particular order; each thing once, though it be so for several
/// answers to what the routine asks. `sources` are those it was read from.
#[must_use]
pub fn review(routine: &Routine, sources: &Sources, ear: &dyn Ear) -> Vec<Finding> {
    let mut notes = Notes::new(routine, sources);
    let steps = || routine.sections.iter().flat_map(|section| &section.steps);
    let shapes: HashSet<&str> =
        steps().flat_map(|step| step.only.iter().map(|(name, _)| name.as_str())).collect();
    for answers in answers(routine, |ask| shapes.contains(ask)) {
        let Ok(answered) = routine.clone().answered(&answers) else { continue };
        let plain = Plain::of(&answered);
        let played = Played::of(&answered, &plain);
        for rule in RULES {
            rule(&played, &mut notes);
        }
        speech::listen(&played, ear, &mut notes);
    }
    notes.findings
}

/// The usual answers, and each other answer among the usual ones, to the questions that matter.
pub(super) fn answers(routine: &Routine, matters: impl Fn(&str) -> bool) -> Vec<Answers> {
    let mut all = vec![Answers::new()];
    for ask in routine.asks.iter().filter(|ask| matters(&ask.name)) {
        let others = ask.choices.iter().filter(|choice| **choice != ask.default);
        all.extend(others.map(|choice| Answers::from([(ask.name.clone(), choice.clone())])));
    }
    all.truncate(MOST_ANSWERS);
    all
}
