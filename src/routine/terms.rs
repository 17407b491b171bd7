//! The words a routine is made of: kinds, sides, breaths, sounds, texts.

use serde::Serialize;

use crate::unit::{Decibels, Duration, Pace};

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

/// One thing to be said, complete.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The words. A stranger's: make them safe before showing.
    pub text: String,
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
