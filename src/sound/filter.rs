//! The few filters the beds are carved with, on both sides at once. Where several run side by side
//! they are laid out in lanes, so that the processor steps them all with one instruction.

use super::Frame;
use super::frame::RATE;

/// 6 dB an octave, either way.
#[derive(Clone, Copy)]
pub(super) struct Slope {
    k: f32,
    low: Frame,
}

impl Slope {
    /// The −3 dB point in Hz.
    pub fn at(hz: f32) -> Self {
        Self { k: share(hz), low: Frame::SILENCE }
    }

    /// What is below.
    #[inline]
    pub fn low(&mut self, x: Frame) -> Frame {
        self.low.left += self.k * (x.left - self.low.left);
        self.low.right += self.k * (x.right - self.low.right);
        self.low
    }

    /// What is above.
    #[inline]
    pub fn high(&mut self, x: Frame) -> Frame {
        let low = self.low(x);
        Frame { left: x.left - low.left, right: x.right - low.right }
    }
}

/// How far a one-pole filter goes towards its input with each frame. Bilinear would be truer near
/// the top; the error there only darkens.
fn share(hz: f32) -> f32 {
    1.0 - (-std::f32::consts::TAU * hz / RATE).exp()
}

/// White noise in, pink out: half the power with each octave up, to 4 kHz, and steeper above. Four
/// one-pole filters, each 2.6 octaves above the last and so much softer, add up to that slope.
#[derive(Clone, Copy)]
pub(super) struct Pink {
    k: [f32; 8],
    gain: [f32; 8],
    low: [f32; 8],
}

impl Pink {
    pub fn new() -> Self {
        let step = |l: usize| (l % 4) as f32;
        Self {
            k: std::array::from_fn(|l| share(20.0 * 6f32.powf(step(l)))),
            gain: std::array::from_fn(|l| 6f32.powf(-0.5 * step(l))),
            low: [0.0; 8],
        }
    }

    /// The next frame.
    #[inline]
    pub fn step(&mut self, x: Frame) -> Frame {
        let mut out = [0.0; 8];
        for (l, out) in out.iter_mut().enumerate() {
            let x = if l < 4 { x.left } else { x.right };
            self.low[l] += self.k[l] * (x - self.low[l]);
            *out = self.low[l] * self.gain[l];
        }
        sides(out)
    }
}

/// Adds four lanes for the left and four for the right.
#[inline]
fn sides(x: [f32; 8]) -> Frame {
    Frame { left: (x[0] + x[2]) + (x[1] + x[3]), right: (x[4] + x[6]) + (x[5] + x[7]) }
}

/// The numbers of a two-pole filter that stays calm while its pitch moves: the trapezoidal
/// state-variable filter, with g = tan(π f / rate) and k = 1 / Q, multiplied out so that each frame
/// waits for as little as can be of the one before.
#[derive(Clone, Copy)]
struct Tuning {
    k: f32,
    one_one: f32,
    two_two: f32,
    cross: f32,
    into_two: f32,
}

impl Tuning {
    fn at(hz: f32, q: f32) -> Self {
        let g = (std::f32::consts::PI * hz.min(RATE * 0.45) / RATE).tan();
        let k = 1.0 / q;
        let a1 = 1.0 / (1.0 + g * (g + k));
        let (a2, a3) = (g * a1, g * g * a1);
        Self { k, one_one: 2.0 * a1 - 1.0, two_two: 1.0 - 2.0 * a3, cross: 2.0 * a2, into_two: 2.0 * a3 }
    }
}

/// One two-pole filter.
#[derive(Clone, Copy)]
pub(super) struct Band {
    t: Tuning,
    one: Frame,
    two: Frame,
}

impl Band {
    /// At `hz`, sharper with a larger `q`.
    pub fn at(hz: f32, q: f32) -> Self {
        Self { t: Tuning::at(hz, q), one: Frame::SILENCE, two: Frame::SILENCE }
    }

    /// Moves it, keeping what rings.
    pub fn tune(&mut self, hz: f32, q: f32) {
        self.t = Tuning::at(hz, q);
    }

    /// The band around the pitch, unity at its peak.
    #[inline]
    pub fn band(&mut self, x: Frame) -> Frame {
        let before = self.one;
        self.step(x);
        (before + self.one) * (0.5 * self.t.k)
    }

    /// What is below the pitch, 12 dB an octave.
    #[inline]
    pub fn low(&mut self, x: Frame) -> Frame {
        let before = self.two;
        self.step(x);
        (before + self.two) * 0.5
    }

    #[inline]
    fn step(&mut self, x: Frame) {
        let t = self.t;
        let side = |x: f32, one: f32, two: f32| {
            (
                (t.one_one * one + t.cross * x) - t.cross * two,
                (t.two_two * two + t.into_two * x) + t.cross * one,
            )
        };
        (self.one.left, self.two.left) = side(x.left, self.one.left, self.two.left);
        (self.one.right, self.two.right) = side(x.right, self.one.right, self.two.right);
    }
}

/// Four bands of one sound, each at its own level, mixed.
#[derive(Clone, Copy)]
pub(super) struct Bank {
    k: [f32; 8],
    one_one: [f32; 8],
    two_two: [f32; 8],
    cross: [f32; 8],
    into_two: [f32; 8],
    one: [f32; 8],
    two: [f32; 8],
}

impl Bank {
    /// Untuned: silent.
    pub fn new() -> Self {
        let none = [0.0; 8];
        Self { k: none, one_one: none, two_two: none, cross: none, into_two: none, one: none, two: none }
    }

    /// Moves a band, keeping what rings.
    pub fn tune(&mut self, band: usize, hz: f32, q: f32) {
        let t = Tuning::at(hz, q);
        for l in [band, band + 4] {
            self.k[l] = 0.5 * t.k;
            self.one_one[l] = t.one_one;
            self.two_two[l] = t.two_two;
            self.cross[l] = t.cross;
            self.into_two[l] = t.into_two;
        }
    }

    /// The four bands, each unity at its peak times its level.
    #[inline]
    pub fn step(&mut self, x: Frame, level: [f32; 4]) -> Frame {
        let mut out = [0.0; 8];
        for l in 0..8 {
            let x = if l < 4 { x.left } else { x.right };
            let (one, two) = (self.one[l], self.two[l]);
            self.one[l] = (self.one_one[l] * one + self.cross[l] * x) - self.cross[l] * two;
            self.two[l] = (self.two_two[l] * two + self.into_two[l] * x) + self.cross[l] * one;
            out[l] = (self.one[l] + one) * (self.k[l] * level[l % 4]);
        }
        sides(out)
    }
}
