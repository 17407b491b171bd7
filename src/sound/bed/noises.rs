//! Pink and brown noise: nothing but their slope, rounded off at both ends.

use super::super::Hour;
use super::super::filter::{Band, Pink, Slope};
use super::super::noise::Noise;
use super::super::segment::{Block, Texture};

/// Half the power with each octave up.
#[derive(Clone, Copy)]
pub(in super::super) struct PinkNoise {
    noise: Noise,
    pink: Pink,
    air: Slope,
    rumble: Slope,
}

impl Texture for PinkNoise {
    fn start(_: u64, noise: u64, _: Hour) -> Self {
        Self { noise: Noise::new(noise), pink: Pink::new(), air: Slope::at(9000.0), rumble: Slope::at(35.0) }
    }

    fn block(&mut self, _: f64, out: &mut Block) {
        let mut s = *self;
        for frame in out {
            *frame = s.air.low(s.rumble.high(s.pink.step(s.noise.stereo(0.45))));
        }
        *self = s;
    }
}

/// A quarter of the power with each octave up: a far waterfall.
#[derive(Clone, Copy)]
pub(in super::super) struct BrownNoise {
    noise: Noise,
    slope: Slope,
    // The lowest octave is felt as pumping rather than heard, and eats all the headroom.
    rumble: Band,
}

impl Texture for BrownNoise {
    fn start(_: u64, noise: u64, _: Hour) -> Self {
        Self { noise: Noise::new(noise), slope: Slope::at(130.0), rumble: Band::at(45.0, 0.6) }
    }

    fn block(&mut self, _: f64, out: &mut Block) {
        let mut s = *self;
        for frame in out {
            let x = s.slope.low(s.noise.stereo(0.4));
            let deep = s.rumble.low(x);
            *frame = x + deep * -1.0;
        }
        *self = s;
    }
}
