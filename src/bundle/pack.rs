//! A bundle written: the same files give the same bytes, on every computer and at any time.

use std::io::{self, Seek, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::archive::{KIND, MIMETYPE};
use super::archive_error::LIMITS;
use super::keys::{KeyError, SigningKey};
use super::manifest::{FileEntry, MANIFEST, Manifest, SIGNATURE};
use super::member_name::{fault, without_case};
use crate::unit::hex;

/// How hard texts are packed.
const LEVEL: i64 = 9;

/// A file that goes into a bundle.
#[derive(Clone, Debug)]
pub struct PackedFile {
    /// Its name inside.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a bundle is not written.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A file cannot be in a bundle.
    #[error("{name} cannot be packed: {what}")]
    Member {
        /// Its name.
        name: String,
        /// Why.
        what: &'static str,
    },
    /// More than a bundle may hold.
    #[error("it would be too large: {0}")]
    TooLarge(&'static str),
    /// It cannot be signed.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Whether a file in a bundle may have this name.
#[must_use]
pub fn is_packable(name: &str) -> bool {
    fault(name).is_none()
}

/// What goes into a bundle.
pub struct Packing {
    manifest: Manifest,
    files: Vec<PackedFile>,
}

impl Packing {
    /// Begins with what it says it is.
    #[must_use]
    pub fn begin(manifest: Manifest) -> Self {
        Self { manifest, files: Vec::new() }
    }

    /// Adds a file. One that is there already stays.
    ///
    /// # Errors
    /// [`PackError`] if a bundle may not hold it.
    pub fn add(&mut self, file: PackedFile) -> Result<(), PackError> {
        let PackedFile { name, bytes } = &file;
        let refused = |what| Err(PackError::Member { name: name.clone(), what });
        if self.manifest.files.contains_key(name) {
            return Ok(());
        }
        if let Some(what) = fault(name) {
            return refused(what);
        }
        if self.manifest.files.keys().any(|other| without_case(other) == without_case(name)) {
            return refused("another file has this name, but for capitals");
        }
        let entry = FileEntry { size: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) };
        self.manifest.files.insert(name.clone(), entry);
        self.files.push(file);
        let size: u64 = self.manifest.files.values().map(|file| file.size).sum();
        if size > LIMITS.archive {
            return Err(PackError::TooLarge("more than 256 MiB"));
        }
        // Beside them: the kind, the table of contents and its signature.
        if self.files.len() + 3 > LIMITS.files {
            return Err(PackError::TooLarge("more than 253 files"));
        }
        Ok(())
    }

    /// The names of the files in it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.manifest.files.keys().map(String::as_str)
    }

    /// Writes it, signed where there is a key. Gives what it says it is.
    ///
    /// # Errors
    /// [`PackError`].
    pub fn write(mut self, key: Option<&SigningKey>, out: impl Write + Seek) -> Result<Manifest, PackError> {
        if let Some(key) = key {
            self.manifest.key = Some(key.public().text().to_owned());
            self.manifest.introduced = key.introduced().cloned();
        }
        let manifest = self.manifest.bytes().map_err(io::Error::other)?;
        let mut zip = ZipWriter::new(out);
        member(&mut zip, MIMETYPE, KIND.as_bytes())?;
        member(&mut zip, MANIFEST, &manifest)?;
        if let Some(key) = key {
            let about = format!("id={} revision={}", self.manifest.id, self.manifest.revision);
            member(&mut zip, SIGNATURE, key.sign(&manifest, &about)?.as_bytes())?;
        }
        self.files.sort_by(|one, other| one.name.cmp(&other.name));
        for file in &self.files {
            member(&mut zip, &file.name, &file.bytes)?;
        }
        zip.finish().map_err(io::Error::from)?;
        Ok(self.manifest)
    }
}

fn member(zip: &mut ZipWriter<impl Write + Seek>, name: &str, bytes: &[u8]) -> io::Result<()> {
    let is_text = name.ends_with(".toml") || name.ends_with(".json") || name.ends_with(".txt");
    let (method, level) = match is_text {
        true => (CompressionMethod::Deflated, Some(LEVEL)),
        // Sounds and pictures are packed already, and what stands first can be read without unpacking.
        false => (CompressionMethod::Stored, None),
    };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .compression_level(level)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(zip::System::Unix);
    zip.start_file(name, options).map_err(io::Error::from)?;
    zip.write_all(bytes)
}
