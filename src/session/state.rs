//! What a session is doing.

use std::time::{Duration, Instant};

use crate::unit::Frames;

use super::Outcome;

/// How long the fade takes when a signal stops the session: it must be over within 1.5 s.
pub(super) const SIGNAL_FADE: Duration = Duration::from_millis(1000);

/// What a session is doing. That its device is lost is another matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It sounds, and its timeline is not known yet.
    Preparing,
    /// It plays.
    Playing,
    /// It plays, and its step holds until the listener goes on.
    Waiting,
    /// Sound and time stand.
    Paused(Pause),
    /// Everything rests: the listener spoke up.
    SpeakingUp(SpeakingUp),
    /// The sound fades until `by` at the latest, and then it is over.
    Stopping { outcome: Outcome, by: Instant },
    /// Nothing more happens.
    Over(Outcome),
}

/// What became of a listener who spoke up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SpeakingUp {
    pub scene: Scene,
    /// How long the timeline had stood when the scene began.
    pub since: Frames,
    /// How far the listener's silence has been followed: not at all, told, beds gone, closed.
    pub waited: u8,
    /// When the key was pressed.
    pub pressed: Instant,
    /// Where they were.
    pub at: Frames,
    /// Where to go on, if a line was cut off.
    pub cut_off: Option<Frames>,
    /// Since when the key that leaves is held, and when it last came.
    pub held: Option<(Instant, Instant)>,
}

/// What is going on with a listener who spoke up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    /// The question.
    Asking,
    /// Too strong for the third time: go on or end.
    EndOffer,
    /// Hands off, until it is asked whether it has cleared.
    Clearing,
    /// Has it cleared?
    Cleared,
    /// Is it numb between the legs?
    Saddle,
    /// They rest until they go on.
    Resting,
    /// The same for somebody upset.
    Grounding,
    /// It goes on once the words have been said, and the routine is fitted again.
    Settling { until: Frames },
    /// Words, and then it is over.
    Ending,
    /// Whom to call. Only the listener leaves it.
    Emergency,
}

/// Why a session stands, and how it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pause {
    pub reason: Reason,
    /// What it was doing.
    pub before: Before,
    /// Where to go on, if a line was cut off.
    pub cut_off: Option<Frames>,
}

/// Why a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// The listener asked for it.
    Asked,
    /// The file that is being revised has mistakes.
    Mistakes,
    /// The sound device was lost.
    Device,
    /// The computer sleeps, or has slept and nobody was told.
    Sleep,
}

/// What a session was doing before it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Preparing,
    Playing,
    Waiting,
}

impl From<Before> for State {
    fn from(before: Before) -> Self {
        match before {
            Before::Preparing => Self::Preparing,
            Before::Playing => Self::Playing,
            Before::Waiting => Self::Waiting,
        }
    }
}
