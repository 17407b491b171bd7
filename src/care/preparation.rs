//! What people read before a session, in layers: a few lines for everybody, then who loses which steps. Nothing is
//! said twice.

use crate::language::{self, CareWords};
use crate::routine::Routine;
use crate::text::{all_of, any_of, capital, lower};
use crate::vocabulary::{Condition, Group, short};

use super::losses::{Loss, MAX_PLACES, losses, mentioned};
use super::step_body::{StepBody, Unclear};

const VEINS: &str = "Varicose veins in the legs: leave them out";
const DEVICE: &str = "A device under the skin: leave out the place over it";

/// What is read by everybody has no more words, unless its author's own take them.
const MAX_WORDS: usize = 70;
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
        let english = |text: String| CareLine { text, is_english: true };
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
            let ask = ask_first(routine, MAX_WORDS.saturating_sub(words_in(&others)));
            // After who should not do it today.
            ask.into_iter().for_each(|line| first.insert(1.min(first.len()), english(line)));
            lost.extend(
                losses(routine).iter().filter_map(|loss| in_words(loss, routine, steps)).map(english),
            );
            let touches_legs = bodies.iter().any(|body| {
                body.touches()
                    && body.places.iter().any(|place| matches!(place.group, Group::Leg | Group::Foot))
            });
            lost.extend(touches_legs.then(|| english(VEINS.to_owned())));
            lost.extend(touches.then(|| english(DEVICE.to_owned())));
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
    lines.iter().map(|line| line.text.split_whitespace().count()).sum()
}

/// Who should ask first: the four likeliest, fewer where so many words have no room.
fn ask_first(routine: &Routine, room: usize) -> Option<String> {
    let ask = mentioned(routine);
    let who: Vec<&str> = ask.iter().filter_map(|it| it.if_you.as_deref()).collect();
    let line = |count: usize| format!("Ask first if you {}.", any_of(&who[..count]));
    let has_room = |line: &String| line.split_whitespace().count() <= room;
    let fits = (FEWEST_ASKED..=who.len()).rev().map(line).find(has_room);
    fits.or_else(|| (!who.is_empty()).then(|| line(who.len().min(FEWEST_ASKED))))
}

/// "Neck steps 9–12: not with a stroke"; nothing where none of them is played.
fn in_words(loss: &Loss, routine: &Routine, steps: StepsAre<'_>) -> Option<String> {
    let name = |it: &&Condition| lower(short(&it.name));
    let who = loss.conditions.iter().map(name).collect::<Vec<_>>().join("; ");
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
    let places: Vec<&str> = match loss.places[..] {
        [only] => vec![place_name(only)],
        _ => loss.places.iter().map(|place| place.id()).collect(),
    };
    let steps = match places.len() {
        _ if loss.steps.len() == routine.steps().count() => "all steps".to_owned(),
        0 => format!("breathing {}", step_numbers(&shown)),
        1..=MAX_PLACES => format!("{} {}", all_of(&places), step_numbers(&shown)),
        _ => format!("whole-body {}", step_numbers(&shown)),
    };
    Some(match loss.most {
        None => format!("{}: not with {who}", capital(&steps)),
        Some(most) => format!("{} more softly, up to {most} of 10, with {who}", capital(&steps)),
    })
}

fn place_name(place: Group) -> &'static str {
    match place {
        Group::Trunk => "back and belly",
        place => place.id(),
    }
}

/// "step 4", "steps 3–7 and 9". The numbers ascend.
#[must_use]
pub fn step_numbers(steps: &[usize]) -> String {
    if let [only] = steps {
        return format!("step {only}");
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
    format!("steps {}", all_of(&runs.iter().map(String::as_str).collect::<Vec<_>>()))
}
