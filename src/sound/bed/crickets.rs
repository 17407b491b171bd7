//! A warm night out of doors: still air, and very far off, as one soft shimmer, crickets. None is
//! ever heard alone: that would be an onset.

use super::super::filter::{Band, Bank, Pink, Slope};
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};
use crate::unit::BLOCK;

const CHOIRS: usize = 4;
/// Pitch in Hz and chirps a second of each choir.
const CHOIR: [(f32, f64); CHOIRS] = [(3650.0, 13.0), (3980.0, 15.5), (4330.0, 18.0), (4720.0, 21.0)];

#[derive(Clone, Copy)]
pub(in super::super) struct Night {
    seed: u64,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    air: Band,
    choirs: Bank,
    top: Band,
}

impl Texture for Night {
    fn start(seed: u64, noise: u64) -> Self {
        let mut choirs = Bank::new();
        for (c, (hz, _)) in CHOIR.into_iter().enumerate() {
            choirs.tune(c, hz, 34.0);
        }
        Self {
            seed,
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(70.0),
            air: Band::at(520.0, 0.5),
            choirs,
            top: Band::at(6500.0, 0.6),
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        let mut s = *self;
        s.air.tune(520.0 * 2f32.powf(0.35 * wander(s.seed, at / 6.0)), 0.5);
        let choir = |at: f64| -> [f32; CHOIRS] {
            std::array::from_fn(|c| {
                let own = hash(s.seed, c as u64);
                // A choir has no beat of its own: its pulse drifts, and never stops altogether.
                let drift = 3.0 * f64::from(wander(own, at / 2.3));
                let pulse = ((CHOIR[c].1 * at + drift).fract() as f32 * std::f32::consts::TAU).sin();
                (1.0 + 0.55 * pulse) * (1.0 + 0.5 * wander(own ^ 1, at / 8.0)) * [1.0, 0.7, 0.8, 0.45][c]
            })
        };
        let mut level = choir(at);
        let next = choir(at + BLOCK as f64 / f64::from(super::super::frame::RATE));
        let step: [f32; CHOIRS] = std::array::from_fn(|c| (next[c] - level[c]) / BLOCK as f32);
        for frame in out {
            let white = s.noise.stereo(0.35);
            let pink = s.rumble.high(s.pink.step(white));
            let far = s.choirs.step(white, level);
            for c in 0..CHOIRS {
                level[c] += step[c];
            }
            *frame = s.top.low(s.air.low(pink) + pink * 0.08 + far * 0.10);
        }
        *self = s;
    }
}
