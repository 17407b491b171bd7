//! From a mixer to a file.

use std::io::{Seek, Write};

use crate::export::tags::Tags;
use crate::mixer::Mixer;
use crate::sound::Frame;
use crate::sound::loudness::Meter;
use crate::unit::Frames;

use super::depth::Depth;
use super::drain::drain;
use super::encoder::Encoder;
use super::flac::Flac;
use super::id3::{chunks, id3};
use super::leveller::{Leveller, Loudness};
use super::mp3::Mp3;
use super::opus::Opus;
use super::pcm::Pcm;
use super::vorbis_comment::{comments, picture};
use super::wav::wav;

/// A format of sound files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// MP3, 96 kbit/s, constant.
    Mp3,
    /// Opus in Ogg, 80 kbit/s.
    Opus,
    /// FLAC of 16 or 24 bits.
    Flac(Depth),
    /// Every sample as it is.
    Uncompressed(Uncompressed),
}

/// The formats that never look back, so that they go into a pipe as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncompressed {
    /// WAV.
    Wav(Depth),
    /// Bare samples: stereo, 48 kHz, little-endian.
    Pcm(Depth),
}

/// How a session becomes a file.
#[derive(Clone, Copy, Debug)]
pub struct Audio<F> {
    /// In which format: [`Format`] or [`Uncompressed`].
    pub format: F,
    /// Both sides as one, and MP3 and Opus at a lower rate, for mail.
    pub small: bool,
    /// How loud.
    pub loudness: Loudness,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Writing failed.
    #[error("{0}")]
    Write(#[from] std::io::Error),
    /// A bed fell silent on the way.
    #[error("the sound \"{0}\" could not be read to its end")]
    Bed(String),
    /// The listener had enough of waiting.
    #[error("stopped")]
    Stopped,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// In frames that were rendered, those rendered for the meter counted as well.
    pub done: Frames,
    /// Of how many.
    pub of: Frames,
}

/// Drains a mixer into a file of any format. A file at a common loudness is rendered twice, the first time
/// for the meter. `progress` says whether to go on. The same input gives the same bytes.
///
/// # Errors
/// [`ExportError`]; what was written by then is no whole file.
pub fn export_audio(
    mixer: &mut Mixer,
    tags: &Tags,
    audio: Audio<Format>,
    out: impl Write + Seek + Send,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<(), ExportError> {
    let Audio { format, small, loudness } = audio;
    let encoder: Box<dyn Encoder + '_> = match format {
        Format::Mp3 => Box::new(Mp3::new(out, small, &id3(tags)?)?),
        Format::Opus => {
            let mut comments = comments(tags);
            comments.extend(tags.cover.as_deref().map(picture));
            Box::new(Opus::new(out, small, comments)?)
        }
        Format::Flac(depth) => {
            Box::new(Flac::new(out, depth, tags.length, comments(tags), tags.cover.as_deref())?)
        }
        Format::Uncompressed(format) => {
            return export_stream(mixer, tags, Audio { format, small, loudness }, out, progress);
        }
    };
    Render { mixer, length: tags.length, small, loudness }.encode(encoder, progress)
}

/// The same into a pipe.
///
/// # Errors
/// As [`export_audio`].
pub fn export_stream(
    mixer: &mut Mixer,
    tags: &Tags,
    audio: Audio<Uncompressed>,
    out: impl Write + Send,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<(), ExportError> {
    let Audio { format, small, loudness } = audio;
    let encoder: Box<dyn Encoder + '_> = match format {
        Uncompressed::Wav(depth) => Box::new(wav(out, depth, tags.length, &chunks(tags)?)?),
        Uncompressed::Pcm(depth) => Box::new(Pcm::new(out, depth)),
    };
    Render { mixer, length: tags.length, small, loudness }.encode(encoder, progress)
}

/// A mixer that feeds an encoder.
struct Render<'a> {
    mixer: &'a mut Mixer,
    length: Frames,
    small: bool,
    loudness: Loudness,
}

impl Render<'_> {
    fn encode(
        mut self,
        mut encoder: Box<dyn Encoder + '_>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(), ExportError> {
        let mut leveller = None;
        let (mut before, mut of) = (Frames::ZERO, self.length);
        if let Loudness::Lufs(wanted) = self.loudness {
            of = self.length + self.length;
            let measured = self.measure(&mut |done| progress(Progress { done, of }))?;
            self.mixer.rewind();
            leveller = Some(Leveller::new(measured, wanted));
            before = self.length;
        }
        let each = |frames: &[Frame]| {
            let frames = leveller.as_mut().map_or(frames, |leveller| leveller.apply(frames));
            Ok(encoder.write(frames)?)
        };
        self.drain(each, &mut |done| progress(Progress { done: before + done, of }))?;
        if let Some(leveller) = &mut leveller {
            encoder.write(leveller.last())?;
        }
        Ok(encoder.finish()?)
    }

    /// Integrated loudness of the whole, in LUFS. One channel counts as if it sounded on both sides, for that
    /// is what phones and headphones do with it.
    fn measure(&mut self, progress: &mut dyn FnMut(Frames) -> bool) -> Result<Option<f64>, ExportError> {
        let mut meter = Meter::new();
        let hear = |frames: &[Frame]| {
            if let Some(meter) = &mut meter {
                meter.hear(frames);
            }
            Ok(())
        };
        self.drain(hear, progress)?;
        Ok(meter.and_then(|meter| meter.integrated()))
    }

    /// Gives `each` what the mixer gives, as one channel where that is wanted.
    fn drain(
        &mut self,
        mut each: impl FnMut(&[Frame]) -> Result<(), ExportError> + Send,
        progress: &mut dyn FnMut(Frames) -> bool,
    ) -> Result<(), ExportError> {
        let small = self.small;
        let each = |frames: &mut [Frame]| {
            if small {
                frames.iter_mut().for_each(|frame| *frame = Frame::mono((frame.left + frame.right) * 0.5));
            }
            each(frames)
        };
        drain(self.mixer, self.length, each, progress)?;
        self.mixer.lost().map_or(Ok(()), |bed| Err(ExportError::Bed(bed.name().to_owned())))
    }
}
