//! Chance that repeats: the same seed gives the same noise, on every machine and after every seek.

use super::Frame;

/// A number that looks random and depends on nothing but its two inputs (splitmix64's last step).
pub(super) const fn hash(seed: u64, index: u64) -> u64 {
    let mut z = seed ^ index.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A stream of random numbers (splitmix64). The state only ever counts up, so the processor works
/// on several numbers at once; a shift register would make each wait for the one before.
#[derive(Clone, Copy)]
pub(crate) struct Noise(u64);

impl Noise {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    #[inline]
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Even between 0 and 1, 1 not included.
    #[inline]
    pub fn unit(&mut self) -> f32 {
        // 24 bits: all an f32 holds below 1.
        (self.bits() >> 40) as f32 * (1.0 / 16_777_216.0)
    }

    /// Even between `from` and `to`.
    pub fn between(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.unit()
    }

    /// Between `from` and `to`, every octave as likely as the next.
    pub fn octaves(&mut self, from: f32, to: f32) -> f32 {
        from * (to / from).powf(self.unit())
    }

    /// White noise, ±1 on each side before the spread is added. `width` is the share of what the
    /// sides do not have in common: in mono, 10·log10(1 + width²) dB of the power goes.
    #[inline]
    pub fn stereo(&mut self, width: f32) -> Frame {
        let bits = self.bits();
        let (middle, side) = (half(bits >> 32), half(bits) * width);
        Frame { left: middle + side, right: middle - side }
    }

    /// Frames until the next of events that come `rate` times a second and know nothing of each other.
    pub fn wait(&mut self, rate: f32) -> u32 {
        let gap = -(1.0 - self.unit()).ln() * super::frame::RATE / rate;
        (gap as u32).max(1)
    }
}

#[inline]
fn half(bits: u64) -> f32 {
    (bits as u32).cast_signed() as f32 * (1.0 / 2_147_483_648.0)
}

/// A smooth curve within ±1 that passes a new random height at every whole `t`: a slow change that
/// is known at any time without having been followed there.
pub(super) fn wander(seed: u64, t: f64) -> f32 {
    let whole = t.floor();
    let x = (t - whole) as f32;
    let height = |n: i64| half(hash(seed, n.cast_unsigned()));
    let (a, b) = (height(whole as i64), height((whole as i64).wrapping_add(1)));
    a + (b - a) * x * x * x * (x * (x * 6.0 - 15.0) + 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wandering_value_has_no_edge() {
        let mut last = wander(7, 0.0);
        for i in 1..20_000 {
            let now = wander(7, f64::from(i) / 1000.0);
            assert!((now - last).abs() < 0.005 && now.abs() <= 1.0, "{i}");
            last = now;
        }
    }

    #[test]
    fn stereo_noise_is_even_and_centred() {
        let mut noise = Noise::new(1);
        let (mut sum, mut power, mut both) = (0.0, 0.0, 0.0);
        for _ in 0..100_000 {
            let f = noise.stereo(0.5);
            sum += f.left;
            power += f.left * f.left;
            both += f.left * f.right;
        }
        assert!(sum.abs() < 1500.0, "{sum}");
        assert!((both / power - 0.6).abs() < 0.02, "(1 − w²) / (1 + w²), not {}", both / power);
    }
}
