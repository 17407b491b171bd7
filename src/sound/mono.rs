//! Encoded sound → one channel at the rate of speech.

use super::{DecodeError, Decoder, Frame, Media, Speech};
use crate::unit::Duration;

/// The whole of a sound as samples at [`Speech::RATE`], both sides added evenly. Decoded stretch by
/// stretch, and by what is really there: some programs say any length at all in their headers.
///
/// # Errors
/// [`DecodeError`] when it is no sound, empty, or longer than `longest`.
pub fn mono(media: &Media, longest: Duration) -> Result<Vec<f32>, DecodeError> {
    let mut decoder = Decoder::open_at(media, Speech::RATE)?;
    let limit = longest.millis().saturating_mul(u64::from(Speech::RATE) / 1000);
    // As long as it says, where it says so and that can be.
    let told = decoder.length.filter(|told| *told <= limit).unwrap_or(0);
    let (mut frames, mut samples) = (Vec::new(), Vec::with_capacity(told as usize));
    while decoder.next(&mut frames) {
        samples.extend(frames.drain(..).map(|Frame { left, right }| (left + right) / 2.0));
        if samples.len() as u64 > limit {
            return Err(DecodeError::TooLong { name: media.name.clone(), allowed: longest });
        }
    }
    match samples.len() {
        0 => Err(DecodeError::TooShort { name: media.name.clone(), needed: "a moment" }),
        _ => Ok(samples),
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;
    use std::io::{Cursor, Write};

    use super::*;

    /// A stereo WAV file: one tone on the left, another on the right.
    fn tones(rate: u32, frames: u32, left: f64, right: f64) -> Media {
        let sample_format = hound::SampleFormat::Float;
        let spec = hound::WavSpec { channels: 2, sample_rate: rate, bits_per_sample: 32, sample_format };
        let mut bytes = Cursor::new(Vec::new());
        let mut writer = hound::WavWriter::new(&mut bytes, spec).expect("a header");
        for i in 0..frames {
            let sample = |hz: f64| (0.5 * (TAU * hz * f64::from(i) / f64::from(rate)).sin()) as f32;
            writer.write_sample(sample(left)).expect("a sample");
            writer.write_sample(sample(right)).expect("a sample");
        }
        writer.finalize().expect("whole");
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(bytes.get_ref()).expect("room for it");
        Media::file("x", file)
    }

    fn level(samples: &[f32]) -> f32 {
        let inner = &samples[samples.len() / 10..samples.len() * 9 / 10];
        (inner.iter().map(|s| s * s).sum::<f32>() / inner.len() as f32).sqrt() * 2f32.sqrt()
    }

    #[test]
    fn both_sides_are_added_evenly_and_the_length_is_exact() {
        for rate in [8000, 16_000, 22_050, 24_000, 44_100, 48_000] {
            let samples =
                mono(&tones(rate, rate + 3, 500.0, 500.0), Duration::from_secs(2)).expect("a sound");
            let due = (f64::from(rate + 3) * 24_000.0 / f64::from(rate)).ceil() as usize;
            assert_eq!(samples.len(), due, "{rate}");
            assert!((level(&samples) - 0.5).abs() < 0.005, "{rate}: {}", level(&samples));
        }
    }

    #[test]
    fn what_the_rate_cannot_carry_is_gone_and_not_folded_back() {
        let limit = Duration::from_secs(2);
        let heard = |hz| level(&mono(&tones(48_000, 48_000, hz, hz), limit).expect("a sound"));
        for (hz, expected, within) in
            [(300.0, 0.5, 0.003), (10_000.0, 0.5, 0.01), (13_000.0, 0.0, 0.0002), (20_000.0, 0.0, 0.0001)]
        {
            assert!((heard(hz) - expected).abs() < within, "{hz} Hz: {}", heard(hz));
        }
    }

    #[test]
    fn too_long_and_too_short_are_told() {
        let told = |frames| mono(&tones(8000, frames, 300.0, 300.0), Duration::from_secs(1)).map(|s| s.len());
        assert!(matches!(told(8000), Ok(24_000)));
        assert!(matches!(told(9000), Err(DecodeError::TooLong { .. })));
        assert!(told(0).is_err());
    }
}
