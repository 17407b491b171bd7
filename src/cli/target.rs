//! The file a verb is to write.

use std::path::Path;

use crate::files::{FileError, Replacement};

use super::fail::Failure;

/// A file that will stand at `path`: where one may be replaced, with its permissions and in its place, a link
/// staying one; else only where there still is none when it is done.
pub fn begin(path: &Path, force: bool) -> Result<Replacement, FileError> {
    match path.canonicalize() {
        Ok(real) if force => Replacement::begin_alike(&real).map_err(|e| e.of(path)),
        _ if force => Replacement::begin(path),
        _ => Replacement::begin_new(path),
    }
}

/// Whether a file may be written at `path`: it is no folder, and what is there may be replaced. Asked before
/// the work begins.
pub fn free(path: &Path, force: bool) -> Result<(), Failure> {
    if path.is_dir() {
        return Err(Failure::usage(format!("{}: this is a folder; name a file in it", path.display())));
    }
    // A link counts even if it leads nowhere.
    if path.symlink_metadata().is_ok() && !force {
        return Err(Failure::deed(format!("{}: there is such a file already", path.display()))
            .hint("Give another name, or --force to replace it."));
    }
    Ok(())
}
