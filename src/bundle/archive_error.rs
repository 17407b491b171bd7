//! What a bundle may hold, and why one is refused.

use std::io;

use super::manifest::ManifestError;

/// What a bundle may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub archive: u64,
    /// Files inside.
    pub files: usize,
    /// Bytes of all files inside.
    pub unpacked: u64,
    /// Bytes of a text inside.
    pub text: u64,
    /// How many times its packed size a file may be.
    pub ratio: u64,
}

/// The limits of every bundle.
pub const LIMITS: Limits =
    Limits { archive: 256 << 20, files: 256, unpacked: 512 << 20, text: 1 << 20, ratio: 200 };

/// Why a bundle is refused. `Display` is a reason to be read after the name of the file.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Reading failed.
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// There is no room for what is in it.
    #[error("what is in it cannot be kept: {0}")]
    Unwritable(io::Error),
    /// It is another kind of file.
    #[error("this is not a balm file")]
    NotABundle,
    /// Its parts do not agree with each other.
    #[error("it is damaged, or was made to deceive: {0}")]
    Inconsistent(&'static str),
    /// Another program has packed it.
    #[error("another program has packed it again ({0}); ask its sender for the original")]
    Repacked(&'static str),
    /// A file inside it cannot be taken.
    #[error("it holds \"{name}\", and {what}")]
    Member {
        /// Its name.
        name: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// More than it may hold.
    #[error("it is too large: {0}")]
    TooLarge(&'static str),
    /// Its table of contents is wrong.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}
