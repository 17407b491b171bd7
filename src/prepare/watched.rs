//! Whether the files of a routine have changed: its own, and those it names.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::files::has_ending;
use crate::library::{Found, Origin};
use crate::routine::{Line, Reading, recording_name};
use crate::timeline::{Script, Talk};

/// What changes when a file is saved. Looked at by name: an editor may put another file in its place.
type Stamp = Option<(Option<SystemTime>, u64)>;

/// Some files, as they were.
#[derive(Debug, Default, PartialEq)]
pub struct Watched {
    files: Vec<(PathBuf, Stamp)>,
}

/// Whether there is something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// All is as it was.
    Same,
    /// Something is different from the look before: it may still be being written.
    Moving,
    /// Something is different from how it was, and has been so for one look.
    Saved,
}

impl Watched {
    /// The files of a routine, as they are now.
    #[must_use]
    pub fn of(found: &Found, reading: &Reading) -> Self {
        let Origin::File(path) = &found.origin else { return Self::default() };
        let folder = path.parent().unwrap_or(Path::new(""));
        let beside = |name: &str| {
            let path = PathBuf::from(name);
            if path.exists() { path } else { folder.join(name) }
        };
        let mut files = vec![path.to_path_buf()];
        files.extend(reading.sources.files().iter().map(|source| beside(&source.name)));
        if let Some(routine) = &reading.routine {
            files.extend(routine.sounds.values().map(|sound| folder.join(&sound.file)));
            for language in routine.languages() {
                let Ok(told) = routine.clone().translated(&language) else { continue };
                let lines = Script::of(&told.routine, Talk::Full).lines;
                files.extend(lines.iter().filter_map(|line| Some(folder.join(line.audio.as_ref()?))));
                for own in &routine.recordings {
                    let name = |line: &Line| recording_name(&line.text, &line.language);
                    files.extend(lines.iter().map(|line| folder.join(own).join(name(line))));
                }
            }
        }
        files.sort();
        files.dedup();
        Self { files: files.into_iter().map(|file| (file.clone(), stamp(&file))).collect() }
    }

    /// The same files, as they are now.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { files: self.files.iter().map(|(file, _)| (file.clone(), stamp(file))).collect() }
    }

    /// Whether something that sounds is another file now.
    #[must_use]
    pub fn sounds_differ(&self, now: &Self) -> bool {
        let is_sound = |path: &Path| !has_ending(path, "toml");
        self.files.iter().zip(&now.files).any(|(then, now)| then != now && is_sound(&then.0))
    }

    /// What is new since `self`, `before` being the last look.
    #[must_use]
    pub fn compare(&self, before: &Self, now: &Self) -> Look {
        // Between the old file and the new there is a moment without any.
        let gone = now.files.iter().zip(&self.files).any(|(now, then)| now.1.is_none() && then.1.is_some());
        match (now == self, now == before) {
            (true, _) => Look::Same,
            (false, true) if !gone => Look::Saved,
            _ => Look::Moving,
        }
    }
}

fn stamp(path: &Path) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok(), about.len()))
}
