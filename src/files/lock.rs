//! Files that one balm after the other may hold.

use std::fs::File;
use std::io;
use std::path::Path;

use super::{FileError, private_folder};

/// Waits until nobody else holds the file at this path, in a folder that only its owner can read. It is held until it is
/// dropped.
///
/// # Errors
/// [`FileError`] if it cannot be made or held.
pub fn lock(path: &Path) -> Result<File, FileError> {
    private_folder(path.parent().unwrap_or(Path::new(".")))?;
    let held = || {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        file.lock()?;
        Ok(file)
    };
    held().map_err(|e: io::Error| FileError::from_io(path, e))
}
