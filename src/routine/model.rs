//! A routine as it was meant: defaults filled in, names resolved, every length a length.

use std::collections::BTreeMap;

use crate::unit::{Decibels, Duration, Pace};

use super::{
    Author, BodySide, Breath, Kind, Marks, Night, Plan, Rating, Sides, Sound, SoundRef, Text, Translation,
};

/// A whole routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Routine {
    /// What it is called.
    pub title: String,
    /// A slug; the file's stem where none is given.
    pub id: String,
    /// Only ever goes up.
    pub revision: Option<u32>,
    /// For the day or for the night.
    pub kind: Kind,
    /// BCP 47.
    pub language: String,
    /// SPDX.
    pub license: Option<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Whom it is for.
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
    /// What happens over a night routine.
    pub night: Night,
    /// How often it is meant to be done.
    pub plan: Option<Plan>,
    /// The shortest and the longest a listener may ask for.
    pub fit: (Option<Duration>, Option<Duration>),
    /// What a person may be asked before and after.
    pub ratings: Vec<Rating>,
    /// What is asked before it begins.
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
    pub marks: Marks,
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
    /// The answer where nobody is asked: one of `choices`.
    pub default: String,
}

/// What a small file of its own changed in a routine, for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// What its author wants that person to know.
    pub note: Option<String>,
    /// Who made the changes.
    pub author: Option<Author>,
    /// The routine it changes, as named in the file.
    pub extends: String,
    /// What is changed, in the order of the routine.
    pub changes: Vec<Alteration>,
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
    pub marks: Marks,
}

impl Default for Section {
    /// A section without a title, played once.
    fn default() -> Self {
        Self { id: None, title: None, rounds: 1, sides: None, steps: Vec::new(), marks: Marks::default() }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its place among all steps, from 1.
    pub number: usize,
    /// For translations and overlays.
    pub id: Option<String>,
    /// What it is called.
    pub title: Option<Text>,
    /// How long it takes, once.
    pub length: Length,
    /// What is said at its start.
    pub say: Option<Text>,
    /// A recording of `say`: a path like [`Sound::file`], placeholders allowed.
    pub audio: Option<Text>,
    /// What is said or rung inside it.
    pub cues: Vec<Cue>,
    /// Region id.
    pub region: Option<String>,
    /// The user's own side.
    pub side: Option<BodySide>,
    /// Plays the step once for each side.
    pub sides: Option<Sides>,
    /// Technique id.
    pub technique: Option<String>,
    /// 0 to 10, as felt.
    pub pressure: Option<u8>,
    /// Tool id.
    pub tool: Option<String>,
    /// Position id.
    pub position: Option<String>,
    /// Acupressure point codes.
    pub points: Vec<String>,
    /// How many places share the step's time.
    pub spots: Option<u32>,
    /// How hard to tense, 0 to 10.
    pub effort: Option<u8>,
    /// How fast, in words.
    pub pace: Option<String>,
    /// The breath in force.
    pub breath: Option<Breath>,
    /// How often in a row; at least 1.
    pub repeat: u32,
    /// Silence between repeats.
    pub between: Duration,
    /// Silence after it. Default 2 s.
    pub gap: Duration,
    /// Change-over between sides. Default 4 s.
    pub swap: Duration,
    /// Said at once when position or tool changes, before the gap.
    pub move_line: Option<Text>,
    /// Holds until the listener goes on.
    pub wait: bool,
    /// What sounds beneath; `None` for silence.
    pub bed: Option<SoundRef>,
    /// The bed's attenuation.
    pub gain: Decibels,
    /// How long a change of bed takes. Default 3 s.
    pub fade: Duration,
    /// What rings at its start; `None` for nothing.
    pub chime: Option<SoundRef>,
    /// Left out first when time is short.
    pub optional: bool,
    /// May be made longer or shorter.
    pub flex: bool,
    /// Never shorter.
    pub min: Option<Duration>,
    /// Never longer.
    pub max: Option<Duration>,
    /// Played only where each of these questions has one of these answers.
    pub only: Vec<(String, Vec<String>)>,
    /// What to do instead, by the id of the condition of whoever needs it.
    pub adapt: BTreeMap<String, String>,
    /// Why only one side is worked on.
    pub one_sided: Option<String>,
    /// Codes of rules that are not kept here on purpose.
    pub allow: Vec<String>,
    /// Why.
    pub because: Option<String>,
    /// Where it stands.
    pub marks: Marks,
}

impl Step {
    /// How long it takes once, as it is written; `None` for breaths of no pattern, or beyond what can be
    /// counted.
    #[must_use]
    pub fn written(&self) -> Option<Duration> {
        match self.length {
            Length::Time(time) => Some(time),
            Length::Breaths(count) => self.breath?.cycle().checked_mul(count.into()),
        }
    }
}

/// How long a step takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A time.
    Time(Duration),
    /// So many breaths of the pattern in force.
    Breaths(u32),
}

/// Something said or rung inside a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Its time as written.
    pub key: String,
    /// When.
    pub at: CueTime,
    /// What is said.
    pub say: Option<Text>,
    /// A recording of it.
    pub audio: Option<Text>,
    /// What rings.
    pub chime: Option<SoundRef>,
    /// The bed from here on: `Some(None)` for silence.
    pub bed: Option<Option<SoundRef>>,
    /// Where it stands.
    pub marks: Marks,
}

/// When a cue comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueTime {
    /// So long after the start. `start` is zero.
    After(Duration),
    /// So long before the end. `end` is zero.
    Before(Duration),
    /// A share of the step, in thousandths. `halfway` is 500.
    Share(u64),
    /// Again and again, never at the very start or end.
    Every(Duration),
}
