//! A bundle's table of contents: what it is, who says they made it, and the digest of every file in it. It is what
//! is signed.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::member_name::fault;
use crate::text::Safe;

/// Its name in a bundle.
pub const MANIFEST: &str = "manifest.json";
/// The name of its signature.
pub const SIGNATURE: &str = "manifest.json.minisig";
/// The version of bundles that balm reads and writes.
const VERSION: u32 = 1;
/// The longest of its texts, in characters.
const MAX_TEXT: usize = 200;

/// The table of contents.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of the form: 1.
    pub bundle: u32,
    /// The routine's id, the same in all its revisions.
    pub id: String,
    /// Counts the versions that were given away, from 1.
    pub revision: u32,
    /// What it is called.
    pub title: String,
    /// Who says they wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The routine among the files.
    pub entry: String,
    /// The program that packed it.
    pub made_with: String,
    /// The public key that signs it, in minisign's form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What an older key says of this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduced: Option<Introduction>,
    /// Every file, by its name.
    #[serde(deserialize_with = "once_each")]
    pub files: BTreeMap<String, FileEntry>,
}

/// A file in a bundle.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Its bytes.
    pub size: u64,
    /// SHA-256 of them, in hex.
    pub sha256: String,
}

/// A key that hands over to a new one.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Introduction {
    /// The older public key.
    pub by: String,
    /// Its signature over the new key's text.
    pub signature: String,
}

/// Why a table of contents is refused.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// It cannot be read.
    #[error("its table of contents cannot be read")]
    Unreadable,
    /// A later balm made it.
    #[error("a newer balm has made it; get the newest one to open it")]
    TooNew,
    /// A part of it is wrong.
    #[error("its table of contents is wrong: {0}")]
    Wrong(&'static str),
}

impl Manifest {
    /// What a revision may be.
    pub(super) const REVISIONS: RangeInclusive<u32> = 1..=1_000_000;

    /// An empty one of this version.
    #[must_use]
    pub fn begin(id: &str, revision: u32, title: &str, entry: &str) -> Self {
        Self {
            bundle: VERSION,
            id: id.to_owned(),
            revision,
            title: title.to_owned(),
            entry: entry.to_owned(),
            made_with: format!("balm {}", env!("CARGO_PKG_VERSION")),
            ..Self::default()
        }
    }

    /// Reads one, and holds each part against what it may be.
    ///
    /// # Errors
    /// [`ManifestError`].
    pub fn read(bytes: &[u8]) -> Result<Self, ManifestError> {
        #[derive(Deserialize)]
        struct Version {
            bundle: u32,
        }
        let version: Version = serde_json::from_slice(bytes).map_err(|_| ManifestError::Unreadable)?;
        if version.bundle > VERSION {
            return Err(ManifestError::TooNew);
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|_| ManifestError::Unreadable)?;
        manifest.fault().map_or(Ok(manifest), |what| Err(ManifestError::Wrong(what)))
    }

    fn fault(&self) -> Option<&'static str> {
        let texts = [Some(&self.title), self.author.as_ref(), Some(&self.made_with)];
        let is_long = |text: &&String| text.chars().count() > MAX_TEXT;
        let is_routine = |name: &String| name.ends_with(".toml") && self.files.contains_key(name);
        let faults = [
            (self.bundle != VERSION, "there is no such version"),
            (!is_id(&self.id), "its id is not valid"),
            (!Self::REVISIONS.contains(&self.revision), "its revision is not valid"),
            (Safe::new(&self.title).to_string().trim().is_empty(), "it has no title"),
            (texts.into_iter().flatten().any(|text| is_long(&text)), "a text is too long"),
            (!is_routine(&self.entry), "the routine is not among the files"),
            (self.files.keys().any(|name| fault(name).is_some()), "a file has a name it may not have"),
            (self.files.values().any(|file| !is_digest(&file.sha256)), "a digest is not valid"),
            (self.introduced.is_some() && self.key.is_none(), "a key is introduced, and there is none"),
        ];
        faults.into_iter().find_map(|(is_wrong, what)| is_wrong.then_some(what))
    }

    /// Its bytes, the same for the same contents.
    ///
    /// # Errors
    /// Never for a manifest that [`Manifest::read`] takes.
    pub fn bytes(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// The files, none of them named twice: JSON says nothing of which of two counts, so that others could read another
/// digest under the same signature.
fn once_each<'de, D: Deserializer<'de>>(reader: D) -> Result<BTreeMap<String, FileEntry>, D::Error> {
    struct Files;
    impl<'de> Visitor<'de> for Files {
        type Value = BTreeMap<String, FileEntry>;

        fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
            out.write_str("files by their names")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut files = BTreeMap::new();
            while let Some((name, entry)) = map.next_entry()? {
                if files.insert(name, entry).is_some() {
                    return Err(A::Error::custom("a file is named twice"));
                }
            }
            Ok(files)
        }
    }
    reader.deserialize_map(Files)
}

/// Whether it is an id: small letters, digits and hyphens.
pub(super) fn is_id(id: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=80).contains(&id.len()) && id.chars().all(is_allowed) && !id.starts_with('-')
}

pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}
