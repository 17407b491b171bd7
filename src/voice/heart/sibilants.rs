//! Softer sibilants: the voice's s and sh are sharp on headphones and on small speakers near an ear.

use std::f32::consts::TAU;

use crate::sound::Speech;

/// The middle of the band of s and sh, in Hz, how wide it is, and how much softer it becomes.
const MIDDLE: f32 = 6700.0;
const Q: f32 = 0.7;
const GAIN_DB: f32 = -4.0;

/// Lowers the band of 5 to 9 kHz by 3 to 4 dB, in place. A peaking filter of two poles after R. Bristow-Johnson,
/// "Cookbook formulae for audio EQ biquad filter coefficients": it cuts nothing in time and leaves vowels as they are.
pub(super) fn soften(samples: &mut [f32]) {
    let a = 10f32.powf(GAIN_DB / 40.0);
    let w = TAU * MIDDLE / Speech::RATE as f32;
    let alpha = w.sin() / (2.0 * Q);
    let a0 = 1.0 + alpha / a;
    let (b0, b1, b2) = ((1.0 + alpha * a) / a0, -2.0 * w.cos() / a0, (1.0 - alpha * a) / a0);
    let (a1, a2) = (b1, (1.0 - alpha / a) / a0);
    let (mut one, mut two) = (0.0, 0.0);
    for sample in samples {
        let x = *sample;
        let y = b0 * x + one;
        one = b1 * x - a1 * y + two;
        two = b2 * x - a2 * y;
        *sample = y;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_band_of_sibilants_is_softer() {
        let level = |hz: f32| {
            let wave = |i: usize| (TAU * hz * i as f32 / Speech::RATE as f32).sin();
            let mut samples: Vec<f32> = (0..Speech::RATE as usize).map(wave).collect();
            soften(&mut samples);
            let late = &samples[1000..];
            let power = late.iter().map(|s| s * s).sum::<f32>() / late.len() as f32;
            10.0 * (2.0 * power).log10()
        };
        for hz in [5500.0, 6700.0, 8000.0] {
            assert!((-4.1..=-2.9).contains(&level(hz)), "{hz}: {}", level(hz));
        }
        for hz in [200.0, 1000.0, 2000.0] {
            assert!(level(hz) > -0.4, "{hz}: {}", level(hz));
        }
    }
}
