//! What a timeline depends on besides the routine.

use crate::unit::{Decibels, Duration, Frames};

/// What the listener asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Time to get ready before the first step.
    pub start_in: GetReady,
    /// Whatever `start_in` says, the first step begins here or later: what comes before has been heard.
    pub not_before: Frames,
    /// From here on words were expected: the beds are lowered until they come.
    pub awaited: Option<Frames>,
    /// How many times faster than written. Speech and chimes keep their pace.
    pub speed: f64,
    /// The voice against the routine's own level.
    pub voice_level: Decibels,
    /// What becomes of the time in which nothing happens.
    pub quiet: Quiet,
    /// What becomes of the background sound after the last step.
    pub ending: Ending,
}

/// What becomes of the background sound after the last step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// How long it goes on.
    pub linger: Linger,
    /// How long its fade takes at most; `None` for what suits day or night.
    pub fade: Option<Duration>,
}

/// How long the background sound goes on after the last step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Linger {
    /// As the routine says.
    #[default]
    AsWritten,
    /// So long.
    For(Duration),
    /// Until the whole has taken so long from its first sound, the time to get ready included.
    UntilWhole(Duration),
}

/// How long the time to get ready is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GetReady {
    /// So long.
    Exactly(Duration),
    /// So long, and at least until the first sound has risen.
    AtLeast(Duration),
}

/// What becomes of the time in which nothing happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quiet {
    /// It is kept.
    #[default]
    Kept,
    /// Two seconds of it are kept, for an author who wants to hear what comes next.
    Short,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            start_in: GetReady::Exactly(Duration::ZERO),
            not_before: Frames::ZERO,
            awaited: None,
            speed: 1.0,
            voice_level: Decibels::UNITY,
            quiet: Quiet::Kept,
            ending: Ending::default(),
        }
    }
}
