//! The sea on a long beach. Two wave trains, 8 to 14 s from crest to crest, each a rumble that
//! swells, a crest that brightens as it breaks, and foam that runs out hissing. What is told apart is
//! colour more than loudness: the whole stays within what a sleeper's room bears.

use super::super::filter::{Band, Pink, Slope};
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{BLOCK, Block, Texture};
use super::super::Frame;
use super::RATE;

/// Mean seconds between crests, per train. Not in any small ratio, so they never fall into step.
const PERIODS: [f64; 2] = [11.0, 10.1];
/// How far before or after its turn a wave may come, as a share of the period: gaps of 8 to 14 s.
const JITTER: f64 = 0.13;

/// What a wave train does just now.
#[derive(Clone, Copy, Default)]
struct Wave {
    /// The swell's body.
    body: f32,
    /// How far the crest has opened, 0 to about 1.
    crest: f32,
    /// Foam running out.
    foam: f32,
}

#[derive(Clone, Copy)]
struct Train {
    pink: Pink,
    rumble: Slope,
    crest: Band,
    foam: Band,
}

#[derive(Clone, Copy)]
pub(in super::super) struct Ocean {
    seed: u64,
    noise: Noise,
    trains: [Train; 2],
}

impl Texture for Ocean {
    fn start(seed: u64, noise: u64) -> Self {
        let train = Train {
            pink: Pink::new(),
            rumble: Slope::at(60.0),
            crest: Band::at(500.0, 0.6),
            foam: Band::at(3800.0, 0.5),
        };
        Self {
            seed,
            noise: Noise::new(noise),
            trains: [train; 2],
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        out.fill(Frame::SILENCE);
        for (i, lean) in [-0.22f32, 0.22].into_iter().enumerate() {
            let seed = hash(self.seed, i as u64);
            let from = wave(seed, PERIODS[i], at);
            let to = wave(seed, PERIODS[i], at + BLOCK as f64 / f64::from(RATE));
            let slow = 1.0 + 0.15 * wander(seed ^ 2, at / 9.0);
            self.trains[i].add([from, to], slow, lean, &mut self.noise, out);
        }
    }
}

impl Train {
    fn add(&mut self, wave: [Wave; 2], slow: f32, lean: f32, noise: &mut Noise, out: &mut Block) {
        let mut s = *self;
        let [from, to] = wave;
        s.crest.tune(260.0 * slow * 14f32.powf(from.crest), 0.6);
        // A filter that opens lets more through; taking that back leaves the colour.
        let level = |w: Wave| (0.30 + 0.75 * w.body) * 3.4f32.powf(-w.crest);
        let mut body = level(from);
        let mut foam = from.foam;
        let body_step = (level(to) - body) / BLOCK as f32;
        let foam_step = (to.foam - foam) / BLOCK as f32;
        for frame in out {
            let white = noise.stereo(0.4);
            let sea = s.crest.low(s.rumble.high(s.pink.step(white))) * body;
            let hiss = s.foam.band(white * (white.left * white.left)) * (0.34 * foam);
            let sum = sea + hiss;
            frame.left += sum.left * (1.0 - lean);
            frame.right += sum.right * (1.0 + lean);
            body += body_step;
            foam += foam_step;
        }
        *self = s;
    }
}

/// The sum of the waves near `at`.
fn wave(seed: u64, period: f64, at: f64) -> Wave {
    let turn = (at / period).floor();
    let mut sum = Wave::default();
    for near in -1..=2 {
        let number = turn + f64::from(near);
        let mut chance = Noise::new(hash(seed, (number as i64).cast_unsigned()));
        let late = f64::from(chance.between(-1.0, 1.0)) * JITTER;
        let size = chance.between(0.7, 1.0);
        let since = (at - (number + late) * period) as f32;
        sum.body += size * hump(since, 4.5, 4.0);
        sum.crest += size * hump(since - 0.6, 1.8, 4.5);
        sum.foam += size * hump(since - 2.2, 2.2, 5.5);
    }
    sum
}

/// 0, up to 1 at `since` 0 within `rise` seconds, and down again within `fall`, without an edge.
fn hump(since: f32, rise: f32, fall: f32) -> f32 {
    let x = (1.0 - if since < 0.0 { -since / rise } else { since / fall }).max(0.0);
    x * x * (3.0 - 2.0 * x)
}
