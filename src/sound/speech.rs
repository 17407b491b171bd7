//! A line of speech as it is kept: small, levelled, ready to be seated among the other sounds.

use std::sync::Arc;

use crate::unit::{Frames, SAMPLE_RATE};

/// One channel of 16-bit samples at [`Speech::RATE`], levelled to [`super::loudness::SPEECH`]: an
/// eighth of what the same seconds take as a [`super::Clip`]. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Its samples.
    pub samples: Arc<[i16]>,
}

impl Speech {
    /// Samples a second. A whole part of [`SAMPLE_RATE`], so that lengths are exact.
    pub const RATE: u32 = 24_000;

    /// How long the words last. What the room adds behind them is not counted.
    #[must_use]
    pub fn length(&self) -> Frames {
        Self::length_of(self.samples.len())
    }

    /// How long so many samples last.
    #[must_use]
    pub fn length_of(samples: usize) -> Frames {
        Frames(samples as u64 * u64::from(SAMPLE_RATE / Self::RATE))
    }
}
