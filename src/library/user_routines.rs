//! The user's routines: how a new file or a copy gets to its place, and what commands call it.

use std::cell::RefCell;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use crate::files::{FileError, Replacement, has_ending, make_folder, open_regular};
use crate::routine::{BUILT_IN, Beside, Recordings, Routine, Step, USERS, read_beside};
use crate::text::{Safe, folded};

use super::built_in_routines as built_in;
use super::found::{Found, Library};
use super::origin::{Folder, FolderError, Origin};

/// The most bytes of a sound that is copied: as much as a bundle may have.
const LARGEST_SOUND: u64 = 256 << 20;

/// Why a routine cannot be copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// A file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// It has sounds, which a copy elsewhere would not find.
    #[error("{routine}: its sounds and pictures are in its folder, where a copy elsewhere cannot find them")]
    HasSounds {
        /// The routine.
        routine: String,
        /// A path at which a copy would find them.
        place: PathBuf,
    },
    /// It uses a file of its own that has the name of a routine that comes with balm.
    #[error("{routine}: a copy brings along {path}, which would be played instead of balm's \"{name}\"")]
    TakesName {
        /// The routine.
        routine: String,
        /// The file, as written in it.
        path: String,
        /// The name.
        name: &'static str,
    },
    /// A sound or picture of it cannot be opened.
    #[error(transparent)]
    Sound(#[from] FolderError),
    /// A file beside it is not inside its folder.
    #[error("{0}: this leads out of the routine's folder")]
    Outside(String),
}

impl Library {
    /// The user's folder, created if it does not exist; `None` without a home folder.
    ///
    /// # Errors
    /// It cannot be created.
    pub fn make_folder(&self) -> Option<Result<PathBuf, FileError>> {
        self.folder().map(|folder| make_folder(folder).map(|()| folder.to_owned()))
    }

    /// What a routine is called in commands.
    #[must_use]
    pub fn called_of(&self, found: &Found) -> String {
        found.parts().map(|part| self.part_called(part)).collect::<Vec<_>>().join(" ")
    }

    fn part_called(&self, found: &Found) -> String {
        match &found.origin {
            Origin::BuiltIn => found.name.clone(),
            Origin::File(place) if place.is_added() => found.name.clone(),
            Origin::File(path) => self.called(path),
        }
    }

    /// What commands call a file: its name if it is in the user's folder, otherwise its path; quoted for a shell if
    /// needed, and safe to show.
    #[must_use]
    pub fn called(&self, path: &Path) -> String {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let has_name = path.parent() == self.folder() && has_ending(path, "toml");
        let name = stem.filter(|_| has_name).unwrap_or_else(|| path.display().to_string());
        let name = Safe::new(&name).to_string();
        let plain = |c: char| c.is_alphanumeric() || "-_./~".contains(c);
        if name.chars().all(plain) { name } else { format!("'{}'", name.replace('\'', r"'\''")) }
    }
}

/// Writes a new file, whole or not at all: half a routine would be played instead of a built-in one from then on.
/// Returns false if there is a file already.
///
/// # Errors
/// It cannot be written.
pub fn write_new(path: &Path, content: impl AsRef<[u8]>) -> Result<bool, FileError> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let mut file = Replacement::begin_new(path)?;
    file.file().write_all(content.as_ref()).map_err(|e| FileError::from_io(path, e))?;
    file.commit()?;
    Ok(true)
}

/// A file that a routine uses, on its way beside the routine's copy.
#[derive(Clone, Debug)]
pub struct FileBeside {
    to: PathBuf,
    content: Vec<u8>,
}

/// What became of a file that should be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It was copied.
    Yes,
    /// It is there already.
    Same,
    /// Another file is there under its name, which stays.
    OtherStays,
}

impl FileBeside {
    /// Where it goes.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.to
    }

    /// Writes it. A file that is there stays.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self) -> Result<Copied, FileError> {
        self.to.parent().map_or(Ok(()), make_folder)?;
        if write_new(&self.to, &self.content)? {
            return Ok(Copied::Yes);
        }
        let mut there = Vec::new();
        let limit = self.content.len() as u64 + 1;
        let read = open_regular(&self.to).map(|file| file.take(limit).read_to_end(&mut there));
        let is_same = matches!(read, Ok(Ok(_))) && there == self.content;
        Ok(if is_same { Copied::Same } else { Copied::OtherStays })
    }
}

