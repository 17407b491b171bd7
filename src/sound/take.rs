//! A take of a microphone made into a recording: trimmed to its words, without a constant voltage, soft at the cuts,
//! as loud as every other line. What cannot be used is refused with the reason.

use std::ops::Range;

use super::filter::Slope;
use super::loudness::{SPEECH, integrated};
use super::remove_dc::RemoveDc;
use super::speech::hold;
use super::{DecodeError, Decoder, Frame, Media, Speech};
use crate::unit::{Frames, SAMPLE_RATE};

/// Loudness is looked at in windows of 10 ms.
const WINDOW: usize = SAMPLE_RATE as usize / 100;
/// What is kept before the first word (125 ms) and after the last (250 ms), in windows: a breath.
const KEPT: (usize, usize) = (12, 25);
/// A shorter sound, in windows, is a key or a click of the mouse, if it is alone.
const CLICK: usize = 6;
/// So far from the words, in windows, a short sound is alone. The end of a word may be parted from it by less.
const ALONE: usize = 20;
/// Below the loudest windows by more than this (38 dB) nothing is a word.
const WORDS_ABOVE: f32 = 0.0125;
/// Words are so much louder (8 dB) than the noise of the room.
const ABOVE_NOISE: f32 = 2.5;
/// Softer windows than this (−60 dB of full scale) are nothing at all.
const NOTHING: f32 = 0.001;
/// Words this soft (−44 dB) are lost in what the microphone itself adds.
const TOO_SOFT: f32 = 0.0063;
/// Words less than this (16 dB) above the room are hard to follow.
const NOISY: f32 = 6.3;
/// Waves this close to full scale have been cut off, or would be with the next louder word (−1 dB).
const NEARLY_FULL: f32 = 0.89;
/// So many samples at one height, close to full scale, are a wave that was cut off.
const FLAT: usize = 3;
/// So many cut waves are heard.
const MAX_FLAT: usize = 3;
/// Never lifted by more than this (dB).
const MAX_LIFT: f64 = 30.0;
/// The highest sample of a recording (−3 dB).
const CEILING: f64 = -3.0;
/// Around a sample that is higher, this many are turned down with it (1.5 ms).
const AROUND: usize = 72;
/// Turning peaks down takes from the loudness: settled after so many turns.
const TURNS: usize = 3;
/// How long a recording takes to rise (20 ms) and to fall (60 ms).
const EDGES: (usize, usize) = (SAMPLE_RATE as usize / 50, SAMPLE_RATE as usize * 6 / 100);

/// Why a take cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeFault {
    /// Nothing is heard in it.
    Empty,
    /// Waves are cut off: it was too loud for the microphone.
    Clipped,
}

/// How a microphone is set, from somebody saying something into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MicrophoneLevel {
    /// As it should be.
    Good,
    /// Not even a room is heard.
    Nothing,
    /// Words are too soft.
    TooSoft,
    /// Words are too loud.
    TooLoud,
    /// The room is nearly as loud as the words.
    Noisy,
}

/// A recording of a line: one channel at 48 kHz.
#[derive(Clone, Debug, PartialEq)]
pub struct Take {
    /// Its samples, full scale ±1.
    pub samples: Vec<f32>,
}

impl Take {
    /// Makes a recording of one channel at 48 kHz, as a microphone gives it.
    ///
    /// # Errors
    /// [`TakeFault`] where it is of no use.
    pub fn finish(raw: &[f32]) -> Result<Self, TakeFault> {
        if flat_waves(raw) > MAX_FLAT {
            return Err(TakeFault::Clipped);
        }
        let mut frames: Vec<Frame> = raw.iter().map(|sample| Frame::mono(*sample).finite()).collect();
        RemoveDc::new().apply(&mut frames);
        let words = words(&Windows::of(&frames)).ok_or(TakeFault::Empty)?;
        let kept =
            words.start.saturating_sub(KEPT.0) * WINDOW..((words.end + KEPT.1) * WINDOW).min(frames.len());
        let samples: Vec<f32> = frames[kept].iter().map(|frame| frame.left).collect();
        let mut samples = levelled(samples).ok_or(TakeFault::Empty)?;
        round_off(&mut samples);
        Ok(Self { samples })
    }

