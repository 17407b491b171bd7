//! Parts of files whose writer ends before they are whole: those of this program, and those that others left.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::open_regular;

/// What the name of a growing file begins and ends with.
pub(super) const PREFIX: &str = ".balm-";
pub(super) const SUFFIX: &str = ".part";

/// Whoever makes something has locked it long before it is this old.
const YOUNG: Duration = Duration::from_secs(2);

/// Tells others that this part is being written, for as long as it is open. Where the file system knows no
/// locks, parts are left where they are.
pub(super) fn hold(part: &File) {
    let _ = part.try_lock();
}

/// The files that grow at this moment.
static GROWING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A growing file, with its marker for as long as this lives.
#[derive(Debug)]
pub(super) struct Growing(PathBuf);

impl Growing {
    pub fn new(part: &Path) -> Self {
        growing().insert(part.to_owned());
        Self(part.to_owned())
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        growing().remove(&self.0);
    }
}

fn growing() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    GROWING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes away whatever grows, for a program that is about to end without another word.
pub fn abandon() {
    for part in growing().iter() {
        let _ = fs::remove_file(part);
    }
}

/// Takes away the parts in `folder` that no living program holds, and says how many. What cannot be looked at stays.
pub fn sweep(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    // A link is none of ours.
    let parts = entries
        .flatten()
        .filter(|entry| is_part(&entry.file_name()) && entry.file_type().is_ok_and(|kind| kind.is_file()));
    parts.filter(|part| take_away(&part.path())).count()
}

fn is_part(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
}

fn take_away(part: &Path) -> bool {
    open_regular(part).is_ok_and(|file| is_abandoned(&file)) && fs::remove_file(part).is_ok()
}

/// Whether nobody works on this file or folder any more. Its maker had it locked.
pub(super) fn is_abandoned(file: &File) -> bool {
    let written = file.metadata().and_then(|about| about.modified());
    let age = written.ok().and_then(|written| SystemTime::now().duration_since(written).ok());
    age.is_some_and(|age| age > YOUNG) && file.try_lock().is_ok()
}
