//! Where a routine came from, and the one folder that its files may come from.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::files::{FileError, open_regular};

/// Where a routine came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with balm.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

/// The folder of a routine; `None` if it came with balm.
#[derive(Clone, Debug)]
pub(super) struct Folder(Option<PathBuf>);

/// Why a routine's file cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It cannot be opened.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is a link that leads out of the routine's folder.
    #[error("{path}: this leads out of the routine's own folder, and balm does not follow it")]
    Outside {
        /// The path.
        path: String,
    },
    /// The routine came with balm and has no folder.
    #[error("{path}: this routine has no folder to look for files in")]
    NoFolder {
        /// The path as written in the routine.
        path: String,
    },
}

impl Folder {
    /// The folder of a routine that came from `origin`.
    pub fn of(origin: &Origin) -> Self {
        Self(match origin {
            Origin::BuiltIn => None,
            Origin::File(path) => Some(path.parent().unwrap_or(Path::new("")).to_owned()),
        })
    }

    /// A file of the folder: its path to show, and its real path. Links that lead out of the folder are refused
    /// here; the reader has already refused such paths.
    pub fn find(&self, path: &str) -> Result<(PathBuf, PathBuf), FolderError> {
        let folder = self.0.as_ref().ok_or_else(|| FolderError::NoFolder { path: path.to_owned() })?;
        let full = folder.join(path);
        let real = full.canonicalize().map_err(|e| FileError::from_io(&full, e))?;
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let inside = here.canonicalize().is_ok_and(|folder| real.starts_with(folder));
        if inside { Ok((full, real)) } else { Err(FolderError::Outside { path: full.display().to_string() }) }
    }

    /// Opens a file of the folder. Also gives its path to show.
    pub fn open(&self, path: &str) -> Result<(PathBuf, File), FolderError> {
        let (full, real) = self.find(path)?;
        let file = open_regular(&real).map_err(|e| e.of(&full))?;
        Ok((full, file))
    }
}
