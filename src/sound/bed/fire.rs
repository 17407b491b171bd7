//! A fire in a hearth: flames that flutter low, embers that hiss, and sparks. A spark stands out by
//! its sharpness, not its weight: it is over in a few milliseconds.

use super::super::filter::{Band, Pink, Slope};
use super::super::modes::{Modes, Strike, shower};
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};
use crate::unit::BLOCK;

#[derive(Clone, Copy)]
pub(in super::super) struct Fire {
    seed: u64,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    flame: Band,
    hiss: Band,
    air: Band,
    sparks: Modes<1>,
    spark_wait: u32,
    pops: Modes<1>,
    pop_wait: u32,
}

impl Texture for Fire {
    fn start(seed: u64, noise: u64) -> Self {
        Self {
            seed,
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(50.0),
            flame: Band::at(320.0, 0.6),
            hiss: Band::at(3600.0, 0.5),
            air: Band::at(7500.0, 0.6),
            sparks: Modes::new(),
            spark_wait: 0,
            pops: Modes::new(),
            pop_wait: 0,
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        self.flames(at, out);
        self.sparks(at, out);
    }
}

impl Fire {
    fn flames(&mut self, at: f64, out: &mut Block) {
        let mut s = *self;
        let flutter = |at: f64| 1.0 + 0.32 * wander(s.seed, at * 5.5) + 0.22 * wander(s.seed ^ 1, at * 1.3);
        let mut level = flutter(at);
        let step = (flutter(at + BLOCK as f64 / f64::from(super::super::frame::RATE)) - level) / BLOCK as f32;
        for frame in out {
            let white = s.noise.stereo(0.45);
            let pink = s.rumble.high(s.pink.step(white));
            let grain = white * (white.left * white.left * white.left * white.left);
            *frame = s.air.low(s.flame.low(pink) * (1.15 * level) + s.hiss.band(grain) * 0.10 + pink * 0.08);
            level += step;
        }
        *self = s;
    }

    fn sparks(&mut self, at: f64, out: &mut Block) {
        let noise = &mut self.noise;
        // Sparks come in flurries: a log that has just caught, then calm.
        let flurry = wander(hash(self.seed, 3), at * 1.1).max(-0.4) + 0.5;
        shower(&mut self.sparks, &mut self.spark_wait, out, || {
            let size = noise.unit();
            let strike = Strike {
                pitch: noise.octaves(1400.0, 6500.0),
                rise: -20.0,
                decay: noise.octaves(0.00025, 0.0012),
                level: 0.07 + 0.66 * size * size * size,
                pan: noise.between(-0.45, 0.45),
            };
            (strike, noise.wait(6.0 + 36.0 * flurry * flurry))
        });
        shower(&mut self.pops, &mut self.pop_wait, out, || {
            let size = noise.unit();
            let strike = Strike {
                pitch: noise.octaves(420.0, 1100.0),
                rise: -15.0,
                decay: noise.octaves(0.003, 0.007),
                level: 0.06 + 0.16 * size * size,
                pan: noise.between(-0.35, 0.35),
            };
            (strike, noise.wait(2.2))
        });
    }
}
