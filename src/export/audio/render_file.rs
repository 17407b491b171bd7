//! From a mixer to a file.

use std::io::{self, BufWriter, Seek, SeekFrom, Write};

use crate::export::tags::Tags;
use crate::mixer::Mixer;
use crate::sound::Frame;
use crate::sound::loudness::Meter;
use crate::unit::Frames;

use super::drain::drain;
use super::encoder::{AudioFormat, AudioOptions, Encoder, Encoding, WriteSeek};
use super::leveller::{Leveller, Loudness};

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 18;

/// Where a file's bytes go.
pub enum Output<'a> {
    /// Into a file or memory.
    File(&'a mut dyn WriteSeek),
    /// Into a pipe, which only goes on.
    Pipe(&'a mut (dyn Write + Send)),
}

impl<'a> Output<'a> {
    /// What only goes on.
    pub(in crate::export) fn writer(self) -> &'a mut (dyn Write + Send) {
        match self {
            Self::File(out) => out,
            Self::Pipe(out) => out,
        }
    }
}

/// Why sound was not written.
#[derive(Debug, thiserror::Error)]
pub enum AudioError {
    /// Writing failed.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The file that sound stands in until a pipe can take it could not be written.
    #[error("a temporary file could not be written: {0}")]
    Temporary(io::Error),
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
/// [`AudioError`]; what was written by then is no whole file.
pub fn export_audio(
    mixer: &mut Mixer,
    tags: &Tags,
    (format, options): (&AudioFormat, AudioOptions),
    out: Output<'_>,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<(), AudioError> {
    match (format.encoding, out) {
        (Encoding::Seeking(begin), Output::File(out)) => {
            let mut out = BufWriter::with_capacity(BUFFER, out);
            Render { mixer, length: tags.length, options }
                .encode(begin(&mut out, tags, options)?, progress)?;
            Ok(out.flush()?)
        }
        (Encoding::Streaming(begin), out) => {
            let mut out = BufWriter::with_capacity(BUFFER, out.writer());
            Render { mixer, length: tags.length, options }
                .encode(begin(&mut out, tags, options)?, progress)?;
            Ok(out.flush()?)
        }
        (Encoding::Seeking(_), Output::Pipe(out)) => {
            let mut whole = tempfile::tempfile().map_err(AudioError::Temporary)?;
            let within = Output::File(&mut whole);
            export_audio(mixer, tags, (format, options), within, progress).map_err(|e| match e {
                AudioError::Write(e) => AudioError::Temporary(e),
                e => e,
            })?;
            whole.seek(SeekFrom::Start(0))?;
            io::copy(&mut whole, out)?;
            Ok(out.flush()?)
        }
    }
}

/// A mixer that feeds an encoder.
struct Render<'a> {
    mixer: &'a mut Mixer,
    length: Frames,
    options: AudioOptions,
}

impl Render<'_> {
    fn encode(
        mut self,
        mut encoder: Box<dyn Encoder + '_>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(), AudioError> {
        let mut leveller = None;
        let (mut before, mut of) = (Frames::ZERO, self.length);
        if let Loudness::Lufs(wanted) = self.options.loudness {
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
    fn measure(&mut self, progress: &mut dyn FnMut(Frames) -> bool) -> Result<Option<f64>, AudioError> {
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
        mut each: impl FnMut(&[Frame]) -> Result<(), AudioError> + Send,
        progress: &mut dyn FnMut(Frames) -> bool,
    ) -> Result<(), AudioError> {
        let small = self.options.small;
        let each = |frames: &mut [Frame]| {
            if small {
                frames.iter_mut().for_each(|frame| *frame = Frame::mono((frame.left + frame.right) * 0.5));
            }
            each(frames)
        };
        drain(self.mixer, self.length, each, progress)?;
        self.mixer.lost().map_or(Ok(()), |bed| Err(AudioError::Bed(bed.name().to_owned())))
    }
}
