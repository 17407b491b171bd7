//! Finds routines by name or path.

use std::collections::BTreeMap;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use crate::diagnostic::nearest;
use crate::files::{FileError, Places, read_text, shown};
use crate::routine::{self, Beside, Reading, read_beside};

use super::built_in_routines as built_in;
use super::origin::{Folder, Origin};

/// The text of a routine, not yet read.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name, or its path as given.
    pub name: String,
    /// Where it came from.
    pub origin: Origin,
    /// The text.
    pub text: String,
}

impl Found {
    /// How messages call it: the file, or the name of a routine that comes with balm.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.origin {
            Origin::BuiltIn => format!("{} (comes with balm)", self.name),
            Origin::File(path) => shown(path),
        }
    }

    /// Reads it, and the files beside it that it uses.
    #[must_use]
    pub fn read(&self) -> Reading {
        read_beside(&self.text, &self.shown(), self)
    }
}

impl Beside for Found {
    fn text(&self, path: &str) -> Result<String, String> {
        let built_in_path = match &self.origin {
            Origin::BuiltIn => Some(path.strip_prefix("balm:").unwrap_or(path)),
            Origin::File(_) => path.strip_prefix("balm:"),
        };
        if let Some(path) = built_in_path {
            let name = path.strip_suffix(".toml").unwrap_or(path);
            let meant = || nearest(name, built_in::names()).map(|n| format!("; did you mean \"{n}\"?"));
            return built_in::text(path).map(str::to_owned).ok_or_else(|| {
                format!("balm has no routine called \"{name}\"{}", meant().unwrap_or_default())
            });
        }
        let (shown, real) = Folder::of(&self.origin).find(path).map_err(|e| e.to_string())?;
        read_text(&real, routine::LARGEST as u64).map_err(|e| e.of(&shown).to_string())
    }
}

/// Why a routine was not found.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// There is neither a file nor a routine with that name.
    #[error("there is no routine called \"{name}\"{}; `balm list` shows them all", meant(.nearest))]
    Unknown {
        /// The name.
        name: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// There is a file, but it cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|n| format!(" (did you mean \"{n}\"?)")).unwrap_or_default()
}

/// A routine that exists, not yet opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub origin: Origin,
}

/// All routines: those that come with balm, and those in the user's folders.
#[derive(Clone, Debug)]
pub struct Library {
    folders: Vec<PathBuf>,
}

impl Library {
    /// The routines that come with balm, those in the user's folder, if any, and those in `further` folders.
    #[must_use]
    pub fn new(places: Option<&Places>, further: Vec<PathBuf>) -> Self {
        Self { folders: places.map(Places::routines).into_iter().chain(further).collect() }
    }

    /// The user's folders. If two routines share a name, the first folder wins.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The user's folder, where new routines go.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folders.first().map(PathBuf::as_path)
    }

    /// Whether a routine with this name comes with balm.
    #[must_use]
    pub fn is_shipped(&self, name: &str) -> bool {
        built_in::routine(name).is_some()
    }

    /// Finds a routine by a path or a name. If two share a name, the user's win over those that come with balm, and
    /// both win over a file in the current folder.
    ///
    /// # Errors
    /// [`LibraryError`] if there is none, or its file cannot be read.
    pub fn find(&self, name: &str) -> Result<Found, LibraryError> {
        let path = Path::new(name);
        let is_path =
            path.components().count() > 1 || path.extension().is_some_and(|e| e == "toml") || path.is_file();
        if is_path && built_in::routine(name).is_none() {
            return Ok(read(name, path.to_owned())?);
        }
        let mut theirs = self.folders.iter().map(|f| f.join(format!("{name}.toml")));
        let theirs = theirs.find(|p| is_file_name(name) && p.exists());
        match (theirs, built_in::routine(name)) {
            (Some(path), _) => Ok(read(name, path)?),
            (None, Some((name, text))) => {
                Ok(Found { name: name.to_owned(), origin: Origin::BuiltIn, text: text.to_owned() })
            }
            (None, None) if path.exists() => Ok(read(name, path.to_owned())?),
            (None, None) => {
                let names: Vec<String> = self.all().into_iter().map(|listed| listed.name).collect();
                Err(LibraryError::Unknown { name: name.to_owned(), nearest: meant_by(name, &names) })
            }
        }
    }

    /// Every routine in alphabetical order, the user's first.
    #[must_use]
    pub fn all(&self) -> Vec<Listed> {
        let mut all: BTreeMap<String, Origin> = BTreeMap::new();
        for (name, path) in self.folders.iter().flat_map(|folder| routines_in(folder)) {
            all.entry(name).or_insert(Origin::File(path));
        }
        let others = built_in::names().filter(|name| !all.contains_key(*name));
        let others: Vec<Listed> =
            others.map(|name| Listed { name: name.to_owned(), origin: Origin::BuiltIn }).collect();
        all.into_iter().map(|(name, origin)| Listed { name, origin }).chain(others).collect()
    }

    /// Opens a routine of the list.
    ///
    /// # Errors
    /// [`LibraryError`] if it has gone or cannot be read.
    pub fn open(&self, listed: &Listed) -> Result<Found, LibraryError> {
        match &listed.origin {
            Origin::BuiltIn => self.find(&listed.name),
            Origin::File(path) => Ok(read(&listed.name, path.clone())?),
        }
    }
}

/// The names and paths of the routines in a folder; empty if there is no folder.
fn routines_in(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    // Only links need a look at the file; for all else the folder knows.
    let is_file = |entry: &DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_symlink() => entry.path().is_file(),
        Ok(kind) => kind.is_file(),
        Err(_) => false,
    };
    let named = |entry: DirEntry| {
        let name = entry.file_name().to_str()?.strip_suffix(".toml")?.to_owned();
        (is_file_name(&name) && is_file(&entry)).then(|| (name, entry.path()))
    };
    entries.filter_map(named).collect()
}

/// What was probably meant: a file without its ending, a misspelt name, or a name of which this is a part.
fn meant_by(name: &str, names: &[String]) -> Option<String> {
    let file = format!("{name}.toml");
    if is_file_name(name) && Path::new(&file).is_file() {
        return Some(file);
    }
    let part = |of: &&str| !name.is_empty() && of.contains(&name.to_lowercase());
    let mut names = names.iter().map(String::as_str);
    nearest(name, names.clone()).or_else(|| names.find(part)).map(str::to_owned)
}

/// Whether a name can be that of a file, and does not lead to another folder.
fn is_file_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '\0']) && !name.starts_with('.')
}

pub(super) fn read(name: &str, path: PathBuf) -> Result<Found, FileError> {
    let text = read_text(&path, routine::LARGEST as u64)?;
    Ok(Found { name: name.to_owned(), origin: Origin::File(path), text })
}
