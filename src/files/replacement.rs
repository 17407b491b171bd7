//! A file written beside its place and put there whole, or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Mode, OFlags, openat, renameat, unlinkat};

use super::FileError;
use super::held::HeldFile;
use super::leftover::{Growing, PREFIX, SUFFIX, hold, sweep};
use super::open::not_a_file;

/// A new file growing beside `path`; what killed writers left there goes. Dropped before [`Replacement::commit`], it vanishes and what
/// stood at `path` is untouched.
#[derive(Debug)]
pub struct Replacement {
    path: PathBuf,
    file: tempfile::NamedTempFile,
    /// Nothing may stand at the path when it is put there.
    is_new: bool,
    growing: Growing,
}

impl Replacement {
    /// Begins a file that will stand at `path`.
    ///
    /// # Errors
    /// [`FileError`] when the folder cannot be written to, or the path is not a file.
    pub fn begin(path: &Path) -> Result<Self, FileError> {
        // What any program would create; the umask takes from it.
        Self::begin_as(path, 0o666)
    }

    /// The same, but it never replaces a file, not even one created in the meantime.
    ///
    /// # Errors
    /// As [`Replacement::begin`].
    pub fn begin_new(path: &Path) -> Result<Self, FileError> {
        Ok(Self { is_new: true, ..Self::begin(path)? })
    }

    /// The same for what is nobody else's to read, whatever the umask.
    ///
    /// # Errors
    /// As [`Replacement::begin`].
    pub fn begin_private(path: &Path) -> Result<Self, FileError> {
        let begun = Self::begin_as(path, 0o600)?;
        own(begun.file.path(), 0o600).map_err(|e| FileError::from_io(path, e))?;
        Ok(begun)
    }

    /// The same with the permissions and the owner of the file that stands there: whoever could read it
    /// can, and nobody else.
    ///
    /// # Errors
    /// As [`Replacement::begin`].
    pub fn begin_alike(path: &Path) -> Result<Self, FileError> {
        let begun = Self::begin(path)?;
        if let Ok(before) = fs::metadata(path) {
            let kept = begun.file.as_file().set_permissions(before.permissions());
            kept.map_err(|e| FileError::from_io(path, e))?;
            // Only root may give a file away; to everybody else it is theirs already.
            let _ = fchown(begun.file.as_file(), Some(before.uid()), Some(before.gid()));
        }
        Ok(begun)
    }

    /// The same in place of the file that stands there, if one does; a link stays one.
    ///
    /// # Errors
    /// As [`Replacement::begin`].
    pub fn begin_over(path: &Path) -> Result<Self, FileError> {
        let failed = match path.canonicalize() {
            Ok(real) => return Self::begin_alike(&real).map_err(|e| e.of(path)),
            Err(failed) => failed,
        };
        match fs::read_link(path) {
            // A link to what is not there yet.
            Ok(_) if failed.kind() == io::ErrorKind::NotFound => {
                Self::begin(&led_to(path)).map_err(|e| e.of(path))
            }
            Ok(_) => Err(FileError::from_io(path, failed)),
            Err(_) => Self::begin(path),
        }
    }

    fn begin_as(path: &Path, mode: u32) -> Result<Self, FileError> {
        let folder = folder(path);
        if !folder.is_dir() {
            return Err(FileError::NoFolder { path: path.to_owned(), folder: folder.to_owned() });
        }
        if let Some(what) = not_a_file(path) {
            return Err(FileError::NotAFile { path: path.to_owned(), what });
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX).permissions(fs::Permissions::from_mode(mode));
        let file = builder.tempfile_in(folder).map_err(|problem| takes_none(path, problem))?;
        hold(file.as_file());
        let growing = Growing::new(file.path());
        sweep(folder);
        Ok(Self { path: path.to_owned(), file, is_new: false, growing })
    }

    /// The file to write and seek in.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// [`FileError`] when the disk is full or the place cannot be taken.
    pub fn commit(self) -> Result<(), FileError> {
        self.file.as_file().sync_all().map_err(|e| FileError::from_io(&self.path, e))?;
        self.commit_unsynced()
    }

    /// The same without waiting for the disk, for what can be made again: after a power cut it may be
    /// damaged.
    ///
    /// # Errors
    /// As [`Replacement::commit`].
    pub fn commit_unsynced(mut self) -> Result<(), FileError> {
        self.file.flush().map_err(|e| FileError::from_io(&self.path, e))?;
        let put = match self.is_new {
            true => self.file.persist_noclobber(&self.path),
            false => self.file.persist(&self.path),
        };
        drop(self.growing);
        put.map(|_| ()).map_err(|e| FileError::from_io(&self.path, e.error))
    }
}

