//! Files whose names look like what was asked for, on systems that tell letters apart where others do not.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::text::{folded, same_letters};

/// The path of a file that is there under a name that looks like `path`; `None` if nothing does. Which folders
/// are looked into depends on `path` alone, so a stranger's path must be tested before.
pub(super) fn alike(path: &Path) -> Option<PathBuf> {
    let mut there = PathBuf::new();
    for part in path.components() {
        let next = there.join(part);
        there = match part {
            Component::Normal(name) if next.symlink_metadata().is_err() => {
                there.join(named_like(&there, name)?)
            }
            _ => next,
        };
    }
    (there != path && there.is_file()).then_some(there)
}

/// Whether two paths are the same letters, however their accents are stored.
pub(super) fn same_path(one: &Path, other: &Path) -> bool {
    matches!((one.to_str(), other.to_str()), (Some(one), Some(other)) if same_letters(one, other))
}

/// The entry of a folder that looks like `name`; one with the same letters first.
fn named_like(folder: &Path, name: &OsStr) -> Option<String> {
    let (name, folder) =
        (name.to_str()?, if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let looks = folded(name);
    let names = folder.read_dir().ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut alike: Vec<String> = names.filter(|other| folded(other) == looks).collect();
    alike.sort_by_key(|other| (!same_letters(other, name), other.clone()));
    alike.into_iter().next()
}
