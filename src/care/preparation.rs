//! What people read before a session, in layers: a few lines for everybody, then who loses which steps. Nothing is
//! said twice.

use crate::language::{self, CareWords};
use crate::routine::Routine;
use crate::text::capital;
use crate::vocabulary::Group;

use super::losses::{Loss, MAX_PLACES, losses, mentioned};
use super::step_body::{StepBody, Unclear};
use super::wording::Wording;

const VEINS: &str = "Varicose veins in the legs: leave them out";
const DEVICE: &str = "A device under the skin: leave out the place over it";

/// What is read by everybody has no more words, unless its author's own take them.
const MAX_WORDS: usize = 70;
/// Where all of it is written below: who should not do it today, and who should ask first.
const MAX_WORDS_BEFORE_STEPS: usize = 34;
/// However little room there is, so many reasons to ask first are named.
const FEWEST_ASKED: usize = 2;

/// A line to read, and whose language it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareLine {
    /// The words. The author's may be a stranger's.
    pub text: String,
    /// It is English, whatever language the routine is in.
    pub is_english: bool,
}

/// What there is to read before a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preparation {
    /// For everybody: who should not do it today, who should ask first, what to leave out, and the author's first
    /// caution. At most four lines.
    pub first: Vec<CareLine>,
    /// The author's other cautions.
    pub cautions: Vec<CareLine>,
    /// Which steps are not for whom. Empty where the routine was fitted to a person.
    pub lost: Vec<CareLine>,
    /// Whether it touches, moves or tenses.
    pub works: bool,
}

/// Who a routine is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadeFor {
    /// People of whom nothing is known.
    Everybody,
    /// One person, to whom it was fitted: what does not apply to them is not told.
    OnePerson,
}

/// How readers come to know the steps.
#[derive(Clone, Copy)]
pub enum StepsAre<'a> {
    /// A voice says them, or the screen, one after the other.
    Played,
    /// They are written below, under these numbers: a step of the file may stand there once for each side, or at another
    /// place. What they say themselves is not said before.
    Written(&'a dyn Fn(usize) -> Vec<usize>),
}

impl Preparation {
    /// What there is to read before this routine.
    #[must_use]
    pub fn of(routine: &Routine, made_for: MadeFor, steps: StepsAre<'_>) -> Self {
        let bodies = StepBody::all(routine, Unclear::Harmless);
        let works = bodies.iter().any(StepBody::works);
        let touches = bodies.iter().any(StepBody::touches);
        let known = language::care_words(&routine.language);
        let ours = |text: fn(&CareWords) -> &'static str| {
            let words = known.or_else(|| language::care_words("en"));
            words.map(|words| CareLine { text: text(words).to_owned(), is_english: known.is_none() })
        };
        let wording = Wording::of(&routine.language);
        let in_its_words = |text: String| CareLine { text, is_english: wording.is_english() };
        let said = match steps {
            StepsAre::Played => String::new(),
            StepsAre::Written(_) => said_in_steps(routine),
        };
        let mut authors = routine.cautions.iter().filter_map(|caution| unsaid(caution, &said));
        let today = if works { ours(|words| words.not_today) } else { ours(|words| words.not_driving) };
        let caution = authors.next();
        let leave_out = ours(|words| words.leave_out).filter(|_| touches);
        let others: Vec<CareLine> = today.into_iter().chain(leave_out).chain(caution).collect();
        let mut first = others.clone();
        let mut lost = Vec::new();
        if made_for == MadeFor::Everybody {
            let room = match steps {
                StepsAre::Played => MAX_WORDS.saturating_sub(words_in(&others)),
                StepsAre::Written(_) => {
                    MAX_WORDS_BEFORE_STEPS.saturating_sub(others.first().map_or(0, words_of))
                }
            };
            let ask = ask_first(routine, room, wording);
            // After who should not do it today.
            ask.into_iter().for_each(|line| first.insert(1.min(first.len()), in_its_words(line)));
            let told = losses(routine);
            let told = told.iter().filter_map(|loss| in_words(loss, routine, steps, wording));
            lost.extend(told.map(in_its_words));
            let touches_legs = bodies.iter().any(|body| {
                body.touches()
                    && body.places.iter().any(|place| matches!(place.group, Group::Leg | Group::Foot))
            });
            lost.extend(touches_legs.then(|| in_its_words(wording.phrase(VEINS).to_owned())));
            lost.extend(touches.then(|| in_its_words(wording.phrase(DEVICE).to_owned())));
        }
        Self { first, cautions: authors.collect(), lost, works }
    }
}

