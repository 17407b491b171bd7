//! One instant of stereo sound.

use std::ops::{Add, AddAssign, Mul};

/// Frames a second, as filters and oscillators want it.
pub(super) const RATE: f32 = crate::unit::SAMPLE_RATE as f32;

/// One frame at 48 kHz: left and right, full scale ±1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Left.
    pub left: f32,
    /// Right.
    pub right: f32,
}

impl Frame {
    /// Silence.
    pub const SILENCE: Self = Self { left: 0.0, right: 0.0 };

    /// The same on both sides.
    #[must_use]
    pub const fn mono(sample: f32) -> Self {
        Self { left: sample, right: sample }
    }

    /// Finite, whatever a decoder said. Files of floats may go above full scale: they are levelled first and
    /// limited afterwards. What is 40 dB above it is no sound.
    #[must_use]
    pub fn finite(self) -> Self {
        let finite = |x: f32| if x.is_finite() { x.clamp(-100.0, 100.0) } else { 0.0 };
        Self { left: finite(self.left), right: finite(self.right) }
    }

    /// The larger of the two magnitudes.
    #[must_use]
    pub fn peak(self) -> f32 {
        self.left.abs().max(self.right.abs())
    }
}

impl Add for Frame {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self { left: self.left + o.left, right: self.right + o.right }
    }
}

impl AddAssign for Frame {
    fn add_assign(&mut self, o: Self) {
        *self = *self + o;
    }
}

impl Mul<f32> for Frame {
    type Output = Self;
    fn mul(self, k: f32) -> Self {
        Self { left: self.left * k, right: self.right * k }
    }
}
