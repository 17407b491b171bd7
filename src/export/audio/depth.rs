//! What a sample is written as.

use crate::sound::Frame;

/// What a sample is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// 16-bit integers, dithered: what every player takes.
    #[default]
    Int16,
    /// 24-bit integers, for those who go on working with it.
    Int24,
    /// 32-bit floats: the mixer's own.
    Float,
}

impl Depth {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Int16, Self::Int24, Self::Float];

    /// Bytes a sample takes.
    #[must_use]
    pub fn bytes(self) -> u64 {
        match self {
            Self::Int16 => 2,
            Self::Int24 => 3,
            Self::Float => 4,
        }
    }
}

/// Frames to bytes, little-endian and interleaved.
///
/// 16 bits are rounded with triangular dither from a fixed seed, so that the end of a fade is noise at
/// −98 dB and not a rasp, and the same input gives the same bytes. At 24 bits a step is below what
/// any converter resolves.
pub(super) struct Samples {
    depth: Depth,
    dither: Dither,
}

impl Samples {
    pub fn new(depth: Depth) -> Self {
        Self { depth, dither: Dither::default() }
    }

    /// Appends `frames` to `out`.
    pub fn bytes(&mut self, frames: &[Frame], out: &mut Vec<u8>) {
        match self.depth {
            Depth::Int16 => append(frames, out, |s| self.dither.round(s).to_le_bytes()),
            Depth::Int24 => append(frames, out, |s| {
                let [low, middle, high, _] = int24(s).to_le_bytes();
                [low, middle, high]
            }),
            Depth::Float => append(frames, out, f32::to_le_bytes),
        }
    }

    /// The same as whole numbers, replacing what is in `out`; of floats, 24 bits.
    pub fn whole(&mut self, frames: &[Frame], out: &mut Vec<i32>) {
        out.clear();
        let samples = frames.iter().flat_map(|f| [f.left, f.right]);
        match self.depth {
            Depth::Int16 => out.extend(samples.map(|s| i32::from(self.dither.round(s)))),
            Depth::Int24 | Depth::Float => out.extend(samples.map(int24)),
        }
    }
}

/// Appends the bytes of every sample. Room for all is made at once: this is where an export to WAV spends its time.
fn append<const N: usize>(frames: &[Frame], out: &mut Vec<u8>, mut bytes: impl FnMut(f32) -> [u8; N]) {
    let start = out.len();
    out.resize(start + frames.len() * 2 * N, 0);
    for (place, frame) in out[start..].chunks_exact_mut(2 * N).zip(frames) {
        let (left, right) = place.split_at_mut(N);
        left.copy_from_slice(&bytes(frame.left));
        right.copy_from_slice(&bytes(frame.right));
    }
}

/// 1.5 × 2^52. A small number that this is added to and taken from again is rounded as by `round_ties_even`, which on
/// most processors is a call of its own for every sample.
const WHOLE: f64 = 6_755_399_441_055_744.0;

fn int24(sample: f32) -> i32 {
    // In 53 bits: in 24 the largest step could not be told from the one beyond it.
    (f64::from(sample).clamp(-1.0, 1.0) * 8_388_607.0 + WHOLE - WHOLE) as i32
}

/// Rounding with dither. Digital silence stays silence: it is meant.
struct Dither(u32);

impl Default for Dither {
    fn default() -> Self {
        Self(0x9E37_79B9)
    }
}

impl Dither {
    fn round(&mut self, sample: f32) -> i16 {
        if sample == 0.0 {
            return 0;
        }
        // 1.5 × 2^23: as `WHOLE`.
        const WHOLE: f32 = 12_582_912.0;
        let dithered = (sample * 32_767.0 + self.triangle()).clamp(-32_768.0, 32_767.0);
        (dithered + WHOLE - WHOLE) as i16
    }

    /// The difference of two even distributions, ±1: both halves of one xorshift word.
    fn triangle(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        ((self.0 >> 16) as i32 - (self.0 & 0xFFFF) as i32) as f32 / 65_536.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_reach_from_end_to_end_and_silence_is_zero() {
        for (depth, most) in [(Depth::Int16, 32_767), (Depth::Int24, 8_388_607)] {
            let (mut samples, mut out) = (Samples::new(depth), Vec::new());
            let frames = [Frame { left: 2.0, right: -1.0 }, Frame::SILENCE];
            samples.whole(&frames, &mut out);
            assert_eq!(out[0].min(most), most, "{depth:?}");
            assert!(out[1] <= -most + 1, "{depth:?}: {out:?}");
            assert_eq!(out[2..], [0, 0], "{depth:?}");
        }
    }

    #[test]
    fn samples_are_rounded_to_the_nearest_step() {
        let mut dither = (Dither::default(), Dither::default());
        for i in -70_000..70_000 {
            let sample = i as f32 / 65_000.0;
            let rounded = match sample {
                0.0 => 0,
                _ => (sample * 32_767.0 + dither.1.triangle()).round_ties_even() as i16,
            };
            assert_eq!(dither.0.round(sample), rounded, "{sample}");
            let exact = (f64::from(sample).clamp(-1.0, 1.0) * 8_388_607.0).round_ties_even() as i32;
            assert_eq!(int24(sample), exact, "{sample}");
        }
    }

    #[test]
    fn bytes_are_the_whole_numbers_little_end_first() {
        let (mut bytes, mut whole) = (Vec::new(), Vec::new());
        let frames = [Frame { left: 0.5, right: -0.25 }];
        Samples::new(Depth::Int24).bytes(&frames, &mut bytes);
        Samples::new(Depth::Int24).whole(&frames, &mut whole);
        let read = |b: &[u8]| i32::from_le_bytes([0, b[0], b[1], b[2]]) >> 8;
        assert_eq!([read(&bytes[..3]), read(&bytes[3..])], whole[..]);
    }
}
