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

    /// Finite and within ±1, whatever a decoder said.
    #[must_use]
    pub fn tamed(self) -> Self {
        let tame = |x: f32| if x.is_finite() { x.clamp(-1.0, 1.0) } else { 0.0 };
        Self { left: tame(self.left), right: tame(self.right) }
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
