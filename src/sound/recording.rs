//! An author's recording of a line: measured when a session is prepared, decoded when it is due. Kept decoded,
//! half an hour of them would take 700 MB.

use std::ops::Range;

use super::faults::{Faults, FindFaults};
use super::loudness::{Meter, SPEECH, gain, moment};
use super::{Clip, DecodeError, Decoder, Frame, Media, Speech};
use crate::unit::{Decibels, Frames};

/// Stretches in a second: each is judged as sound or silence.
const STRETCHES: u32 = 100;
/// So far below the loudest stretch is silence: the noise of a room.
const SILENCE_BELOW: f32 = 0.01;
/// What is kept of the silence before the words and after them, in stretches.
const KEPT: (usize, usize) = (15, 30);

/// A recording of a line. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Recording {
    media: Media,
    /// Where its words begin in the file.
    start: Frames,
    length: Frames,
    gain: Decibels,
    faults: Faults,
}

impl Recording {
    /// Hears a recording once, to find its length and what brings it to the loudness of speech.
    ///
    /// # Errors
    /// [`DecodeError`] when it is no sound or longer than [`Speech::MAX_LENGTH`].
    pub fn open(media: Media) -> Result<Self, DecodeError> {
        let mut decoder = Decoder::open_at_native_rate(&media)?;
        let rate = decoder.output_rate();
        let limit = Frames::from_duration(Speech::MAX_LENGTH).0;
        let (mut meter, mut faults) = (Meter::at(rate), FindFaults::default());
        let (mut length, mut chunk) = (0, Vec::new());
        let mut swings = Swings::new(rate);
        while decoder.next(&mut chunk) {
            length += chunk.len() as u64;
            if decoder.at_48_khz(length) > limit {
                return Err(DecodeError::TooLong { name: media.name, allowed: Speech::MAX_LENGTH });
            }
            faults.hear(&chunk);
            swings.hear(&chunk);
            if let Some(meter) = &mut meter {
                meter.hear(&chunk);
            }
            chunk.clear();
        }
        if length == 0 {
            return Err(DecodeError::TooShort { name: media.name, needed: "a moment" });
        }
        if let Some(meter) = &mut meter {
            // A shorter one is measured as if silence followed.
            meter.hear(&vec![Frame::SILENCE; moment(rate).saturating_sub(length as usize)]);
        }
        if swings.loudest() == 0.0 {
            return Err(DecodeError::Silent { name: media.name });
        }
        let gain = gain(meter.and_then(|meter| meter.integrated()), SPEECH);
        let heard = swings.heard(length);
        let (start, end) = (decoder.at_48_khz(heard.start), decoder.at_48_khz(heard.end));
        let (start, length) = (Frames(start), Frames(end - start));
        Ok(Self { media, start, length, gain, faults: faults.found() })
    }

    /// How long it is, without the silence before and after it.
    #[must_use]
    pub fn length(&self) -> Frames {
        self.length
    }

    /// The recording at the loudness of speech; nothing if its file can no longer be read.
    #[must_use]
    pub fn clip(&self) -> Clip {
        let part = self.start.0..self.start.0 + self.length.0;
        Clip::levelled(&self.media, part, self.gain, self.faults).unwrap_or_else(|_| Clip::nothing())
    }
}

/// How far a recording swings in each 10 ms: a constant voltage does not count.
struct Swings {
    /// Frames of 10 ms.
    stretch: usize,
    swings: Vec<f32>,
    lowest: f32,
    highest: f32,
    heard: usize,
}

impl Swings {
    fn new(rate: u32) -> Self {
        let stretch = (rate / STRETCHES).max(1) as usize;
        Self { stretch, swings: Vec::new(), lowest: 0.0, highest: 0.0, heard: 0 }
    }

    fn hear(&mut self, frames: &[Frame]) {
        for frame in frames {
            if self.heard == 0 {
                (self.lowest, self.highest) = (frame.left, frame.left);
            }
            self.lowest = self.lowest.min(frame.left).min(frame.right);
            self.highest = self.highest.max(frame.left).max(frame.right);
            self.heard += 1;
            if self.heard == self.stretch {
                self.swings.push(self.highest - self.lowest);
                self.heard = 0;
            }
        }
    }

    fn loudest(&self) -> f32 {
        let unfinished = if self.heard > 0 { self.highest - self.lowest } else { 0.0 };
        self.swings.iter().copied().fold(unfinished, f32::max)
    }

    /// The frames from where the words begin to where they end, with a little silence at both ends. `length` is
    /// that of all.
    fn heard(&self, length: u64) -> Range<u64> {
        let least = self.loudest() * SILENCE_BELOW;
        let is_heard = |swing: &f32| *swing >= least;
        let (Some(first), Some(last)) =
            (self.swings.iter().position(is_heard), self.swings.iter().rposition(is_heard))
        else {
            return 0..length;
        };
        let begins = first.saturating_sub(KEPT.0) * self.stretch;
        let ends = ((last + 1 + KEPT.1) * self.stretch) as u64;
        // What is left of the last stretch belongs to the words if they reach it.
        begins as u64..if last + 1 == self.swings.len() { length } else { ends.min(length) }
    }
}
