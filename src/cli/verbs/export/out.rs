//! Where a file goes: to its place whole or not at all, or to standard output.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use crate::cli::world::Failure;
use crate::cli::world::target;
use crate::export::{Audio, ExportError, Format, Progress, Tags, export_audio, export_stream};
use crate::files::{FileError, Replacement};
use crate::mixer::Mixer;

use super::wanted::is_stdout;

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 18;

/// What it is called in words.
const STDOUT: &str = "standard output";

/// Why nothing was written.
pub enum Unwritten {
    /// It was broken off.
    Stopped,
    /// It failed.
    Failed(Failure),
}

impl From<Failure> for Unwritten {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Where a file goes.
pub enum Out<'a> {
    /// To its place, named as it was typed.
    File(Replacement, &'a Path),
    /// To standard output.
    Stdout,
}

impl<'a> Out<'a> {
    /// Begins it, so that a place that cannot be written in is told of before the work.
    pub fn begin(path: &'a Path, force: bool) -> Result<Self, Failure> {
        if is_stdout(path) {
            return Ok(Self::Stdout);
        }
        Ok(Self::File(target::begin(path, force).map_err(Failure::failed)?, path))
    }

    /// Writes sound.
    pub fn sound(
        self,
        mixer: &mut Mixer,
        (tags, audio): (&Tags, Audio<Format>),
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<(), Unwritten> {
        if let Self::File(mut beside, path) = self {
            let out = BufWriter::with_capacity(BUFFER, beside.file());
            export_audio(mixer, tags, audio, out, progress)
                .map_err(|e| unwritten(e, path, |e| lost(path, e)))?;
            return Ok(beside.commit().map_err(|e| Failure::failed(e.of(path)))?);
        }
        let Audio { small, loudness, .. } = audio;
        let stdout = Path::new(STDOUT);
        if let Format::Uncompressed(format) = audio.format {
            let out = BufWriter::with_capacity(BUFFER, io::stdout());
            let audio = Audio { format, small, loudness };
            return export_stream(mixer, tags, audio, out, progress)
                .map_err(|e| unwritten(e, stdout, unheard));
        }
        // These look back once they are done.
        let place = std::env::temp_dir();
        let mut whole = tempfile::tempfile().map_err(|e| lost(&place, e))?;
        export_audio(mixer, tags, audio, BufWriter::with_capacity(BUFFER, &mut whole), progress)
            .map_err(|e| unwritten(e, stdout, |e| lost(&place, e)))?;
        Ok(pass_on(&mut whole).map_err(unheard)?)
    }

    /// Writes bytes that are all there.
    pub fn bytes(self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::File(mut beside, path) => {
                beside.file().write_all(bytes).map_err(|e| lost(path, e))?;
                beside.commit().map_err(|e| Failure::failed(e.of(path)))
            }
            Self::Stdout => {
                let mut out = io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush()).map_err(unheard)
            }
        }
    }
}

fn pass_on(whole: &mut File) -> io::Result<()> {
    whole.seek(SeekFrom::Start(0))?;
    let mut out = io::stdout().lock();
    io::copy(whole, &mut out)?;
    out.flush()
}

fn unwritten(error: ExportError, path: &Path, why: impl Fn(io::Error) -> Failure) -> Unwritten {
    match error {
        ExportError::Stopped => Unwritten::Stopped,
        ExportError::Bed(_) => Unwritten::Failed(Failure::failed(format!("{}: {error}", path.display()))),
        ExportError::Write(e) => Unwritten::Failed(why(e)),
    }
}

/// A file could not be finished, and is gone again.
fn lost(path: &Path, error: io::Error) -> Failure {
    Failure::failed(format!("{}; nothing was written", FileError::from_io(path, error)))
}

/// Standard output took no more.
fn unheard(error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
        _ => Failure::failed(FileError::from_io(Path::new(STDOUT), error)),
    }
}
