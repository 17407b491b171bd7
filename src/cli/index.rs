//! What is known of many routines, kept so that a list need not read them all again. It is made again
//! where it is missing, damaged, or another balm's; nothing but the list believes it.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::files::{FileError, Replacement, Stamp, private_folder, read_bytes};

use super::catalogue::Facts;

/// No index is larger, in bytes.
const LARGEST: u64 = 256 << 20;

/// What is known of a file as it was: facts, or that it cannot be read as a routine.
pub type Known = (Stamp, Option<Facts>);

/// What is known of each file, by its path.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Index {
    /// The balm that read the files: another may find other things in them.
    program: Option<Stamp>,
    files: HashMap<String, Known>,
}

impl Index {
    /// Reads the index at `path`; an empty one where there is none that can be used.
    pub fn read(path: &Path) -> Self {
        let program = this_program();
        let kept =
            read_bytes(path, LARGEST).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        kept.filter(|kept| kept.program == program && program.is_some())
            .unwrap_or(Self { program, files: HashMap::new() })
    }

    /// How many files are known.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Takes out what is known of a file, if it still is what it was.
    pub fn take(&mut self, path: &Path, stamp: Option<Stamp>) -> Option<Known> {
        let known = self.files.remove(path.to_str()?)?;
        (Some(known.0) == stamp).then_some(known)
    }

    /// Keeps what is known of `files` at `path`, for its owner only.
    pub fn write<'a>(
        &self,
        path: &Path,
        files: impl Iterator<Item = (&'a str, (Stamp, Option<&'a Facts>))>,
    ) -> Result<(), FileError> {
        #[derive(Serialize)]
        struct Written<'a> {
            program: Option<Stamp>,
            files: HashMap<&'a str, (Stamp, Option<&'a Facts>)>,
        }
        let failed = |e: std::io::Error| FileError::from_io(path, e);
        let written = Written { program: self.program, files: files.collect() };
        let bytes = serde_json::to_vec(&written).map_err(|e| failed(e.into()))?;
        if let Some(folder) = path.parent() {
            private_folder(folder)?;
        }
        let mut file = Replacement::begin_private(path)?;
        file.file().write_all(&bytes).map_err(failed)?;
        file.commit_unsynced()
    }
}

/// This program as it lies on the disk: another build may read routines otherwise.
fn this_program() -> Option<Stamp> {
    Stamp::of(&std::env::current_exe().ok()?)
}
