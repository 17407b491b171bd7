//! Routines by name or path.

use std::collections::BTreeMap;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use crate::diagnostic::nearest;
use crate::files::{FileError, Places, read_text, shown};
use crate::routine::{self, Beside, Reading, read_beside};

use super::folder::Folder;
use super::own;

/// Where a routine came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the program.
    Own,
    /// A file.
    File(PathBuf),
}

/// A routine's text, not yet read.
#[derive(Clone, Debug)]
pub struct Found {
    /// The name it is called by, or the path it was given as.
    pub name: String,
    /// Where it came from.
    pub origin: Origin,
    /// The text.
    pub text: String,
}

impl Found {
    /// What to call it in messages: the file, or the name of one of balm's own.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.origin {
            Origin::Own => format!("{} (comes with balm)", self.name),
            Origin::File(path) => shown(path),
        }
    }

    /// Reads it, with the files beside it.
    #[must_use]
    pub fn read(&self) -> Reading {
        read_beside(&self.text, &self.shown(), self)
    }
}

impl Beside for Found {
    fn text(&self, path: &str) -> Result<String, String> {
        let own = match &self.origin {
            Origin::Own => Some(path.strip_prefix("balm:").unwrap_or(path)),
            Origin::File(_) => path.strip_prefix("balm:"),
        };
        if let Some(own) = own {
            let text = own::text(own).map(str::to_owned);
            let name = own.strip_suffix(".toml").unwrap_or(own);
            let meant = || nearest(name, own::names()).map(|n| format!("; did you mean \"{n}\"?"));
            return text.ok_or_else(|| {
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
    /// No file, and no routine of that name.
    #[error("there is no routine called \"{name}\"{}; `balm list` shows them all", meant(.nearest))]
    Unknown {
        /// What was asked for.
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

/// A routine there is, not yet opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name it is called by.
    pub name: String,
    /// Where it is.
    pub origin: Origin,
}

/// Every routine there is.
#[derive(Clone, Debug)]
pub struct Library {
    folders: Vec<PathBuf>,
}

impl Library {
    /// balm's own, those in the user's folder, if there is one, and those in further folders.
    #[must_use]
    pub fn new(places: Option<&Places>, further: Vec<PathBuf>) -> Self {
        Self { folders: places.map(Places::routines).into_iter().chain(further).collect() }
    }

    /// The user's folders. Of routines with one name, that in the first folder counts.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The user's own folder, where new routines go.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folders.first().map(PathBuf::as_path)
    }

    /// Whether balm has a routine of its own by this name.
    #[must_use]
    pub fn is_shipped(&self, name: &str) -> bool {
        own::routine(name).is_some()
    }

    /// Finds a routine: a path, the user's own, or one of balm's. The user's own comes before
    /// balm's of the same name. A name of balm's is not looked for in the folder one stands in.
    ///
    /// # Errors
    /// [`LibraryError`] when there is none, or its file cannot be read.
    pub fn find(&self, name: &str) -> Result<Found, LibraryError> {
        let path = Path::new(name);
        let is_path =
            path.components().count() > 1 || path.extension().is_some_and(|e| e == "toml") || path.is_file();
        if is_path && own::routine(name).is_none() {
            return Ok(read(name, path.to_owned())?);
        }
        let own = own::routine(name);
        let mut theirs = self.folders.iter().map(|f| f.join(format!("{name}.toml")));
        let theirs = theirs.find(|p| is_slug(name) && p.exists());
        match (theirs, own) {
            (Some(path), _) => Ok(read(name, path)?),
            (None, Some((name, text))) => {
                Ok(Found { name: name.to_owned(), origin: Origin::Own, text: text.to_owned() })
            }
            (None, None) if path.exists() => Ok(read(name, path.to_owned())?),
            (None, None) => {
                let names: Vec<String> = self.all().into_iter().map(|listed| listed.name).collect();
                Err(LibraryError::Unknown { name: name.to_owned(), nearest: meant_by(name, &names) })
            }
        }
    }

    /// Every routine, the user's own first, each kind in alphabetical order.
    #[must_use]
    pub fn all(&self) -> Vec<Listed> {
        let mut all: BTreeMap<String, Origin> = BTreeMap::new();
        for (name, path) in self.folders.iter().flat_map(|folder| routines_in(folder)) {
            all.entry(name).or_insert(Origin::File(path));
        }
        let own = own::names().filter(|name| !all.contains_key(*name));
        let own: Vec<Listed> =
            own.map(|name| Listed { name: name.to_owned(), origin: Origin::Own }).collect();
        all.into_iter().map(|(name, origin)| Listed { name, origin }).chain(own).collect()
    }

    /// Opens a routine of the list.
    ///
    /// # Errors
    /// [`LibraryError`] when it has gone, or cannot be read.
    pub fn open(&self, listed: &Listed) -> Result<Found, LibraryError> {
        match &listed.origin {
            Origin::Own => self.find(&listed.name),
            Origin::File(path) => Ok(read(&listed.name, path.clone())?),
        }
    }
}

/// The names and paths of the routines in a folder; none where there is no folder.
fn routines_in(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    // What a link leads to has to be asked for; all else the folder knows.
    let is_file = |entry: &DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_symlink() => entry.path().is_file(),
        Ok(kind) => kind.is_file(),
        Err(_) => false,
    };
    let named = |entry: DirEntry| {
        let name = entry.file_name().to_str()?.strip_suffix(".toml")?.to_owned();
        (is_slug(&name) && is_file(&entry)).then(|| (name, entry.path()))
    };
    entries.filter_map(named).collect()
}

/// The name that was probably meant: a file without its ending, a slip, or only a part of it.
fn meant_by(name: &str, names: &[String]) -> Option<String> {
    let file = format!("{name}.toml");
    if is_slug(name) && Path::new(&file).is_file() {
        return Some(file);
    }
    let part = |of: &&str| !name.is_empty() && of.contains(&name.to_lowercase());
    let mut names = names.iter().map(String::as_str);
    nearest(name, names.clone()).or_else(|| names.find(part)).map(str::to_owned)
}

/// A name that can be a file's and nothing else.
fn is_slug(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '\0']) && !name.starts_with('.')
}

pub(super) fn read(name: &str, path: PathBuf) -> Result<Found, FileError> {
    let text = read_text(&path, routine::LARGEST as u64)?;
    Ok(Found { name: name.to_owned(), origin: Origin::File(path), text })
}
