//! The sounds a routine may use: balm's own, and files in the routine's folder. Nothing else: a
//! routine is a stranger's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::files::{FileError, open_regular};
use crate::routine::{Routine, Sound, SoundRef};
use crate::sound::{self, Clip, DecodeError, Media};
use crate::unit::Decibels;

use super::Origin;

/// Why a sound cannot be had. `Display` is one plain line that names it.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    /// It cannot be opened.
    #[error(transparent)]
    File(#[from] FileError),
    /// It leads out of the routine's folder, by a link.
    #[error("{path}: this leads out of the routine's own folder, and balm does not follow it")]
    Outside {
        /// The path as written.
        path: String,
    },
    /// The routine came with the program and has no folder.
    #[error("{path}: this routine has no folder to look for sounds in")]
    NoFolder {
        /// The path as written.
        path: String,
    },
    /// It cannot be decoded.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// No such built-in.
    #[error("balm has no sound called \"{0}\"; `balm sounds` lists them")]
    Unknown(String),
}

/// A routine's sounds.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: Option<PathBuf>,
    sounds: BTreeMap<String, Sound>,
    /// Files the listener named, wherever they are.
    given: BTreeMap<String, PathBuf>,
}

/// A bed, found: balm's own by name, or a file and the attenuation its author wanted.
#[derive(Clone, Debug)]
pub enum BedSource {
    /// One of balm's generators.
    BuiltIn(String),
    /// A file to be looped.
    File(Media, Decibels),
}

impl Shelf {
    /// The sounds of a routine that came from `origin`.
    #[must_use]
    pub fn of(routine: &Routine, origin: &Origin) -> Self {
        let folder = match origin {
            Origin::Own => None,
            Origin::File(path) => Some(path.parent().unwrap_or(Path::new("")).to_owned()),
        };
        Self { folder, sounds: routine.sounds.clone(), given: BTreeMap::new() }
    }

    /// Puts a file of the listener's own choice on the shelf, under a name no routine can have.
    pub fn give(&mut self, path: PathBuf) -> SoundRef {
        let name = format!("/{}", path.display());
        self.given.insert(name.clone(), path);
        SoundRef::Own(name)
    }

    /// A bed, opened and its first second decoded: what cannot be looped is told of now.
    ///
    /// # Errors
    /// [`SoundError`], naming the sound.
    pub fn bed(&self, name: &SoundRef) -> Result<BedSource, SoundError> {
        match name {
            SoundRef::BuiltIn(name) => Ok(BedSource::BuiltIn(name.clone())),
            SoundRef::Own(name) => {
                let (media, gain) = self.own(name)?;
                sound::Looped::check(&media)?;
                Ok(BedSource::File(media, gain))
            }
        }
    }

    /// A chime, decoded, its author's attenuation included.
    ///
    /// # Errors
    /// [`SoundError`], naming the sound.
    pub fn chime(&self, name: &SoundRef) -> Result<Clip, SoundError> {
        match name {
            SoundRef::BuiltIn(name) => {
                let bytes = sound::chime_file(name).ok_or_else(|| SoundError::Unknown(name.clone()))?;
                Ok(Clip::own(&Media::own(name, bytes))?)
            }
            SoundRef::Own(name) => {
                let (media, gain) = self.own(name)?;
                Ok(Clip::chime(&media, gain)?)
            }
        }
    }

    /// An author's recording of a line, decoded.
    ///
    /// # Errors
    /// [`SoundError`], naming the file.
    pub fn recording(&self, path: &str) -> Result<Clip, SoundError> {
        Ok(Clip::speech(&self.open(path)?)?)
    }

    fn own(&self, name: &str) -> Result<(Media, Decibels), SoundError> {
        if let Some(path) = self.given.get(name) {
            let shown = path.display().to_string();
            return Ok((Media::file(&shown, open_regular(path)?), Decibels::UNITY));
        }
        let sound = self.sounds.get(name).ok_or_else(|| SoundError::Unknown(name.to_owned()))?;
        Ok((self.open(&sound.file)?, sound.gain))
    }

    /// Opens a file of the routine's folder. The reader has refused paths that lead out of it by
    /// name; links that do are refused here.
    fn open(&self, path: &str) -> Result<Media, SoundError> {
        let folder = self.folder.as_ref().ok_or_else(|| SoundError::NoFolder { path: path.to_owned() })?;
        let full = folder.join(path);
        let real = full.canonicalize().map_err(|e| FileError::from_io(&full, e))?;
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let inside = here.canonicalize().is_ok_and(|folder| real.starts_with(folder));
        if !inside {
            return Err(SoundError::Outside { path: full.display().to_string() });
        }
        let file = open_regular(&real).map_err(|e| e.of(&full))?;
        Ok(Media::file(&full.display().to_string(), file))
    }
}
