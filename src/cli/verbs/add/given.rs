//! A bundle as it was given: a file, and where it is from.

use std::fs::File;
use std::path::Path;

use crate::cli::world::{Failure, shown};
use crate::files::open_regular;
use crate::text::Safe;

/// A bundle, opened.
pub struct Given {
    /// How messages call it.
    pub shown: Safe,
    /// The file; nothing has been read of it.
    pub file: File,
    /// Where it is from.
    pub source: BundleSource,
}

/// Where a bundle is from, as it is remembered.
#[derive(Clone, Debug, Default)]
pub struct BundleSource {
    /// A path, or the address that was asked for.
    pub from: String,
    /// The host that gave it, if it is from the web.
    pub host: Option<String>,
    /// The address of the list that named it, if one did.
    pub listed: Option<String>,
}

impl Given {
    /// The file at this path.
    pub fn at(path: &Path) -> Result<Self, Failure> {
        let file = open_regular(path).map_err(Failure::failed)?;
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let from = whole.display().to_string();
        Ok(Self { shown: shown(path), file, source: BundleSource { from, ..BundleSource::default() } })
    }
}
