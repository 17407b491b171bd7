//! Files whose names look like what was asked for, on systems that tell letters apart where others do not.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::text::{folded, same_but_capitals, same_letters};

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

/// `path` in the capitals of what is in `folder`; `None` if it is right, if nothing fits, or if several files do.
/// Links are not followed. What stands in braces in a part of the path may be anything.
pub(super) fn in_its_capitals(folder: &Path, path: &str) -> Option<String> {
    let mut there = folder.to_owned();
    let mut right: Vec<String> = Vec::new();
    for part in path.split('/') {
        let folder = if there.as_os_str().is_empty() { Path::new(".") } else { &there };
        folder.symlink_metadata().ok().filter(|folder| right.is_empty() || folder.is_dir())?;
        let names = folder.read_dir().ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut parts: Vec<String> = names.filter_map(|name| as_written(part, &name)).collect();
        parts.sort();
        parts.dedup();
        let exactly = parts.iter().position(|name| name == part);
        let part = exactly.or((parts.len() == 1).then_some(0)).map(|at| parts.swap_remove(at))?;
        there.push(&part);
        right.push(part);
    }
    let right = right.join("/");
    (right != path && (right.contains('{') || there.is_file())).then_some(right)
}

/// The name of a file in the form of `part`, with its braces: "Hold-left.wav" as "Hold-{side}.wav". `None` if they
/// differ in more than capitals.
fn as_written(part: &str, name: &str) -> Option<String> {
    let Some((start, rest)) = part.split_once('{') else {
        return same_but_capitals(part, name).then(|| name.to_owned());
    };
    let (inside, end) = rest.rsplit_once('}')?;
    let cuts = || name.char_indices().map(|(at, _)| at).chain([name.len()]);
    let first = cuts().find(|at| same_but_capitals(&name[..*at], start))?;
    let last = cuts().find(|at| *at >= first && same_but_capitals(&name[*at..], end))?;
    Some(format!("{}{{{inside}}}{}", &name[..first], &name[last..]))
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
