//! The timeline: flat, absolute, in frames.

use serde::Serialize;

use crate::routine::{Breath, Kind, Side, SoundRef};
use crate::unit::{Decibels, Envelope, Frames};
use crate::vocabulary::{self, BodySide, Group, TechniqueKind};

/// Everything that will happen, and when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// The routine's title. A stranger's text, as are all texts here: make it safe before showing.
    pub title: String,
    /// The routine's id.
    pub id: String,
    /// For the day or for the night.
    pub kind: Kind,
    /// BCP 47.
    pub language: String,
    /// Where the first passage begins: before it is the time to get ready.
    pub lead_in: Frames,
    /// Where the last passage ends: after it the sound only fades (and, at night, lingers).
    pub done: Frames,
    /// Where the last frame has been played.
    pub end: Frames,
    /// Every playing of every step, in order, without overlap.
    pub passages: Vec<Passage>,
    /// What happens at an instant, in order of time.
    pub markers: Vec<Marker>,
    /// The beds, in order of their beginning.
    pub beds: Vec<Bed>,
    /// Speech and chimes, in order of time.
    pub clips: Vec<Clip>,
    /// The factor on all beds that makes room for speech.
    pub duck: Envelope,
    /// How far the beds go down for speech.
    pub duck_depth: Decibels,
    /// The factor on everything.
    pub master: Envelope,
    /// At night the beds grow darker: the cutoff in Hz of a low-pass over them. Empty by day.
    pub bed_cutoff: Option<Envelope>,
    /// No sample leaves the limiter above this: −6 dBFS by day, −9 at night.
    pub ceiling: Decibels,
}

/// Before a line that is said again: time for the beds to go down.
const RUN_IN: Frames = Frames::from_millis(800);

impl Timeline {
    /// Where the line begins that is being said at `at`.
    #[must_use]
    pub fn line_at(&self, at: Frames) -> Option<Frames> {
        let sounding = |marker: &&Marker| match &marker.what {
            Moment::Say { length, .. } => marker.at <= at && at < marker.at + *length,
            _ => false,
        };
        self.markers.iter().find(sounding).map(|marker| marker.at)
    }

    /// From where a line of a passage is said once more.
    #[must_use]
    pub fn before_line(line: Frames, passage: Frames) -> Frames {
        line.saturating_sub(RUN_IN).max(passage)
    }

    /// Where a passage that began at `passage` goes on from `at`: a line that is cut off there is said from its
    /// beginning.
    #[must_use]
    pub fn go_on_from(&self, at: Frames, passage: Frames) -> Frames {
        self.line_at(at).map_or(at, |line| Self::before_line(line, passage))
    }

    /// The first passage of a step: by its id, its title or its number from 1.
    #[must_use]
    pub fn passage(&self, step: &str) -> Option<&Passage> {
        let same = |name: &str| name.to_lowercase() == step.to_lowercase();
        let number = || self.passages.get(step.parse::<usize>().ok()?.checked_sub(1)?);
        let all = || self.passages.iter();
        let by_id = all().find(|passage| passage.id.as_deref().is_some_and(same));
        by_id.or_else(|| all().find(|passage| same(&passage.title))).or_else(number)
    }

    /// The places of a step's passages among all, from 1: once for each side, round and time.
    #[must_use]
    pub fn places_of(&self, step: usize) -> Vec<usize> {
        let passages = (1..).zip(&self.passages);
        passages.filter(|(_, passage)| passage.step == step).map(|(place, _)| place).collect()
    }

    /// The place of a step among those that are played, from 1, each counted once.
    #[must_use]
    pub fn place_once(&self, step: usize) -> Option<usize> {
        let mut steps: Vec<usize> = Vec::new();
        for passage in &self.passages {
            if !steps.contains(&passage.step) {
                steps.push(passage.step);
            }
        }
        steps.iter().position(|known| *known == step).map(|index| index + 1)
    }
}

