//! What a listener chose for one session, and what that changed in the routine.

use std::collections::BTreeMap;

use crate::care::{self, FitOutcome, MadeFor, Person, UntilAsked, fit_to_person};
use crate::language::{SpeakUpLine, speak_up_words};
use crate::routine::{Answers, Overlay, Placeholders, Routine, Words, fill, fill_outside};
use crate::timeline::{Ending, Fitted, GetReady, Quiet, Talk};
use crate::unit::{Decibels, Duration};

use super::PrepareError;

/// What a listener chose for one session.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The bed.
    pub bed: BedChoice,
    /// Beds that the listener saved: their names, and what they are.
    pub saved_beds: BTreeMap<String, String>,
    /// The language, where the routine has been translated; its own without one.
    pub language: Option<String>,
    /// Answers to the routine's questions; the others get their defaults.
    pub answers: Answers,
    /// Who it is for.
    pub person: Person,
    /// What is played until a clinician has agreed.
    pub until_asked: UntilAsked,
    /// It is the listener's first session: what to do if something hurts is said once.
    pub first_words: bool,
    /// How long the session is to be.
    pub fit: Option<Duration>,
    /// How much is said.
    pub talk: Talk,
    /// Time to get ready before the first step.
    pub start_in: GetReady,
    /// How many times faster than written. Speech and chimes keep their pace.
    pub speed: f64,
    /// What becomes of the time in which nothing happens.
    pub quiet: Quiet,
    /// What becomes of the background sound after the last step.
    pub ending: Ending,
    /// The voice against the routine's level.
    pub voice_level: Decibels,
    /// The beds against the routine's level.
    pub bed_level: Decibels,
    /// Whether a step that waits stands until the listener goes on. Otherwise it lasts as long as it says.
    pub waits: bool,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            bed: BedChoice::AsWritten,
            saved_beds: BTreeMap::new(),
            language: None,
            answers: Answers::default(),
            person: Person::default(),
            until_asked: UntilAsked::Shown,
            first_words: false,
            fit: None,
            talk: Talk::Full,
            start_in: GetReady::Exactly(Duration::ZERO),
            speed: 1.0,
            quiet: Quiet::Kept,
            ending: Ending::default(),
            voice_level: Decibels::UNITY,
            bed_level: Decibels::UNITY,
            waits: false,
        }
    }
}

/// Which bed plays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BedChoice {
    /// Those of the routine.
    #[default]
    AsWritten,
    /// None at all.
    Silent,
    /// This one throughout: a saved bed, a built-in one, one that the routine declares, a sound file, or several of
    /// them in layers, as [`crate::routine::Layers`] are written.
    Named(String),
}

/// A sound of the routine's own that cannot be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name and why, in one line.
    pub why: String,
    /// What is played instead.
    pub instead: Instead,
}

