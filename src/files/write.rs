//! A file written beside its place and put there whole, or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::FileError;
use super::open::not_a_file;

/// A new file growing beside `path`. Dropped before [`Replacement::commit`], it vanishes and what
/// stood at `path` is untouched.
#[derive(Debug)]
pub struct Replacement {
    path: PathBuf,
    file: tempfile::NamedTempFile,
}

impl Replacement {
    /// Begins a file that will stand at `path`.
    ///
    /// # Errors
    /// [`FileError`] when the folder cannot be written to, or something other than a file stands there.
    pub fn begin(path: &Path) -> Result<Self, FileError> {
        let folder = match path.parent() {
            Some(p) if !p.as_os_str().is_empty() => p,
            _ => Path::new("."),
        };
        if !folder.is_dir() {
            return Err(FileError::NoFolder { path: path.to_owned(), folder: folder.to_owned() });
        }
        if let Some(what) = not_a_file(path) {
            return Err(FileError::NotAFile { path: path.to_owned(), what });
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".balm-").suffix(".part");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // What any program would create; the umask takes from it.
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder).map_err(|problem| {
            // The folder is there, so it is one that takes no files, such as /proc.
            let takes_none = problem.kind() == io::ErrorKind::NotFound;
            let problem = if takes_none { io::ErrorKind::ReadOnlyFilesystem.into() } else { problem };
            FileError::Failed { path: path.to_owned(), problem }
        })?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// The file to write and seek in.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// [`FileError`] when the disk is full or the place cannot be taken.
    pub fn commit(mut self) -> Result<(), FileError> {
        let failed = |e: io::Error| FileError::from_io(&self.path, e);
        self.file.flush().map_err(failed)?;
        self.file.as_file().sync_all().map_err(failed)?;
        self.file.persist(&self.path).map_err(|e| FileError::from_io(&self.path, e.error))?;
        Ok(())
    }
}
