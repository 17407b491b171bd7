//! Routines by name or path.

use std::path::{Path, PathBuf};

use crate::diagnostic::nearest;
use crate::files::{FileError, Places, read_text};
use crate::routine::{Beside, Reading, read_beside};

use super::folder::Folder;
use super::own;

/// No routine is larger: the longest shipped one has 10 KiB.
const LARGEST: u64 = 4 << 20;

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
            Origin::File(path) => path.display().to_string(),
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
        read_text(&real, LARGEST).map_err(|e| e.of(&shown).to_string())
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

/// Every routine there is.
#[derive(Clone, Debug)]
pub struct Library {
    folder: Option<PathBuf>,
}

impl Library {
    /// balm's own, and those in the user's folder, if there is one.
    #[must_use]
    pub fn new(places: Option<&Places>) -> Self {
        Self { folder: places.map(Places::routines) }
    }

    /// The user's folder.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
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
        let theirs = self
            .folder
            .as_ref()
            .map(|f| f.join(format!("{name}.toml")))
            .filter(|p| is_slug(name) && p.exists());
        match (theirs, own) {
            (Some(path), _) => Ok(read(name, path)?),
            (None, Some((name, text))) => {
                Ok(Found { name: name.to_owned(), origin: Origin::Own, text: text.to_owned() })
            }
            (None, None) if path.exists() => Ok(read(name, path.to_owned())?),
            (None, None) => {
                let names = self.names();
                Err(LibraryError::Unknown { name: name.to_owned(), nearest: meant_by(name, &names) })
            }
        }
    }

    /// Every name, the user's own first, each kind in alphabetical order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names = self.theirs();
        let own = own::names().map(str::to_owned).filter(|name| !names.contains(name));
        let own: Vec<String> = own.collect();
        names.extend(own);
        names
    }

    fn theirs(&self) -> Vec<String> {
        let entries =
            self.folder.as_ref().and_then(|f| std::fs::read_dir(f).ok()).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == "toml") && p.is_file())
            .filter_map(|p| Some(p.file_stem()?.to_str()?.to_owned()))
            .collect();
        names.sort_unstable();
        names
    }
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
    let text = read_text(&path, LARGEST)?;
    Ok(Found { name: name.to_owned(), origin: Origin::File(path), text })
}
