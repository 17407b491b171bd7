//! Where a file goes: to its place whole or not at all, or to standard output.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use crate::cli::fail::Failure;
use crate::cli::target;
use crate::export::{Audio, ExportError, Format, Tags, Work, export_audio, export_stream};
use crate::mixer::Mixer;
use crate::text::Safe;

use super::kind::is_stdout;

/// Bytes gathered before they are written.
const BUFFER: usize = 1 << 18;

/// Why nothing was written.
pub enum Unwritten {
    /// It was broken off.
    Stopped,
    /// It failed.
    Failed(Failure),
}

/// Writes sound to a file or to standard output.
pub fn sound(
    path: &Path,
    force: bool,
    mixer: &mut Mixer,
    tags: &Tags,
    audio: Audio,
    progress: &mut dyn FnMut(Work) -> bool,
) -> Result<(), Unwritten> {
    if !is_stdout(path) {
        let file = |e| Unwritten::Failed(Failure::deed(e));
        let mut beside = target::begin(path, force).map_err(file)?;
        let out = BufWriter::with_capacity(BUFFER, beside.file());
        export_audio(mixer, tags, audio, out, progress).map_err(|e| failed(path, e))?;
        return beside.commit().map_err(file);
    }
    if matches!(audio.format, Format::Wav(_) | Format::Pcm(_)) {
        let out = BufWriter::with_capacity(BUFFER, io::stdout());
        return export_stream(mixer, tags, audio, out, progress).map_err(|e| failed(path, e));
    }
    // These look back once they are done.
    let mut whole = tempfile::tempfile().map_err(|e| failed(path, e.into()))?;
    export_audio(mixer, tags, audio, BufWriter::with_capacity(BUFFER, &mut whole), progress)
        .map_err(|e| failed(path, e))?;
    pass_on(&mut whole).map_err(|e| failed(path, e.into()))
}

fn pass_on(whole: &mut File) -> io::Result<()> {
    whole.seek(SeekFrom::Start(0))?;
    let mut out = io::stdout().lock();
    io::copy(whole, &mut out)?;
    out.flush()
}

/// Writes bytes that are all there.
pub fn bytes(path: &Path, force: bool, bytes: &[u8]) -> Result<(), Failure> {
    if is_stdout(path) {
        let mut out = io::stdout().lock();
        let written = out.write_all(bytes).and_then(|()| out.flush());
        return written.map_err(|e| match failed(path, e.into()) {
            Unwritten::Failed(failure) => failure,
            Unwritten::Stopped => Failure::Unheard,
        });
    }
    let mut beside = target::begin(path, force).map_err(Failure::deed)?;
    beside.file().write_all(bytes).map_err(|e| deed(path, &e))?;
    beside.commit().map_err(Failure::deed)
}

fn failed(path: &Path, error: ExportError) -> Unwritten {
    match error {
        ExportError::Stopped => Unwritten::Stopped,
        ExportError::Write(e) if e.kind() == io::ErrorKind::BrokenPipe => Unwritten::Failed(Failure::Unheard),
        ExportError::Write(e) => Unwritten::Failed(deed(path, &e)),
    }
}

fn deed(path: &Path, error: &io::Error) -> Failure {
    let name = if is_stdout(path) { "standard output".to_owned() } else { path.display().to_string() };
    let why = match error.kind() {
        io::ErrorKind::StorageFull => "there is no room left on this disk".to_owned(),
        io::ErrorKind::QuotaExceeded => "there is no room left for you on this disk".to_owned(),
        io::ErrorKind::FileTooLarge => "files cannot be as large as this here".to_owned(),
        _ => error.to_string(),
    };
    Failure::deed(format!("{}: {why}; nothing was written", Safe::new(&name)))
}
