//! Finds routines by name or path.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::nearest;
use crate::files::{FileError, HeldFile, Places, has_ending, shown};
use crate::routine::{self, BUILT_IN, Beside, Reading, USERS, read_beside};
use crate::text::folded;

use super::added::AddedFolder;
use super::alike::{alike, in_its_capitals, same_path};
use super::built_in_recordings;
use super::built_in_routines as built_in;
use super::origin::{FilePlace, Folder, Origin};
use super::search::routines_in;

/// The text of a routine, not yet read.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name, or its path as given.
    pub name: String,
    /// Where it came from.
    pub origin: Origin,
    /// The text.
    pub text: String,
    /// The user's folders, in which a routine that it names is found as well.
    pub folders: Vec<PathBuf>,
    /// The routines that follow it in the same session.
    pub then: Vec<Self>,
}

impl Found {
    /// The same with another after it, whose sounds must lie in the same folder or be balm's own.
    ///
    /// # Errors
    /// Gives the path of the other back if they lie in another folder.
    pub fn followed_by(mut self, next: Self) -> Result<Self, PathBuf> {
        if let (Origin::File(ours), Origin::File(theirs)) = (self.origin_of_sounds(), &next.origin)
            && (ours.parent() != theirs.parent() || ours.is_added() || theirs.is_added())
        {
            return Err(theirs.to_path_buf());
        }
        self.then.push(next);
        Ok(self)
    }

    /// Itself and those that follow it.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.then)
    }

    /// Where the sounds are that it, or one that follows it, brings along.
    #[must_use]
    pub fn origin_of_sounds(&self) -> &Origin {
        let mut origins = self.parts().map(|part| &part.origin);
        origins.find(|origin| matches!(origin, Origin::File(_))).unwrap_or(&self.origin)
    }

    /// The path of a file beside it in the capitals the file has; `None` if nothing or more than one could be meant.
    #[must_use]
    pub fn in_its_capitals(&self, path: &str) -> Option<String> {
        let Origin::File(place) = &self.origin else { return None };
        in_its_capitals(place.parent()?, path)
    }

    fn library(&self) -> Library {
        Library { folders: self.folders.clone(), added: None }
    }

    /// How messages call it: the file, or the name of a routine that comes with balm.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.origin {
            Origin::BuiltIn => format!("{} (comes with balm)", self.name),
            Origin::File(place) if place.is_added() => format!("{} (added)", self.name),
            Origin::File(path) => shown(path),
        }
    }

    /// Reads it, and the files beside it that it uses. Lines that balm has a recording of get it.
    #[must_use]
    pub fn read(&self) -> Reading {
        let mut reading = read_beside(&self.text, &self.shown(), self);
        reading.routine.as_mut().map(built_in_recordings::add_to);
        reading
    }
}

impl Beside for Found {
    fn text(&self, path: &str) -> Result<String, String> {
        let built_in_path = match &self.origin {
            Origin::BuiltIn => Some(path.strip_prefix(BUILT_IN).unwrap_or(path)),
            Origin::File(_) => path.strip_prefix(BUILT_IN),
        };
        if let Some(path) = built_in_path {
            let name = path.strip_suffix(".toml").unwrap_or(path);
            return built_in::text(path).map(str::to_owned).ok_or_else(|| {
                let all = self.library().all();
                let nearest = nearest(name, all.iter().map(|listed| listed.name.as_str()));
                let meant = nearest.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
                format!("there is no routine called \"{name}\"{meant}")
            });
        }
        if let Some(path) = path.strip_prefix(USERS) {
            let within = |folder: &PathBuf| {
                let within = Path::new(path).strip_prefix(folder).ok()?.to_str()?;
                Folder::of(&Origin::File(folder.join("_").into())).find(within).ok()
            };
            let found = self.folders.iter().find_map(within);
            return text(&found.ok_or_else(|| format!("{path}: file not found"))?);
        }
        text(&Folder::of(&self.origin).find(path).map_err(|e| e.to_string())?)
    }

    fn named(&self, name: &str) -> String {
        let built_in = format!("{BUILT_IN}{name}.toml");
        let Origin::File(own) = &self.origin else { return built_in };
        if own.is_added() {
            // Never one of the user's: what is played is what was sent.
            let beside = format!("{name}.toml");
            return if Folder::of(&self.origin).find(&beside).is_ok() { beside } else { built_in };
        }
        let is_built_in = built_in::routine(name).is_some();
        match self.library().users_own(name, is_built_in) {
            // A copy that changes what it was copied from has its name.
            Some((_, path)) if is_same(&path, own) => built_in,
            Some((_, path)) => match own.parent().and_then(|folder| path.strip_prefix(folder).ok()) {
                Some(beside) if beside.is_relative() => beside.display().to_string(),
                _ => format!("{USERS}{}", path.display()),
            },
            None => built_in,
        }
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
    /// There is no such file, but one whose name looks like it.
    #[error("there is no {}; did you mean {}?", path.display(), there.display())]
    Alike {
        /// The path as given.
        path: PathBuf,
        /// The file that is there.
        there: PathBuf,
    },
    /// It is a file to be added, not a routine's text.
    #[error("{}: this is a file to be added first: balm add {}", .0.display(), .0.display())]
    Bundle(PathBuf),
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
    added: Option<AddedFolder>,
}

impl Library {
    /// The routines that come with balm, those in the user's folder, if any, and those in `further` folders.
    #[must_use]
    pub fn new(places: Option<&Places>, further: Vec<PathBuf>) -> Self {
        Self {
            folders: places.map(Places::routines).into_iter().chain(further).collect(),
            added: places.map(|places| AddedFolder::at(places.added())),
        }
    }

