//! Temporary folders for other programs. If balm is killed, the next balm removes what is left.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use tempfile::TempDir;

use super::leftover::is_abandoned;

/// A folder of balm's own for temporary files, removed when dropped.
#[derive(Debug)]
pub struct WorkFolder {
    folder: TempDir,
    /// Locked while this is in use, so that others leave it alone.
    _held: Option<File>,
}

impl WorkFolder {
    /// Makes one whose name begins with `prefix`, and removes those of killed owners.
    ///
    /// # Errors
    /// The system's, when no folder can be made.
    pub fn new(prefix: &str) -> io::Result<Self> {
        Self::new_in(&std::env::temp_dir(), prefix)
    }

    /// The same beside others in this folder.
    ///
    /// # Errors
    /// As [`WorkFolder::new`].
    pub fn new_in(place: &Path, prefix: &str) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(prefix).tempdir_in(place)?;
        let held = File::open(folder.path()).ok().filter(|held| held.try_lock().is_ok());
        sweep(place, prefix);
        Ok(Self { folder, _held: held })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes abandoned folders. Others may share the place: only the user's own folders, and no links.
fn sweep(place: &Path, prefix: &str) {
    let ours = rustix::process::geteuid().as_raw();
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let is_ours = |about: fs::Metadata| about.is_dir() && about.uid() == ours;
        if entry.file_name().to_string_lossy().starts_with(prefix)
            && entry.metadata().is_ok_and(is_ours)
            && File::open(entry.path()).is_ok_and(|folder| is_abandoned(&folder))
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
