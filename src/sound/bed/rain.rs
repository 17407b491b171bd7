//! Rain on leaves: a soft rush, and in front of it thousands of drops too small to count.

use super::super::Frame;
use super::super::filter::{Band, Slope};
use super::super::modes::{Modes, Strike, shower};
use super::super::noise::{Noise, wander};
use super::super::segment::{Block, Texture};

#[derive(Clone, Copy)]
pub(in super::super) struct Rain {
    seed: u64,
    noise: Noise,
    rush: Slope,
    rumble: Slope,
    splash: Band,
    air: Band,
    drops: Modes<2>,
    drop_wait: u32,
    patter: Modes<1>,
    patter_wait: u32,
}

impl Texture for Rain {
    fn start(seed: u64, noise: u64) -> Self {
        Self {
            seed,
            noise: Noise::new(noise),
            rush: Slope::at(1900.0),
            rumble: Slope::at(420.0),
            splash: Band::at(4200.0, 0.6),
            air: Band::at(8500.0, 0.6),
            drops: Modes::new(),
            drop_wait: 0,
            patter: Modes::new(),
            patter_wait: 0,
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        let heavier = 1.0 + 0.10 * wander(self.seed, at / 7.0);
        self.falling(heavier, out);
        self.drops(heavier, out);
    }
}

impl Rain {
    /// All that is too far or too small to be a drop.
    fn falling(&mut self, heavier: f32, out: &mut Block) {
        let mut s = *self;
        for frame in out {
            let far = s.rumble.high(s.rush.low(s.noise.stereo(0.5)));
            // The ninth power leaves a grain of noise now and then and near silence between:
            // drizzle.
            let fine = s.splash.band(sparse(s.noise.stereo(0.6)));
            *frame = s.air.low(far * (0.40 * heavier) + fine * (2.2 * heavier));
        }
        *self = s;
    }

    fn drops(&mut self, heavier: f32, out: &mut Block) {
        let noise = &mut self.noise;
        shower(&mut self.drops, &mut self.drop_wait, out, || {
            let size = noise.unit();
            let strike = Strike {
                pitch: noise.octaves(1100.0, 7500.0),
                rise: 0.0,
                decay: noise.octaves(0.0004, 0.0026),
                // Many small ones to each large one.
                level: (0.04 + 0.60 * size * size * size * size) * heavier,
                pan: noise.between(-0.6, 0.6),
            };
            (strike, noise.wait(600.0))
        });
        shower(&mut self.patter, &mut self.patter_wait, out, || {
            let size = noise.unit();
            let strike = Strike {
                pitch: noise.octaves(450.0, 1300.0),
                rise: 2.0,
                decay: noise.octaves(0.003, 0.008),
                level: 0.04 + 0.16 * size * size,
                pan: noise.between(-0.5, 0.5),
            };
            (strike, noise.wait(22.0))
        });
    }
}

#[inline]
fn sparse(x: Frame) -> Frame {
    let rare = |x: f32| {
        let cube = x * x * x * 0.25;
        cube * cube * cube
    };
    Frame { left: rare(x.left), right: rare(x.right) }
}
