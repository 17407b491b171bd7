//! Short sounds: speech and chimes, kept whole in memory, or made as they ring.

use std::ops::Range;
use std::sync::Arc;

use super::faults::{Faults, FindFaults, Mend};
use super::{DecodeError, Decoder, Frame, Media, Struck, chime_file, loudness};
use crate::unit::{Decibels, Duration, Frames};

/// Edges of a recording are rounded off over this many frames (20 ms), so that none clicks.
const EDGE: usize = 960;

/// A sound of a known length. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    /// Its frames, if it is kept in memory.
    pub frames: Arc<[Frame]>,
    /// What rings, if its frames are made as it sounds.
    pub struck: Option<&'static Struck>,
}

impl From<Vec<Frame>> for Clip {
    fn from(frames: Vec<Frame>) -> Self {
        Self { frames: frames.into(), struck: None }
    }
}

impl Clip {
    /// How long it is.
    #[must_use]
    pub fn length(&self) -> Frames {
        self.struck.map_or(Frames(self.frames.len() as u64), Struck::length)
    }

    /// Nothing to be heard.
    #[must_use]
    pub fn nothing() -> Self {
        Self::from(Vec::new())
    }

    /// One of balm's own chimes, if there is one of that name.
    ///
    /// # Errors
    /// [`DecodeError`] when its file is no sound.
    pub fn built_in(name: &str) -> Result<Option<Self>, DecodeError> {
        if let Some(struck) = Struck::named(name) {
            return Ok(Some(Self { struck: Some(struck), ..Self::nothing() }));
        }
        chime_file(name).map(|bytes| Self::own(&Media::own(name, bytes))).transpose()
    }

    /// One of balm's own chimes: levelled and rounded off when it was made.
    ///
    /// # Errors
    /// [`DecodeError`] when it is no sound.
    pub fn own(media: &Media) -> Result<Self, DecodeError> {
        Ok(decode(media, Duration::from_secs(10))?.into())
    }

    /// A part of a sound, mended, with a gain.
    pub(super) fn levelled(
        media: &Media,
        part: Range<u64>,
        gain: Decibels,
        faults: Faults,
    ) -> Result<Self, DecodeError> {
        let mut frames = decode(media, super::Speech::MAX_LENGTH)?;
        frames.truncate(part.end as usize);
        Mend::new(faults).apply(&mut frames);
        frames.drain(..frames.len().min(part.start as usize));
        Ok(Self::finished(frames, gain))
    }

    /// An author's chime, its loudest moment brought to that of balm's own and then attenuated as
    /// its author wants.
    ///
    /// # Errors
    /// [`DecodeError`] when it is no sound or longer than 30 s.
    pub fn chime(media: &Media, author: Decibels) -> Result<Self, DecodeError> {
        let mut frames = decode(media, Duration::from_secs(30))?;
        let mut find = FindFaults::default();
        find.hear(&frames);
        Mend::new(find.found()).apply(&mut frames);
        let gain = loudness::gain(loudness::loudest_moment(&frames), loudness::CHIME);
        Ok(Self::finished(frames, gain + author))
    }

    fn finished(mut frames: Vec<Frame>, gain: Decibels) -> Self {
        let (gain, n) = (gain.factor(), frames.len());
        let edge = EDGE.min(n / 2);
        for (i, frame) in frames.iter_mut().enumerate() {
            let inside = i.min(n - 1 - i);
            let x = if inside < edge { inside as f32 / edge as f32 } else { 1.0 };
            *frame = *frame * (gain * x * x * (3.0 - 2.0 * x));
        }
        frames.into()
    }
}

fn decode(media: &Media, longest: Duration) -> Result<Vec<Frame>, DecodeError> {
    let mut decoder = Decoder::open(media)?;
    let limit = Frames::from_duration(longest).0;
    let mut frames = Vec::new();
    while decoder.next(&mut frames) {
        if frames.len() as u64 > limit {
            return Err(DecodeError::TooLong { name: media.name.clone(), allowed: longest });
        }
    }
    match frames.len() {
        0 => Err(DecodeError::TooShort { name: media.name.clone(), needed: "a moment" }),
        _ => Ok(frames),
    }
}
