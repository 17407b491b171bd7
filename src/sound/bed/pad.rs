//! A warm pad: a root that never ceases, and above it tones that come and go over half a minute.
//! The intervals are pure, so what sounds together does not beat.

use super::super::Frame;
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Blocks, seconds};
use super::super::tones::{Tone, Tones};

/// A2: low enough to be warm, high enough for a small speaker.
const ROOT: f64 = 110.0;
const PARTIALS: usize = 4;
/// Ratio to the root, level when fully there, and how much of that is always there.
const NOTES: [(f64, f32, f32); 7] = [
    (1.0, 1.0, 1.0),
    (1.5, 0.62, 0.6),
    (2.0, 0.62, 0.5),
    (2.25, 0.40, 0.0),
    (2.5, 0.42, 0.0),
    (3.0, 0.36, 0.1),
    (10.0 / 3.0, 0.30, 0.0),
];

/// How far the upper tones spread to either side.
const WIDTH: f32 = 0.75;

const TONES: usize = NOTES.len() * PARTIALS;
/// Each partial's share of its note: 1/n^1.7, darker than any string.
const SHARE: [f32; PARTIALS] = [1.0, 0.308, 0.154, 0.095];

pub(in super::super) struct WarmPad {
    seed: u64,
    /// Turns and level of every tone at the start of the next block: the end of one is the start of
    /// the other, to the bit, so it is worked out once.
    next: [(f64, f32); TONES],
}

impl WarmPad {
    pub fn new(seed: u64) -> Self {
        let mut pad = Self { seed, next: [(0.0, 0.0); TONES] };
        pad.enter(0);
        pad
    }

    fn tones(&self, at: f64) -> [(f64, f32); TONES] {
        std::array::from_fn(|t| self.partial(t / PARTIALS, t % PARTIALS, at))
    }

    /// Turns since the beginning and level of one partial at a time.
    fn partial(&self, note: usize, partial: usize, at: f64) -> (f64, f32) {
        let (ratio, full, always) = NOTES[note];
        let own = hash(self.seed, (note * PARTIALS + partial) as u64);
        let number = (partial + 1) as f64;
        // The slightest drift of phase: a string ensemble's warmth without its flutter.
        let drift = 0.12 * f64::from(wander(own, at / 3.1));
        let turns = ROOT * ratio * number * at + drift + f64::from(Noise::new(own).unit());
        let come = 0.5 + 0.5 * (1.6 * wander(hash(self.seed, 100 + note as u64), at / 13.0)).clamp(-1.0, 1.0);
        let breath = 1.0 + 0.25 * wander(own ^ 2, at / 5.3);
        let level = full * (always + (1.0 - always) * come) * breath * SHARE[partial];
        (turns, level)
    }
}

impl Blocks for WarmPad {
    fn render(&mut self, block: u64, out: &mut Block) {
        out.fill(Frame::SILENCE);
        let from = self.next;
        self.next = self.tones(seconds(block.wrapping_add(1)));
        let mut tones = Tones::onto(out);
        for (t, (a, b)) in from.into_iter().zip(self.next).enumerate() {
            // The root stays in the middle, the rest spreads out a little to either side.
            let pan = if t == 0 { 0.0 } else { WIDTH * (t as f32 * 2.4).sin() };
            tones.push(Tone { turns: [a.0, b.0], level: [a.1, b.1], pan });
        }
        tones.finish();
    }

    fn enter(&mut self, block: u64) {
        self.next = self.tones(seconds(block));
    }
}
