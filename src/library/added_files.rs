//! The files of a routine that was added, each named by its digest on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::files::{FileError, HeldFile};

/// The files of a routine that was added, by the names it uses.
#[derive(Debug)]
pub(super) struct AddedFiles {
    name: String,
    objects: PathBuf,
    digests: BTreeMap<String, String>,
}

impl AddedFiles {
    /// Those of the routine of this name, which lie in `objects`: the digest of each, by the name it has there.
    pub fn new(name: &str, objects: PathBuf, digests: &BTreeMap<String, String>) -> Self {
        Self { name: name.to_owned(), objects, digests: digests.clone() }
    }

    /// The file that the routine calls so.
    pub fn find(&self, name: &str) -> Result<HeldFile, FileError> {
        let missing = || FileError::Missing { path: self.shown(name) };
        let digest = self.digests.get(name).ok_or_else(missing)?;
        HeldFile::at(&self.objects.join(digest)).map_err(|why| why.of(&self.shown(name)))
    }

    /// What the routine calls its files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.digests.keys().map(String::as_str)
    }

    /// Where the file lies that the routine calls so.
    pub fn path(&self, name: &str) -> PathBuf {
        self.objects.join(self.digests.get(name).map_or("", String::as_str))
    }

    /// How messages call one of its files.
    pub fn shown(&self, name: &str) -> PathBuf {
        Path::new(&format!("{} (added)", self.name)).join(name)
    }
}
