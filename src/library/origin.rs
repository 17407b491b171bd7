//! Where a routine came from, and the one folder that its files may come from.

use std::fs::File;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::added_files::AddedFiles;
use super::alike::alike;
use crate::files::{FileError, HeldFile, HeldFolder, read_text};
use crate::routine::{LARGEST, USERS};
use crate::text::same_letters;

/// Where a routine came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with balm.
    BuiltIn,
    /// A file.
    File(FilePlace),
}

/// The path of a routine's file. If it was found by searching a folder, it is only ever opened inside that folder,
/// even if a part of the path has become a link since.
#[derive(Clone, Debug)]
pub struct FilePlace {
    path: PathBuf,
    /// The folder that was searched, and the path in it.
    searched: Option<(HeldFolder, PathBuf)>,
    /// The files it was added with: it has no folder.
    added: Option<Arc<AddedFiles>>,
}

impl FilePlace {
    /// A file found inside a folder.
    pub(super) fn inside(folder: &HeldFolder, path: PathBuf) -> Self {
        Self { path: folder.path().join(&path), searched: Some((folder.clone(), path)), added: None }
    }

    /// The file that one of the files that were added is called by.
    pub(super) fn added(files: Arc<AddedFiles>, name: &str) -> Self {
        Self { path: files.path(name), searched: None, added: Some(files) }
    }

    /// Whether it was added: it is never written to.
    #[must_use]
    pub fn is_added(&self) -> bool {
        self.added.is_some()
    }

    /// The names of the files it was added with.
    pub(super) fn added_names(&self) -> impl Iterator<Item = &str> {
        self.added.iter().flat_map(|added| added.names())
    }

    /// Holds the file, to read it and write it where it is now.
    ///
    /// # Errors
    /// It is not there, or leads out of the folder it was found in.
    pub fn hold(&self) -> Result<HeldFile, FileError> {
        match &self.searched {
            Some((folder, path)) => folder.file(path),
            None => HeldFile::at(&self.path),
        }
    }

    /// Its text.
    ///
    /// # Errors
    /// It cannot be read, is too large or is no text.
    pub(super) fn text(&self) -> Result<String, FileError> {
        match &self.searched {
            Some(_) => self.hold()?.read_text(LARGEST as u64),
            None => read_text(&self.path, LARGEST as u64),
        }
    }

    /// Holds the folder it is in.
    fn folder(&self) -> Result<HeldFolder, FileError> {
        match &self.searched {
            Some((folder, path)) => folder.folder(parent(path)),
            None => HeldFolder::open(parent(&self.path)),
        }
    }
}

impl From<PathBuf> for FilePlace {
    /// A file that the user named.
    fn from(path: PathBuf) -> Self {
        Self { path, searched: None, added: None }
    }
}

impl Deref for FilePlace {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl PartialEq for FilePlace {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Eq for FilePlace {}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// The folder of a routine's file; `None` if it came with balm.
#[derive(Clone, Debug)]
pub(super) struct Folder(Option<FilePlace>);

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
            Origin::File(place) => Some(place.clone()),
        })
    }

    /// A file of the folder. Links that lead out of the folder are refused here; the reader has already refused such
    /// paths.
    ///
    /// A name whose accents are stored in another way is the same name.
    pub fn find(&self, path: &str) -> Result<HeldFile, FolderError> {
        if let Some(added) = self.0.as_ref().and_then(|place| place.added.as_ref()) {
            return Ok(added.find(path)?);
        }
        let missing = match self.exactly(path) {
            Err(FolderError::File(missing @ FileError::Missing { .. })) => missing,
            found => return found,
        };
        let folder = self.0.as_deref().map_or(Path::new(""), parent);
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

    /// Whether there is a file of exactly this path.
    pub fn has(&self, path: &str) -> bool {
        match self.0.as_ref().and_then(|place| place.added.as_ref()) {
            Some(added) => added.find(path).is_ok(),
            None => self.exactly(path).is_ok_and(|file| file.path().is_file()),
        }
    }

    /// The path as it is written, and nothing else.
    fn exactly(&self, path: &str) -> Result<HeldFile, FolderError> {
        if let Some(path) = path.strip_prefix(USERS) {
            return Err(FolderError::Elsewhere { path: path.to_owned() });
        }
        let place = self.0.as_ref().ok_or_else(|| FolderError::NoFolder { path: path.to_owned() })?;
        place.folder().and_then(|folder| folder.file(Path::new(path))).map_err(|why| match why {
            FileError::LeadsOut { path } => FolderError::Outside { path: path.display().to_string() },
            why => why.of(&parent(place).join(path)).into(),
        })
    }

    /// Opens a file of the folder. Also gives its path to show.
    pub fn open(&self, path: &str) -> Result<(PathBuf, File), FolderError> {
        let file = self.find(path)?;
        let added = self.0.as_ref().and_then(|place| place.added.as_ref());
        let shown = added.map_or_else(|| file.path().to_owned(), |added| added.shown(path));
        Ok((shown, file.open()?))
    }
}
