//! Routines that were added from a file of somebody else's. Every file of theirs is kept under its digest, and only
//! the record of the routine tells what they call it: no name of theirs is ever a path.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::added_files::AddedFiles;
use super::origin::FilePlace;
use crate::files::{has_ending, read_text};

/// The most bytes of a record: 253 names and digests.
const MAX_BYTES: u64 = 256 * 1024;

/// What is known of a routine that was added.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddedRecord {
    /// What it is called here.
    pub name: String,
    /// The routine's id, the same in all its revisions.
    pub id: String,
    /// Counts its versions.
    pub revision: u32,
    /// What it is called by its author.
    pub title: String,
    /// Who says they wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The public key that signed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Where it came from: a file, or an address.
    pub from: String,
    /// The host that gave it, if it came from an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The address of the list that named it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<String>,
    /// The day it was added, such as 2026-11-30.
    pub added: String,
    /// The file among `files` that is played.
    pub entry: String,
    /// The SHA-256 of every file, by the name it has in the routine.
    pub files: BTreeMap<String, String>,
}

/// Where routines that were added lie.
#[derive(Clone, Debug)]
pub struct AddedFolder(PathBuf);

impl AddedFolder {
    /// The folder at this path, which need not be there.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where files lie, each named by its digest.
    #[must_use]
    pub fn objects(&self) -> PathBuf {
        self.0.join("objects")
    }

    /// The record of a routine of this name.
    #[must_use]
    pub fn record_path(&self, name: &str) -> PathBuf {
        self.0.join("records").join(format!("{name}.json"))
    }

    /// The names of all records, also of those that cannot be read, in order.
    #[must_use]
    pub fn record_names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.join("records")).into_iter().flatten().flatten();
        let files = entries.map(|entry| entry.path()).filter(|path| has_ending(path, "json"));
        let stem = |path: PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
        let mut names: Vec<String> = files.filter_map(stem).collect();
        names.sort();
        names
    }

    /// All records that can be read, by their names.
    #[must_use]
    pub fn records(&self) -> Vec<AddedRecord> {
        self.record_names().iter().filter_map(|name| self.record(name)).collect()
    }

    /// Whether all files of a routine are there.
    #[must_use]
    pub fn is_whole(&self, record: &AddedRecord) -> bool {
        record.files.values().all(|digest| self.objects().join(digest).is_file())
    }

    /// Whether there is a record of this name, though perhaps none that can be read.
    #[must_use]
    pub fn has_record(&self, name: &str) -> bool {
        is_name(name) && self.record_path(name).symlink_metadata().is_ok()
    }

    /// The record of the routine of this name, if there is one that can be read.
    #[must_use]
    pub fn record(&self, name: &str) -> Option<AddedRecord> {
        if !is_name(name) {
            return None;
        }
        let record: AddedRecord =
            serde_json::from_str(&read_text(&self.record_path(name), MAX_BYTES).ok()?).ok()?;
        (record.name == name && record.files.values().all(|digest| is_digest(digest))).then_some(record)
    }

    /// Where its routine is read. The files may lie elsewhere, while they are looked at before they are added.
    #[must_use]
    pub fn place(record: &AddedRecord, objects: PathBuf) -> FilePlace {
        let files = AddedFiles::new(&record.name, objects, &record.files);
        FilePlace::added(Arc::new(files), &record.entry)
    }
}

/// Whether a name can be that of a record.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit())
}
