//! What the page knows for a listener who speaks up: the words, and what each answer means for each step, decided by
//! `care` when the page is made. What a recording cannot say differently is left out.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::care::{Change, FitOutcome, Person, PersonFit, Said, StepFit, UntilAsked, fit_to_person};
use crate::language::{SpeakUpLine as Line, SpeakUpWords, WhomToCall, speak_up_words};
use crate::routine::Routine;
use crate::timeline::{Passage, Timeline};
use crate::vocabulary::{SpokenAnswer, spoken_answers};

/// The lines that the page shows, by the names its script knows.
const SHOWN: [(&str, Line); 28] = [
    ("button", Line::SomethingWrong),
    ("letGo", Line::LetGo),
    ("question", Line::Question),
    ("waits", Line::Waits),
    ("lighter", Line::Lighter),
    ("noHolds", Line::NoHolds),
    ("endOffer", Line::EndOffer),
    ("leftOut", Line::LeftOut),
    ("leavePlace", Line::LeavePlace),
    ("handsOff", Line::HandsOff),
    ("cleared", Line::Cleared),
    ("askToday", Line::AskToday),
    ("saddle", Line::Saddle),
    ("sitDown", Line::SitDown),
    ("ground", Line::Ground),
    ("notSafe", Line::NotSafe),
    ("serious", Line::Serious),
    ("nothingLeft", Line::NothingLeft),
    ("riseSlowly", Line::RiseSlowly),
    ("goOn", Line::GoOn),
    ("ready", Line::Ready),
    ("end", Line::End),
    ("unsafe", Line::Unsafe),
    ("tellThem", Line::TellThem),
    ("yes", Line::Yes),
    ("no", Line::No),
    ("hold", Line::HoldToLeave),
    ("number", Line::YourNumber),
];

/// All that the page's script needs when somebody speaks up.
#[derive(Serialize)]
pub(super) struct SpeakUp {
    language: &'static str,
    words: BTreeMap<&'static str, String>,
    answers: Vec<Answer>,
    signs: [&'static str; 5],
    today: &'static str,
    meanwhile: &'static str,
    /// By the number of the step it was said about, as the handout counts, and by answer, the second time with a "+":
    /// what becomes of each step, a letter each. `.`: as it is; `l`: lighter; `x`: left out.
    fates: BTreeMap<usize, BTreeMap<String, String>>,
}

#[derive(Serialize)]
struct Answer {
    id: &'static str,
    key: char,
    words: &'static str,
}

impl SpeakUp {
    /// For a page that plays this. `order`: the file's numbers of its steps, in the order in which the handout counts.
    pub fn of(routine: &Routine, timeline: &Timeline, order: &[usize]) -> Self {
        let words = speak_up_words(&timeline.language);
        // Whoever opens the page may live elsewhere than whoever made it: no number of theirs stands in it.
        let shown = |line| words.without_keys(line, &WhomToCall::default());
        let mut fates = BTreeMap::new();
        for (i, step) in order.iter().enumerate() {
            if let Some(passage) = timeline.passages.iter().find(|passage| passage.step == *step) {
                fates.insert(i + 1, answers_about(routine, passage, order));
            }
        }
        Self {
            language: words.language,
            words: SHOWN.into_iter().map(|(name, line)| (name, shown(line))).collect(),
            answers: spoken_answers().iter().map(|it| Answer::of(it, words)).collect(),
            signs: words.signs,
            today: words.today,
            meanwhile: words.meanwhile,
            fates,
        }
    }
}

impl Answer {
    fn of(answer: &'static SpokenAnswer, words: &'static SpeakUpWords) -> Self {
        Self { id: &answer.id, key: answer.key, words: words.answer(&answer.id) }
    }
}

fn answers_about(routine: &Routine, passage: &Passage, order: &[usize]) -> BTreeMap<String, String> {
    let Some(step) = routine.steps().find(|step| step.number == passage.step) else { return BTreeMap::new() };
    let mut fates = BTreeMap::new();
    for answer in spoken_answers().iter().filter(|answer| !answer.emergency) {
        // Only what was too strong means more when it is said again.
        for times in 1..=if answer.cap.is_some() { 2 } else { 1 } {
            let said = vec![Said::about_step(answer, step, passage.pressure, times)];
            let person = Person { said, ..Person::default() };
            let fitted = fit_to_person(&mut routine.clone(), &person, UntilAsked::Shown);
            let again = if times > 1 { "+" } else { "" };
            fates.insert(format!("{}{again}", answer.id), letters(&fitted, order));
        }
    }
    fates
}

fn letters(fitted: &PersonFit, order: &[usize]) -> String {
    let letter = |number: &usize| {
        let step = fitted.steps.iter().find(|step| step.number == *number);
        if fitted.outcome == FitOutcome::Blocked { 'x' } else { step.map_or('.', fate) }
    };
    order.iter().map(letter).collect()
}

fn fate(step: &StepFit) -> char {
    if step.is_left_out() || step.changes.contains(&Change::Position) {
        return 'x';
    }
    if step.changes.is_empty() { '.' } else { 'l' }
}
