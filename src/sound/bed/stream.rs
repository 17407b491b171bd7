//! A brook: a soft rush, and bubbles. A bubble rings at a pitch that rises as it comes up, and dies
//! down the faster the smaller it is: damping 0.13/r + 0.0072·r^−1.5 a second for a radius r in
//! metres, pitch 3/r Hz (Minnaert; van den Doel 2005).

use super::super::Hour;
use super::super::filter::{Band, Pink, Slope};
use super::super::modes::{Modes, Strike, shower};
use super::super::noise::{Noise, hash, wander};
use super::super::segment::{Block, Texture};

/// Places where water falls over a stone; each gurgles on its own.
const STONES: usize = 3;

/// The level of the spray.
const SPRAY: f32 = 0.08;
/// Bubbles a second at each stone, and their level: by day few that stand out, by night many small ones.
const BY_DAY: (f32, f32) = (24.0, 0.22);
const BY_NIGHT: (f32, f32) = (55.0, 0.11);

#[derive(Clone, Copy)]
pub(in super::super) struct Stream {
    seed: u64,
    night: bool,
    noise: Noise,
    pink: Pink,
    rumble: Slope,
    spray: Slope,
    air: Band,
    bubbles: [Modes<1>; STONES],
    wait: [u32; STONES],
}

impl Texture for Stream {
    fn start(seed: u64, noise: u64, hour: Hour) -> Self {
        Self {
            seed,
            night: hour == Hour::Night,
            noise: Noise::new(noise),
            pink: Pink::new(),
            rumble: Slope::at(520.0),
            spray: Slope::at(1900.0),
            air: Band::at(if hour == Hour::Night { 6500.0 } else { 9000.0 }, 0.65),
            bubbles: [Modes::new(); STONES],
            wait: [0; STONES],
        }
    }

    fn block(&mut self, at: f64, out: &mut Block) {
        self.rush(out);
        let (rate, level) = if self.night { BY_NIGHT } else { BY_DAY };
        let noise = &mut self.noise;
        for stone in 0..STONES {
            let own = hash(self.seed, stone as u64);
            // What makes it babble: the flow swells and the bubbles' size drifts a few times a second.
            let flow = 1.0 + 0.75 * wander(own, at * 2.6);
            let centre = 1050.0 * 2f32.powf(0.45 * stone as f32 - 0.5 + 0.8 * wander(own ^ 1, at * 1.7));
            let pan = [-0.45, 0.05, 0.5][stone];
            shower(&mut self.bubbles[stone], &mut self.wait[stone], out, || {
                (bubble(noise, centre, pan, level), noise.wait(rate * flow))
            });
        }
    }
}

impl Stream {
    fn rush(&mut self, out: &mut Block) {
        let mut s = *self;
        for frame in out {
            let white = s.noise.stereo(0.5);
            let rush = s.rumble.high(s.pink.step(white)) * 0.5 + s.spray.high(white) * SPRAY;
            *frame = s.air.low(rush);
        }
        *self = s;
    }
}

fn bubble(noise: &mut Noise, centre: f32, pan: f32, level: f32) -> Strike {
    let pitch = (centre * noise.octaves(0.55, 1.9)).clamp(380.0, 3600.0);
    let radius = 3.0 / pitch;
    let damping = 0.13 / radius + 0.0072 * radius.powf(-1.5);
    let depth = noise.unit();
    Strike {
        pitch,
        // Those that break right at the surface chirp; deep ones hold their pitch.
        rise: damping * (0.02 + 0.18 * depth * depth),
        decay: 1.1 / damping,
        level: level * (0.2 + depth * noise.unit()),
        pan: pan + noise.between(-0.25, 0.25),
    }
}