/// One playing of one step: for one side, in one round, once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Passage {
    /// The number of its step in the file, from 1.
    pub step: usize,
    /// The step's id, if it has one.
    pub id: Option<String>,
    /// The section's title.
    pub section: Option<String>,
    /// The step's title, placeholders filled; where it has none, made from technique and region.
    pub title: String,
    /// The title with the side it is for, unless it says the side itself.
    #[serde(skip)]
    pub named: String,
    /// The side being played, where it is played side by side.
    pub side: Option<Side>,
    /// The side the author named.
    pub body_side: Option<BodySide>,
    /// Which round, from 1, of how many.
    pub round: (u32, u32),
    /// Which repeat, from 1, of how many.
    pub repeat: (u32, u32),
    /// Region id.
    pub region: Option<String>,
    /// Technique id.
    pub technique: Option<String>,
    /// 0 to 10, as felt.
    pub pressure: Option<u8>,
    /// Tool id.
    pub tool: Option<String>,
    /// How fast, in the author's words.
    pub pace: Option<String>,
    /// Where it begins.
    pub start: Frames,
    /// Where it ends.
    pub end: Frames,
    /// Where the silence, change-over or move after it ends.
    pub until: Frames,
    /// Holds at its end until the listener goes on.
    pub wait: bool,
    /// The breath to pace.
    pub breath: Option<Breath>,
}

impl Passage {
    /// The side it is for: the one being played, else the one the author named.
    #[must_use]
    pub fn for_side(&self) -> Option<Side> {
        self.side.or(self.body_side.and_then(Side::of))
    }

    /// Whether it works on the body: a place is named, and more is done there than attending to it.
    #[must_use]
    pub fn works_on_body(&self) -> bool {
        let technique = self.technique.as_deref().and_then(vocabulary::technique);
        let is_inner =
            technique.is_some_and(|it| it.kind == TechniqueKind::Inner && it.id != "tense-release");
        self.region.is_some() && !is_inner
    }

    /// Whether it is at one of these parts of the body. The edge of the skull counts as the neck.
    #[must_use]
    pub fn is_at(&self, groups: &[Group]) -> bool {
        let is_skull_base = self.region.as_deref() == Some("skull-base") && groups.contains(&Group::Neck);
        let region = self.region.as_deref().and_then(vocabulary::region);
        is_skull_base || region.is_some_and(|region| groups.iter().any(|group| region.touches(*group)))
    }

    /// What it is called, and which of several rounds and times it is.
    #[must_use]
    pub fn counted(&self) -> String {
        let counts = [("round", self.round), ("time", self.repeat)];
        let counts = counts.into_iter().filter(|(_, (_, of))| *of > 1);
        counts.fold(self.named.clone(), |name, (what, (nth, of))| format!("{name}, {what} {nth} of {of}"))
    }
}

/// Something that happens at an instant.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Marker {
    /// When.
    pub at: Frames,
    /// Which passage it belongs to, counted from 0; `None` before the first.
    pub passage: Option<usize>,
    /// What.
    #[serde(flatten)]
    pub what: Moment,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Moment {
    /// Time to get ready begins.
    Ready,
    /// A passage begins.
    Step,
    /// Something is said: the step's own prompt, a cue, a change of sides or of position.
    Say {
        /// What kind of line.
        line: LineKind,
        /// The words.
        text: String,
        /// How long it sounds; zero where it is only shown.
        length: Frames,
    },
    /// Something rings.
    Chime {
        /// Its name.
        sound: String,
    },
    /// The bed changes.
    Bed {
        /// Its name; `None` for silence.
        sound: Option<String>,
    },
    /// In a rehearsal: quiet was left out here.
    Quiet {
        /// How much.
        skipped: Frames,
    },
    /// A passage holds until the listener goes on.
    Wait,
    /// The last passage is over.
    Done,
    /// The last frame has been played.
    End,
}

/// What kind of line is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A step's title, said in place of its prompt.
    Title,
    /// A step's own.
    Prompt,
    /// Inside a step.
    Cue,
    /// Between the sides.
    ChangeOver,
    /// When position or tool changes.
    Move,
}

/// A stretch of one bed. Neighbours overlap by their fades.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bed {
    /// What sounds.
    pub sound: SoundRef,
    /// Its first frame.
    pub start: Frames,
    /// Where it has become silent.
    pub end: Frames,
    /// Its gain over the whole timeline, fades and attenuations included.
    pub gain: Envelope,
}

/// Speech or a chime at its place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clip {
    /// Its first frame.
    pub at: Frames,
    /// What sounds.
    pub sound: ClipRef,
    /// How long its words last; zero for a chime, which rings as long as it rings.
    pub length: Frames,
    /// The factor on it.
    pub gain: Decibels,
}

/// Which clip.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClipRef {
    /// The line of this number among the script's lines.
    Speech(usize),
    /// A chime.
    Chime(SoundRef),
}

impl ClipRef {
    /// Its name, if it is a chime.
    #[must_use]
    pub fn chime(&self) -> Option<&SoundRef> {
        match self {
            Self::Chime(name) => Some(name),
            Self::Speech(_) => None,
        }
    }
}
