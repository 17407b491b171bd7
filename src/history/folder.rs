//! The folder of the history: a file a year, one event a line, only ever appended to.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::files::{FileError, open_regular, private_folder};

use super::many_lines::{History, in_parallel, put_in_order, split};
use super::years::past_of_years;
use super::{Bookmark, HistoryLine, Past};

/// No line is longer, in bytes, so that one call writes it whole.
pub const MAX_LINE: usize = 4096;

/// No year is larger, in bytes: a session takes about a kilobyte.
const MAX_FILE: u64 = 256 << 20;

/// Locked by whoever writes. A file of its own: to forget, the year's file is replaced.
const LOCK: &str = ".lock";
/// Nobody holds the lock for longer.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(2);

/// Where the history lies. It need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryFolder(PathBuf);

impl HistoryFolder {
    /// The history in this folder.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Adds an event to the file of its year. `durable` waits until it would outlive a power cut.
    ///
    /// # Errors
    /// [`FileError`], naming the file: it cannot be written, or others keep it locked for 10 seconds.
    pub fn append(&self, line: &HistoryLine, durable: bool) -> Result<(), FileError> {
        let year = line.at.get(..4).unwrap_or("0000");
        let path = self.0.join(format!("{year}.jsonl"));
        let failed = |e| FileError::from_io(&path, e);
        let locked = self.lock()?;
        let mut file = open_private(&path).map_err(failed)?;
        if !file.metadata().map_err(failed)?.is_file() {
            return Err(FileError::NotAFile { path, what: "something else" });
        }
        let mut bytes = Vec::with_capacity(512);
        if has_torn_tail(&file).map_err(failed)? {
            bytes.push(b'\n');
        }
        bytes.extend(as_bytes(line));
        // One call, so that a killed writer leaves one torn line at the most.
        file.write_all(&bytes).map_err(failed)?;
        drop(locked);
        if durable { file.sync_all().map_err(failed) } else { Ok(()) }
    }

    /// Reads all there is: every year, and what other computers and programs that synchronise put beside.
    ///
    /// # Errors
    /// [`FileError`] if a file that is there cannot be read.
    pub fn read(&self) -> Result<History, FileError> {
        let texts = texts(&self.files()?)?;
        let mut history = History::default();
        for part in in_parallel(&texts, |text| parse(text)) {
            history.lines.extend(part.lines);
            history.bad += part.bad;
        }
        put_in_order(&mut history.lines);
        Ok(history)
    }

    /// The sessions that the history tells of. Of ten years, no text is copied and no line kept. `marks` as for
    /// [`Past::of`].
    ///
    /// # Errors
    /// As [`HistoryFolder::read`].
    pub fn past(&self, marks: &[Bookmark]) -> Result<Past, FileError> {
        let files = self.files()?;
        let texts = texts(&files)?;
        // Copies of a year tell of the same time, so they are read together.
        let mut years: Vec<Vec<&[u8]>> = Vec::new();
        for year in files.chunk_by(|a, b| year(a) == year(b)) {
            let read = years.iter().map(Vec::len).sum();
            years.push(texts.iter().skip(read).take(year.len()).map(|text| lines_of(text)).collect());
        }
        Ok(past_of_years(&years, marks))
    }

    /// The files of all years, copies that a synchronising program made of them included, in order of their names.
    ///
    /// # Errors
    /// [`FileError`] if the folder is there and cannot be read.
    pub(super) fn files(&self) -> Result<Vec<PathBuf>, FileError> {
        let entries = match fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(FileError::from_io(&self.0, e)),
        };
        let is_year = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let begins = name.len() > 4 && name.bytes().take(4).all(|byte| byte.is_ascii_digit());
            begins && name.ends_with(".jsonl")
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_year).collect();
        files.sort();
        Ok(files)
    }

    /// Takes the lock, in a folder made and files set so that only their owner reads them. Held until dropped.
    pub(super) fn lock(&self) -> Result<File, FileError> {
        private_folder(&self.0)?;
        let path = self.0.join(LOCK);
        let failed = |e| FileError::from_io(&path, e);
        let file = open_private(&path).map_err(failed)?;
        for other in self.files()? {
            make_private(&other);
        }
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) if begun.elapsed() < LOCK_TIMEOUT => std::thread::sleep(POLL),
                Err(TryLockError::WouldBlock) => return Err(failed(io::ErrorKind::TimedOut.into())),
                // Where the file system knows no locks, a line is still one call.
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => return Ok(file),
                Err(TryLockError::Error(e)) => return Err(failed(e)),
            }
        }
    }
}

/// The files as they are.
fn texts(files: &[PathBuf]) -> Result<Vec<Vec<u8>>, FileError> {
    in_parallel(files, |path| bytes(path)).into_iter().collect()
}

/// The year that a file's name begins with.
fn year(file: &Path) -> Option<&[u8]> {
    file.file_name()?.as_encoded_bytes().get(..4)
}

fn parse(text: &[u8]) -> History {
    let mut history = History::default();
    for line in split(lines_of(text)) {
        match HistoryLine::read(line) {
            Some(line) => history.lines.push(line),
            None => history.bad += 1,
        }
    }
    history
}

/// A file without the mark that an editor may have put at its beginning.
fn lines_of(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// The whole of a file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let failed = |e| FileError::from_io(path, e);
    let file = open_regular(path)?;
    let length = file.metadata().map_or(0, |about| about.len()).min(MAX_FILE);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(MAX_FILE).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The line with its end, shortened where it would be too long: what can be told from the routine goes first.
pub(super) fn as_bytes(line: &HistoryLine) -> Vec<u8> {
    let mut line = line.clone();
    loop {
        let mut bytes = serde_json::to_vec(&line).unwrap_or_default();
        bytes.push(b'\n');
        if bytes.len() <= MAX_LINE {
            return bytes;
        }
        let was_shortened =
            line.left_out.pop().is_some() || line.shortened.pop().is_some() || line.safety.pop().is_some();
        if !was_shortened {
            for text in [&mut line.text, &mut line.step, &mut line.title, &mut line.called, &mut line.routine]
            {
                // Halved until it fits; a file's name may be long.
                let half = text.as_deref().unwrap_or_default();
                let half = half.chars().take(half.chars().count() / 2).collect();
                *text = Some(half).filter(|half: &String| !half.is_empty());
            }
        }
    }
}

fn open_private(path: &Path) -> io::Result<File> {
    // A pipe in its place must not hold the session up.
    let no_wait = rustix::fs::OFlags::NONBLOCK.bits() as i32;
    let options =
        OpenOptions::new().read(true).append(true).create(true).mode(0o600).custom_flags(no_wait).clone();
    let file = options.open(path)?;
    make_private(path);
    Ok(file)
}

/// Takes the rights of others away. Where that is not allowed, the file is somebody else's own matter.
fn make_private(path: &Path) {
    let is_wider = |about: &fs::Metadata| about.is_file() && about.permissions().mode() & 0o077 != 0;
    if fs::symlink_metadata(path).is_ok_and(|about| is_wider(&about)) {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
    }
}

/// Whether the last line has no end: its writer was killed.
fn has_torn_tail(file: &File) -> io::Result<bool> {
    let Some(last) = file.metadata()?.len().checked_sub(1) else { return Ok(false) };
    let mut byte = [0];
    file.read_exact_at(&mut byte, last)?;
    Ok(byte != *b"\n")
}
