//! A list of the bundles in a folder, to be put on the web beside them: `index.json`, and its signature. It pins each
//! file by its digest. Whoever reads it may not believe it: what a file is, only the file itself tells, and a name in
//! it leads nowhere but beside the list.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::archive_error::LIMITS;
use super::keys::{KeyError, SigningKey};
use super::manifest::{Introduction, Manifest, is_digest, is_id};
use super::member_name::{fault, without_case};
use super::signature::{SignatureError, Signed};
use crate::text::Safe;

/// Its name.
pub const INDEX: &str = "index.json";
/// The name of its signature.
pub const INDEX_SIGNATURE: &str = "index.json.minisig";
/// The most bytes of it.
pub const MAX_INDEX: u64 = 1 << 20;
/// The version that balm reads and writes.
const VERSION: u32 = 1;
/// The longest of its texts, in characters.
const MAX_TEXT: usize = 200;
/// The most routines in it: more, nobody reads.
const MAX_ROUTINES: usize = 1000;
/// What the name of a bundle ends in.
const ENDING: &str = ".balm";

/// The list.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// The version of the form: 1.
    pub balm_index: u32,
    /// What the whole is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The public key that signs it, in minisign's form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What an older key says of this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduced: Option<Introduction>,
    /// What there is, by the names of the files.
    pub routines: Vec<IndexEntry>,
}

/// A bundle in the list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct IndexEntry {
    /// The name of the file, which lies beside the list.
    pub file: String,
    /// The routine's id.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// What it is called.
    pub title: String,
    /// Who says they wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The public key that signs the bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Seconds that it takes as it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
    /// `day` or `night`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its language (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The bytes of the file.
    pub size: u64,
    /// SHA-256 of them, in hex.
    pub sha256: String,
}

/// Why a list is refused. `Display` is a reason to be read after its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// It is another kind of file.
    #[error("this is not a list of routines that balm can read")]
    Unreadable,
    /// A later balm made it.
    #[error("a newer balm has made it; get the newest one to read it")]
    TooNew,
    /// A part of it is wrong.
    #[error("this list of routines is wrong: {0}")]
    Wrong(&'static str),
}

impl Index {
    /// A list of these bundles, in order of the names of their files.
    #[must_use]
    pub fn begin(title: Option<String>, mut routines: Vec<IndexEntry>) -> Self {
        routines.sort_by(|one, other| one.file.cmp(&other.file));
        Self { balm_index: VERSION, title, routines, ..Self::default() }
    }

    /// Reads one, and holds each part against what it may be.
    ///
    /// # Errors
    /// [`IndexError`].
    pub fn read(bytes: &[u8]) -> Result<Self, IndexError> {
        #[derive(Deserialize)]
        struct IndexVersion {
            balm_index: u32,
        }
        let unreadable = |_| IndexError::Unreadable;
        let version: IndexVersion = serde_json::from_slice(bytes).map_err(unreadable)?;
        if version.balm_index > VERSION {
            return Err(IndexError::TooNew);
        }
        let index: Self = serde_json::from_slice(bytes).map_err(unreadable)?;
        index.fault().map_or(Ok(index), |what| Err(IndexError::Wrong(what)))
    }

    /// Whether its signature is right, and whose it is.
    ///
    /// # Errors
    /// [`SignatureError`] if a signature is there and is not right.
    pub fn signed(&self, bytes: &[u8], signature: Option<&str>) -> Result<Signed, SignatureError> {
        Signed::over(bytes, signature, self.key.as_deref(), self.introduced.as_ref())
    }

    /// Its bytes, the same for the same bundles and key, and its signature where there is a key.
    ///
    /// # Errors
    /// [`KeyError`] if it cannot be signed.
    pub fn write(mut self, key: Option<&SigningKey>) -> Result<(Vec<u8>, Option<String>), KeyError> {
        self.key = key.map(|key| key.public().text().to_owned());
        self.introduced = key.and_then(|key| key.introduced().cloned());
        let mut bytes = serde_json::to_vec_pretty(&self).map_err(|e| KeyError::Made(e.to_string()))?;
        bytes.push(b'\n');
        let about = format!("a list of routines={}", self.routines.len());
        let signature = key.map(|key| key.sign(&bytes, &about)).transpose()?;
        Ok((bytes, signature))
    }

    fn fault(&self) -> Option<&'static str> {
        let texts = self.routines.iter().flat_map(IndexEntry::texts).chain(self.title.as_ref());
        let mut names = BTreeSet::new();
        let faults = [
            (self.balm_index != VERSION, "there is no such version"),
            (self.routines.len() > MAX_ROUTINES, "it has more than 1000 routines"),
            (texts.into_iter().any(|text| text.chars().count() > MAX_TEXT), "a text is too long"),
            (self.introduced.is_some() && self.key.is_none(), "a key is introduced, and there is none"),
            (
                !self.routines.iter().all(|entry| names.insert(without_case(&entry.file))),
                "a file is named twice",
            ),
        ];
        let own = faults.into_iter().find_map(|(is_wrong, what)| is_wrong.then_some(what));
        own.or_else(|| self.routines.iter().find_map(IndexEntry::fault))
    }
}

impl IndexEntry {
    /// What a bundle of this name, size and digest says of itself.
    #[must_use]
    pub fn of(file: &str, manifest: &Manifest, (size, sha256): (u64, String)) -> Self {
        Self {
            file: file.to_owned(),
            id: manifest.id.clone(),
            revision: manifest.revision,
            title: manifest.title.clone(),
            author: manifest.author.clone(),
            key: manifest.key.clone(),
            seconds: None,
            kind: None,
            language: None,
            size,
            sha256,
        }
    }

    fn texts(&self) -> impl Iterator<Item = &String> {
        let optional = [&self.author, &self.kind, &self.language, &self.key];
        optional.into_iter().flatten().chain([&self.title])
    }

    fn fault(&self) -> Option<&'static str> {
        let faults = [
            (bundle_name_fault(&self.file).is_some(), "a file has a name it may not have"),
            (!is_id(&self.id), "an id is not valid"),
            (!Manifest::REVISIONS.contains(&self.revision), "a revision is not valid"),
            (Safe::new(&self.title).as_str().trim().is_empty(), "a routine has no title"),
            (self.size > LIMITS.archive, "a file is larger than 256 MiB"),
            (!is_digest(&self.sha256), "a digest is not valid"),
        ];
        faults.into_iter().find_map(|(is_wrong, what)| is_wrong.then_some(what))
    }
}

/// What is wrong with the name of a bundle for a list; `None` if it is a plain name that every computer takes.
#[must_use]
pub fn bundle_name_fault(name: &str) -> Option<&'static str> {
    match name.strip_suffix(ENDING) {
        Some(stem) if !name.contains('/') => fault(&format!("{stem}.txt")),
        _ => Some("it does not end in .balm"),
    }
}
