//! The folder of the history: a file a year, one event a line, only ever appended to.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::num::NonZero;
use std::os::unix::fs::{FileExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::files::{FileError, open_regular, private_folder};

use super::HistoryLine;

/// No line is longer, in bytes, so that one call writes it whole.
pub const MAX_LINE: usize = 4096;

/// No year is larger, in bytes: a session takes about a kilobyte.
const MAX_FILE: u64 = 256 << 20;

/// Locked by whoever writes. A file of its own: to forget, the year's file is replaced.
const LOCK: &str = ".lock";
/// Nobody holds the lock for longer.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(2);

/// No more files are read at once.
const MAX_READERS: usize = 4;

/// Where the history lies. It need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryFolder(PathBuf);

/// What the history holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Its lines in order of time, each once, whatever copies there are.
    pub lines: Vec<HistoryLine>,
    /// How many lines could not be read.
    pub bad: usize,
}

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
        let mut history = History::default();
        let parts = read_all(&self.files()?).into_iter().collect::<Result<Vec<_>, _>>()?;
        // Ten years are moved once.
        history.lines.reserve_exact(parts.iter().map(|part| part.lines.len()).sum());
        for part in parts {
            history.lines.extend(part.lines);
            history.bad += part.bad;
        }
        let order = |line: &HistoryLine| (line.instant, line.id.clone());
        let is_sorted =
            |pair: &[HistoryLine]| (pair[0].instant, &pair[0].id) <= (pair[1].instant, &pair[1].id);
        if !history.lines.windows(2).all(is_sorted) {
            history.lines.sort_by_cached_key(order);
        }
        history.lines.dedup_by(|a, b| a.id == b.id && !a.id.is_empty());
        Ok(history)
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

/// Reads files, several at once: ten years are read in half the time.
fn read_all(files: &[PathBuf]) -> Vec<Result<History, FileError>> {
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(MAX_READERS);
    let share = files.len().div_ceil(workers).max(1);
    let read = |files: &[PathBuf]| files.iter().map(|path| read_file(path)).collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let readers: Vec<_> =
            files.chunks(share).map(|files| (files, scope.spawn(move || read(files)))).collect();
        // A reader that could not be asked for its part is no reason to lose it.
        readers
            .into_iter()
            .flat_map(|(files, reader)| reader.join().unwrap_or_else(|_| read(files)))
            .collect()
    })
}

fn read_file(path: &Path) -> Result<History, FileError> {
    let mut history = History::default();
    for line in bytes(path)?.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        match HistoryLine::read(line) {
            Some(line) => history.lines.push(line),
            None => history.bad += 1,
        }
    }
    Ok(history)
}

/// The whole of a file.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let failed = |e| FileError::from_io(path, e);
    let file = open_regular(path)?;
    let mut bytes = Vec::new();
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
        if line.left_out.pop().is_none() {
            for text in [&mut line.text, &mut line.title, &mut line.called, &mut line.routine] {
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
