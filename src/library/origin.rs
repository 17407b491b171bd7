//! Where a routine came from, and the one folder that its files may come from.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::alike::alike;
use crate::files::{FileError, open_regular};
use crate::routine::USERS;
use crate::text::same_letters;

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
    /// It is there under a name that only looks like the path.
    #[error("there is no {path}; did you mean {there}?")]
    Alike {
        /// The path as written in the routine.
        path: String,
        /// The path that is there.
        there: String,
    },
    /// It is a link that leads out of the routine's folder.
    #[error("{path}: this leads out of the routine's own folder, and balm does not follow it")]
    Outside {
        /// The path.
        path: String,
    },
    /// It belongs to a routine in another folder.
    #[error("{path}: this belongs to a routine in another folder, and sounds are found in one folder only")]
    Elsewhere {
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
    ///
    /// A name whose accents are stored in another way is the same name.
    pub fn find(&self, path: &str) -> Result<(PathBuf, PathBuf), FolderError> {
        let missing = match self.exactly(path) {
            Err(FolderError::File(missing @ FileError::Missing { .. })) => missing,
            found => return found,
        };
        let folder = self.0.as_deref().unwrap_or(Path::new(""));
        let there = alike(&folder.join(path));
        let Some(there) = there.as_deref().and_then(|there| there.strip_prefix(folder).ok()?.to_str()) else {
            return Err(missing.into());
        };
        match self.exactly(there) {
            Ok(found) if same_letters(there, path) => Ok(found),
            Ok(_) => Err(FolderError::Alike { path: path.to_owned(), there: there.to_owned() }),
            // What lies outside is none of a routine's business.
            Err(_) => Err(missing.into()),
        }
    }

    /// The path as it is written, and nothing else.
    fn exactly(&self, path: &str) -> Result<(PathBuf, PathBuf), FolderError> {
        if let Some(path) = path.strip_prefix(USERS) {
            return Err(FolderError::Elsewhere { path: path.to_owned() });
        }
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
