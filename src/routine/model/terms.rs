//! The words a routine is made of: kinds, sides, breaths, texts.

use serde::Serialize;

use super::key_spans::KeySpans;
use crate::unit::{Decibels, Duration, Pace};
use crate::vocabulary::BodySide;

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

impl Kind {
    /// As written under `kind`.
    pub(in crate::routine) const WORDS: [(&str, Self); 2] = [("day", Self::Day), ("night", Self::Night)];
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

/// How often a routine is meant to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Times a day.
    pub times_per_day: Option<u32>,
    /// Times a week.
    pub times_per_week: Option<u32>,
    /// For so many weeks.
    pub weeks: Option<u32>,
    /// What else there is to say.
    pub note: Option<String>,
}

/// What a person may be asked before and after, each on a scale from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// 0 none, 10 as tight as can be.
    Tension,
    /// 0 none, 10 the worst.
    Pain,
    /// 0 calm, 10 most stressed.
    Stress,
    /// 0 none, 10 full.
    Energy,
    /// 0 none, 10 full.
    Focus,
}

impl Rating {
    /// As written under `ask` in `[ratings]`.
    pub(in crate::routine) const WORDS: [(&str, Self); 5] = [
        ("tension", Self::Tension),
        ("pain", Self::Pain),
        ("stress", Self::Stress),
        ("energy", Self::Energy),
        ("focus", Self::Focus),
    ];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::WORDS.iter().find(|(_, rating)| *rating == self).map_or("", |(name, _)| name)
    }
}

/// A routine's header in another language; missing texts stay in the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translation {
    /// Its title.
    pub title: Option<String>,
    /// Its summary.
    pub summary: Option<String>,
    /// Who it is for.
    pub who: Option<String>,
    /// What to do beforehand.
    pub prepare: Option<String>,
    /// How often.
    pub how_often: Option<String>,
    /// Its author's warnings: all of them, or none.
    pub cautions: Vec<String>,
    /// Where its language is named.
    pub spans: KeySpans,
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
        [self.hold, self.out, self.rest].into_iter().fold(self.inhale, Duration::saturating_add)
    }
}

/// Which hand does the work; left and right are the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Hands {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// Both, at once or in turn.
    Both,
    /// The hand opposite to the side that is played.
    Opposite,
}

impl Hands {
    /// As written under `by`.
    pub(in crate::routine) const WORDS: [(&str, Self); 4] =
        [("left", Self::Left), ("right", Self::Right), ("both", Self::Both), ("opposite", Self::Opposite)];
}

/// Which way a hand glides, as if one stood with the arms hanging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stroke {
    /// Towards the head; on arms and legs towards the trunk.
    Up,
    /// Towards the feet; on arms and legs towards fingers and toes.
    Down,
    /// Away from the middle of the body.
    Out,
    /// Towards the middle of the body.
    In,
    /// In wide circles.
    Circles,
}

impl Stroke {
    /// As written under `stroke`.
    pub(in crate::routine) const WORDS: [(&str, Self); 5] = [
        ("up", Self::Up),
        ("down", Self::Down),
        ("out", Self::Out),
        ("in", Self::In),
        ("circles", Self::Circles),
    ];
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
    /// As written under `sides`.
    pub(in crate::routine) const WORDS: [(&str, Self); 2] =
        [("left-right", Self::LeftRight), ("right-left", Self::RightLeft)];

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

impl Side {
    /// The one side a step is for; nothing for both, the middle or none.
    #[must_use]
    pub fn of(side: BodySide) -> Option<Self> {
        match side {
            BodySide::Left => Some(Self::Left),
            BodySide::Right => Some(Self::Right),
            BodySide::Both | BodySide::Midline | BodySide::None => None,
        }
    }

    /// In a word, in English.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// One thing to be said, complete.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The words. A stranger's: make them safe before showing.
    pub text: String,
    /// How a voice is given them, if that differs.
    pub said: Option<String>,
    /// A recording of them, as [`Sound::file`].
    pub audio: Option<String>,
    /// BCP 47.
    pub language: String,
    /// How fast they are spoken.
    pub pace: Pace,
    /// Whether they are heard.
    pub delivery: Delivery,
}

/// How a line reaches the listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Heard and shown.
    Spoken,
    /// Only shown: the listener wants less talk.
    Shown,
}
