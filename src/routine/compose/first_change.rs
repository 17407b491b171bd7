//! What its author changed in a routine between one saving and the next.

use crate::routine::model::{Routine, Section, Sides, Step};

impl Routine {
    /// The number of the first step from which on it is heard differently than `before`, from 1; `None` where
    /// nothing that is heard has changed. A change to the whole, such as its voice, is one from the first.
    #[must_use]
    pub fn first_change(&self, before: &Self) -> Option<usize> {
        if self.whole() != before.whole() {
            return Some(1);
        }
        let (new, old): (Vec<_>, Vec<_>) = (self.heard().collect(), before.heard().collect());
        let same = new.iter().zip(&old).take_while(|(a, b)| a == b).count();
        let last = new.len().saturating_sub(1);
        let changed = (same < new.len() || same < old.len()).then(|| new[same.min(last)].1.number);
        // What a section does to its steps, it does from its first one on.
        changed.map(|number| self.beginning(before, number))
    }

    /// Each step with what its section makes of it.
    fn heard(&self) -> impl Iterator<Item = (SectionShape<'_>, &Step)> {
        self.sections.iter().flat_map(|section| section.steps.iter().map(move |step| (shape(section), step)))
    }

    /// Whatever colours every step.
    fn whole(&self) -> impl PartialEq + '_ {
        let voice = (self.voice_gain, self.voice_pace, &self.pronounce, &self.language, &self.recordings);
        (self.kind, voice, self.night, &self.sounds, &self.answers)
    }

    /// The first step of the section of step `number`, where it is played in other rounds or sides now.
    fn beginning(&self, before: &Self, number: usize) -> usize {
        let has = |section: &&Section| section.steps.iter().any(|step| step.number == number);
        let Some(section) = self.sections.iter().find(has) else { return number };
        let first = section.steps.first().map_or(number, |step| step.number);
        let same = before.sections.iter().any(|old| shape(old) == shape(section));
        if same { number } else { first }
    }
}

/// What a section makes of its steps.
type SectionShape<'a> = (Option<&'a str>, u32, Option<Sides>);

fn shape(section: &Section) -> SectionShape<'_> {
    (section.title.as_ref().map(|title| title.for_side(None)), section.rounds, section.sides)
}
