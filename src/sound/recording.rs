//! An author's recording of a line: measured when a session is prepared, decoded when it is due. Kept decoded,
//! half an hour of them would take 700 MB.

use super::faults::{Faults, FindFaults};
use super::loudness::{MOMENT, Meter, SPEECH, gain};
use super::{Clip, DecodeError, Decoder, Frame, Media, Speech};
use crate::unit::{Decibels, Frames};

/// A recording of a line. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Recording {
    media: Media,
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
        let mut decoder = Decoder::open(&media)?;
        let limit = Frames::from_duration(Speech::MAX_LENGTH).0;
        let (mut meter, mut faults) = (Meter::new(), FindFaults::default());
        let (mut length, mut chunk) = (0, Vec::new());
        while decoder.next(&mut chunk) {
            length += chunk.len() as u64;
            if length > limit {
                return Err(DecodeError::TooLong { name: media.name, allowed: Speech::MAX_LENGTH });
            }
            faults.hear(&chunk);
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
            meter.hear(&vec![Frame::SILENCE; MOMENT.saturating_sub(length as usize)]);
        }
        let gain = gain(meter.and_then(|meter| meter.integrated()), SPEECH);
        Ok(Self { media, length: Frames(length), gain, faults: faults.found() })
    }

    /// How long it is.
    #[must_use]
    pub fn length(&self) -> Frames {
        self.length
    }

    /// The recording at the loudness of speech; nothing if its file can no longer be read.
    #[must_use]
    pub fn clip(&self) -> Clip {
        Clip::levelled(&self.media, self.length, self.gain, self.faults).unwrap_or_else(|_| Clip::nothing())
    }
}
