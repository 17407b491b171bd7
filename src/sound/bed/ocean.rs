//! The sea on a long beach. Two wave trains, 8 to 14 s from crest to crest, each a rumble that
//! swells, a crest that brightens as it breaks, and foam that runs out hissing. What is told apart is
//! colour more than loudness: the whole stays within what a sleeper's room bears.

use super::super::Frame;
use super::super::filter::{Band, Pink, Slope};
use super::super::frame::RATE;
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};
use crate::unit::BLOCK;

/// Mean seconds between crests.
const PERIOD: f64 = 11.0;
/// How far before or after its turn a wave may come, as a share of the period: gaps of 8 to 14 s.
const JITTER: f64 = 0.13;
/// The trains: size, share of a period it comes later, and which side it leans to. The second is
/// what breaks farther out, in between.
const TRAINS: [(f32, f64, f32); 2] = [(1.0, 0.0, -0.15), (0.45, 0.55, 0.25)];

/// What a wave train does just now.
#[derive(Clone, Copy, Default)]
struct Wave {
    /// The swell's body.
    body: f32,
    /// How far the crest has opened, 0 to 1.
    crest: f32,
    /// Foam running out, 0 to 1.
    foam: f32,
}

#[derive(Clone, Copy)]
pub(in super::super) struct Ocean {
    seed: u64,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    air: Slope,
    crests: [Band; 2],
    foams: [Band; 2],
}

impl Texture for Ocean {
    fn start(seed: u64, noise: u64) -> Self {
        Self {
            seed,
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(60.0),
            air: Slope::at(5500.0),
            crests: [Band::at(500.0, 0.6); 2],
            foams: [Band::at(2600.0, 0.4); 2],
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        let mut s = *self;
        let mut level = s.levels(at);
        let next = s.levels(at + BLOCK as f64 / f64::from(RATE));
        let step: [f32; 4] = std::array::from_fn(|i| (next[i] - level[i]) / BLOCK as f32);
        s.open(at);
        for frame in out {
            let white = s.noise.stereo(0.45);
            let pink = s.rumble.high(s.pink.step(white));
            // Cubed, noise gets a grain: many small bubbles bursting.
            let grain = s.air.low(white * (white.left * white.right));
            let mut sum = Frame::SILENCE;
            for (t, (_, _, lean)) in TRAINS.into_iter().enumerate() {
                let sea = s.crests[t].low(pink) * level[t] + s.foams[t].band(grain) * level[t + 2];
                sum += Frame { left: sea.left * (1.0 - lean), right: sea.right * (1.0 + lean) };
            }
            *frame = sum;
            for i in 0..4 {
                level[i] += step[i];
            }
        }
        *self = s;
    }
}

impl Ocean {
    fn wave(&self, train: usize, at: f64) -> Wave {
        let (size, late, _) = TRAINS[train];
        wave(hash(self.seed, train as u64), size, at - late * PERIOD)
    }

    /// Of each crest, then of each foam.
    fn levels(&self, at: f64) -> [f32; 4] {
        let [near, far] = [self.wave(0, at), self.wave(1, at)];
        // A filter that opens lets more through; taking most of that back leaves the colour.
        let body = |w: Wave| (0.80 + 0.20 * w.body) * 1.7f32.powf(-w.crest);
        let foam = |w: Wave| 0.025 + 0.155 * w.foam;
        [body(near), 0.7 * body(far), foam(near), 0.9 * foam(far)]
    }

    fn open(&mut self, at: f64) {
        let slow = 1.0 + 0.15 * wander(self.seed ^ 2, at / 9.0);
        for train in 0..TRAINS.len() {
            let w = self.wave(train, at);
            self.crests[train].tune(300.0 * slow * 13f32.powf(w.crest), 0.6);
            // Foam darkens as it thins.
            self.foams[train].tune(1300.0 * slow * 2.4f32.powf(w.foam), 0.4);
        }
    }
}

/// The sum of the waves near `at`.
fn wave(seed: u64, size: f32, at: f64) -> Wave {
    let turn = (at / PERIOD).floor();
    let mut sum = Wave::default();
    for near in -1..=2 {
        let number = turn + f64::from(near);
        let mut chance = Noise::new(hash(seed, (number as i64).cast_unsigned()));
        let late = f64::from(chance.between(-1.0, 1.0)) * JITTER;
        let size = size * chance.between(0.7, 1.0);
        let since = (at - (number + late) * PERIOD) as f32;
        // Where two waves meet the sum stays below one: water runs into water.
        let meet = |sum: &mut f32, more: f32| *sum += (1.0 - *sum) * size * more;
        meet(&mut sum.body, hump(since, 4.5, 4.0));
        meet(&mut sum.crest, hump(since - 0.6, 2.2, 5.0));
        meet(&mut sum.foam, hump(since - 1.6, 2.4, 6.5));
    }
    sum
}

/// 0, up to 1 at `since` 0 within `rise` seconds, and down again within `fall`, without an edge.
fn hump(since: f32, rise: f32, fall: f32) -> f32 {
    let x = (1.0 - if since < 0.0 { -since / rise } else { since / fall }).max(0.0);
    x * x * (3.0 - 2.0 * x)
}
