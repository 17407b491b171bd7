//! Levels: one that a listener changes, which glides and never clicks, and those that a timeline gives.

use crate::sound::Frame;
use crate::unit::{Envelope, Frames};

/// How long a change of level takes: 300 ms.
const GLIDE: u32 = 14_400;

/// A factor that ramps to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ramp {
    value: f32,
    target: f32,
    left: u32,
}

impl Ramp {
    pub fn at(value: f32) -> Self {
        Self { value, target: value, left: 0 }
    }

    pub fn go(&mut self, target: f32) {
        self.target = target;
        self.left = GLIDE;
    }

    /// The same over so many frames.
    pub fn go_over(&mut self, target: f32, frames: u32) {
        (self.target, self.left) = (target, frames.max(1));
    }

    /// The factor for the next frame.
    pub fn next(&mut self) -> f32 {
        if self.left > 0 {
            self.value += (self.target - self.value) / self.left as f32;
            self.left -= 1;
        }
        self.value
    }

    /// Whether it changes nothing, and goes nowhere.
    #[expect(clippy::float_cmp, reason = "1.0 is set, not computed")]
    pub fn is_at_one(&self) -> bool {
        self.left == 0 && self.value == 1.0
    }

    pub fn apply(&mut self, out: &mut [Frame]) {
        if self.is_at_one() {
            return;
        }
        for frame in out {
            *frame = *frame * self.next();
        }
    }
}

/// The envelope's values from `at` on, one for each of `out`; all the same while time stands.
pub(super) fn gains<'a>(envelope: &Envelope, at: Frames, still: bool, out: &'a mut [f32]) -> &'a [f32] {
    if still {
        out.fill(envelope.at(at));
    } else {
        envelope.fill(at, out);
    }
    out
}

/// Each frame by its factor.
pub(super) fn multiply(out: &mut [Frame], gains: &[f32]) {
    for (frame, gain) in out.iter_mut().zip(gains) {
        *frame = *frame * *gain;
    }
}
