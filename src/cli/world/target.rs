//! The file a verb is to write.

use std::io::{ErrorKind, Write};
use std::path::{Path, is_separator};

use crate::files::{FileError, Replacement, not_a_file};

use super::failure::Failure;

/// A file that will stand at `path`: where one may be replaced, in its place; else only where there still is none
/// when it is done.
pub fn begin(path: &Path, force: bool) -> Result<Replacement, FileError> {
    if force { Replacement::begin_over(path) } else { Replacement::begin_new(path) }
}

/// Puts bytes at `path`, whole or not at all.
pub fn write(path: &Path, force: bool, bytes: &[u8]) -> Result<(), Failure> {
    let mut beside = begin(path, force).map_err(Failure::failed)?;
    beside.file().write_all(bytes).map_err(|e| Failure::failed(FileError::from_io(path, e)))?;
    beside.commit().map_err(Failure::failed)
}

/// The same for what is nobody else's to read. Whether it may stand there was asked before: [`free`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut beside = Replacement::begin_private(path).map_err(Failure::failed)?;
    beside.file().write_all(bytes).map_err(|e| Failure::failed(FileError::from_io(path, e)))?;
    beside.commit().map_err(Failure::failed)
}

/// Whether a file may be written at `path`: it is no folder, and what is there may be replaced. Asked before
/// the work begins.
pub fn free(path: &Path, force: bool) -> Result<(), Failure> {
    let ends_in_slash =
        path.as_os_str().as_encoded_bytes().last().is_some_and(|end| is_separator(char::from(*end)));
    if path.is_dir() || ends_in_slash {
        return Err(Failure::usage(format!("{}: this is a folder; name a file in it", path.display())));
    }
    // A link counts even if it leads nowhere.
    let there = path.symlink_metadata();
    if let Err(e) = &there
        && e.kind() == ErrorKind::InvalidFilename
    {
        return Err(Failure::usage(format!("{}: this name is too long for a file", path.display())));
    }
    if let Some(what) = not_a_file(path) {
        return Err(Failure::usage(format!("{}: this is {what}, not a file", path.display()))
            .hint("To write into it, let your shell do it: -o - > NAME"));
    }
    if there.is_ok() && !force {
        return Err(Failure::failed(format!("{}: this file already exists", path.display()))
            .hint("Give another name, or --force to replace it."));
    }
    Ok(())
}
