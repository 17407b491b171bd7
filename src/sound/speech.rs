//! A line of speech as it is kept: small, levelled, ready to be seated among the other sounds.

use std::sync::Arc;

use ebur128::{Channel, EbuR128, Mode};

use super::loudness::SPEECH;
use crate::unit::{Duration, Frames, SAMPLE_RATE};

/// Never lifted by more than this (dB): what is given so low is mostly noise.
const MOST_LIFT: f64 = 24.0;
/// Highest point of the wave between samples (dB of full scale). A loud line is lowered as a whole.
const PEAK: f64 = -3.0;

/// One channel of 16-bit samples at [`Speech::RATE`], levelled to [`super::loudness::SPEECH`]: an
/// eighth of what the same seconds take as a [`super::Clip`]. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Its samples.
    pub samples: Arc<[i16]>,
}

impl Speech {
    /// Samples a second. A whole part of [`SAMPLE_RATE`], so that lengths are exact.
    pub const RATE: u32 = 24_000;
    /// No line is longer.
    pub const LONGEST: Duration = Duration::from_secs(300);

    /// One channel of samples at [`Speech::RATE`], as an engine gives them, levelled. `None` when there is
    /// nothing to be heard in them.
    #[must_use]
    pub fn levelled(raw: &[f32]) -> Option<Self> {
        let (loudness, peak) = measure(raw)?;
        let lift = (SPEECH - loudness).min(MOST_LIFT).min(PEAK - 20.0 * peak.log10());
        let gain = 10f64.powf(lift / 20.0) as f32 * f32::from(i16::MAX);
        Some(Self { samples: raw.iter().map(|sample| (sample * gain).round() as i16).collect() })
    }

    /// A clip of balm's own: one channel, levelled when it was made. `None` when it is damaged.
    #[must_use]
    pub fn decode(file: &'static [u8]) -> Option<Self> {
        let samples = super::mono(&super::Media::own("a clip", file), Self::LONGEST).ok()?;
        Some(Self { samples: samples.iter().map(|s| (s * 32_768.0).round() as i16).collect() })
    }

    /// How long the words last. What the room adds behind them is not counted.
    #[must_use]
    pub fn length(&self) -> Frames {
        Self::length_of(self.samples.len())
    }

    /// How long so many samples last.
    #[must_use]
    pub fn length_of(samples: usize) -> Frames {
        Frames(samples as u64 * u64::from(SAMPLE_RATE / Self::RATE))
    }
}

/// How loud speech is in LUFS when both ears hear it, and its highest point, found between samples
/// too. Of what is shorter than the 400 ms that loudness is counted by, what it would be if silence
/// followed.
fn measure(raw: &[f32]) -> Option<(f64, f64)> {
    let mut meter = EbuR128::new(1, Speech::RATE, Mode::I | Mode::M | Mode::TRUE_PEAK).ok()?;
    // Both ears: 3 dB more than one.
    meter.set_channel(0, Channel::DualMono).ok()?;
    meter.add_frames_f32(raw).ok()?;
    let moment = Speech::RATE as usize * 2 / 5;
    if raw.len() < moment {
        meter.add_frames_f32(&vec![0.0; moment - raw.len()]).ok()?;
    }
    let loudness = match meter.loudness_global().ok()? {
        heard if heard.is_finite() => heard,
        // All of it lies under the gate.
        _ => return None,
    };
    let peak = meter.true_peak(0).ok()?;
    (peak > 0.0).then_some((loudness, peak))
}
