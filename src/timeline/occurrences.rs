//! The order in which steps are played: for each round, each side of the section, each step, each side of
//! the step, each repeat.

use crate::routine::{Routine, Section, Side, Sides, Step};

/// One playing of one step, before its texts are filled.
#[derive(Clone, Copy)]
pub(super) struct Occurrence<'a> {
    pub section: &'a Section,
    pub step: &'a Step,
    pub side: Option<Side>,
    /// From 1.
    pub round: u32,
    /// From 1.
    pub repeat: u32,
}

/// What parts a playing from the next.
pub(super) enum Between {
    /// The same step comes again.
    Repeats,
    /// The same step or section comes again, for this side.
    Sides(Side),
    /// Something else comes, also where it happens to begin on the other side.
    Steps,
}

impl Occurrence<'_> {
    /// What lies before `next`, which follows this one.
    pub fn before(&self, next: &Occurrence<'_>) -> Between {
        let same_step = std::ptr::eq(next.step, self.step);
        if same_step && next.repeat > self.repeat {
            return Between::Repeats;
        }
        let same_section = std::ptr::eq(next.section, self.section);
        let again = same_section && (same_step || self.section.sides.is_some());
        match next.side.filter(|side| again && self.side.is_some() && Some(*side) != self.side) {
            Some(side) => Between::Sides(side),
            None => Between::Steps,
        }
    }
}

/// Every playing of every step, in order.
pub(super) fn occurrences(routine: &Routine) -> Vec<Occurrence<'_>> {
    let mut occurrences = Vec::new();
    for section in &routine.sections {
        for round in 1..=section.rounds {
            for section_side in sides(section.sides) {
                for step in &section.steps {
                    for side in sides(step.sides) {
                        let side = side.or(section_side);
                        let playing = |repeat| Occurrence { section, step, side, round, repeat };
                        occurrences.extend((1..=step.repeat).map(playing));
                    }
                }
            }
        }
    }
    occurrences
}

fn sides(sides: Option<Sides>) -> Vec<Option<Side>> {
    sides.map_or(vec![None], |sides| sides.order().map(Some).to_vec())
}