impl Library {
    /// The translations and the routines that a routine uses, to be copied to `folder`, where its copy goes; of one
    /// that was added, its sounds as well. Nothing is written yet.
    ///
    /// # Errors
    /// [`CopyError`]; a routine with sounds of its own cannot be copied, nor one that would bring along a file that is
    /// then played instead of a routine that comes with balm.
    pub fn files_beside(&self, found: &Found, folder: &Path) -> Result<Vec<FileBeside>, CopyError> {
        let beside = Recorder { found, takes_named: false, texts: RefCell::default() };
        let reading = read_beside(&found.text, &found.shown(), &beside);
        if let (Some(routine), Origin::File(path)) = (&reading.routine, &found.origin)
            && has_sounds(routine)
            && !path.is_added()
        {
            let place = path.with_file_name("NAME.toml");
            return Err(CopyError::HasSounds { routine: found.shown(), place });
        }
        let mut files: Vec<(String, Vec<u8>)> =
            beside.texts.into_inner().into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        if let Origin::File(place) = &found.origin {
            for path in place.added_names().filter(|path| !path.ends_with(".toml")) {
                files.push((path.to_owned(), found.file_bytes(path, LARGEST_SOUND)?));
            }
        }
        let mut copies: Vec<FileBeside> = Vec::new();
        for (path, content) in files {
            // The reader refuses such paths, but this is where one would do harm.
            if !Path::new(&path).components().all(|part| matches!(part, Component::Normal(_))) {
                return Err(CopyError::Outside(path));
            }
            let to = folder.join(&path);
            if let (Origin::File(_), Some(name)) = (&found.origin, self.replaced_by(&to)) {
                return Err(CopyError::TakesName { routine: found.shown(), path, name });
            }
            if copies.iter().all(|known| known.to != to) {
                copies.push(FileBeside { to, content });
            }
        }
        Ok(copies)
    }

    /// The name of the routine that comes with balm and is no longer played if there is a file at `path`.
    #[must_use]
    pub fn replaced_by(&self, path: &Path) -> Option<&'static str> {
        let stem = path.file_stem()?.to_str().filter(|_| has_ending(path, "toml"))?;
        let name = built_in::names().find(|name| folded(name) == folded(stem))?;
        let place = path.parent().map(real)?;
        self.folders().iter().any(|folder| real(folder) == place).then_some(name)
    }
}

/// The path of a folder as the system names it, as far as it is there.
fn real(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// Whether a routine has sounds, recordings or pictures of its own.
fn has_sounds(routine: &Routine) -> bool {
    let any = |audio: &Recordings| audio.all().next().is_some();
    let recorded = |step: &Step| any(&step.audio) || step.cues.iter().any(|cue| any(&cue.audio));
    let is_none = routine.sounds.is_empty() && routine.pictures().is_empty() && routine.recordings.is_empty();
    !is_none || routine.steps().any(recorded)
}

impl Found {
    /// The texts that it is read from, itself first, by the names under which [`Beside::named`] and its own words find
    /// them in a folder of their own. Routines that come with balm are not among them.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, String)> {
        let beside = Recorder { found: self, takes_named: true, texts: RefCell::default() };
        let _ = read_beside(&self.text, &self.shown(), &beside);
        let stem = Path::new(&self.name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_else(|| "routine".into());
        let mut others: Vec<(String, String)> = Vec::new();
        for (path, text) in beside.texts.into_inner() {
            if others.iter().all(|(known, _)| *known != path) {
                others.push((path, text));
            }
        }
        // A copy or a change may have the name of what it is made of: packed side by side, it needs another, or it
        // would be found in the place of the other.
        let is_free = |stem: &str| {
            let name = format!("{stem}.toml");
            built_in::routine(stem).is_none()
                && others.iter().all(|(known, _)| folded(known) != folded(&name))
        };
        let mut named = stem.clone();
        while !is_free(&named) {
            named = format!("my-{named}");
        }
        std::iter::once((format!("{named}.toml"), self.text.clone())).chain(others).collect()
    }

    /// The bytes of one of its sounds or pictures.
    ///
    /// # Errors
    /// [`CopyError`] if it cannot be read, or has more than `limit` bytes.
    pub fn file_bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, CopyError> {
        let (shown, file) = Folder::of(self.origin_of_sounds()).open(path)?;
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| FileError::from_io(&shown, e))?;
        if bytes.len() as u64 > limit {
            let (mib, limit_mib) = (bytes.len() as u64 >> 20, limit >> 20);
            return Err(FileError::TooLarge { path: shown, mib, limit_mib }.into());
        }
        Ok(bytes)
    }
}

/// Reads the files beside a routine, and records them.
struct Recorder<'a> {
    found: &'a Found,
    /// The user's, too, that are found by their names wherever the routine is.
    takes_named: bool,
    texts: RefCell<Vec<(String, String)>>,
}

impl Beside for Recorder<'_> {
    fn text(&self, path: &str) -> Result<String, String> {
        let text = self.found.text(path)?;
        let named = path.strip_prefix(USERS).and_then(|path| Path::new(path).file_name()?.to_str());
        match named {
            Some(name) if self.takes_named => self.texts.borrow_mut().push((name.to_owned(), text.clone())),
            None if !path.starts_with(BUILT_IN) => {
                self.texts.borrow_mut().push((path.to_owned(), text.clone()))
            }
            _ => {}
        }
        Ok(text)
    }

    fn named(&self, name: &str) -> String {
        self.found.named(name)
    }
}

/// The first free name beside `path`, such as `neck-2.toml`.
#[must_use]
pub fn free_beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().map_or_else(|| "routine".into(), |stem| stem.to_string_lossy().into_owned());
    let named = |n: u32| path.with_file_name(format!("{stem}-{n}.toml"));
    (2..).map(named).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| named(2))
}
