//! Opening a file that may be a stranger's: regular files only, bounded, never waiting.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, OFlags, RawMode};

/// Why a file could not be read. Always names the file; `Display` is one plain line.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// No such file.
    #[error("{}: file not found", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A link to what is not there.
    #[error("{}: this is a link to {}, which does not exist", path.display(), target.display())]
    DeadLink {
        /// The link.
        path: PathBuf,
        /// Where it leads, as it is written in the link.
        target: PathBuf,
    },
    /// The folder a file was to be written in is not there.
    #[error("{}: the folder {} does not exist", path.display(), folder.display())]
    NoFolder {
        /// The file.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
    },
    /// A folder, a pipe, a device: nothing balm would read or replace.
    #[error("{}: this is {what}, not a file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is, with its article.
        what: &'static str,
    },
    /// A link that leads out of the folder whose files may be used.
    #[error("{}: this leads out of its folder, and balm does not follow it", path.display())]
    LeadsOut {
        /// The path.
        path: PathBuf,
    },
    /// A link stands where a file was when balm looked.
    #[error("{}: this has become a link meanwhile, and balm does not follow it", path.display())]
    Swapped {
        /// The path.
        path: PathBuf,
    },
    /// More than the limit.
    #[error("{}: at {mib} MiB this file is too large (the limit is {limit_mib} MiB)", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        mib: u64,
        /// The limit.
        limit_mib: u64,
    },
    /// Not UTF-8.
    #[error("{}: this is not a text file (byte {at} is not UTF-8); save it as UTF-8", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The first bad byte, from 1.
        at: usize,
    },
    /// Anything else the system said.
    #[error("{}: {}", path.display(), in_words(problem))]
    Failed {
        /// The file.
        path: PathBuf,
        /// The system's words.
        problem: io::Error,
    },
}

impl FileError {
    /// An error from the system, with its file.
    #[must_use]
    pub fn from_io(path: &Path, problem: io::Error) -> Self {
        let path = path.to_owned();
        match problem.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => match fs::read_link(&path) {
                Ok(target) => Self::DeadLink { path, target },
                Err(_) => Self::Missing { path },
            },
            _ => Self::Failed { path, problem },
        }
    }

    /// The same, with the path by which the user knows the file.
    #[must_use]
    pub fn of(mut self, known: &Path) -> Self {
        match &mut self {
            Self::Missing { path }
            | Self::DeadLink { path, .. }
            | Self::NoFolder { path, .. }
            | Self::NotAFile { path, .. }
            | Self::LeadsOut { path }
            | Self::Swapped { path }
            | Self::TooLarge { path, .. }
            | Self::NotText { path, .. }
            | Self::Failed { path, .. } => *path = known.to_owned(),
        }
        self
    }
}

/// The system's words, its number left out; our own for what people meet.
fn in_words(problem: &io::Error) -> String {
    match problem.kind() {
        io::ErrorKind::PermissionDenied => "permission denied; check its permissions".into(),
        io::ErrorKind::AlreadyExists => "this file already exists".into(),
        io::ErrorKind::StorageFull => "no space is left on this disk".into(),
        io::ErrorKind::QuotaExceeded => "your quota on this disk is used up".into(),
        io::ErrorKind::FileTooLarge => "the file is too large for this disk".into(),
        io::ErrorKind::ReadOnlyFilesystem => "this disk is read-only".into(),
        _ if problem.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
            "this link leads back to itself".into()
        }
        _ => {
            let words = problem.to_string();
            words.split(" (os error").next().unwrap_or(&words).to_owned()
        }
    }
}

/// What stands at `path`, if it is there and no file, with its article.
#[must_use]
pub fn not_a_file(path: &Path) -> Option<&'static str> {
    kind_name(kind(&fs::metadata(path).ok()?))
}

/// Opens a regular file for reading. A folder, pipe or device is refused before it is opened, so
/// nothing waits for a writer; what was opened is looked at again, so nothing slips in between.
///
/// # Errors
/// [`FileError`], naming the file.
pub fn open_regular(path: &Path) -> Result<File, FileError> {
    let failed = |e| FileError::from_io(path, e);
    refuse(path, kind(&fs::metadata(path).map_err(failed)?))?;
    let no_wait = OFlags::NONBLOCK.bits() as i32;
    let file = fs::OpenOptions::new().read(true).custom_flags(no_wait).open(path).map_err(failed)?;
    refuse(path, kind(&file.metadata().map_err(failed)?))?;
    Ok(file)
}

/// Reads a whole text file of at most `limit` bytes.
///
/// # Errors
/// [`FileError`], naming the file.
pub fn read_text(path: &Path, limit: u64) -> Result<String, FileError> {
    read_opened(open_regular(path)?, path, limit)
}

/// The same from a file that has been opened; `path` is what it is called.
pub(super) fn read_opened(file: File, path: &Path, limit: u64) -> Result<String, FileError> {
    String::from_utf8(read_bytes(file, path, limit)?)
        .map_err(|e| FileError::NotText { path: path.to_owned(), at: e.utf8_error().valid_up_to() + 1 })
}

/// All of a file of at most `limit` bytes.
fn read_bytes(mut file: File, path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let size = file.metadata().map_err(|e| FileError::from_io(path, e))?.len();
    let too_large = |bytes: u64| FileError::TooLarge {
        path: path.to_owned(),
        mib: bytes.div_ceil(1 << 20),
        limit_mib: limit >> 20,
    };
    if size > limit {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // The size may lie (a file in /proc has none): the limit holds for what is read.
    file.by_ref().take(limit + 1).read_to_end(&mut bytes).map_err(|e| FileError::from_io(path, e))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// What the system says a file is.
pub(super) fn kind(about: &fs::Metadata) -> FileType {
    FileType::from_raw_mode(about.mode() as RawMode)
}

/// Refuses what is no regular file.
pub(super) fn refuse(path: &Path, kind: FileType) -> Result<(), FileError> {
    match kind_name(kind) {
        None => Ok(()),
        Some(what) => Err(FileError::NotAFile { path: path.to_owned(), what }),
    }
}

fn kind_name(kind: FileType) -> Option<&'static str> {
    Some(match kind {
        FileType::RegularFile => return None,
        FileType::Fifo => "a pipe",
        FileType::Socket => "a socket",
        FileType::CharacterDevice | FileType::BlockDevice => "a device",
        FileType::Directory => "a folder",
        _ => "something else",
    })
}