/// What is played instead of a sound that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// A voice says the words.
    Voice,
    /// This built-in bed.
    Bed(&'static str),
    /// This built-in chime.
    Chime(&'static str),
}

impl Adapted {
    /// Adds one that is missing, once.
    pub(super) fn add_missing(&mut self, missing: Missing) {
        if !self.missing.contains(&missing) {
            self.missing.push(missing);
        }
    }
}

/// What was changed in a routine for this listener.
#[derive(Clone, Debug, Default)]
pub struct Adapted {
    /// What an overlay changed.
    pub overlay: Option<Overlay>,
    /// The routine's questions with their answers.
    pub answers: Vec<(String, String)>,
    /// What was changed because of who it is for.
    pub fitted: Option<care::PersonFit>,
    /// What is not in the language that was chosen.
    pub untranslated: Option<Untranslated>,
    /// What is played in place of sounds that cannot be.
    pub missing: Vec<Missing>,
    /// How many of the routine's own lines a voice speaks because their author has not recorded them, of how many;
    /// `None` unless others are recorded.
    pub unrecorded: Option<(usize, usize)>,
    /// What was done to reach a length.
    pub refit: Option<Refit>,
    /// It begins with which keys there are.
    pub says_first_words: bool,
}

impl Adapted {
    /// Whether it was fitted to a person.
    #[must_use]
    pub fn made_for(&self) -> MadeFor {
        if self.fitted.is_some() { MadeFor::OnePerson } else { MadeFor::Everybody }
    }
}

/// A translation with gaps.
#[derive(Clone, Debug)]
pub struct Untranslated {
    /// The texts it lacks, by their names in a catalogue.
    pub missing: Vec<String>,
    /// The language that was chosen.
    pub language: String,
    /// The language those texts are in.
    pub original: String,
}

/// A routine fitted to a length.
#[derive(Clone, Debug)]
pub struct Refit {
    /// What came of it.
    pub fitted: Fitted,
    /// The length that was asked for.
    pub asked: Duration,
    /// The length before.
    pub before: Duration,
}

/// Answers a routine's questions, translates it, and fits it to the person it is for.
pub(super) fn adapt(routine: Routine, choices: &Choices) -> Result<(Routine, Adapted), PrepareError> {
    let (mut routine, mut adapted) = worded(routine, choices)?;
    // Goes wherever the cautions go, before them: to the screen, the handout, the page.
    routine.cautions.splice(0..0, routine.draft.clone());
    let language = routine.language.clone();
    if !choices.person.is_unknown() {
        let fitted = fit_to_person(&mut routine, &choices.person, choices.until_asked);
        if fitted.outcome == FitOutcome::Blocked {
            return Err(PrepareError::NotForYou { fitted: Box::new(fitted), language });
        }
        adapted.fitted = Some(fitted);
    }
    fill_adapted_lines(&mut routine);
    // Not in place of an author's recording: the keys stand on the screen too, and a later session says them.
    let is_recorded = !routine.recordings.is_empty();
    let first = routine
        .steps_mut()
        .next()
        .filter(|step| choices.first_words && !is_recorded && step.audio.own.is_none());
    if let Some(first) = first {
        first.say_first((speak_up_words(&language).line)(SpeakUpLine::FirstWords));
        adapted.says_first_words = true;
    }
    Ok((routine, adapted))
}

fn worded(routine: Routine, choices: &Choices) -> Result<(Routine, Adapted), PrepareError> {
    let mut routine = routine.answered(&choices.answers)?;
    let answers = routine.answers.clone();
    let mut adapted = Adapted { answers, ..Adapted::default() };
    let Some(language) = &choices.language else {
        fill_header(&mut routine);
        adapted.overlay.clone_from(&routine.overlay);
        return Ok((routine, adapted));
    };
    let original = routine.language.clone();
    let mut translated = routine.translated(language)?;
    fill_header(&mut translated.routine);
    adapted.overlay.clone_from(&translated.routine.overlay);
    let language = translated.routine.language.clone();
    let untranslated = Untranslated { missing: translated.missing, language, original };
    let untranslated = Some(untranslated).filter(|gaps| !gaps.missing.is_empty());
    Ok((translated.routine, Adapted { untranslated, ..adapted }))
}

/// Fills in the texts that belong to no playing of a step.
fn fill_header(routine: &mut Routine) {
    let answers = &routine.answers.clone();
    let overlay = routine.overlay.iter_mut().flat_map(|overlay| {
        let names = overlay.changes.iter_mut().map(|change| &mut change.name);
        overlay.note.iter_mut().chain(names)
    });
    let header = [&mut routine.summary, &mut routine.who, &mut routine.prepare, &mut routine.how_often];
    let header = header.into_iter().flatten().chain(&mut routine.cautions).chain([&mut routine.title]);
    let plan = routine.plan.iter_mut().flat_map(|plan| &mut plan.note);
    header.chain(overlay).chain(plan).for_each(|text| *text = fill_outside(text, answers));
}

/// Fills in the lines for conditions that a handout shows beside the prompts.
fn fill_adapted_lines(routine: &mut Routine) {
    let answers = &routine.answers.clone();
    for section in &mut routine.sections {
        for step in &mut section.steps {
            // For both sides a handout shows the words for the first; "the same on the other" follows.
            let side = step.sides.or(section.sides).map(|sides| sides.order()[0]);
            let (language, round, rounds) = (routine.language.as_str(), 1, section.rounds);
            let names = Placeholders { side, round, rounds, language, answers, ..Placeholders::default() };
            for line in step.adapt.values_mut() {
                let text = line.for_side(side);
                let text = if side.is_some() { fill(text, &names) } else { text.to_owned() };
                line.words = Words::Same(fill_outside(&text, answers));
            }
        }
    }
}
