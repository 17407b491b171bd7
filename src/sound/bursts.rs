//! Bursts of noise that die away, eight at once: the crackle of a fire, the splash of a drop on a
//! surface. A struck thing that rings is a mode (`modes`); a burst has no pitch at all.

use super::Frame;
use super::frame::RATE;
use super::modes::sum;

const LANES: usize = 8;
/// An envelope this low is over.
const OVER: f32 = 1e-5;

/// One burst.
#[derive(Clone, Copy)]
pub(super) struct Burst {
    /// Its peak, before the noise.
    pub level: f32,
    /// Seconds until it has died down to 1/e.
    pub decay: f32,
    /// −1 left to 1 right.
    pub pan: f32,
}

/// Eight envelopes, each for both sides.
#[derive(Clone, Copy)]
pub(super) struct Bursts {
    left: [f32; LANES],
    right: [f32; LANES],
    fall: [f32; LANES],
    next: usize,
}

impl Bursts {
    pub fn new() -> Self {
        Self { left: [0.0; LANES], right: [0.0; LANES], fall: [0.0; LANES], next: 0 }
    }

    /// Starts a burst that is there at once.
    pub fn strike(&mut self, burst: Burst) {
        let side = (1.0 + burst.pan) * std::f32::consts::FRAC_PI_4;
        let lane = self.next;
        self.next = (self.next + 1) % LANES;
        self.fall[lane] = (-1.0 / (burst.decay * RATE)).exp();
        (self.left[lane], self.right[lane]) = (burst.level * side.cos(), burst.level * side.sin());
    }

    /// Starts a burst that comes within `rise` seconds: a second envelope, taken away from the first.
    pub fn swell(&mut self, burst: Burst, rise: f32) {
        self.strike(burst);
        self.strike(Burst { level: -burst.level, decay: rise, ..burst });
    }

    /// The envelopes of both sides, together, at the next frame.
    #[inline]
    pub fn step(&mut self) -> Frame {
        let out = Frame { left: sum(self.left), right: sum(self.right) };
        for l in 0..LANES {
            self.left[l] *= self.fall[l];
            self.right[l] *= self.fall[l];
        }
        out
    }

    /// Ends what nobody hears any more, before its numbers get so small that they slow the
    /// processor down. To be called between blocks.
    pub fn settle(&mut self) {
        for l in 0..LANES {
            if self.left[l].abs() + self.right[l].abs() < OVER {
                (self.left[l], self.right[l]) = (0.0, 0.0);
            }
        }
    }
}

/// Rounds off what is louder than `most`, which nothing passes: the ear takes a harder blow by its
/// length as much as by its peak.
#[inline]
pub(super) fn blunt(x: Frame, most: f32) -> Frame {
    let round = |x: f32| x / (1.0 + (x / most).powi(2)).sqrt();
    Frame { left: round(x.left), right: round(x.right) }
}
