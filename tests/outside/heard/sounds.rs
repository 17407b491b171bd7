//! Sounds to play and to compare with: a tone, and noise in which every frame can be recognised.

use std::f64::consts::TAU;
use std::path::Path;

use super::ear::{Frame, RATE, frames};

/// A steady tone.
pub fn tone(hz: f64, amplitude: f64, seconds: f64) -> Vec<Frame> {
    let sample = |at: usize| (amplitude * (TAU * hz * at as f64 / RATE as f64).sin()) as f32;
    (0..frames(seconds)).map(|at| [sample(at); 2]).collect()
}

/// Noise; the same at each call, and no tenth of a second like another.
pub fn noise(amplitude: f32, seconds: f64) -> Vec<Frame> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut sample = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        amplitude * ((state >> 40) as f32 / (1 << 23) as f32 - 1.0)
    };
    (0..frames(seconds)).map(|_| [sample(), sample()]).collect()
}

/// Silence.
pub fn silence(seconds: f64) -> Vec<Frame> {
    vec![[0.0; 2]; frames(seconds)]
}

/// Writes a WAV of 32-bit floats.
pub fn write_wav(path: &Path, sound: &[Frame]) {
    let spec = hound::WavSpec {
        channels: 2,
        sample_rate: RATE as u32,
        bits_per_sample: 32,
        sample_format: hound::SampleFormat::Float,
    };
    let mut file = hound::WavWriter::create(path, spec).expect("a WAV file can be made");
    for sample in sound.iter().flatten() {
        file.write_sample(*sample).expect("a sample is written");
    }
    file.finalize().expect("the WAV file is complete");
}

/// What a WAV file holds, and how exactly it can hold it.
pub struct Written {
    /// The sound.
    pub sound: Vec<Frame>,
    /// How far a sample may be off for having been written to this file.
    pub rounding: f32,
}

/// Reads a stereo WAV at 48 kHz.
pub fn read_wav(path: &Path) -> Written {
    let mut file = hound::WavReader::open(path).expect("a WAV file");
    let spec = file.spec();
    assert_eq!((spec.channels, spec.sample_rate), (2, RATE as u32), "{}", path.display());
    let (samples, rounding): (Vec<f32>, f32) = match spec.sample_format {
        hound::SampleFormat::Float => (file.samples().map(|s| s.expect("a sample")).collect(), 1e-6),
        hound::SampleFormat::Int => {
            let step = 1.0 / (1_u64 << (spec.bits_per_sample - 1)) as f32;
            (file.samples::<i32>().map(|s| s.expect("a sample") as f32 * step).collect(), 1.5 * step)
        }
    };
    Written { sound: samples.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect(), rounding }
}
