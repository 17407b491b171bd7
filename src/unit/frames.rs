//! Positions and lengths in sound, counted in frames.

use std::ops::{Add, AddAssign, Sub};

use serde::{Serialize, Serializer};

use super::Duration;

/// Frames a second in every buffer balm mixes. A device that wants another rate is served by its host.
pub const SAMPLE_RATE: u32 = 48_000;

/// Frames that are made, mixed and handed on at a time: what changes slowly is looked at again 187 times a second.
pub const BLOCK: usize = 256;

/// A count of frames at [`SAMPLE_RATE`]: a position since the start, or a length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Frames(pub u64);

impl Frames {
    /// The start.
    pub const ZERO: Self = Self(0);

    /// Exact: a millisecond is 48 frames.
    #[must_use]
    pub const fn from_duration(d: Duration) -> Self {
        Self(d.millis().saturating_mul(SAMPLE_RATE as u64 / 1000))
    }

    /// From whole milliseconds.
    #[must_use]
    pub const fn from_millis(ms: u64) -> Self {
        Self::from_duration(Duration::from_millis(ms))
    }

    /// Rounded down to the millisecond.
    #[must_use]
    pub const fn duration(self) -> Duration {
        Duration::from_millis(self.0 / (SAMPLE_RATE as u64 / 1000))
    }

    /// In seconds.
    #[must_use]
    pub fn secs(self) -> f64 {
        self.0 as f64 / f64::from(SAMPLE_RATE)
    }

    /// The difference, never below zero.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Frames {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Frames {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Frames {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Serialize for Frames {
    /// Seconds, as a number.
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64((self.secs() * 1000.0).round() / 1000.0)
    }
}
