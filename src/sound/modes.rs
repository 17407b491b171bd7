//! Things that are struck and ring out: drops, bubbles, sparks. Sixteen-odd at once, as decaying
//! sinusoids that may glide.

use super::Frame;
use super::frame::RATE;

const LANES: usize = 8;
/// A voice that has died down to this share of its first peak has ended.
const OVER: f32 = 2e-4;
/// Frames after which a gliding pitch is looked at again.
const GLIDE: usize = 32;

/// One strike.
#[derive(Clone, Copy)]
pub(super) struct Strike {
    /// Where it starts, in Hz.
    pub pitch: f32,
    /// How far the pitch has risen after one second, as a share of itself.
    pub rise: f32,
    /// Seconds until it has died down to 1/e.
    pub decay: f32,
    /// Its first peak, about.
    pub level: f32,
    /// −1 left to 1 right.
    pub pan: f32,
}

/// Eight voices side by side, so that the processor turns them all with one instruction.
#[derive(Clone, Copy)]
struct Lanes {
    re: [f32; LANES],
    im: [f32; LANES],
    turn_re: [f32; LANES],
    turn_im: [f32; LANES],
    /// What the turn's length must be: it sets the decay.
    radius: [f32; LANES],
    bend: [f32; LANES],
    left: [f32; LANES],
    right: [f32; LANES],
    silent: bool,
}

impl Lanes {
    const EMPTY: Self = Self {
        re: [0.0; LANES],
        im: [0.0; LANES],
        turn_re: [0.0; LANES],
        turn_im: [0.0; LANES],
        radius: [0.0; LANES],
        bend: [0.0; LANES],
        left: [0.0; LANES],
        right: [0.0; LANES],
        silent: true,
    };

    fn add(&mut self, out: &mut [Frame]) {
        let mut s = *self;
        let glide = out.len() as f32;
        for frame in out {
            let (mut left, mut right) = ([0.0; LANES], [0.0; LANES]);
            for l in 0..LANES {
                let re = s.re[l] * s.turn_re[l] - s.im[l] * s.turn_im[l];
                let im = s.re[l] * s.turn_im[l] + s.im[l] * s.turn_re[l];
                s.re[l] = re;
                s.im[l] = im;
                left[l] = im * s.left[l];
                right[l] = im * s.right[l];
            }
            frame.left += sum(left);
            frame.right += sum(right);
        }
        for l in 0..LANES {
            // A turn by a tiny angle, to first order; `settle` puts its length right.
            let bend = s.bend[l] * glide;
            let turn_re = s.turn_re[l] - s.turn_im[l] * bend;
            s.turn_im[l] += s.turn_re[l] * bend;
            s.turn_re[l] = turn_re;
        }
        *self = s;
    }

    /// Ends what nobody hears any more, before its numbers get so small that they slow the
    /// processor down, and keeps rounding from turning a decay into a growth.
    fn settle(&mut self) {
        self.silent = true;
        for l in 0..LANES {
            if self.re[l].abs() + self.im[l].abs() < OVER {
                (self.re[l], self.im[l]) = (0.0, 0.0);
            } else {
                self.silent = false;
                let length = self.turn_re[l].hypot(self.turn_im[l]);
                let right = self.radius[l] / length.max(1e-9);
                self.turn_re[l] *= right;
                self.turn_im[l] *= right;
            }
        }
    }
}

/// Adds all lanes, as a tree: the processor need not add them one by one.
#[inline]
pub(super) fn sum(x: [f32; LANES]) -> f32 {
    ((x[0] + x[4]) + (x[1] + x[5])) + ((x[2] + x[6]) + (x[3] + x[7]))
}

/// `8 × G` voices.
#[derive(Clone, Copy)]
pub(super) struct Modes<const G: usize> {
    lanes: [Lanes; G],
    next: usize,
}

impl<const G: usize> Modes<G> {
    pub fn new() -> Self {
        Self { lanes: [Lanes::EMPTY; G], next: 0 }
    }

    /// Starts a strike on a voice that has ended. When all still ring it is left out: cutting one
    /// off would click.
    pub fn strike(&mut self, s: Strike) {
        for _ in 0..G * LANES {
            let (group, l) = (self.next / LANES, self.next % LANES);
            self.next = (self.next + 1) % (G * LANES);
            let lanes = &mut self.lanes[group];
            if lanes.re[l].abs() + lanes.im[l].abs() >= OVER {
                continue;
            }
            let angle = std::f32::consts::TAU * s.pitch / RATE;
            let radius = (-1.0 / (s.decay * RATE)).exp();
            (lanes.turn_re[l], lanes.turn_im[l]) = (radius * angle.cos(), radius * angle.sin());
            lanes.radius[l] = radius;
            lanes.bend[l] = angle * s.rise / RATE;
            let side = (1.0 + s.pan) * std::f32::consts::FRAC_PI_4;
            (lanes.left[l], lanes.right[l]) = (s.level * side.cos(), s.level * side.sin());
            (lanes.re[l], lanes.im[l]) = (1.0, 0.0);
            lanes.silent = false;
            return;
        }
    }

    /// Adds what rings.
    pub fn add(&mut self, out: &mut [Frame]) {
        for lanes in &mut self.lanes {
            if !lanes.silent {
                for part in out.chunks_mut(GLIDE) {
                    lanes.add(part);
                }
            }
        }
    }

    /// To be called between blocks.
    pub fn settle(&mut self) {
        for lanes in &mut self.lanes {
            lanes.settle();
        }
    }
}

/// Strokes that come at random times: `make` is asked for each as it comes. `wait` is the frames
/// until the next.
pub(super) fn shower<const G: usize>(
    modes: &mut Modes<G>,
    wait: &mut u32,
    out: &mut [Frame],
    mut make: impl FnMut() -> (Strike, u32),
) {
    let mut rest = out;
    while !rest.is_empty() {
        if *wait == 0 {
            let (strike, gap) = make();
            modes.strike(strike);
            *wait = gap.max(1);
        }
        let run = rest.len().min(*wait as usize);
        let (now, later) = rest.split_at_mut(run);
        modes.add(now);
        *wait -= run as u32;
        rest = later;
    }
    modes.settle();
}
