//! Wind in trees and round a house: noise through resonances that wander, none of them whistling.

use super::super::Hour;
use super::super::filter::{Bank, Pink, Slope};
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};
use crate::unit::BLOCK;

/// The centre of each resonance, in Hz. The last is the leaves.
const HOME: [f32; 4] = [230.0, 430.0, 820.0, 2600.0];
const LEAVES: usize = 3;

#[derive(Clone, Copy)]
pub(in super::super) struct Wind {
    seed: u64,
    /// How far it rises and falls: by night a quarter as far.
    depth: f32,
    /// How far each resonance strays on its own, in octaves.
    stray: f32,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    voices: Bank,
    air: Slope,
}

impl Texture for Wind {
    fn start(seed: u64, noise: u64, hour: Hour) -> Self {
        Self {
            seed,
            depth: if hour == Hour::Night { 0.25 } else { 1.0 },
            stray: if hour == Hour::Night { 0.2 } else { 0.45 },
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(90.0),
            voices: Bank::new(),
            air: Slope::at(if hour == Hour::Night { 3500.0 } else { 4500.0 }),
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        let mut s = *self;
        s.bend_voices(at);
        let mut level = s.levels(at);
        let next = s.levels(at + BLOCK as f64 / f64::from(super::super::frame::RATE));
        let step: [f32; 4] = std::array::from_fn(|v| (next[v] - level[v]) / BLOCK as f32);
        for frame in out {
            let air = s.rumble.high(s.pink.step(s.noise.stereo(0.5)));
            *frame = s.air.low(s.voices.step(air, level) + air * 0.16);
            for v in 0..4 {
                level[v] += step[v];
            }
        }
        *self = s;
    }
}

impl Wind {
    /// One gust bends all the trees: pitch and rustle follow it together.
    fn gust(&self, at: f64) -> f32 {
        self.depth * (wander(self.seed, at / 5.0) + 0.4 * wander(self.seed ^ 1, at / 1.9))
    }

    fn bend_voices(&mut self, at: f64) {
        let gust = self.gust(at);
        for (v, home) in HOME.into_iter().enumerate().take(LEAVES) {
            let own = hash(self.seed, 10 + v as u64);
            let pitch = home * 2f32.powf(0.42 * gust + self.stray * wander(own, at / 3.3));
            self.voices.tune(v, pitch, 2.6 + 1.4 * wander(own ^ 1, at / 4.1));
        }
        self.voices.tune(LEAVES, HOME[LEAVES], 0.5);
    }

    fn levels(&self, at: f64) -> [f32; 4] {
        std::array::from_fn(|v| {
            let own = hash(self.seed, 20 + v as u64);
            if v == LEAVES {
                0.16 * 10f32.powf(0.25 * self.gust(at))
            } else {
                10f32.powf(0.13 * self.depth * wander(own, at / 3.7))
            }
        })
    }
}
