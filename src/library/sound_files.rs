//! The sounds a routine may use: those that come with balm, and files in the routine's folder. Nothing else,
//! because routines come from strangers.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use crate::files::{FileError, open_regular};
use crate::routine::{Routine, Sound, SoundRef, recording_name};
use crate::sound::{self, Clip, DecodeError, Media, Recording};
use crate::unit::{Decibels, Frames};

use super::built_in_recordings;
use super::origin::{Folder, FolderError, Origin};

/// What is played where nothing is nearer: even, and fit for the night.
const USUAL_BED: &str = "brown-noise";
/// What rings where a routine's own chime cannot.
const USUAL_CHIME: &str = "bowl-high";

/// Why a sound cannot be used. `Display` is one line that names it.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    /// It cannot be opened.
    #[error(transparent)]
    File(#[from] FolderError),
    /// It cannot be decoded.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// More chimes than stay in memory.
    #[error("the chimes are longer than two minutes in all")]
    ChimesTooLong,
    /// More recordings than a session has room for.
    #[error("the recordings are longer than 30 minutes in all")]
    RecordingsTooLong,
    /// No built-in sound has this name.
    #[error("balm has no sound called \"{0}\"; `balm sounds` lists them")]
    Unknown(String),
}

/// The sounds of one routine.
#[derive(Clone, Debug)]
pub struct SoundFiles {
    folder: Folder,
    sounds: BTreeMap<String, Sound>,
    /// Folders of recordings that are found by their words.
    recordings: Vec<String>,
    /// Files that the listener named, from anywhere.
    given: BTreeMap<String, PathBuf>,
    /// Built-in chimes that ring instead of declared ones.
    chimes_instead: BTreeMap<String, &'static str>,
}

/// A bed: a built-in one by name, or a file and the attenuation its author wants.
#[derive(Clone, Debug)]
pub enum BedSource {
    /// One of balm's generators.
    BuiltIn(String),
    /// A file to be looped.
    File(Media, Decibels),
    /// Several of those as one, each at its level relative to the others.
    Layered(Vec<(BedSource, Decibels)>),
}

impl SoundFiles {
    /// Together, a routine's own chimes are no longer than this: they stay in memory.
    pub const MAX_CHIMES: Frames = Frames::from_millis(2 * 60_000);
    /// Nor its recordings than this.
    pub const MAX_RECORDED: Frames = Frames::from_millis(30 * 60_000);

    /// The sounds of a routine that came from `origin`.
    #[must_use]
    pub fn of(routine: &Routine, origin: &Origin) -> Self {
        Self {
            folder: Folder::of(origin),
            sounds: routine.sounds.clone(),
            recordings: routine.recordings.clone(),
            given: BTreeMap::new(),
            chimes_instead: BTreeMap::new(),
        }
    }

    /// Adds a file that the listener chose, under a name that no routine can use.
    pub fn give(&mut self, path: PathBuf) -> SoundRef {
        let name = format!("/{}", path.display());
        self.given.insert(name.clone(), path);
        SoundRef::Declared(name)
    }

    /// The built-in bed that is nearest to a declared one, for when that cannot be played: `"my-rain"` is
    /// replaced by rain.
    #[must_use]
    pub fn replace_bed(&self, name: &str) -> &'static str {
        let file = self.sounds.get(name).map_or("", |sound| &sound.file);
        let words = format!("{name} {file}").to_lowercase();
        let near = sound::BEDS.iter().find(|bed| words.contains(bed.name));
        near.map_or(USUAL_BED, |bed| bed.name)
    }

    /// From now on a built-in chime rings instead of a declared one that cannot be played.
    pub fn replace_chime(&mut self, name: &str) -> &'static str {
        self.chimes_instead.insert(name.to_owned(), USUAL_CHIME);
        USUAL_CHIME
    }

    /// The real paths of its sound files, as far as they exist.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        let own = self
            .sounds
            .values()
            .filter_map(|sound| self.folder.find(&sound.file).ok()?.path().canonicalize().ok());
        let given = self.given.values().filter_map(|path| path.canonicalize().ok());
        own.chain(given)
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
            SoundRef::Layered(layers) => {
                let layers = layers.iter().map(|layer| Ok((self.bed(&layer.sound)?, layer.level())));
                Ok(BedSource::Layered(layers.collect::<Result<_, SoundError>>()?))
            }
        }
    }

    /// Whether two names stand for the same sound: the same file, attenuated alike.
    #[must_use]
    pub fn is_same(&self, one: &SoundRef, other: &SoundRef) -> bool {
        let file = |name: &SoundRef| match name {
            SoundRef::Declared(name) if !self.chimes_instead.contains_key(name) => {
                self.sounds.get(name).map(|sound| (sound.file.clone(), sound.gain))
            }
            _ => None,
        };
        one == other || file(one).is_some_and(|one| file(other) == Some(one))
    }

    /// Decodes a chime, with its author's attenuation.
    ///
    /// # Errors
    /// [`SoundError`], naming the sound.
    pub fn chime(&self, name: &SoundRef) -> Result<Clip, SoundError> {
        match name {
            SoundRef::BuiltIn(name) => Clip::built_in(name)?.ok_or_else(|| SoundError::Unknown(name.clone())),
            SoundRef::Declared(name) if self.chimes_instead.contains_key(name) => {
                self.chime(&SoundRef::BuiltIn(self.chimes_instead[name].to_owned()))
            }
            SoundRef::Declared(name) => {
                let (media, gain) = self.declared(name)?;
                Ok(Clip::chime(&media, gain)?)
            }
            SoundRef::Layered(_) => Err(SoundError::Unknown(name.name().to_owned())),
        }
    }

    /// A recording of a line: its author's or one that comes with balm.
    ///
    /// # Errors
    /// [`SoundError`], naming the file.
    pub fn recording(&self, path: &str) -> Result<Recording, SoundError> {
        let media = match built_in_recordings::file(path) {
            Some(bytes) => Media::own(path, bytes),
            None => self.open(path)?,
        };
        Ok(Recording::open(media)?)
    }

    /// Whether a file begins as a PNG or JPEG picture does.
    ///
    /// # Errors
    /// [`FolderError`] if it cannot be read.
    pub fn is_picture(&self, path: &str) -> Result<bool, FolderError> {
        let (shown, file) = self.folder.open(path)?;
        let mut begin = Vec::new();
        file.take(8).read_to_end(&mut begin).map_err(|e| FileError::from_io(&shown, e))?;
        Ok(begin.starts_with(b"\x89PNG\r\n\x1a\n") || begin.starts_with(b"\xff\xd8\xff"))
    }

    /// Whether the routine names a folder in which recordings are found by their words.
    #[must_use]
    pub fn has_recordings(&self) -> bool {
        !self.recordings.is_empty()
    }

    /// The path of the recording of these words in such a folder, if it is there.
    #[must_use]
    pub fn recorded(&self, text: &str, language: &str) -> Option<String> {
        let name = recording_name(text, language);
        let mut paths = self.recordings.iter().map(|folder| format!("{folder}/{name}"));
        paths.find(|path| self.folder.has(path))
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
