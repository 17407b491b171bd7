//! The one folder a routine's files may come from.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::files::{FileError, open_regular};

use super::Origin;

/// The folder a routine lies in; `None` where it came with the program.
#[derive(Clone, Debug)]
pub(super) struct Folder(Option<PathBuf>);

/// Why a file of a routine's cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It cannot be opened.
    #[error(transparent)]
    File(#[from] FileError),
    /// It leads out of the routine's folder, by a link.
    #[error("{path}: this leads out of the routine's own folder, and balm does not follow it")]
    Outside {
        /// The path.
        path: String,
    },
    /// The routine came with the program and has no folder.
    #[error("{path}: this routine has no folder to look for files in")]
    NoFolder {
        /// The path as written.
        path: String,
    },
}

impl Folder {
    /// The folder of a routine that came from `origin`.
    pub fn of(origin: &Origin) -> Self {
        Self(match origin {
            Origin::Own => None,
            Origin::File(path) => Some(path.parent().unwrap_or(Path::new("")).to_owned()),
        })
    }

    /// A file of the folder: its path as shown, and as it really is. The reader has refused paths that lead
    /// out of it by name; links that do are refused here.
    pub fn find(&self, path: &str) -> Result<(PathBuf, PathBuf), FolderError> {
        let folder = self.0.as_ref().ok_or_else(|| FolderError::NoFolder { path: path.to_owned() })?;
        let full = folder.join(path);
        let real = full.canonicalize().map_err(|e| FileError::from_io(&full, e))?;
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let inside = here.canonicalize().is_ok_and(|folder| real.starts_with(folder));
        if inside { Ok((full, real)) } else { Err(FolderError::Outside { path: full.display().to_string() }) }
    }

    /// A file of the folder, opened, and its path as shown.
    pub fn open(&self, path: &str) -> Result<(PathBuf, File), FolderError> {
        let (full, real) = self.find(path)?;
        let file = open_regular(&real).map_err(|e| e.of(&full))?;
        Ok((full, file))
    }
}
