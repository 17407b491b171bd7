//! At night the beds grow darker: a gentle low-pass whose cutoff sinks over the routine.

use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

/// Two one-pole low-passes in a row, 12 dB an octave: no resonance, and safe to move.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NightLowPass {
    first: Frame,
    second: Frame,
}

impl NightLowPass {
    /// Filters in place with the cutoff at `hz`.
    pub fn apply(&mut self, hz: f32, out: &mut [Frame]) {
        let a = 1.0 - (-std::f32::consts::TAU * hz / SAMPLE_RATE as f32).exp();
        let (mut first, mut second) = (self.first, self.second);
        for frame in out {
            first += (*frame + first * -1.0) * a;
            second += (first + second * -1.0) * a;
            *frame = second;
        }
        (self.first, self.second) = (first, second);
    }
}
