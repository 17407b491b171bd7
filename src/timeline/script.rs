//! A routine unrolled: every playing of every step in order, and every line that will be said.

use std::collections::HashMap;

use crate::routine::{Cue, Line, Placeholders, Routine, Section, Side, Sides, Step, Text, change_over, fill};
use crate::unit::{Duration, Pace};
use crate::vocabulary;

/// A routine unrolled, not yet timed: the lines must first be given a length.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// Every playing of every step.
    pub(super) turns: Vec<Turn>,
    /// Every distinct line, in order of first use. [`super::ClipRef::Speech`] counts from here.
    pub lines: Vec<Line>,
    numbers: HashMap<Line, usize>,
}

/// One playing of one step, its texts filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Turn {
    pub step: Step,
    pub number: usize,
    pub section: Option<String>,
    pub title: String,
    pub side: Option<Side>,
    pub round: (u32, u32),
    pub repeat: (u32, u32),
    pub say: Option<usize>,
    /// A cue and the line it says.
    pub cues: Vec<(Cue, Option<usize>)>,
    /// What follows: its length, and what is said in it.
    pub after: After,
}

/// What lies between one turn and the next.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum After {
    /// Silence.
    Gap(Duration),
    /// A change of position or tool, announced at once.
    Move(Duration, usize),
    /// The other side's turn, announced at once.
    ChangeOver(Duration, usize),
}

/// A step in its place, before its texts are filled.
struct Slot<'a> {
    section: &'a Section,
    step: &'a Step,
    number: usize,
    side: Option<Side>,
    round: u32,
    repeat: u32,
}

impl Slot<'_> {
    /// Whether `next` is this step again, or this section again, for its other side.
    fn is_other_side(&self, next: &Slot<'_>) -> bool {
        let same_section = std::ptr::eq(next.section, self.section);
        let again = std::ptr::eq(next.step, self.step) || self.section.sides.is_some();
        same_section && again && self.side.is_some() && next.side != self.side
    }
}

impl Script {
    /// Unrolls a routine: for each round, each side of the section, each step, each side of the
    /// step, each repeat.
    #[must_use]
    pub fn of(routine: &Routine) -> Self {
        let slots = slots(routine);
        let titles: Vec<String> =
            slots.iter().map(|s| fill(&raw_title(s), &names(routine, s, "", None))).collect();
        let mut script =
            Self { turns: Vec::with_capacity(slots.len()), lines: Vec::new(), numbers: HashMap::new() };
        for (i, slot) in slots.iter().enumerate() {
            let next = titles.get(i + 1).map(String::as_str);
            let names = names(routine, slot, &titles[i], next);
            let turn = script.turn(routine, slot, slots.get(i + 1), &names);
            script.turns.push(turn);
        }
        script
    }

    fn turn(
        &mut self,
        routine: &Routine,
        slot: &Slot<'_>,
        next: Option<&Slot<'_>>,
        names: &Placeholders<'_>,
    ) -> Turn {
        let step = slot.step;
        let pace = Pace(118);
        let mut line = |text: &Text, audio: Option<&Text>| {
            let filled = |t: &Text| fill(t.for_side(slot.side), names);
            self.line(Line {
                text: filled(text),
                audio: audio.map(filled),
                language: routine.language.clone(),
                pace,
            })
        };
        let say = step.say.as_ref().map(|text| line(text, step.audio.as_ref()));
        let cues = step
            .cues
            .iter()
            .map(|cue| (cue.clone(), cue.say.as_ref().map(|text| line(text, cue.audio.as_ref()))))
            .collect();
        let moved = step.move_line.as_ref().map(|text| line(text, None));
        Turn {
            number: slot.number,
            section: slot.section.title.clone(),
            title: names.title.to_owned(),
            side: slot.side,
            round: (slot.round, slot.section.rounds),
            repeat: (slot.repeat, step.repeat),
            say,
            cues,
            after: self.after(routine, slot, next, moved),
            step: step.clone(),
        }
    }

    /// Between the sides of one step or section lies the change-over; between steps, their gap or
    /// move, also where the next happens to begin on the other side. Repeats have a silence of
    /// their own.
    fn after(
        &mut self,
        routine: &Routine,
        slot: &Slot<'_>,
        next: Option<&Slot<'_>>,
        moved: Option<usize>,
    ) -> After {
        let step = slot.step;
        let other_side = next.and_then(|n| n.side).filter(|side| Some(*side) != slot.side);
        match (next, other_side) {
            (Some(next), _) if std::ptr::eq(next.step, step) && next.repeat > slot.repeat => {
                After::Gap(step.between)
            }
            (Some(next), Some(side)) if slot.is_other_side(next) => {
                let text = change_over(&routine.language, side);
                let line = self.line(Line {
                    text,
                    audio: None,
                    language: routine.language.clone(),
                    pace: Pace(118),
                });
                After::ChangeOver(step.swap, line)
            }
            _ => moved.map_or(After::Gap(step.gap), |line| After::Move(step.gap, line)),
        }
    }

    fn line(&mut self, line: Line) -> usize {
        let new = self.lines.len();
        let number = *self.numbers.entry(line.clone()).or_insert(new);
        if number == new {
            self.lines.push(line);
        }
        number
    }
}

fn slots(routine: &Routine) -> Vec<Slot<'_>> {
    let mut slots = Vec::new();
    let mut before = 0;
    for section in &routine.sections {
        for round in 1..=section.rounds {
            for section_side in sides(section.sides) {
                for (i, step) in section.steps.iter().enumerate() {
                    for step_side in sides(step.sides) {
                        for repeat in 1..=step.repeat {
                            let side = step_side.or(section_side);
                            slots.push(Slot { section, step, number: before + i + 1, side, round, repeat });
                        }
                    }
                }
            }
        }
        before += section.steps.len();
    }
    slots
}

fn sides(sides: Option<Sides>) -> Vec<Option<Side>> {
    sides.map_or(vec![None], |s| s.order().map(Some).to_vec())
}

fn raw_title(slot: &Slot<'_>) -> String {
    slot.step.title.as_ref().map_or_else(|| made_title(slot), |t| t.for_side(slot.side).to_owned())
}

/// A title for a step without one: what is done, and where.
fn made_title(slot: &Slot<'_>) -> String {
    let technique = slot.step.technique.as_deref().and_then(vocabulary::technique).map(|t| t.name.as_str());
    let region = slot.step.region.as_deref().and_then(vocabulary::region).map(|r| r.name.as_str());
    match (technique, region) {
        (Some(what), Some(place)) => format!("{what}: {place}"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => slot.section.title.clone().unwrap_or_else(|| format!("Step {}", slot.number)),
    }
}

fn names<'a>(
    routine: &'a Routine,
    slot: &Slot<'_>,
    title: &'a str,
    next: Option<&'a str>,
) -> Placeholders<'a> {
    Placeholders {
        side: slot.side,
        round: slot.round,
        rounds: slot.section.rounds,
        title,
        next: next.unwrap_or_default(),
        language: &routine.language,
    }
}
