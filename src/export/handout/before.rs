//! What stands before the first step: no more than people read before they begin. All else stands after the steps.

use crate::care::{CareLine, Wording};

use super::facts::{Fact, facts};
use super::source::Handout;

/// So many words in all, unless the author's own take them, or a note to this reader.
const MAX_WORDS: usize = 90;
/// Who should not do it today and who should ask first are told, however few words are left.
const FEWEST: usize = 2;

/// When to call for help: the signs that no part of the body has for itself.
const EMERGENCY: &str = "Chest pain, trouble breathing or speaking, sudden weakness or headache: call your \
emergency number.";
/// Where the rest of it is.
const MORE: &str = "Not all steps suit everybody: see below.";

/// What there is to know before the first step, and what of it had no room.
pub(super) struct Before<'a> {
    pub facts: Vec<Fact>,
    /// For everybody.
    pub first: Vec<&'a CareLine>,
    /// When to call for help.
    pub emergency: &'static str,
    /// Where to read which steps are not for whom.
    pub more: Option<&'static str>,
    /// What stands over the rest, after the steps.
    pub heading: &'static str,
    /// For everybody, without room before the first step.
    pub later: Vec<&'a CareLine>,
}

impl<'a> Before<'a> {
    pub fn of(handout: &Handout<'a>) -> Self {
        let wording = Wording::of(&handout.routine.language);
        let (facts, preparation) = (facts(handout), handout.preparation);
        let loses_nobody = preparation.lost.is_empty();
        let more = Some(MORE).filter(|_| !loses_nobody);
        let ours = ["Before you begin", EMERGENCY].into_iter().chain(more);
        let said = facts.iter().flat_map(|fact| [wording.phrase(fact.about), fact.said.words()]);
        let all = ours.map(|words| wording.phrase(words)).chain(said).chain([&*handout.routine.title]);
        // That nobody has reviewed it yet is no caution among others.
        let draft = handout.routine.draft.as_deref().unwrap_or_default();
        let must = |i, line: &CareLine| i < FEWEST || draft.contains(&line.text);
        let lines = preparation.first.iter().enumerate();
        let told = lines.clone().filter(|(i, line)| must(*i, line)).map(|(_, line)| &*line.text);
        let mut room = MAX_WORDS.saturating_sub(all.chain(told).map(words_in).sum());
        let mut has_room = |line: &CareLine| {
            let left = room.checked_sub(words_in(&line.text));
            // After the first that has none: what comes later matters less.
            room = left.unwrap_or_default();
            left.is_some()
        };
        let (first, later): (Vec<_>, Vec<_>) = lines.partition(|(i, line)| must(*i, line) || has_room(line));
        let without_number =
            |lines: Vec<(usize, &'a CareLine)>| lines.into_iter().map(|(_, line)| line).collect();
        let heading = if loses_nobody { "Good to know" } else { "Not every step is for everybody" };
        Self {
            facts,
            first: without_number(first),
            emergency: EMERGENCY,
            more,
            heading,
            later: without_number(later),
        }
    }
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}
