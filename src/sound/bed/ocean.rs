//! The sea on a long beach. Each wave is one gesture: it swells low, breaks, and runs out hissing, so
//! one envelope drives all bands, the higher the later. Bands that move together are what a listener
//! hears as waves; bands that each go their own way are wind, or a fan (McDermott & Simoncelli 2011,
//! correlation of cochlear envelopes).

use super::super::Hour;
use super::super::filter::{Bank, Pink, Slope};
use super::super::frame::RATE;
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};
use crate::unit::BLOCK;

const BANDS: usize = 4;
/// Centre of each band in Hz: the swell, the breaking wave, its crest, the foam.
const CENTRES: [f32; BANDS] = [230.0, 800.0, 2000.0, 5500.0];
/// How loud each is when the sea is quiet.
const CALM: [f32; BANDS] = [0.55, 0.42, 0.36, 0.36];
/// By how many decibels a full wave raises each, by day.
const SURGE: [f32; BANDS] = [15.5, 19.5, 20.5, 18.5];
/// Seconds by which each comes after the swell.
const LAG: [f64; BANDS] = [0.0, 0.2, 0.4, 0.7];
/// The share of that a night keeps: ±2 dB in all.
const NIGHT: f32 = 0.24;
/// Two trains from two storms: mean seconds between crests, size, and how far before or after its
/// turn a wave may come, as a share of the period. Surf comes in sets, never by the clock.
const TRAINS: [(f64, f32, f64); 2] = [(9.5, 1.0, 0.36), (6.7, 0.55, 0.42)];

#[derive(Clone, Copy)]
pub(in super::super) struct Ocean {
    seed: u64,
    depth: f32,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    bands: Bank,
    air: Slope,
}

impl Texture for Ocean {
    fn start(seed: u64, noise: u64, hour: Hour) -> Self {
        let mut bands = Bank::new();
        for (band, hz) in CENTRES.into_iter().enumerate() {
            bands.tune(band, hz, 0.6);
        }
        Self {
            seed,
            depth: if hour == Hour::Night { NIGHT } else { 1.0 },
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(110.0),
            bands,
            air: Slope::at(if hour == Hour::Night { 6000.0 } else { 9000.0 }),
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        let mut s = *self;
        let mut level = s.levels(at);
        let next = s.levels(at + BLOCK as f64 / f64::from(RATE));
        let step: [f32; BANDS] = std::array::from_fn(|b| (next[b] - level[b]) / BLOCK as f32);
        for frame in out {
            let pink = s.rumble.high(s.pink.step(s.noise.stereo(0.45)));
            *frame = s.air.low(s.bands.step(pink, level));
            for b in 0..BANDS {
                level[b] += step[b];
            }
        }
        *self = s;
    }
}

impl Ocean {
    fn levels(&self, at: f64) -> [f32; BANDS] {
        std::array::from_fn(|b| {
            let surge = SURGE[b] * self.depth * self.surf(at - LAG[b], 1.0 + 0.15 * b as f32);
            CALM[b] * 10f32.powf(surge / 20.0)
        })
    }

    /// How much wave there is at a time, 0 to 1. Foam (a larger `linger`) takes longer to run out.
    fn surf(&self, at: f64, linger: f32) -> f32 {
        let mut sum = 0.0;
        for (train, (period, size, scatter)) in TRAINS.into_iter().enumerate() {
            let own = hash(self.seed, train as u64);
            // Sets: some larger waves, then some smaller ones.
            let set = 0.85 + 0.15 * wander(own ^ 1, at / 31.0);
            let turn = (at / period).floor();
            for near in -2..=1 {
                let number = turn + f64::from(near);
                let mut chance = Noise::new(hash(own, (number as i64).cast_unsigned()));
                let late = f64::from(chance.between(-1.0, 1.0)) * scatter;
                let size = size * set * chance.between(0.55, 1.0);
                let rise = chance.between(1.1, 2.0);
                let fall = chance.between(2.8, 4.6) * linger;
                let since = (at - (number + 0.5 + late) * period) as f32;
                // Where two waves meet the sum stays below one: water runs into water.
                sum += (1.0 - sum) * size * wave(since, rise, fall);
            }
        }
        sum
    }
}

/// 0, up to 1 at `since` 0 within `rise` seconds, and down again within `fall`, without an edge.
fn wave(since: f32, rise: f32, fall: f32) -> f32 {
    let x = (1.0 - if since < 0.0 { -since / rise } else { since / fall }).max(0.0);
    x * x * (3.0 - 2.0 * x)
}
