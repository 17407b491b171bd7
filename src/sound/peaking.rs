//! A filter that raises or lowers one band and leaves the rest as it is.

use std::f32::consts::TAU;

/// A peaking filter of two poles, for one channel, after R. Bristow-Johnson, "Cookbook formulae for audio equalizer
/// biquad filter coefficients".
#[derive(Clone, Copy, Debug)]
pub struct Peaking {
    b0: f32,
    b1: f32,
    b2: f32,
    a2: f32,
    one: f32,
    two: f32,
}

impl Peaking {
    /// Changes the band around `hz` by `db` at its middle; narrower with a larger `q`. `rate`: samples a second.
    #[must_use]
    pub fn new(hz: f32, q: f32, db: f32, rate: u32) -> Self {
        let a = 10f32.powf(db / 40.0);
        let w = TAU * hz / rate as f32;
        let alpha = w.sin() / (2.0 * q);
        let a0 = 1.0 + alpha / a;
        Self {
            b0: (1.0 + alpha * a) / a0,
            b1: -2.0 * w.cos() / a0,
            b2: (1.0 - alpha * a) / a0,
            a2: (1.0 - alpha / a) / a0,
            one: 0.0,
            two: 0.0,
        }
    }

    /// The next sample.
    #[inline]
    pub fn step(&mut self, x: f32) -> f32 {
        let y = self.b0 * x + self.one;
        // The first coefficient of the poles is that of the zeros.
        self.one = self.b1 * (x - y) + self.two;
        self.two = self.b2 * x - self.a2 * y;
        y
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_band_changes() {
        for rate in [24_000, 48_000] {
            let level = |hz: f32| {
                let mut filter = Peaking::new(7000.0, 0.5, -4.0, rate);
                let wave = |i: u32| (TAU * hz * i as f32 / rate as f32).sin();
                let late: Vec<f32> = (0..rate).map(|i| filter.step(wave(i))).skip(1000).collect();
                let power = late.iter().map(|s| s * s).sum::<f32>() / late.len() as f32;
                10.0 * (2.0 * power).log10()
            };
            assert!((level(7000.0) + 4.0).abs() < 0.05, "{}", level(7000.0));
            for hz in [5200.0, 8500.0] {
                assert!((-4.0..=-3.0).contains(&level(hz)), "{rate} {hz}: {}", level(hz));
            }
            for hz in [200.0, 1000.0] {
                assert!(level(hz) > -0.4, "{rate} {hz}: {}", level(hz));
            }
        }
    }
}
