//! A routine as it was meant: defaults filled in, names resolved, every length a length.

use std::collections::BTreeMap;

use crate::unit::{Decibels, Duration, Pace};

use super::{Author, BodySide, Breath, Kind, Night, Sides, Sound, SoundRef, Text};

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
    /// The routine's own sounds.
    pub sounds: BTreeMap<String, Sound>,
    /// What is done, in order.
    pub sections: Vec<Section>,
}

/// Steps that belong together. Top-level steps stand in one section without a title.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it is called.
    pub title: Option<String>,
    /// How often the whole section is played; at least 1.
    pub rounds: u32,
    /// Plays the section once for each side, within each round.
    pub sides: Option<Sides>,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
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
