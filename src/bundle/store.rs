//! What was added, on its way in and out. A bundle's files are staged and looked at; only then do they go to their
//! place, and the record comes last: whatever ends balm meanwhile, what was added before still plays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::archive::Archive;
use super::archive_error::ArchiveError;
use crate::files::{FileError, WorkFolder, lock, private_folder, write_in_private_folder};
use crate::library::{AddedFolder, AddedRecord};

/// The beginning of the names of folders in which bundles wait to be looked at.
const STAGE: &str = ".stage-";

/// Why something cannot be added or removed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The bundle is not what it says.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The store cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Where routines that were added are kept.
#[derive(Clone, Debug)]
pub struct Store(AddedFolder);

/// The files of a bundle, unpacked to be looked at. Nothing is added yet; dropped, it is gone.
#[derive(Debug)]
pub struct Staged {
    folder: WorkFolder,
    digests: BTreeMap<String, String>,
}

impl Staged {
    /// The SHA-256 of each file, by its name in the bundle.
    #[must_use]
    pub fn digests(&self) -> &BTreeMap<String, String> {
        &self.digests
    }

    /// Where they are, each named by its digest.
    #[must_use]
    pub fn objects(&self) -> &Path {
        self.folder.path()
    }
}

impl Store {
    /// The store in this folder.
    #[must_use]
    pub fn new(folder: AddedFolder) -> Self {
        Self(folder)
    }

    /// Unpacks a bundle, to be looked at. Every file is the one its manifest names.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn stage(&self, archive: &mut Archive) -> Result<Staged, StoreError> {
        private_folder(self.0.path())?;
        let failed = |e: io::Error| FileError::from_io(self.0.path(), e);
        let folder = WorkFolder::new_in(self.0.path(), STAGE).map_err(failed)?;
        let files = archive.manifest().files.clone();
        let mut digests = BTreeMap::new();
        for (name, entry) in files {
            let path = folder.path().join(&entry.sha256);
            let mut file = File::create(&path).map_err(|e| FileError::from_io(&path, e))?;
            archive.copy(&name, &mut file)?;
            file.sync_all().map_err(|e| FileError::from_io(&path, e))?;
            digests.insert(name, entry.sha256);
        }
        Ok(Staged { folder, digests })
    }

    /// Keeps what was staged under this record. An older one of this name is replaced.
    ///
    /// # Errors
    /// [`StoreError::File`]; what was added before is then as it was.
    pub fn keep(&self, staged: Staged, record: &AddedRecord) -> Result<(), StoreError> {
        let _held = self.lock()?;
        let objects = self.0.objects();
        private_folder(&objects)?;
        for digest in staged.digests.values() {
            let place = objects.join(digest);
            let path = staged.objects().join(digest);
            // Two names may stand for one file.
            if path.exists() {
                fs::rename(&path, &place).map_err(|e| FileError::from_io(&place, e))?;
            }
        }
        sync(&objects)?;
        self.write(record)?;
        self.sweep();
        Ok(())
    }

    /// Forgets a routine, and removes the files that no other needs.
    ///
    /// # Errors
    /// [`StoreError::File`] if it cannot be removed.
    pub fn remove(&self, name: &str) -> Result<(), StoreError> {
        let _held = self.lock()?;
        let path = self.0.record_path(name);
        fs::remove_file(&path).map_err(|e| FileError::from_io(&path, e))?;
        self.sweep();
        Ok(())
    }

    /// Removes what no routine needs, and what a stopped balm left while it was adding; how much that was.
    ///
    /// # Errors
    /// [`StoreError::File`] if it cannot be held still meanwhile.
    pub fn tidy(&self) -> Result<usize, StoreError> {
        if !self.0.path().is_dir() {
            return Ok(0);
        }
        let _held = self.lock()?;
        let stages = || {
            let entries = fs::read_dir(self.0.path()).into_iter().flatten().flatten();
            entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(STAGE)).count()
        };
        let before = stages();
        // A new one removes those whose owners were killed.
        let failed = |e: io::Error| FileError::from_io(self.0.path(), e);
        drop(WorkFolder::new_in(self.0.path(), STAGE).map_err(failed)?);
        Ok(before.saturating_sub(stages()) + self.sweep())
    }

    /// Held while files come and go: another balm could take those away that have no record yet.
    fn lock(&self) -> Result<File, StoreError> {
        Ok(lock(&self.0.path().join(".lock"))?)
    }

    fn write(&self, record: &AddedRecord) -> Result<(), StoreError> {
        let path = self.0.record_path(&record.name);
        let text = serde_json::to_vec_pretty(record).map_err(|e| FileError::from_io(&path, e.into()))?;
        Ok(write_in_private_folder(&path, &text)?)
    }

    /// Removes files that no record names. If a record cannot be read, nothing is removed: its files may be in use.
    fn sweep(&self) -> usize {
        let records = self.0.records();
        if self.0.record_names().len() != records.len() {
            return 0;
        }
        let used: BTreeSet<&String> = records.iter().flat_map(|record| record.files.values()).collect();
        let entries = fs::read_dir(self.0.objects()).into_iter().flatten().flatten();
        let is_unused =
            |entry: &fs::DirEntry| !used.contains(&entry.file_name().to_string_lossy().into_owned());
        entries.filter(is_unused).filter(|entry| fs::remove_file(entry.path()).is_ok()).count()
    }
}

fn sync(folder: &PathBuf) -> Result<(), FileError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| FileError::from_io(folder, e))
}
