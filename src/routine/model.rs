//! A routine as it was meant: defaults filled in, names resolved, every length a length.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::unit::{Decibels, Duration};

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
    /// What happens over a night routine.
    pub night: Night,
    /// The routine's own sounds.
    pub sounds: BTreeMap<String, Sound>,
    /// What is done, in order.
    pub sections: Vec<Section>,
}

/// For the day or for the night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Ends awake.
    #[default]
    Day,
    /// Ends asleep: nothing rings, counts or lights up.
    Night,
}

/// Who wrote it; every word a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Author {
    /// Name.
    pub name: Option<String>,
    /// Credentials, always shown as a claim.
    pub credentials: Option<String>,
    /// Practice.
    pub practice: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// Where they are on the web. Never opened.
    pub url: Option<String>,
}

/// The taper of a night routine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Night {
    /// The voice's level by the end. Default −12 dB.
    pub voice_to: Decibels,
    /// How long the bed stays after the last step, its fade included. Default 5 min.
    pub linger: Duration,
}

impl Default for Night {
    fn default() -> Self {
        Self { voice_to: Decibels(-12.0), linger: Duration::from_secs(300) }
    }
}

/// A sound of the routine's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Sound {
    /// A path relative to the routine's folder, never leading out of it; `/` between folders.
    pub file: String,
    /// Attenuation, −60 to 0 dB.
    pub gain: Decibels,
    /// SPDX.
    pub license: Option<String>,
}

/// Where a bed or chime comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SoundRef {
    /// One of balm's own.
    BuiltIn(String),
    /// A name from the routine's `[sounds]`.
    Own(String),
}

impl SoundRef {
    /// The name as the author wrote it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::BuiltIn(name) | Self::Own(name) => name,
        }
    }
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

/// A breath, in seconds a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Breath {
    /// In.
    #[serde(rename = "in")]
    pub inhale: Duration,
    /// Full.
    pub hold: Duration,
    /// Out.
    pub out: Duration,
    /// Empty.
    pub rest: Duration,
}

impl Breath {
    /// One whole breath.
    #[must_use]
    pub fn cycle(self) -> Duration {
        [self.hold, self.out, self.rest].into_iter().fold(self.inhale, |a, b| a.checked_add(b).unwrap_or(a))
    }
}

/// Which side comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Sides {
    /// Left, then right.
    #[serde(rename = "left-right")]
    LeftRight,
    /// Right, then left.
    #[serde(rename = "right-left")]
    RightLeft,
}

impl Sides {
    /// The two sides in their order.
    #[must_use]
    pub fn order(self) -> [Side; 2] {
        match self {
            Self::LeftRight => [Side::Left, Side::Right],
            Self::RightLeft => [Side::Right, Side::Left],
        }
    }
}

/// The user's own left or right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// What part of a region a step is for, where it is not played side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BodySide {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Both together.
    Both,
    /// The middle.
    Midline,
    /// No side.
    None,
}

/// A text that may differ by side, with placeholders still in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same for both.
    Same(String),
    /// One for each side.
    Sided {
        /// For the left.
        left: String,
        /// For the right.
        right: String,
    },
}

impl Text {
    /// The wording for a side; the left one where there is no side.
    #[must_use]
    pub fn for_side(&self, side: Option<Side>) -> &str {
        match (self, side) {
            (Self::Same(text), _) => text,
            (Self::Sided { right, .. }, Some(Side::Right)) => right,
            (Self::Sided { left, .. }, _) => left,
        }
    }
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

/// One thing to be said, complete.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The words. A stranger's: make them safe before showing.
    pub text: String,
    /// A recording of them, as [`Sound::file`].
    pub audio: Option<String>,
    /// BCP 47.
    pub language: String,
}
