//! A warm night out of doors: still air, and crickets. A field cricket sings a nearly pure tone near
//! 4 kHz in chirps of two to four pulses, some 28 pulses a second, two or three chirps a second, and
//! neighbours fall in with each other without ever quite agreeing. Behind the near ones sing so many
//! that they are one soft shimmer.

use super::super::Hour;
use super::super::filter::{Band, Bank, Pink, Slope};
use super::super::frame::RATE;
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};
use crate::unit::BLOCK;

/// Crickets that are heard one by one.
const NEAR: usize = 5;
/// Pitch in Hz, level by day, and where it sits.
const CRICKETS: [(f64, f32, f32); NEAR] = [
    (4210.0, 1.0, -0.35),
    (4475.0, 0.62, 0.45),
    (3920.0, 0.4, 0.1),
    (4660.0, 0.22, -0.6),
    (4080.0, 0.16, 0.7),
];
/// Chirps a second.
const CHIRPS: f64 = 2.75;
/// Pulses a second within a chirp.
const PULSES: f64 = 28.0;
/// Levels of the far choir by day and by night, a near cricket, the low air, and what is thin in it.
const FAR: [f32; 2] = [0.035, 0.18];
const NEARBY: f32 = 0.15;
const AIR: f32 = 1.1;
const THIN: f32 = 0.2;
/// Frames after which an envelope is looked at again.
const STEP: usize = 32;
/// Pitches of the far choir, in Hz.
const CHOIR: [f32; 4] = [3750.0, 4100.0, 4400.0, 4800.0];

#[derive(Clone, Copy)]
pub(in super::super) struct Night {
    seed: u64,
    night: bool,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    air: Band,
    top: Slope,
    choir: Bank,
}

impl Texture for Night {
    fn start(seed: u64, noise: u64, hour: Hour) -> Self {
        let mut choir = Bank::new();
        for (c, hz) in CHOIR.into_iter().enumerate() {
            choir.tune(c, hz, 22.0);
        }
        Self {
            seed,
            night: hour == Hour::Night,
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(60.0),
            air: Band::at(170.0, 0.5),
            top: Slope::at(1600.0),
            choir,
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        self.air(at, out);
        for cricket in 0..NEAR {
            self.cricket(cricket, at, out);
        }
    }
}

impl Night {
    fn air(&mut self, at: f64, out: &mut Block) {
        let mut s = *self;
        s.air.tune(170.0 * 2f32.powf(0.3 * wander(s.seed, at / 6.0)), 0.5);
        let far = FAR[usize::from(s.night)];
        let choir = |at: f64| -> [f32; 4] {
            std::array::from_fn(|c| far * (1.0 + 0.35 * wander(hash(s.seed, 30 + c as u64), at / 3.0)))
        };
        let mut level = choir(at);
        let next = choir(at + BLOCK as f64 / f64::from(RATE));
        let step: [f32; 4] = std::array::from_fn(|c| (next[c] - level[c]) / BLOCK as f32);
        for frame in out {
            let white = s.noise.stereo(0.35);
            let pink = s.rumble.high(s.pink.step(white));
            *frame = s.air.low(pink) * AIR + s.top.low(pink) * THIN + s.choir.step(white, level);
            for c in 0..4 {
                level[c] += step[c];
            }
        }
        *self = s;
    }

    fn cricket(&self, number: usize, at: f64, out: &mut Block) {
        let (hz, level, pan) = CRICKETS[number];
        // By night all are as far off as each other: one alone would start at every chirp.
        let level = if self.night { 0.37 } else { level };
        let own = hash(self.seed, number as u64);
        // It turns on its stalk: louder and softer over some seconds.
        let level = NEARBY * level * (1.0 + 0.3 * wander(own ^ 1, at / 4.0));
        let (left, right) = (level * (1.0 - pan), level * (1.0 + pan));
        let turn = std::f64::consts::TAU * hz / f64::from(RATE);
        let (turn_im, turn_re) = (turn as f32).sin_cos();
        let mut from = self.envelope(number, at);
        for (part, frames) in out.chunks_mut(STEP).enumerate() {
            let start = at + (part * STEP) as f64 / f64::from(RATE);
            let to = self.envelope(number, start + STEP as f64 / f64::from(RATE));
            if from > 0.0 || to > 0.0 {
                let phase = (start * hz).fract() * std::f64::consts::TAU;
                let (mut im, mut re) = (phase as f32).sin_cos();
                let rise = (to - from) / STEP as f32;
                let mut size = from;
                for frame in frames {
                    frame.left += im * size * left;
                    frame.right += im * size * right;
                    (re, im) = (re * turn_re - im * turn_im, re * turn_im + im * turn_re);
                    size += rise;
                }
            }
            from = to;
        }
    }

    /// How loud a cricket is at a time, 0 to 1.
    fn envelope(&self, number: usize, at: f64) -> f32 {
        let own = hash(self.seed, number as u64);
        // By night they take turns; by day they sing almost together.
        let late = number as f64 * if self.night { 1.0 / (CHIRPS * NEAR as f64) } else { 0.03 };
        // All follow one pace that drifts, and each strays from it a little.
        let pace = 0.35 * f64::from(wander(self.seed ^ 5, at / 2.0)) + 0.1 * f64::from(wander(own, at / 2.1));
        let turns = CHIRPS * (at - late) + pace;
        let chirp = turns.floor();
        let mut chance = Noise::new(hash(own ^ 2, (chirp as i64).cast_unsigned()));
        let pulses = if self.night {
            3.0 + f64::from(chance.unit() * 1.99).floor()
        } else {
            2.0 + f64::from(chance.unit() * 2.99).floor()
        };
        // Now and then one rests.
        if !self.night && chance.unit() < 0.1 {
            return 0.0;
        }
        let since = (turns - chirp) / CHIRPS * PULSES;
        if since >= pulses {
            return 0.0;
        }
        let within = since.fract() as f32 / 0.72;
        if within >= 1.0 {
            return 0.0;
        }
        // The first pulse of a chirp is the softest.
        let size = if since < 1.0 { 0.55 } else { 1.0 };
        size * (std::f32::consts::PI * within).sin().powi(2)
    }
}
