//! Levels in decibels relative to full scale or to the original.

use std::fmt;
use std::ops::Add;

use serde::{Serialize, Serializer};

/// A gain or level in dB. `0 dB` leaves a sound as it is, below attenuates.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Decibels(pub f32);

impl Decibels {
    /// As it is.
    pub const UNITY: Self = Self(0.0);

    /// The factor to multiply samples by: 10^(dB/20). At −120 dB and below it is exactly zero.
    #[must_use]
    pub fn factor(self) -> f32 {
        if self.0 <= -120.0 { 0.0 } else { 10f32.powf(self.0 / 20.0) }
    }

    /// The level of a factor; zero and below give −120 dB.
    #[must_use]
    pub fn of(factor: f32) -> Self {
        Self((20.0 * factor.max(1e-6).log10()).max(-120.0))
    }
}

impl Add for Decibels {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl fmt::Display for Decibels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} dB", (self.0 * 10.0).round() / 10.0)
    }
}

impl Serialize for Decibels {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64((f64::from(self.0) * 10.0).round() / 10.0)
    }
}