/// All that the steps say, in small letters.
fn said_in_steps(routine: &Routine) -> String {
    let texts = routine.steps().flat_map(|step| {
        let cues = step.cues.iter().filter_map(|cue| cue.say.as_ref());
        step.say.iter().chain(&step.move_line).chain(cues)
    });
    texts.map(|text| text.for_side(None).to_lowercase() + "\n").collect()
}

/// An author's caution without the sentences that a step says word for word; nothing if that is all of it.
fn unsaid(caution: &str, said: &str) -> Option<CareLine> {
    let is_end = |(at, _): &(usize, &str)| caution[..*at].ends_with(['.', '!', '?']);
    let ends: Vec<usize> = caution.match_indices(' ').filter(is_end).map(|(at, _)| at + 1).collect();
    let begins = std::iter::once(0).chain(ends.iter().copied());
    let sentences =
        begins.zip(ends.iter().copied().chain([caution.len()])).map(|(a, b)| caution[a..b].trim());
    let is_new = |sentence: &&str| {
        let words = sentence.trim_end_matches(['.', '!', '?']).to_lowercase();
        words.is_empty() || !said.contains(&words)
    };
    let text = sentences.filter(is_new).collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(CareLine { text, is_english: false })
}

fn words_in(lines: &[CareLine]) -> usize {
    lines.iter().map(words_of).sum()
}

fn words_of(line: &CareLine) -> usize {
    line.text.split_whitespace().count()
}

/// Who should ask first: the four likeliest, fewer where so many words have no room.
fn ask_first(routine: &Routine, room: usize, wording: Wording) -> Option<String> {
    let ask = mentioned(routine);
    let who: Vec<&str> = ask.iter().filter_map(|it| wording.if_you(it)).collect();
    let line =
        |count: usize| wording.fill("Ask first if you {who}.", &[("who", &wording.any_of(&who[..count]))]);
    let has_room = |line: &String| line.split_whitespace().count() <= room;
    let fits = (FEWEST_ASKED..=who.len()).rev().map(line).find(has_room);
    fits.or_else(|| (!who.is_empty()).then(|| line(who.len().min(FEWEST_ASKED))))
}

/// "Neck steps 9–12: not with a stroke"; nothing where none of them is played.
fn in_words(loss: &Loss, routine: &Routine, steps: StepsAre<'_>, wording: Wording) -> Option<String> {
    let who = loss.conditions.iter().map(|it| wording.condition(it)).collect::<Vec<_>>().join("; ");
    let numbers = |step: &usize| match steps {
        StepsAre::Played => vec![*step],
        StepsAre::Written(numbers) => numbers(*step),
    };
    let mut shown: Vec<usize> = loss.steps.iter().flat_map(numbers).collect();
    shown.sort_unstable();
    shown.dedup();
    if shown.is_empty() {
        // They are not played this time.
        return None;
    }
    let places: Vec<String> = match loss.places[..] {
        [Group::Trunk] if wording.is_english() => vec!["back and belly".to_owned()],
        _ => loss.places.iter().map(|place| wording.group(*place)).collect(),
    };
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let steps = step_numbers(&shown, wording);
    let steps = match places.len() {
        _ if loss.steps.len() == routine.steps().count() => wording.phrase("all steps").to_owned(),
        0 => wording.fill("breathing {steps}", &[("steps", &steps)]),
        1..=MAX_PLACES => {
            wording.fill("{places} {steps}", &[("places", &wording.all_of(&places)), ("steps", &steps)])
        }
        _ => wording.fill("whole-body {steps}", &[("steps", &steps)]),
    };
    let steps = capital(&steps);
    Some(match loss.most {
        None => wording.fill("{steps}: not with {who}", &[("steps", &steps), ("who", &who)]),
        Some(most) => wording.fill(
            "{steps} more softly, up to {most} of 10, with {who}",
            &[("steps", &steps), ("most", &most), ("who", &who)],
        ),
    })
}

/// "step 4", "steps 3–7 and 9". The numbers ascend.
#[must_use]
pub fn step_numbers(steps: &[usize], wording: Wording) -> String {
    if let [only] = steps {
        return wording.fill("step {number}", &[("number", only)]);
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for step in steps {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *step => *last = *step,
            _ => runs.push((*step, *step)),
        }
    }
    let runs: Vec<String> = runs
        .iter()
        .flat_map(|(first, last)| match last - first {
            0 => vec![first.to_string()],
            1 => vec![first.to_string(), last.to_string()],
            _ => vec![format!("{first}–{last}")],
        })
        .collect();
    let runs = wording.all_of(&runs.iter().map(String::as_str).collect::<Vec<_>>());
    wording.fill("steps {numbers}", &[("numbers", &runs)])
}
