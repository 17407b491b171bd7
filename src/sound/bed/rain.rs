//! Rain on leaves and ground. Rain that is far away is a wide, even rush, all bands independent of each
//! other; near by, single drops hit. A drop that hits a surface is a burst of noise of about a
//! millisecond. What rings, or chirps upwards, is a bubble in water and is heard as a pour, however
//! many there are.

use super::super::bursts::{Burst, Bursts, blunt};
use super::super::filter::{Band, Pink, Slope};
use super::super::noise::{Noise, wander};
use super::super::segment::{Block, Texture};
use super::super::{Frame, Hour};

/// Kinds of drop.
const KINDS: usize = 3;
/// Drops a second, level, shortest and longest decay in seconds, of each kind: on a hard leaf, on a soft
/// one, on the ground.
const DROPS: [(f32, f32, f32, f32); KINDS] =
    [(45.0, 0.95, 0.0002, 0.0008), (60.0, 0.05, 0.0005, 0.0015), (14.0, 0.11, 0.002, 0.005)];
/// The level of the brightest part of what is far away.
const BRIGHT: f32 = 0.13;
/// No drop is louder.
const LOUDEST: f32 = 0.48;
/// The loudest drop, in sizes of the smallest. The rest follow a power law.
const LARGEST: f32 = 9.0;

#[derive(Clone, Copy)]
pub(in super::super) struct Rain {
    seed: u64,
    night: bool,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    bright: Slope,
    hard: Slope,
    soft: Band,
    ground: Band,
    air: Band,
    drops: [Bursts; KINDS],
    wait: [u32; KINDS],
}

impl Texture for Rain {
    fn start(seed: u64, noise: u64, hour: Hour) -> Self {
        let night = hour == Hour::Night;
        Self {
            seed,
            night,
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(35.0),
            bright: Slope::at(5000.0),
            hard: Slope::at(6500.0),
            soft: Band::at(2600.0, 0.5),
            ground: Band::at(480.0, 0.5),
            air: Band::at(if night { 7000.0 } else { 8700.0 }, 0.65),
            drops: [Bursts::new(); KINDS],
            wait: [0; KINDS],
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        let heavier = 1.0 + 0.10 * wander(self.seed, at / 7.0);
        let mut rest = &mut out[..];
        while !rest.is_empty() {
            for kind in 0..KINDS {
                if self.wait[kind] == 0 {
                    self.drop(kind);
                }
            }
            let run = self.wait.iter().fold(rest.len(), |run, wait| run.min(*wait as usize));
            let (now, later) = rest.split_at_mut(run);
            self.fall(heavier, now);
            self.wait = self.wait.map(|wait| wait - run as u32);
            rest = later;
        }
        self.drops.iter_mut().for_each(Bursts::settle);
    }
}

impl Rain {
    fn fall(&mut self, heavier: f32, out: &mut [Frame]) {
        let mut s = *self;
        for frame in out {
            let white = s.noise.stereo(0.78);
            let far = s.rumble.high(s.pink.step(white)) + s.bright.high(white) * BRIGHT;
            // Noise of their own: drops and rush must not add up alike.
            let grain = white.left - white.right;
            let hard = blunt(s.hard.high(s.drops[0].step() * grain), LOUDEST);
            let soft = s.soft.band(s.drops[1].step() * grain);
            let ground = s.ground.band(s.drops[2].step() * grain);
            *frame = s.air.low((far + hard + soft + ground) * heavier);
        }
        *self = s;
    }

    fn drop(&mut self, kind: usize) {
        let (rate, level, shortest, longest) = DROPS[kind];
        let noise = &mut self.noise;
        let largest = if self.night { 0.6 * LARGEST } else { LARGEST };
        // Many small ones to each large one.
        let size = (1.0 - noise.unit()).powf(-0.6).min(largest);
        let burst = Burst {
            level: level * size,
            decay: noise.octaves(shortest, longest),
            pan: noise.between(-0.9, 0.9),
        };
        self.drops[kind].strike(burst);
        self.wait[kind] = noise.wait(rate);
    }
}
