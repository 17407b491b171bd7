//! A step of a routine, and the cues inside it.

use std::collections::BTreeMap;

use super::key_spans::KeySpans;
use super::sounds::SoundRef;
use super::terms::{Breath, Hands, Sides, Stroke};
use super::wordings::{Recordings, Text, Words};
use crate::unit::{Decibels, Duration};
use crate::vocabulary::BodySide;

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
    /// Recordings of `say`.
    pub audio: Recordings,
    /// What is said or rung inside it.
    pub cues: Vec<Cue>,
    /// Region id.
    pub region: Option<String>,
    /// Ids of the other regions it touches.
    pub also: Vec<String>,
    /// Which hand works, where its author says so.
    pub by: Option<Hands>,
    /// Which way the hands glide, for its picture.
    pub stroke: Option<Stroke>,
    /// A picture of it, by its path in the routine's folder.
    pub picture: Option<String>,
    /// It was changed for a person in words alone, so that a picture of it as written would mislead them.
    pub told_otherwise: bool,
    /// Ids of what else it asks of the body.
    pub loads: Vec<String>,
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
    /// The same in other languages, by their BCP 47 names.
    pub pace_others: BTreeMap<String, Words>,
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
    /// What is said instead, by the id of a health condition.
    pub adapt: BTreeMap<String, Text>,
    /// Why only one side is worked on.
    pub one_sided: Option<String>,
    /// Codes of rules that are not kept here on purpose.
    pub allow: Vec<String>,
    /// Why.
    pub because: Option<String>,
    /// Where it stands.
    pub spans: KeySpans,
}

impl Step {
    /// Puts a line before what it says. A recording that does not say it is not played.
    pub fn say_first(&mut self, line: &str) {
        self.audio = Recordings::default();
        let Some(say) = &mut self.say else {
            self.say = Some(Text::plain(line.to_owned()));
            return;
        };
        let before = |text: &mut String| *text = format!("{line} {text}");
        match &mut say.words {
            Words::Same(text) => before(text),
            Words::Sided { left, right } => [left, right].into_iter().for_each(before),
        }
    }

    /// Says this in place of its prompt; the recording of that is not played.
    pub fn say_instead(&mut self, text: Text) {
        self.audio = Recordings::default();
        self.say = Some(text);
    }

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
    /// Recordings of it.
    pub audio: Recordings,
    /// What rings.
    pub chime: Option<SoundRef>,
    /// The bed from here on: `Some(None)` for silence.
    pub bed: Option<Option<SoundRef>>,
    /// Where it stands.
    pub spans: KeySpans,
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
