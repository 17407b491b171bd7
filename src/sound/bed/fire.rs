//! A fire in a hearth: flames that lap low, embers that hiss, and crackle. Wood crackles in clusters:
//! one pocket of gas bursts and opens its neighbours, so a few bursts follow each other by some 30 ms
//! (Farnell, "Designing Sound", Fire). A crackle is a burst of noise, not a tone: what rings and falls
//! in pitch is heard as a drop of water. Sizes have a heavy tail (Pareto, α 1.2), cut so that
//! nothing startles.

use super::super::bursts::{Burst, Bursts, blunt};
use super::super::filter::{Band, Pink, Slope};
use super::super::frame::RATE;
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};
use super::super::{Frame, Hour};
use crate::unit::BLOCK;

/// Clusters of crackle a second.
const CLUSTERS: f32 = 9.0;
/// Bursts in a cluster after the first, on average.
const FOLLOWERS: f32 = 3.3;
/// Mean seconds between the bursts of a cluster.
const FOLLOW: f32 = 0.032;
/// The largest cluster, in sizes of the smallest.
const LARGEST: f32 = 2.0;
/// Levels of the flames, the embers' hiss, the smallest crackle, and the dull part of a crackle.
const FLAME: f32 = 1.5;
const HISS: f32 = 0.075;
const CRACKLE: f32 = 1.1;
const POP: f32 = 0.13;
/// No crackle is louder.
const LOUDEST: f32 = 0.38;

#[derive(Clone, Copy)]
pub(in super::super) struct Fire {
    seed: u64,
    night: bool,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    flame: Band,
    hiss: Slope,
    bright: Slope,
    dull: Band,
    air: Band,
    crackle: Bursts,
    pops: Bursts,
    wait: u32,
    /// The cluster that is going on: bursts still to come, their size and where they are.
    more: u32,
    size: f32,
    pan: f32,
}

impl Texture for Fire {
    fn start(seed: u64, noise: u64, hour: Hour) -> Self {
        let night = hour == Hour::Night;
        Self {
            seed,
            night,
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(45.0),
            flame: Band::at(150.0, 0.6),
            hiss: Slope::at(6000.0),
            bright: Slope::at(if night { 2200.0 } else { 3800.0 }),
            dull: Band::at(900.0, 0.7),
            air: Band::at(if night { 6500.0 } else { 8300.0 }, 0.6),
            crackle: Bursts::new(),
            pops: Bursts::new(),
            wait: 0,
            more: 0,
            size: 0.0,
            pan: 0.0,
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        let depth = if self.night { 0.55 } else { 1.0 };
        let flutter = |at: f64| {
            1.0 + depth * (0.38 * wander(self.seed, at * 6.0) + 0.28 * wander(self.seed ^ 1, at * 1.7))
        };
        let mut level = flutter(at);
        let step = (flutter(at + BLOCK as f64 / f64::from(RATE)) - level) / BLOCK as f32;
        // A log that has just caught crackles more; then it is calm for a while.
        let busy = 1.0 + 0.5 * wander(hash(self.seed, 3), at * 0.45);
        let mut rest = &mut out[..];
        while !rest.is_empty() {
            if self.wait == 0 {
                self.burst(busy);
            }
            let run = rest.len().min(self.wait as usize);
            let (now, later) = rest.split_at_mut(run);
            self.burn(now, &mut level, step);
            self.wait -= run as u32;
            rest = later;
        }
        self.crackle.settle();
        self.pops.settle();
    }
}

impl Fire {
    fn burn(&mut self, out: &mut [Frame], level: &mut f32, step: f32) {
        let mut s = *self;
        for frame in out {
            let white = s.noise.stereo(0.45);
            let pink = s.rumble.high(s.pink.step(white));
            let flames = s.flame.low(pink) * (FLAME * *level);
            let hiss = s.hiss.high(white) * HISS;
            // Noise of their own: hiss and crackle must not add up alike.
            let grain = white.left - white.right;
            let crackle = blunt(s.bright.high(s.crackle.step() * grain), LOUDEST);
            let pops = s.dull.band(s.pops.step() * grain);
            *frame = s.air.low(flames + hiss + crackle + pops);
            *level += step;
        }
        *self = s;
    }

    /// The next burst of the cluster, or the first of the next.
    fn burst(&mut self, busy: f32) {
        let noise = &mut self.noise;
        if self.more == 0 {
            self.more = 1 + geometric(noise, FOLLOWERS);
            self.size = pareto(noise);
            self.pan = noise.between(-0.5, 0.5);
        }
        self.more -= 1;
        let burst = Burst {
            level: CRACKLE * if self.night { 0.85 } else { 1.0 } * self.size * noise.between(0.7, 1.0),
            decay: noise.octaves(0.001, 0.002),
            pan: self.pan + noise.between(-0.1, 0.1),
        };
        let pop = Burst { level: burst.level * POP, decay: burst.decay * 4.0, ..burst };
        if self.night {
            self.crackle.swell(burst, burst.decay * 0.5);
            self.pops.swell(pop, pop.decay * 0.5);
        } else {
            self.crackle.strike(burst);
            self.pops.strike(pop);
        }
        self.wait = noise.wait(if self.more > 0 { 1.0 / FOLLOW } else { CLUSTERS * busy });
    }
}

/// How many come before the first failure, `mean` on average.
fn geometric(noise: &mut Noise, mean: f32) -> u32 {
    let go_on = mean / (1.0 + mean);
    ((1.0 - noise.unit()).ln() / go_on.ln()) as u32
}

/// Between 1 and `LARGEST`, larger ones the rarer: Pareto with α 1.2.
fn pareto(noise: &mut Noise) -> f32 {
    (1.0 - noise.unit()).powf(-1.0 / 1.2).min(LARGEST)
}
