//! Where a file goes: to its place whole or not at all, or to standard output.

use std::io;
use std::path::Path;

use crate::cli::world::Failure;
use crate::cli::world::target;
use crate::export::{AudioError, ExportError, Output, PdfError};
use crate::files::{FileError, Replacement};
use crate::text::Safe;

/// What it is called in words.
const STDOUT: &str = "standard output";

/// Where a file goes.
pub enum TargetFile<'a> {
    /// To its place, named as it was typed.
    File(Replacement, &'a Path),
    /// To standard output.
    Stdout,
}

impl<'a> TargetFile<'a> {
    /// Begins it, so that a place that cannot be written in is told of before the work.
    pub fn begin(path: &'a Path, force: bool) -> Result<Self, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Self::Stdout);
        }
        Ok(Self::File(target::begin(path, force).map_err(Failure::failed)?, path))
    }

    /// Puts there what `write` writes.
    pub fn write<T>(self, write: impl FnOnce(Output<'_>) -> Result<T, ExportError>) -> Result<T, Failure> {
        match self {
            Self::File(mut beside, path) => {
                let written = write(Output::File(beside.file())).map_err(|e| failure(e, path, lost))?;
                beside.commit().map_err(|e| Failure::failed(e.of(path)))?;
                Ok(written)
            }
            Self::Stdout => {
                write(Output::Pipe(&mut io::stdout())).map_err(|e| failure(e, Path::new(STDOUT), untaken))
            }
        }
    }
}

fn failure(error: ExportError, path: &Path, unwritten: fn(&Path, io::Error) -> Failure) -> Failure {
    match error {
        ExportError::Audio(AudioError::Stopped) | ExportError::Pdf(PdfError::Cancelled) => Failure::Stopped,
        ExportError::Audio(AudioError::Write(e)) => unwritten(path, e),
        ExportError::Audio(AudioError::Temporary(e)) => lost(&std::env::temp_dir(), e),
        ExportError::Prepare(e) => e.into(),
        error => {
            let failure = Failure::failed(about(path, &error.to_string()));
            match error {
                ExportError::TooLarge(_) => {
                    failure.hint("Give the sound as MP3 and the words as a handout instead.")
                }
                _ => failure,
            }
        }
    }
}

/// A file could not be finished, and is gone again.
fn lost(path: &Path, error: io::Error) -> Failure {
    Failure::failed(format!("{}; nothing was written", FileError::from_io(path, error)))
}

/// Standard output took no more.
fn untaken(path: &Path, error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
        _ => Failure::failed(FileError::from_io(path, error)),
    }
}

/// Something about a file, naming it.
pub fn about(path: &Path, what: &str) -> String {
    format!("{}: {what}", Safe::new(&path.display().to_string()))
}