/// Why nothing grows beside `path`.
fn takes_none(path: &Path, problem: io::Error) -> FileError {
    // The folder is there, so it is one that takes no files, such as /proc.
    let takes_none = problem.kind() == io::ErrorKind::NotFound;
    let problem = if takes_none { io::ErrorKind::ReadOnlyFilesystem.into() } else { problem };
    FileError::Failed { path: path.to_owned(), problem }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// The file that `path` names: where a link leads, even if nothing is there yet.
#[must_use]
pub fn led_to(path: &Path) -> PathBuf {
    let link = || Some(path.parent()?.join(fs::read_link(path).ok()?));
    path.canonicalize().ok().or_else(link).unwrap_or_else(|| path.to_owned())
}

/// Writes a file that only its owner can read, in a folder that is theirs alone; what stood there is replaced.
///
/// # Errors
/// [`FileError`] if it cannot be written; what stood there is then as it was.
pub fn write_in_private_folder(path: &Path, content: &[u8]) -> Result<(), FileError> {
    private_folder(folder(path))?;
    let mut file = Replacement::begin_private(path)?;
    file.file().write_all(content).map_err(|e| FileError::from_io(path, e))?;
    file.commit()
}

/// Puts a text in place of the file at `path`. A link stays one, also one that leads nowhere yet; who could
/// read the file can read it.
///
/// # Errors
/// [`FileError`] as for [`Replacement`]; the file is then as it was.
pub fn rewrite(path: &Path, text: &str) -> Result<(), FileError> {
    let real = led_to(path);
    let written = || {
        let mut file = Replacement::begin_alike(&real)?;
        file.file().write_all(text.as_bytes()).map_err(|e| FileError::from_io(&real, e))?;
        file.commit()
    };
    written().map_err(|e| e.of(path))
}

impl HeldFile {
    /// Puts a text in its place; who could read the file can read it. Where a link has been put meanwhile, the text
    /// takes the place of the link, and what the link leads to stays as it is.
    ///
    /// # Errors
    /// [`FileError`] as for [`Replacement`]; the file is then as it was.
    pub fn rewrite(&self, text: &str) -> Result<(), FileError> {
        let failed = |e| FileError::from_io(&self.path, e);
        let before = self.open()?.metadata().map_err(failed)?;
        let mut part = Part::begin(self).map_err(|problem| takes_none(&self.path, problem))?;
        part.file.set_permissions(before.permissions()).map_err(failed)?;
        let _ = fchown(&part.file, Some(before.uid()), Some(before.gid()));
        part.file.write_all(text.as_bytes()).and_then(|()| part.file.sync_all()).map_err(failed)?;
        renameat(part.folder, &part.name, &self.folder, &self.name).map_err(|e| failed(e.into()))?;
        part.is_placed = true;
        Ok(())
    }
}

/// A file that grows in a folder that is held. It vanishes unless it is put in its place.
struct Part<'a> {
    folder: &'a OwnedFd,
    name: OsString,
    file: File,
    is_placed: bool,
    _growing: Growing,
}

impl<'a> Part<'a> {
    fn begin(beside: &'a HeldFile) -> io::Result<Self> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut name = OsString::new();
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX).disable_cleanup(true);
        let part = builder.make_in(&beside.around, |path| {
            name = path.file_name().unwrap_or_default().to_owned();
            Ok(File::from(openat(&beside.folder, &name, flags, Mode::RUSR | Mode::WUSR)?))
        })?;
        let (file, path) = part.into_parts();
        hold(&file);
        sweep(&beside.around);
        Ok(Self { folder: &beside.folder, name, file, is_placed: false, _growing: Growing::new(&path) })
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        if !self.is_placed {
            let _ = unlinkat(self.folder, &self.name, AtFlags::empty());
        }
    }
}

/// A folder, made with all above it where it is not there.
///
/// # Errors
/// [`FileError`] when it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|e| FileError::from_io(path, e))
}

/// A folder that only its owner may look into, made with all above it where it is not there.
///
/// # Errors
/// [`FileError`] when it cannot be made, or is somebody else's.
pub fn private_folder(path: &Path) -> Result<(), FileError> {
    let failed = |e| FileError::from_io(path, e);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed)?;
    own(path, 0o700).map_err(failed)
}

/// Gives `path` this mode, where it has another.
fn own(path: &Path, mode: u32) -> io::Result<()> {
    let about = fs::symlink_metadata(path)?;
    // What a link leads to is somebody's own business.
    match about.is_symlink() || about.permissions().mode() & 0o777 == mode {
        true => Ok(()),
        false => fs::set_permissions(path, fs::Permissions::from_mode(mode)),
    }
}
