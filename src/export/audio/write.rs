//! From a mixer to a file.

use std::io::Write;

use crate::export::tags::Tags;
use crate::mixer::Mixer;
use crate::sound::loudness::Meter;
use crate::unit::Frames;

use super::comments::{comments, picture};
use super::depth::Depth;
use super::drain::drain;
use super::encoder::{Encoder, File};
use super::flac::Flac;
use super::id3::{chunks, id3};
use super::level::{Leveller, Loudness};
use super::mp3::Mp3;
use super::opus::Opus;
use super::pcm::Pcm;
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
    /// WAV.
    Wav(Depth),
    /// Bare samples: stereo, 48 kHz, little-endian.
    Pcm(Depth),
}

/// How a session becomes a file.
#[derive(Clone, Copy, Debug)]
pub struct Audio {
    /// In which format.
    pub format: Format,
    /// Of MP3 and Opus: one channel and a lower rate, for mail.
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
    /// The listener had enough of waiting.
    #[error("stopped")]
    Stopped,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
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
    audio: Audio,
    out: impl File,
    progress: &mut dyn FnMut(Work) -> bool,
) -> Result<(), ExportError> {
    let encoder: Box<dyn Encoder + '_> = match audio.format {
        Format::Mp3 => Box::new(Mp3::new(out, audio.small, &id3(tags)?)?),
        Format::Opus => {
            let mut comments = comments(tags);
            comments.extend(tags.cover.as_deref().map(picture));
            Box::new(Opus::new(out, audio.small, comments)?)
        }
        Format::Flac(depth) => {
            Box::new(Flac::new(out, depth, tags.length, comments(tags), tags.cover.as_deref())?)
        }
        Format::Wav(depth) => Box::new(wav(out, depth, tags.length, &chunks(tags)?)?),
        Format::Pcm(depth) => Box::new(Pcm::new(out, depth)),
    };
    run(mixer, tags.length, audio.loudness, encoder, progress)
}

/// The same into a pipe, for the formats that never look back.
///
/// # Errors
/// As [`export_audio`]; [`std::io::ErrorKind::Unsupported`] for the others.
pub fn export_stream(
    mixer: &mut Mixer,
    tags: &Tags,
    audio: Audio,
    out: impl Write + Send,
    progress: &mut dyn FnMut(Work) -> bool,
) -> Result<(), ExportError> {
    let encoder: Box<dyn Encoder + '_> = match audio.format {
        Format::Wav(depth) => Box::new(wav(out, depth, tags.length, &chunks(tags)?)?),
        Format::Pcm(depth) => Box::new(Pcm::new(out, depth)),
        _ => return Err(ExportError::Write(std::io::ErrorKind::Unsupported.into())),
    };
    run(mixer, tags.length, audio.loudness, encoder, progress)
}

fn run(
    mixer: &mut Mixer,
    length: Frames,
    loudness: Loudness,
    mut encoder: Box<dyn Encoder + '_>,
    progress: &mut dyn FnMut(Work) -> bool,
) -> Result<(), ExportError> {
    let mut leveller = None;
    let mut before = Frames::ZERO;
    let mut of = length;
    if let Loudness::Lufs(wanted) = loudness {
        of = length + length;
        let measured = measure(mixer, length, &mut |done| progress(Work { done, of }))?;
        mixer.seek(Frames::ZERO);
        leveller = Some(Leveller::new(measured, wanted));
        before = length;
    }
    let each = |frames: &[crate::sound::Frame]| {
        let frames = leveller.as_mut().map_or(frames, |leveller| leveller.apply(frames));
        Ok(encoder.write(frames)?)
    };
    drain(mixer, length, each, &mut |done| progress(Work { done: before + done, of }))?;
    if let Some(leveller) = &mut leveller {
        encoder.write(leveller.last())?;
    }
    Ok(encoder.finish()?)
}

/// Integrated loudness of the next `length`.
fn measure(
    mixer: &mut Mixer,
    length: Frames,
    progress: &mut dyn FnMut(Frames) -> bool,
) -> Result<Option<f64>, ExportError> {
    let mut meter = Meter::new();
    let hear = |frames: &[crate::sound::Frame]| {
        if let Some(meter) = &mut meter {
            meter.hear(frames);
        }
        Ok(())
    };
    drain(mixer, length, hear, progress)?;
    Ok(meter.and_then(|meter| meter.integrated()))
}
