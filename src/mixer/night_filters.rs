//! At night the beds grow darker and the voice's sibilants softer.

use crate::routine::Kind;
use crate::sound::{Frame, Peaking};
use crate::unit::{BLOCK, SAMPLE_RATE};

use super::voices::Voices;

/// The band of s and sh, and by how much it is lowered at night.
const SIBILANTS: (f32, f32, f32) = (7000.0, 0.5, -2.5);

/// For the beds two one-pole low-passes in a row, 12 dB an octave: no resonance, and safe to move.
#[derive(Clone, Copy, Debug)]
pub(super) struct NightFilters {
    first: Frame,
    second: Frame,
    /// Left and right.
    sibilants: [Peaking; 2],
}

impl Default for NightFilters {
    fn default() -> Self {
        let (hz, q, db) = SIBILANTS;
        let sibilants = [Peaking::new(hz, q, db, SAMPLE_RATE); 2];
        Self { first: Frame::SILENCE, second: Frame::SILENCE, sibilants }
    }
}

impl NightFilters {
    /// Filters beds in place with the cutoff at `hz`.
    pub fn darken(&mut self, hz: f32, out: &mut [Frame]) {
        let a = 1.0 - (-std::f32::consts::TAU * hz / SAMPLE_RATE as f32).exp();
        let (mut first, mut second) = (self.first, self.second);
        for frame in out {
            first += (*frame + first * -1.0) * a;
            second += (first + second * -1.0) * a;
            *frame = second;
        }
        (self.first, self.second) = (first, second);
    }

    /// Adds what the voices say, at most a block of it; at night with softer sibilants.
    pub fn add(&mut self, kind: Kind, voices: &mut Voices, out: &mut [Frame]) {
        if kind == Kind::Day {
            return voices.add(out);
        }
        let mut said = [Frame::SILENCE; BLOCK];
        let said = &mut said[..out.len()];
        voices.add(said);
        let [left, right] = &mut self.sibilants;
        for (slot, frame) in out.iter_mut().zip(said) {
            *slot += Frame { left: left.step(frame.left), right: right.step(frame.right) };
        }
    }
}
