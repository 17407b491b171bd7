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

    /// The bytes of `frames`, replacing what is in `out`.
    pub fn bytes(&mut self, frames: &[Frame], out: &mut Vec<u8>) {
        out.resize(frames.len() * 2 * self.depth.bytes() as usize, 0);
        match self.depth {
            Depth::Int16 => {
                let mut places = out.chunks_exact_mut(2);
                self.dither.round_all(frames, |samples| {
                    for (sample, place) in samples.iter().zip(places.by_ref()) {
                        place.copy_from_slice(&sample.to_le_bytes());
                    }
                });
            }
            Depth::Int24 => fill(frames, out, |s| {
                let [low, middle, high, _] = int24(s).to_le_bytes();
                [low, middle, high]
            }),
            Depth::Float => fill(frames, out, f32::to_le_bytes),
        }
    }

    /// The same as whole numbers, replacing what is in `out`; of floats, 24 bits.
    pub fn whole(&mut self, frames: &[Frame], out: &mut Vec<i32>) {
        out.clear();
        let samples = frames.iter().flat_map(|f| [f.left, f.right]);
        match self.depth {
            Depth::Int16 => {
                self.dither.round_all(frames, |samples| out.extend(samples.iter().map(|s| i32::from(*s))));
            }
            Depth::Int24 | Depth::Float => out.extend(samples.map(int24)),
        }
    }
}

/// Puts the bytes of every sample into `out`, which has just the room.
fn fill<const N: usize>(frames: &[Frame], out: &mut [u8], bytes: impl Fn(f32) -> [u8; N]) {
    for (place, frame) in out.chunks_exact_mut(2 * N).zip(frames) {
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

/// Samples that are rounded at once, so that the processor can do all of them side by side: this is where an export to
/// WAV spent its time.
const LANES: usize = 8;
/// Their frames.
const FRAMES: usize = LANES / 2;

/// Rounding with dither, a generator for each lane. Digital silence stays silence: it is meant.
struct Dither([u32; LANES]);

impl Default for Dither {
    fn default() -> Self {
        // Any numbers but zero; far apart, so that no lane soon follows another.
        Self(std::array::from_fn(|lane| 0x9E37_79B9_u32.wrapping_mul(2 * lane as u32 + 1)))
    }
}

impl Dither {
    /// Gives the rounded samples of all frames, in order.
    fn round_all(&mut self, frames: &[Frame], mut each: impl FnMut(&[i16])) {
        let (groups, rest) = frames.as_chunks();
        groups.iter().for_each(|group| each(&self.round(group)));
        if !rest.is_empty() {
            let mut group = [Frame::SILENCE; FRAMES];
            group[..rest.len()].copy_from_slice(rest);
            each(&self.round(&group)[..2 * rest.len()]);
        }
    }

    fn round(&mut self, group: &[Frame; FRAMES]) -> [i16; LANES] {
        // 1.5 × 2^23: a small number that this is added to is whole, and stands in the lowest bits.
        const WHOLE: f32 = 12_582_912.0;
        let triangles = self.triangles();
        let samples: [f32; LANES] = std::array::from_fn(|lane| {
            let frame = group[lane / 2];
            if lane % 2 == 0 { frame.left } else { frame.right }
        });
        std::array::from_fn(|lane| {
            let dithered = samples[lane] * 32_767.0 + triangles[lane];
            let held = if dithered > 32_767.0 { 32_767.0 } else { dithered };
            let held = if held < -32_768.0 { -32_768.0 } else { held };
            let rounded = (held + WHOLE).to_bits().wrapping_sub(WHOLE.to_bits()) as i16;
            if samples[lane] == 0.0 { 0 } else { rounded }
        })
    }

    /// For each lane the difference of two even distributions, ±1: both halves of one xorshift word.
    fn triangles(&mut self) -> [f32; LANES] {
        for word in &mut self.0 {
            *word ^= *word << 13;
            *word ^= *word >> 17;
            *word ^= *word << 5;
        }
        self.0.map(|word| ((word >> 16) as i32 - (word & 0xFFFF) as i32) as f32 / 65_536.0)
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
        let (mut dither, mut same) = (Dither::default(), Dither::default());
        for i in -70_000..70_000 {
            let sample = i as f32 / 65_000.0;
            for (rounded, triangle) in
                dither.round(&[Frame::mono(sample); FRAMES]).iter().zip(same.triangles())
            {
                let exact = if sample == 0.0 { 0.0 } else { sample * 32_767.0 + triangle };
                assert_eq!(*rounded, exact.round_ties_even() as i16, "{sample}");
            }
            let exact = (f64::from(sample).clamp(-1.0, 1.0) * 8_388_607.0).round_ties_even() as i32;
            assert_eq!(int24(sample), exact, "{sample}");
        }
    }

    #[test]
    fn dither_is_even_and_its_lanes_know_nothing_of_each_other() {
        let mut dither = Dither::default();
        let words: Vec<[f32; LANES]> = (0..50_000).map(|_| dither.triangles()).collect();
        let mean = |of: &dyn Fn(&[f32; LANES]) -> f32| {
            words.iter().map(|w| f64::from(of(w))).sum::<f64>() / words.len() as f64
        };
        for lane in 0..LANES {
            assert!(mean(&|w| w[lane]).abs() < 0.01, "{lane}");
            // The variance of a triangle from -1 to 1.
            assert!((mean(&|w| w[lane] * w[lane]) - 1.0 / 6.0).abs() < 0.005, "{lane}");
            let others = (0..lane).map(|other| mean(&|w| w[lane] * w[other]).abs());
            assert!(others.into_iter().all(|together| together < 0.005), "{lane}");
        }
    }

    #[test]
    fn what_is_no_whole_group_is_rounded_too() {
        for count in 0..10 {
            let frames = vec![Frame { left: 0.5, right: -0.5 }; count];
            let (mut bytes, mut whole) = (vec![9; 3], Vec::new());
            Samples::new(Depth::Int16).bytes(&frames, &mut bytes);
            Samples::new(Depth::Int16).whole(&frames, &mut whole);
            let read: Vec<i32> =
                bytes.chunks_exact(2).map(|b| i32::from(i16::from_le_bytes([b[0], b[1]]))).collect();
            assert_eq!((read.len(), &read), (2 * count, &whole));
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
