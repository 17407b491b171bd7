//! The sounds a routine may use: those that come with balm, and files in the routine's folder. Nothing else,
//! because routines come from strangers.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::files::open_regular;
use crate::routine::{Routine, Sound, SoundRef};
use crate::sound::{self, Clip, DecodeError, Media};
use crate::unit::Decibels;

use super::origin::{Folder, FolderError, Origin};

/// Why a sound cannot be used. `Display` is one line that names it.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    /// It cannot be opened.
    #[error(transparent)]
    File(#[from] FolderError),
    /// It cannot be decoded.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// No built-in sound has this name.
    #[error("balm has no sound called \"{0}\"; `balm sounds` lists them")]
    Unknown(String),
}

/// The sounds of one routine.
#[derive(Clone, Debug)]
pub struct SoundFiles {
    folder: Folder,
    sounds: BTreeMap<String, Sound>,
    /// Files that the listener named, from anywhere.
    given: BTreeMap<String, PathBuf>,
}

/// A bed: a built-in one by name, or a file and the attenuation its author wants.
#[derive(Clone, Debug)]
pub enum BedSource {
    /// One of balm's generators.
    BuiltIn(String),
    /// A file to be looped.
    File(Media, Decibels),
}

impl SoundFiles {
    /// The sounds of a routine that came from `origin`.
    #[must_use]
    pub fn of(routine: &Routine, origin: &Origin) -> Self {
        Self { folder: Folder::of(origin), sounds: routine.sounds.clone(), given: BTreeMap::new() }
    }

    /// Adds a file that the listener chose, under a name that no routine can use.
    pub fn give(&mut self, path: PathBuf) -> SoundRef {
        let name = format!("/{}", path.display());
        self.given.insert(name.clone(), path);
        SoundRef::Declared(name)
    }

    /// The real paths of its sound files, as far as they exist.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        let own = self.sounds.values().filter_map(|sound| self.folder.find(&sound.file).ok());
        let given = self.given.values().filter_map(|path| path.canonicalize().ok());
        own.map(|(_, real)| real).chain(given)
    }

    /// Opens a bed and decodes its first second, so that errors come early.
    ///
    /// # Errors
    /// [`SoundError`], naming the sound.
    pub fn bed(&self, name: &SoundRef) -> Result<BedSource, SoundError> {
        match name {
            SoundRef::BuiltIn(name) => Ok(BedSource::BuiltIn(name.clone())),
            SoundRef::Declared(name) => {
                let (media, gain) = self.declared(name)?;
                sound::Looped::check(&media)?;
                Ok(BedSource::File(media, gain))
            }
        }
    }

    /// Decodes a chime, with its author's attenuation.
    ///
    /// # Errors
    /// [`SoundError`], naming the sound.
    pub fn chime(&self, name: &SoundRef) -> Result<Clip, SoundError> {
        match name {
            SoundRef::BuiltIn(name) => {
                let bytes = sound::chime_file(name).ok_or_else(|| SoundError::Unknown(name.clone()))?;
                Ok(Clip::own(&Media::own(name, bytes))?)
            }
            SoundRef::Declared(name) => {
                let (media, gain) = self.declared(name)?;
                Ok(Clip::chime(&media, gain)?)
            }
        }
    }

    /// Decodes an author's recording of a line.
    ///
    /// # Errors
    /// [`SoundError`], naming the file.
    pub fn recording(&self, path: &str) -> Result<Clip, SoundError> {
        Ok(Clip::speech(&self.open(path)?)?)
    }

    fn declared(&self, name: &str) -> Result<(Media, Decibels), SoundError> {
        if let Some(path) = self.given.get(name) {
            let shown = path.display().to_string();
            return Ok((
                Media::file(&shown, open_regular(path).map_err(FolderError::from)?),
                Decibels::UNITY,
            ));
        }
        let sound = self.sounds.get(name).ok_or_else(|| SoundError::Unknown(name.to_owned()))?;
        Ok((self.open(&sound.file)?, sound.gain))
    }

    fn open(&self, path: &str) -> Result<Media, SoundError> {
        let (shown, file) = self.folder.open(path)?;
        Ok(Media::file(&shown.display().to_string(), file))
    }
}