    /// Where routines that were added lie; `None` without a home folder.
    #[must_use]
    pub fn added(&self) -> Option<&AddedFolder> {
        self.added.as_ref()
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

    /// Finds a routine by a path or a name. If two share a name, the user's win over those that come with balm, those
    /// over what was added, and all of them over a file in the current folder.
    ///
    /// # Errors
    /// [`LibraryError`] if there is none, or its file cannot be read.
    pub fn find(&self, name: &str) -> Result<Found, LibraryError> {
        self.look_for(name).map(|found| Found { folders: self.folders.clone(), ..found })
    }

    fn look_for(&self, name: &str) -> Result<Found, LibraryError> {
        let path = Path::new(name);
        let is_path = path.components().count() > 1 || has_ending(path, "toml");
        let built_in = built_in::routine(name);
        if has_ending(path, "balm") && path.is_file() {
            return Err(LibraryError::Bundle(path.to_owned()));
        }
        if (is_path || path.is_file()) && built_in.is_none() {
            match read(name, path.to_owned().into()) {
                Err(FileError::Missing { .. }) => {}
                read => return Ok(read?),
            }
        }
        if let Some((name, place)) = self.users_own(name, built_in.is_some()) {
            return Ok(read(&name, place)?);
        }
        if let Some((name, text)) = built_in {
            return Ok(Found {
                origin: Origin::BuiltIn,
                ..found(name, PathBuf::new().into(), text.to_owned())
            });
        }
        if let Some(record) = self.added.as_ref().and_then(|added| added.record(name)) {
            return self.open_added(&record);
        }
        match alike(path) {
            Some(there) if same_path(&there, path) => Ok(read(name, there.into())?),
            Some(there) => Err(LibraryError::Alike { path: path.to_owned(), there }),
            None if is_path || path.exists() => Ok(read(name, path.to_owned().into())?),
            None => {
                let names: Vec<String> = self.all().into_iter().map(|listed| listed.name).collect();
                Err(LibraryError::Unknown { name: name.to_owned(), nearest: meant_by(name, &names) })
            }
        }
    }

    /// The user's routine of this name; unless it must be `exact`, one whose name looks the same, or one of that
    /// name in a folder inside the user's.
    fn users_own(&self, name: &str, exact: bool) -> Option<(String, FilePlace)> {
        let folders = self.folders.iter().filter(|_| is_file_name(name));
        let mut paths = folders.map(|folder| folder.join(format!("{name}.toml")));
        if let Some(path) = paths.clone().find(|path| path.exists()) {
            return Some((name.to_owned(), path.into()));
        }
        if exact {
            return None;
        }
        let all: Vec<_> = self.folders.iter().flat_map(|folder| routines_in(folder)).collect();
        let looks = folded(name);
        let looks_so = |(own, _): &&(String, FilePlace)| own == name || folded(own) == looks;
        let is_within =
            |(own, _): &&(String, FilePlace)| own.rsplit('/').next().is_some_and(|own| folded(own) == looks);
        // A link to what is not there is told of, unless there is another routine of the name.
        let dead_link = || Some((name.to_owned(), paths.find(|path| path.is_symlink())?.into()));
        all.iter().find(looks_so).or_else(|| all.iter().find(is_within)).cloned().or_else(dead_link)
    }

    /// Every routine in alphabetical order, the user's first.
    #[must_use]
    pub fn all(&self) -> Vec<Listed> {
        let mut all: BTreeMap<String, Origin> = BTreeMap::new();
        for (name, place) in self.folders.iter().flat_map(|folder| routines_in(folder)) {
            all.entry(name).or_insert(Origin::File(place));
        }
        for (name, place) in self.added_places() {
            all.entry(name).or_insert(Origin::File(place));
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
            Origin::File(place) => {
                let found = read(&listed.name, place.clone())?;
                Ok(Found { folders: self.folders.clone(), ..found })
            }
        }
    }
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
pub(super) fn is_file_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '\0']) && !name.starts_with('.')
}

pub(super) fn read(name: &str, place: FilePlace) -> Result<Found, FileError> {
    let text = place.text()?;
    Ok(found(name, place, text))
}

fn found(name: &str, place: FilePlace, text: String) -> Found {
    Found { name: name.to_owned(), origin: Origin::File(place), text, folders: Vec::new(), then: Vec::new() }
}

/// The text of a file beside a routine.
fn text(file: &HeldFile) -> Result<String, String> {
    file.read_text(routine::LARGEST as u64).map_err(|e| e.to_string())
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
