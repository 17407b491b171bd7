//! The steps of a session as a person does them: one for each in the file, with its sides, rounds and
//! repeats told together.

use std::collections::BTreeMap;

use crate::care::Wording;
use crate::routine::{Routine, Section, Side, Step};
use crate::timeline::{Moment, Passage, Timeline};

use super::doing::{Doing, Line, Playing, doing};

/// Steps that belong together.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub title: Option<&'a str>,
    /// How often, and in which order.
    pub how: Option<String>,
    pub steps: Vec<Doing<'a>>,
}

/// All steps that are played, in the order in which each is first played.
pub(super) fn parts<'a>(routine: &'a Routine, timeline: &'a Timeline) -> Vec<Part<'a>> {
    let written = written(routine);
    let wording = Wording::of(&routine.language);
    let mut parts: Vec<Part<'a>> = Vec::new();
    let (mut section, mut position) = (None, None);
    for (i, playings) in playings(timeline).iter().enumerate() {
        let first = playings[0].passage;
        let (here, step) = written.get(&first.step).copied().unzip();
        if parts.is_empty() || here != section {
            let how =
                here.and_then(|i| routine.sections.get(i)).and_then(|section| how(section, first, wording));
            parts.push(Part { title: first.section.as_deref(), how, steps: Vec::new() });
            section = here;
        }
        let moved = step.and_then(|step| step.position.as_deref()).filter(|here| position != Some(*here));
        position = moved.or(position);
        if let Some(part) = parts.last_mut() {
            part.steps.push(doing(i + 1, playings, step, moved, wording));
        }
    }
    parts
}

/// Each step by its number, with the place of its section.
fn written(routine: &Routine) -> BTreeMap<usize, (usize, &Step)> {
    let sections = routine.sections.iter().enumerate();
    sections.flat_map(|(i, section)| section.steps.iter().map(move |s| (s.number, (i, s)))).collect()
}

/// The playings of each step, in the order of the first.
fn playings(timeline: &Timeline) -> Vec<Vec<Playing<'_>>> {
    let mut said = vec![Vec::new(); timeline.passages.len()];
    for marker in &timeline.markers {
        let lines = marker.passage.and_then(|i| said.get_mut(i));
        if let (Some(lines), Moment::Say { line, text, .. }) = (lines, &marker.what) {
            lines.push(Line { at: marker.at, kind: *line, text });
        }
    }
    let mut all: Vec<Vec<Playing<'_>>> = Vec::new();
    let mut places = BTreeMap::new();
    for (passage, said) in timeline.passages.iter().zip(said) {
        let place = *places.entry(passage.step).or_insert_with(|| {
            all.push(Vec::new());
            all.len() - 1
        });
        all[place].push(Playing { passage, said });
    }
    all
}

/// How often a whole section is done, and for which side first.
fn how(section: &Section, first: &Passage, wording: Wording) -> Option<String> {
    let sides = section.sides.map(|sides| sides.order());
    let sides = sides.map(|[one, _]| {
        wording
            .phrase(match one {
                Side::Left => "First all of it on the left, then all of it on the right.",
                Side::Right => "First all of it on the right, then all of it on the left.",
            })
            .to_owned()
    });
    let rounds = (first.round.1 > 1)
        .then(|| wording.fill("Do this part {count} times.", &[("count", &first.round.1)]));
    let both: Vec<String> = sides.into_iter().chain(rounds).collect();
    (!both.is_empty()).then(|| both.join(" "))
}
