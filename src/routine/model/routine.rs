//! A checked routine: defaults filled in, names resolved, every length a [`Duration`].

use std::collections::{BTreeMap, BTreeSet};

use super::key_spans::KeySpans;
use super::sounds::Sound;
use super::step::Step;
use super::terms::{Author, Kind, Night, Plan, Rating, Sides, Translation};
use super::wordings::Text;
use crate::unit::{Decibels, Duration, Pace};

/// A whole routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Routine {
    /// What it is called.
    pub title: String,
    /// A slug; the file's stem where none is given.
    pub id: String,
    /// Only ever goes up.
    pub revision: Option<u32>,
    /// What it still waits for, where it is a draft.
    pub draft: Option<String>,
    /// For the day or for the night.
    pub kind: Kind,
    /// BCP 47.
    pub language: String,
    /// SPDX.
    pub license: Option<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Who it is for.
    pub who: Option<String>,
    /// What to do beforehand.
    pub prepare: Option<String>,
    /// How often.
    pub how_often: Option<String>,
    /// Goal ids.
    pub goals: Vec<String>,
    /// Tool ids.
    pub needs: Vec<String>,
    /// Position ids.
    pub positions: Vec<String>,
    /// The author's own warnings.
    pub cautions: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// The routine it was made from.
    pub based_on: Option<String>,
    /// When it was last changed: a date as `2026-03-31`.
    pub updated: Option<String>,
    /// Who wrote it.
    pub author: Option<Author>,
    /// The voice's level against the common one.
    pub voice_gain: Decibels,
    /// How fast the voice speaks, where the author says so.
    pub voice_pace: Option<Pace>,
    /// How words are to be pronounced: the word, and its sounds, spelt as an ordinary text would or in
    /// phonemes between slashes.
    pub pronounce: BTreeMap<String, String>,
    /// Folders in which recordings of lines are found by their words ([`super::recording_name`]): its own, then those
    /// of the routines it uses. Paths like [`Sound::file`].
    pub recordings: Vec<String>,
    /// What happens over a night routine.
    pub night: Night,
    /// How often it is meant to be done.
    pub plan: Option<Plan>,
    /// The shortest and the longest a listener may ask for.
    pub fit: (Option<Duration>, Option<Duration>),
    /// What a person may be asked before and after.
    pub ratings: Vec<Rating>,
    /// The questions to ask before it begins.
    pub asks: Vec<Ask>,
    /// What was answered: a question's name, and the answer.
    pub answers: Vec<(String, String)>,
    /// Its header in other languages, by their BCP 47 names.
    pub translations: BTreeMap<String, Translation>,
    /// What another file changed in it, and why.
    pub overlay: Option<Overlay>,
    /// The routine's own sounds.
    pub sounds: BTreeMap<String, Sound>,
    /// What is done, in order.
    pub sections: Vec<Section>,
    /// Codes of rules that are not kept in the whole of it, on purpose.
    pub allow: Vec<String>,
    /// Where its header stands.
    pub spans: KeySpans,
}

/// A question whose answer fits a routine to the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What the answer stands under: a placeholder, and a key of `only`.
    pub name: String,
    /// The question.
    pub question: Text,
    /// What may be answered; at least two.
    pub choices: Vec<String>,
    /// The answer if nobody is asked: one of `choices`.
    pub default: String,
}

/// What a small file of its own changed in a routine, for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// What the routine is called for that person.
    pub title: Option<String>,
    /// What its author wants that person to know.
    pub note: Option<String>,
    /// Who made the changes.
    pub author: Option<Author>,
    /// The routine it changes, as named in the file.
    pub extends: String,
    /// What is changed, in the order of the routine.
    pub changes: Vec<Alteration>,
}

impl Overlay {
    /// The name of whoever made the changes.
    #[must_use]
    pub fn by(&self) -> Option<&str> {
        self.author.as_ref().and_then(|author| author.name.as_deref())
    }
}

/// One change to one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// The number of the step, from 1, before any was left out.
    pub step: usize,
    /// Its title or id.
    pub name: String,
    /// What is changed.
    pub what: Altered,
}

impl Routine {
    /// Every step, in the order of the file.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.sections.iter().flat_map(|section| &section.steps)
    }

    /// The pictures of its steps, each once.
    #[must_use]
    pub fn pictures(&self) -> BTreeSet<&str> {
        self.steps().filter_map(|step| step.picture.as_deref()).collect()
    }

    /// Every step, to be changed.
    pub fn steps_mut(&mut self) -> impl Iterator<Item = &mut Step> {
        self.sections.iter_mut().flat_map(|section| &mut section.steps)
    }
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Altered {
    /// It is left out.
    Skipped,
    /// A key has another value; both as written, shortened.
    Key {
        /// The key.
        key: String,
        /// What it was; nothing where it was not written.
        from: Option<String>,
        /// What it is.
        to: String,
    },
}

/// Steps that belong together. Top-level steps stand in one section without a title.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// For translations.
    pub id: Option<String>,
    /// What it is called.
    pub title: Option<Text>,
    /// How often the whole section is played; at least 1.
    pub rounds: u32,
    /// Plays the section once for each side, within each round.
    pub sides: Option<Sides>,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
    /// Where it stands.
    pub spans: KeySpans,
}

impl Default for Section {
    /// A section without a title, played once.
    fn default() -> Self {
        Self { id: None, title: None, rounds: 1, sides: None, steps: Vec::new(), spans: KeySpans::default() }
    }
}
