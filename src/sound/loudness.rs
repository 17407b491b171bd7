//! Sounds brought to a common loudness (ITU-R BS.1770, as EBU R 128 counts it).

use ebur128::{EbuR128, Mode};

use super::faults::{Faults, FindFaults};
use super::short_term::ShortTerm;
use super::{DecodeError, Decoder, Frame, Media};
use crate::unit::{Decibels, SAMPLE_RATE};

/// Beds, integrated. At −4 dB and ducked by 7 dB more this lies 15 dB under [`SPEECH`].
pub const BED: f64 = -26.0;
/// A bed's loudest three seconds.
pub const BED_CEILING: f64 = -20.0;
/// Speech, integrated. With peaks 12 dB above that it stays under a session's ceiling, by night too.
pub const SPEECH: f64 = -22.0;
/// Chimes, at their loudest 400 ms.
pub const CHIME: f64 = -24.0;

/// Never lifts a sound by more than this: what is recorded so low is mostly noise.
const MAX_LIFT: f32 = 12.0;
/// The block that loudness is measured in (400 ms), in frames at this rate.
pub(super) fn moment(rate: u32) -> usize {
    rate as usize * 2 / 5
}
/// A bed up to this many seconds is measured whole.
const WHOLE: u64 = 60;
/// Of a longer one this many stretches are measured, of so many seconds each: the window of short-term loudness (EBU
/// Tech 3341).
const STRETCHES: u64 = 16;
const STRETCH: u64 = 3;

/// Measures a sound of any length in constant memory.
pub struct Meter(EbuR128);

impl Meter {
    /// One that has heard nothing; `None` where there is no memory for it.
    #[must_use]
    pub fn new() -> Option<Self> {
        Self::at(SAMPLE_RATE)
    }

    /// The same for frames at another rate.
    pub(super) fn at(rate: u32) -> Option<Self> {
        EbuR128::new(2, rate, Mode::I | Mode::HISTOGRAM).ok().map(Self)
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

/// Integrated loudness in LUFS; of less than the 400 ms that it is counted by, what it would be if silence
/// followed; `None` for silence.
#[must_use]
pub fn integrated(frames: &[Frame]) -> Option<f64> {
    let mut meter = EbuR128::new(2, SAMPLE_RATE, Mode::I).ok()?;
    add(&mut meter, frames)?;
    let missing = moment(SAMPLE_RATE).saturating_sub(frames.len());
    add(&mut meter, &vec![Frame::SILENCE; missing])?;
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

/// How loud sounds at these levels are together, if they know nothing of each other: their powers add up.
#[must_use]
pub fn sum(levels: impl Iterator<Item = Decibels>) -> Decibels {
    Decibels::of(levels.map(|level| level.factor().powi(2)).sum::<f32>().sqrt())
}

/// How a file is played as a bed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BedLevel {
    /// What brings it to the loudness of beds.
    pub gain: Decibels,
    /// Its faults, which are mended as it plays.
    pub faults: Faults,
    /// Its true length in frames, if it was measured whole.
    pub length: Option<u64>,
}

/// How a file is brought to the loudness of beds. A short file is measured whole, a long one in stretches, so that
/// an hour of rain need not be decoded before it starts. Louder parts in between are turned down as it plays.
///
/// # Errors
/// [`DecodeError`] when it is no sound.
pub fn bed_level(media: &Media) -> Result<BedLevel, DecodeError> {
    let mut decoder = Decoder::open_at_native_rate(media)?;
    let rate = u64::from(decoder.output_rate());
    let mut heard = Heard::new(decoder.output_rate())
        .ok_or_else(|| DecodeError::NotSound { name: media.name.clone() })?;
    let told = decoder.told_length.filter(|told| *told > WHOLE * rate);
    if let Some(told) = told {
        for i in 0..STRETCHES {
            // A file that cannot be sought is measured by what was read so far.
            if i > 0 && decoder.seek(told / STRETCHES * i).is_none() {
                break;
            }
            heard.hear(&mut decoder, STRETCH * rate);
        }
        return Ok(heard.level(None));
    }
    let has_ended = heard.hear(&mut decoder, WHOLE * rate);
    let length = has_ended.then(|| decoder.at_48_khz(heard.frames));
    Ok(heard.level(length))
}

/// What has been heard of a bed.
struct Heard {
    meter: EbuR128,
    short_term: ShortTerm,
    /// Frames of a step of it.
    step: usize,
    /// Frames since its last step.
    since: usize,
    loudest: f64,
    faults: FindFaults,
    frames: u64,
}

impl Heard {
    fn new(rate: u32) -> Option<Self> {
        let meter = EbuR128::new(2, rate, Mode::I).ok()?;
        let (short_term, step) = (ShortTerm::new(), ShortTerm::step_at(rate));
        let loudest = f64::NEG_INFINITY;
        Some(Self { meter, short_term, step, since: 0, loudest, faults: FindFaults::default(), frames: 0 })
    }

    /// Hears the next frames, at least so many; whether the file has ended.
    fn hear(&mut self, decoder: &mut Decoder, frames: u64) -> bool {
        let (until, mut chunk) = (self.frames + frames, Vec::new());
        while self.frames < until {
            chunk.clear();
            if !decoder.next(&mut chunk) {
                return true;
            }
            self.faults.hear(&chunk);
            // The loudest three seconds, looked for every tenth of a second.
            let mut rest = &chunk[..];
            while !rest.is_empty() {
                let (part, later) = rest.split_at(rest.len().min(self.step - self.since));
                let _ = add(&mut self.meter, part);
                self.since += part.len();
                if self.since == self.step {
                    self.since = 0;
                    self.loudest = self.loudest.max(self.short_term.step(&self.meter));
                }
                rest = later;
            }
            self.frames += chunk.len() as u64;
        }
        false
    }

    fn level(&self, length: Option<u64>) -> BedLevel {
        let integrated = self.meter.loudness_global().ok().filter(|l| l.is_finite());
        let loudest = Some(self.loudest).filter(|l| l.is_finite());
        // If it is too quiet or too short for integrated loudness, its loudest three seconds count.
        let by_all = gain(integrated.or(loudest), BED);
        let by_loudest = gain(loudest, BED_CEILING);
        let gain = if by_loudest.0 < by_all.0 { by_loudest } else { by_all };
        BedLevel { gain, faults: self.faults.found(), length }
    }
}

pub(super) fn add(meter: &mut EbuR128, frames: &[Frame]) -> Option<()> {
    let mut interleaved = [0.0f32; 2048];
    for stretch in frames.chunks(1024) {
        for (slot, frame) in interleaved.chunks_exact_mut(2).zip(stretch) {
            slot.copy_from_slice(&[frame.left, frame.right]);
        }
        meter.add_frames_f32(&interleaved[..stretch.len() * 2]).ok()?;
    }
    Some(())
}
