//! WAV: stereo, 48 kHz, 16 bit or float.

use std::io::{Seek, Write};
use std::time::Duration;

use crate::mixer::Mixer;
use crate::sound::Frame;
use crate::unit::{Frames, SAMPLE_RATE};

/// A voice takes seconds for a line at most; one that has not come by then never will.
const PATIENCE: Duration = Duration::from_secs(60);
/// Frames rendered at a time.
const STRETCH: usize = 4096;
/// A WAV file cannot be larger than 4 GiB: 6.2 hours of 16-bit stereo, 3.1 of float.
const LARGEST: u64 = u32::MAX as u64 - 4096;

/// What a sample is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// 16-bit integers, dithered: what every player takes.
    #[default]
    Int16,
    /// 32-bit floats: exactly what is heard live.
    Float,
}

impl Depth {
    fn spec(self) -> hound::WavSpec {
        let (bits_per_sample, sample_format) = match self {
            Self::Int16 => (16, hound::SampleFormat::Int),
            Self::Float => (32, hound::SampleFormat::Float),
        };
        hound::WavSpec { channels: 2, sample_rate: SAMPLE_RATE, bits_per_sample, sample_format }
    }

    fn longest(self) -> Frames {
        Frames(LARGEST / u64::from(self.spec().bits_per_sample / 4))
    }
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Longer than a WAV file can hold.
    #[error("a WAV file of this kind cannot hold more than {}", .0.duration().clock())]
    TooLong(Frames),
    /// Writing failed.
    #[error("{0}")]
    Write(String),
    /// The listener had enough of waiting.
    #[error("stopped")]
    Stopped,
}

/// Drains a mixer into `out`. `progress` is told how far it came, about five times for every
/// second of sound, and says whether to go on.
///
/// Samples are rounded to the nearest step with triangular dither from a fixed seed, so that the
/// end of a fade is noise at −98 dB and not a rasp, and the same input gives the same bytes.
///
/// # Errors
/// [`ExportError`]; what was written by then is no whole file.
pub fn export_wav(
    mut mixer: Mixer,
    length: Frames,
    depth: Depth,
    out: impl Write + Seek,
    mut progress: impl FnMut(Frames) -> bool,
) -> Result<(), ExportError> {
    if length > depth.longest() {
        return Err(ExportError::TooLong(depth.longest()));
    }
    let failed = |e: hound::Error| ExportError::Write(e.to_string());
    let mut wav = hound::WavWriter::new(out, depth.spec()).map_err(failed)?;
    let mut frames = vec![Frame::SILENCE; STRETCH];
    let mut dither = Dither::default();
    let mut done = 0;
    while done < length.0 {
        let n = (length.0 - done).min(STRETCH as u64) as usize;
        mixer.gather(PATIENCE);
        mixer.fill(&mut frames[..n]);
        match depth {
            Depth::Int16 => write_int16(&mut wav, &frames[..n], &mut dither),
            Depth::Float => write_float(&mut wav, &frames[..n]),
        }
        .map_err(failed)?;
        done += n as u64;
        if !progress(Frames(done)) {
            return Err(ExportError::Stopped);
        }
    }
    wav.finalize().map_err(failed)
}

fn write_int16<W: Write + Seek>(
    wav: &mut hound::WavWriter<W>,
    frames: &[Frame],
    dither: &mut Dither,
) -> hound::Result<()> {
    let mut samples = wav.get_i16_writer(frames.len() as u32 * 2);
    for frame in frames {
        samples.write_sample(dither.round(frame.left));
        samples.write_sample(dither.round(frame.right));
    }
    samples.flush()
}

fn write_float<W: Write + Seek>(wav: &mut hound::WavWriter<W>, frames: &[Frame]) -> hound::Result<()> {
    frames.iter().flat_map(|f| [f.left, f.right]).try_for_each(|sample| wav.write_sample(sample))
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
        (sample * 32_767.0 + self.triangle()).round_ties_even() as i16
    }

    /// The difference of two even distributions, ±1: both halves of one xorshift word.
    fn triangle(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        ((self.0 >> 16) as i32 - (self.0 & 0xFFFF) as i32) as f32 / 65_536.0
    }
}