    /// The same of a sound file; sides are added evenly.
    ///
    /// # Errors
    /// [`DecodeError`] when it is no sound or longer than [`Speech::MAX_LENGTH`].
    pub fn of_file(media: &Media) -> Result<Result<Self, TakeFault>, DecodeError> {
        let mut decoder = Decoder::open(media)?;
        let limit = Frames::from_duration(Speech::MAX_LENGTH).0 as usize;
        let (mut frames, mut samples) = (Vec::new(), Vec::new());
        while decoder.next(&mut frames) {
            samples.extend(frames.drain(..).map(|Frame { left, right }| (left + right) / 2.0));
            if samples.len() > limit {
                return Err(DecodeError::TooLong { name: media.name.clone(), allowed: Speech::MAX_LENGTH });
            }
        }
        Ok(Self::finish(&samples))
    }

    /// How long it is.
    #[must_use]
    pub fn length(&self) -> Frames {
        Frames(self.samples.len() as u64)
    }
}

impl MicrophoneLevel {
    /// Listens to what was said into it: one channel at 48 kHz.
    #[must_use]
    pub fn of(raw: &[f32]) -> Self {
        let frames: Vec<Frame> = raw.iter().map(|sample| Frame::mono(*sample).finite()).collect();
        let windows = Windows::of(&frames);
        let peak = raw.iter().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
        match () {
            () if windows.loud < NOTHING => Self::Nothing,
            () if peak >= NEARLY_FULL || flat_waves(raw) > 0 => Self::TooLoud,
            () if windows.loud < TOO_SOFT => Self::TooSoft,
            () if windows.loud < windows.noise * NOISY => Self::Noisy,
            () => Self::Good,
        }
    }
}

/// Tells, while a microphone listens, whether somebody speaks.
#[derive(Clone, Debug, Default)]
pub struct SpeechWatch {
    rest: Vec<f32>,
    loudest: f32,
    quietest: Option<f32>,
    /// Windows since the last word; `None` before the first.
    since: Option<usize>,
    windows: usize,
}

impl SpeechWatch {
    /// Hears the next samples at 48 kHz.
    pub fn hear(&mut self, samples: &[f32]) {
        self.rest.extend_from_slice(samples);
        let whole = self.rest.len() / WINDOW * WINDOW;
        for window in self.rest[..whole].chunks_exact(WINDOW) {
            let mean = window.iter().sum::<f32>() / WINDOW as f32;
            let power = window.iter().map(|sample| (sample - mean).powi(2)).sum::<f32>() / WINDOW as f32;
            let level = power.sqrt();
            self.windows += 1;
            self.loudest = self.loudest.max(level);
            let quietest = self.quietest.map_or(level, |quietest| quietest.min(level));
            self.quietest = Some(quietest);
            // Twice as high as for a cut: that it goes on a little longer does no harm.
            let least =
                (2.0 * WORDS_ABOVE * self.loudest).max(2.0 * ABOVE_NOISE * quietest).max(2.0 * NOTHING);
            self.since = if level > least { Some(0) } else { self.since.map(|since| since + 1) };
        }
        self.rest.drain(..whole);
    }

    /// For how long nobody has spoken, after somebody has; `None` before.
    #[must_use]
    pub fn silent(&self) -> Option<Frames> {
        self.since.map(|since| Frames((since * WINDOW) as u64))
    }

    /// How long it has listened.
    #[must_use]
    pub fn heard(&self) -> Frames {
        Frames((self.windows * WINDOW) as u64)
    }

    /// The loudest moment so far, as a factor of full scale.
    #[must_use]
    pub fn loudest(&self) -> f32 {
        self.loudest
    }
}

/// How loud each 10 ms are, above the rumble of a table.
struct Windows {
    levels: Vec<f32>,
    /// Of twenty windows, one is louder.
    loud: f32,
    /// Of ten windows, nine are louder.
    noise: f32,
}

