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
const MORE: &str = "Not for everybody: see after the steps.";

/// What there is to know before the first step.
pub(super) struct Before<'a> {
    pub facts: Vec<Fact>,
    /// For everybody, as many of those lines as there is room for.
    pub first: &'a [CareLine],
    /// The others, for after the steps.
    pub later: &'a [CareLine],
    /// When to call for help.
    pub emergency: &'static str,
    /// Where to read which steps are not for whom.
    pub more: Option<&'static str>,
}

impl<'a> Before<'a> {
    pub fn of(handout: &Handout<'a>) -> Self {
        let wording = Wording::of(&handout.routine.language);
        let preparation = handout.preparation;
        let facts = facts(handout);
        let more = Some(MORE).filter(|_| !preparation.lost.is_empty());
        let ours = ["Before you begin", EMERGENCY].into_iter().chain(more);
        let said = facts.iter().flat_map(|fact| [wording.phrase(fact.about), fact.said.words()]);
        let all = ours.map(|words| wording.phrase(words)).chain(said).chain([&*handout.routine.title]);
        let mut room = MAX_WORDS.saturating_sub(all.map(words_in).sum());
        let first = &preparation.first;
        let fits = |line: &&CareLine| {
            let words = words_in(&line.text);
            let has_room = words <= room;
            room = room.saturating_sub(words);
            has_room
        };
        let count = first.iter().take_while(fits).count().max(FEWEST.min(first.len()));
        let (first, later) = first.split_at(count);
        Self { facts, first, later, emergency: EMERGENCY, more }
    }
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}
