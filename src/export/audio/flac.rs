//! FLAC: every sample kept, at about half of WAV's size.

use std::io::{Error, Result, Seek, Write};

use flac_codec::encode::{FlacSampleWriter, Options};
use flac_codec::metadata::{Picture, PictureType, VorbisComment};

use crate::export::tags::Tags;
use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

use super::depth::{Depth, Samples};
use super::encoder::{AudioOptions, Begun, Encoder, WriteSeek};
use super::vorbis_comment::comments;

/// A point to jump to every so many seconds.
const SEEK_POINTS: u8 = 10;

/// Writes the metadata and begins.
pub(in crate::export) fn flac<'a>(
    out: &'a mut (dyn WriteSeek + 'a),
    tags: &Tags,
    AudioOptions { depth, .. }: AudioOptions,
) -> Begun<'a> {
    let fields = comments(tags).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let comment = VorbisComment { vendor_string: "balm".to_owned(), fields };
    // Most of a session is noise, which no long predictor foretells: quick settings serve.
    let mut options = Options::default()
        .max_lpc_order(None)
        .map_err(|e| Error::other(e.to_string()))?
        .fast_channel_correlation(true)
        .comment(comment)
        .seektable_seconds(SEEK_POINTS);
    if let Some(cover) = &tags.cover {
        let picture = Picture::new(PictureType::FrontCover, "The session", cover.clone());
        options = options.picture(picture.map_err(|e| Error::other(format!("{e:?}")))?);
    }
    let bits = if depth == Depth::Int16 { 16 } else { 24 };
    let all = Some(tags.length.0 * 2).filter(|n| *n > 0);
    let out = FlacSampleWriter::new(out, options, SAMPLE_RATE, bits, 2, all).map_err(failed)?;
    Ok(Box::new(Flac { out: Some(out), samples: Samples::new(depth), whole: Vec::new() }))
}

struct Flac<F: Write + Seek + Send> {
    /// `None` once it is finished.
    out: Option<FlacSampleWriter<F>>,
    samples: Samples,
    whole: Vec<i32>,
}

impl<F: Write + Seek + Send> Encoder for Flac<F> {
    fn write(&mut self, frames: &[Frame]) -> Result<()> {
        self.samples.whole(frames, &mut self.whole);
        self.out.as_mut().map_or(Ok(()), |out| out.write(&self.whole).map_err(failed))
    }

    fn finish(&mut self) -> Result<()> {
        self.out.take().map_or(Ok(()), |out| out.finalize().map_err(failed))
    }
}

fn failed(e: flac_codec::Error) -> Error {
    match e {
        flac_codec::Error::Io(e) => e,
        other => Error::other(other.to_string()),
    }
}
