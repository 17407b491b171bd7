//! A line of speech as it is kept: small, levelled, ready to be seated among the other sounds.

use std::sync::Arc;

use ebur128::{Channel, EbuR128, Mode};

use super::loudness::SPEECH;
use crate::unit::{Duration, Frames, SAMPLE_RATE};

/// Never lifted by more than this (dB): what is given so low is mostly noise.
const MAX_LIFT: f64 = 24.0;
/// Highest point of the wave between samples (dB of full scale), 12 dB over the loudness: vowels stay
/// under it, and with a bed below it the session's own limiter has nothing to do, by night either.
const PEAK: f64 = -10.0;
/// Around what rises above that, this many samples are turned down with it (1.5 ms).
const AROUND: usize = 36;
/// Turning peaks down takes from the loudness, and the other way round: settled after so many turns.
const TURNS: usize = 4;

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
    pub const MAX_LENGTH: Duration = Duration::from_secs(300);

    /// One channel of samples at [`Speech::RATE`], as an engine gives them, levelled. `None` when there is
    /// nothing to be heard in them.
    #[must_use]
    pub fn levelled(raw: &[f32]) -> Option<Self> {
        let (loudness, peak) = measure(raw)?;
        let mut lift = (SPEECH - loudness).min(MAX_LIFT);
        if lift + decibels(peak) <= PEAK {
            return Some(Self::of(raw, lift));
        }
        // A glottal stop stands up to 19 dB out of the word around it. Were the line lowered as a whole
        // for its sake, it would be up to 7 dB softer than its neighbours.
        let mut ceiling = PEAK;
        let mut held = hold(raw, ceiling - lift, AROUND);
        for _ in 0..TURNS {
            let (loudness, peak) = measure(&held)?;
            ceiling -= (lift + decibels(peak) - PEAK).max(0.0);
            lift = (SPEECH - loudness).min(MAX_LIFT);
            held = hold(raw, ceiling - lift, AROUND);
        }
        let (_, peak) = measure(&held)?;
        Some(Self::of(&held, lift.min(PEAK - decibels(peak))))
    }

    fn of(sound: &[f32], lift: f64) -> Self {
        let gain = 10f64.powf(lift / 20.0) as f32 * f32::from(i16::MAX);
        Self { samples: sound.iter().map(|sample| (sample * gain).round() as i16).collect() }
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

fn decibels(peak: f64) -> f64 {
    20.0 * peak.log10()
}

/// `raw` with no sample above `ceiling` dB: for so many samples around each that is, the gain goes down and up again
/// without a step, and nothing else is touched.
pub(super) fn hold(raw: &[f32], ceiling: f64, around: usize) -> Vec<f32> {
    let ceiling = 10f64.powf(ceiling / 20.0) as f32;
    let mut gain = vec![1.0f32; raw.len()];
    for (i, sample) in raw.iter().enumerate().filter(|(_, sample)| sample.abs() > ceiling) {
        let reach = i.saturating_sub(2 * around)..(i + 2 * around + 1).min(raw.len());
        for (n, gain) in reach.clone().zip(&mut gain[reach]) {
            // The whole depth as far as `around`, then half a cosine's swing back.
            let x = (n.abs_diff(i) as f32 / around as f32 - 1.0).max(0.0);
            let share = 0.5 + 0.5 * (std::f32::consts::PI * x).cos();
            *gain = gain.min(1.0 - (1.0 - ceiling / sample.abs()) * share);
        }
    }
    raw.iter().zip(gain).map(|(sample, gain)| sample * gain).collect()
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
