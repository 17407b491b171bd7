//! Short-term loudness: that of the last three seconds (EBU Tech 3341).

use ebur128::EbuR128;

/// Tenths of a second in three seconds.
const TENTHS: usize = 30;

/// The power of each tenth of a second: three seconds added up anew every tenth would take longer than to filter them.
pub(super) struct ShortTerm {
    powers: [f64; TENTHS],
    next: usize,
}

impl ShortTerm {
    /// A tenth of a second, in frames at this rate.
    pub const fn step_at(rate: u32) -> usize {
        rate as usize / 10
    }

    /// After silence.
    pub fn new() -> Self {
        Self { powers: [0.0; TENTHS], next: 0 }
    }

    /// Takes the step that `meter` has just heard; the loudness of the last three seconds, in LUFS.
    pub fn step(&mut self, meter: &EbuR128) -> f64 {
        let loudness = meter.loudness_window(100).unwrap_or(f64::NEG_INFINITY);
        self.powers[self.next] = 10f64.powf(loudness / 10.0);
        self.next = (self.next + 1) % TENTHS;
        10.0 * (self.powers.iter().sum::<f64>() / TENTHS as f64).log10()
    }
}

#[cfg(test)]
mod tests {
    use ebur128::Mode;

    use super::*;
    use crate::sound::{Frame, loudness::add};
    use crate::unit::SAMPLE_RATE;

    #[test]
    fn it_is_what_the_meter_says() {
        let mut meter = EbuR128::new(2, SAMPLE_RATE, Mode::S).expect("a meter");
        let mut short = ShortTerm::new();
        for tenth in 0..60 {
            let frame = |i: usize| Frame::mono((i as f32 * 0.1).sin() * (tenth % 7) as f32 * 0.05);
            let frames: Vec<Frame> = (0..ShortTerm::step_at(SAMPLE_RATE)).map(frame).collect();
            add(&mut meter, &frames).expect("room");
            let (ours, theirs) = (short.step(&meter), meter.loudness_shortterm().expect("three seconds"));
            assert!(
                ours.is_infinite() && theirs.is_infinite() || (ours - theirs).abs() < 1e-6,
                "{ours}, {theirs}"
            );
        }
    }
}