impl Windows {
    fn of(frames: &[Frame]) -> Self {
        let mut above = Slope::at(100.0);
        let rms = |window: &[Frame]| {
            let power: f32 = window.iter().map(|frame| above.high(*frame).left.powi(2)).sum();
            (power / window.len() as f32).sqrt()
        };
        let levels: Vec<f32> = frames.chunks_exact(WINDOW).map(rms).collect();
        let mut sorted = levels.clone();
        sorted.sort_by(f32::total_cmp);
        // A short word in a long silence is still a word: the loudest 100 ms count at least.
        let above = (sorted.len() / 20).min(10);
        let loud = sorted.len().checked_sub(1 + above).map_or(0.0, |at| sorted[at]);
        let noise = sorted.get(sorted.len() / 10).copied().unwrap_or(0.0);
        Self { levels, loud, noise }
    }
}

/// The windows from the first word to the last; `None` where there is none.
fn words(windows: &Windows) -> Option<Range<usize>> {
    if windows.loud < NOTHING {
        return None;
    }
    // Without any silence what is softest is a word too.
    let noise = (ABOVE_NOISE * windows.noise).min(0.2 * windows.loud);
    let least = noise.max(WORDS_ABOVE * windows.loud);
    let mut sounds: Vec<Range<usize>> = Vec::new();
    for (at, _) in windows.levels.iter().enumerate().filter(|(_, level)| **level > least) {
        match sounds.last_mut() {
            Some(last) if at <= last.end + 2 => last.end = at + 1,
            _ => sounds.push(at..at + 1),
        }
    }
    while sounds.len() > 1 {
        let (first, last) = (&sounds[0], &sounds[sounds.len() - 1]);
        let (second, before) = (&sounds[1], &sounds[sounds.len() - 2]);
        if first.len() < CLICK && second.start - first.end > ALONE {
            sounds.remove(0);
        } else if last.len() < CLICK && last.start - before.end > ALONE {
            sounds.pop();
        } else {
            break;
        }
    }
    let (first, last) = (sounds.first()?, sounds.last()?);
    let range = first.start..last.end;
    // A click alone.
    (range.len() >= CLICK).then_some(range)
}

/// How many waves are cut off close to full scale.
fn flat_waves(raw: &[f32]) -> usize {
    let peak = raw.iter().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
    if peak < NEARLY_FULL {
        return 0;
    }
    let is_flat = |run: &[f32]| run.iter().all(|s| (s - run[0]).abs() < 1e-4 && s.abs() > 0.98 * peak);
    let (mut count, mut at) = (0, 0);
    while let Some(run) = raw.get(at..at + FLAT) {
        if is_flat(run) {
            count += 1;
            // On, past this wave.
            at += FLAT;
            while raw.get(at).is_some_and(|sample| sample.abs() > 0.98 * peak) {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    count
}

/// As loud as speech is; single peaks are turned down, not the whole.
fn levelled(samples: Vec<f32>) -> Option<Vec<f32>> {
    let mut out = samples;
    for turn in 0..TURNS {
        let frames: Vec<Frame> = out.iter().map(|sample| Frame::mono(*sample)).collect();
        let lift = SPEECH - integrated(&frames)?;
        let gain = 10f64.powf(lift.min(if turn == 0 { MAX_LIFT } else { 3.0 }) / 20.0) as f32;
        out.iter_mut().for_each(|sample| *sample *= gain);
        out = hold(&out, CEILING, AROUND);
    }
    Some(out)
}

fn round_off(samples: &mut [f32]) {
    let smooth = |x: f32| x * x * (3.0 - 2.0 * x);
    let (rise, fall) = (EDGES.0.min(samples.len() / 4), EDGES.1.min(samples.len() / 4));
    for (i, sample) in samples.iter_mut().take(rise).enumerate() {
        *sample *= smooth(i as f32 / rise as f32);
    }
    for (i, sample) in samples.iter_mut().rev().take(fall).enumerate() {
        *sample *= smooth(i as f32 / fall as f32);
    }
}
