//! Sounds brought to a common loudness (ITU-R BS.1770, as EBU R 128 counts it).

use ebur128::{EbuR128, Mode};

use super::{DecodeError, Decoder, Frame, Media};
use crate::unit::{Decibels, SAMPLE_RATE};

/// Beds, integrated. At −4 dB and ducked by 7 dB more this lies 15 dB under [`SPEECH`].
pub const BED: f64 = -26.0;
/// Speech, integrated. With peaks 12 dB above that it stays under a session's ceiling, by night too.
pub const SPEECH: f64 = -22.0;
/// Chimes, at their loudest 400 ms.
pub const CHIME: f64 = -24.0;

/// Never lifts a sound by more than this: what is recorded so low is mostly noise.
const MAX_LIFT: f32 = 12.0;
/// A bed is judged by this much of it, in four stretches spread over the file.
const JUDGED: u64 = 6 * SAMPLE_RATE as u64;

/// Measures a sound of any length in constant memory.
pub struct Meter(EbuR128);

impl Meter {
    /// One that has heard nothing; `None` where there is no memory for it.
    #[must_use]
    pub fn new() -> Option<Self> {
        EbuR128::new(2, SAMPLE_RATE, Mode::I | Mode::HISTOGRAM).ok().map(Self)
    }

    /// Hears the next frames.
    pub fn hear(&mut self, frames: &[Frame]) {
        let _ = add(&mut self.0, frames);
    }

    /// Integrated loudness of all it has heard, in LUFS, to a tenth; `None` for silence and for less than 400 ms.
    #[must_use]
    pub fn integrated(&self) -> Option<f64> {
        self.0.loudness_global().ok().filter(|l| l.is_finite())
    }
}

/// Integrated loudness in LUFS; `None` for silence and for less than 400 ms.
#[must_use]
pub fn integrated(frames: &[Frame]) -> Option<f64> {
    let mut meter = EbuR128::new(2, SAMPLE_RATE, Mode::I).ok()?;
    add(&mut meter, frames)?;
    meter.loudness_global().ok().filter(|l| l.is_finite())
}

/// The loudest 400 ms in LUFS; of a shorter sound, what it would be if silence followed.
#[must_use]
pub fn loudest_moment(frames: &[Frame]) -> Option<f64> {
    let mut meter = EbuR128::new(2, SAMPLE_RATE, Mode::M).ok()?;
    let mut loudest = f64::NEG_INFINITY;
    let silence = [Frame::SILENCE; SAMPLE_RATE as usize / 10];
    for stretch in frames.chunks(SAMPLE_RATE as usize / 10).chain([silence.as_slice(); 4]) {
        add(&mut meter, stretch)?;
        loudest = loudest.max(meter.loudness_momentary().ok()?);
    }
    Some(loudest).filter(|l| l.is_finite())
}

/// The gain that brings a sound of `measured` LUFS to `target`.
#[must_use]
pub fn gain(measured: Option<f64>, target: f64) -> Decibels {
    measured.map_or(Decibels::UNITY, |m| Decibels(((target - m) as f32).clamp(-60.0, MAX_LIFT)))
}

/// The gain that brings a file of any length to the loudness of beds: judged by excerpts, so that an hour
/// of rain does not have to be decoded before the first drop is heard.
///
/// # Errors
/// [`DecodeError`] when it is no sound.
pub fn bed_gain(media: &Media) -> Result<Decibels, DecodeError> {
    let mut decoder = Decoder::open(media)?;
    let mut meter = EbuR128::new(2, SAMPLE_RATE, Mode::I).map_err(|_| not_sound(media))?;
    let spread = decoder.length.filter(|n| *n > JUDGED);
    let mut frames = Vec::new();
    for i in 0..4 {
        if let Some(length) = spread.filter(|_| i > 0) {
            decoder.seek(length / 4 * i);
        }
        let mut left = JUDGED / 4;
        while left > 0 {
            frames.clear();
            if !decoder.next(&mut frames) {
                break;
            }
            let n = frames.len().min(left as usize);
            add(&mut meter, &frames[..n]).ok_or_else(|| not_sound(media))?;
            left -= n as u64;
        }
    }
    Ok(gain(meter.loudness_global().ok().filter(|l| l.is_finite()), BED))
}

fn not_sound(media: &Media) -> DecodeError {
    DecodeError::NotSound { name: media.name.clone() }
}

fn add(meter: &mut EbuR128, frames: &[Frame]) -> Option<()> {
    let mut interleaved = [0.0f32; 2048];
    for stretch in frames.chunks(1024) {
        for (slot, frame) in interleaved.chunks_exact_mut(2).zip(stretch) {
            slot.copy_from_slice(&[frame.left, frame.right]);
        }
        meter.add_frames_f32(&interleaved[..stretch.len() * 2]).ok()?;
    }
    Some(())
}
