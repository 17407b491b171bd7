//! Finds routines in folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::{FileError, has_ending, read_text};
use crate::routine::LARGEST;
use crate::text::folded;

use super::found::{Found, Library, is_file_name, read};

/// How deep folders are searched.
const MAX_DEPTH: usize = 32;
/// How deep the user's own are: a setting may name a large one, which is searched for each name.
const MAX_OWN_DEPTH: usize = 3;

impl Library {
    /// The named routines, and those in the folders that are named, in order of their paths, each once; and why
    /// others cannot be read.
    #[must_use]
    pub fn named(&self, names: &[String]) -> (Vec<Found>, Vec<String>) {
        let (mut files, mut unread) = (Vec::new(), Vec::new());
        let mut sort = |found: Result<Found, String>| match found {
            Ok(found) => files.push(Found { folders: self.folders().to_vec(), ..found }),
            Err(why) => unread.push(why),
        };
        for name in names {
            let found = self.find(name);
            if found.is_err() && Path::new(name).is_dir() {
                search(Path::new(name)).into_iter().for_each(|found| sort(found.map_err(|e| e.to_string())));
            } else {
                sort(found.map_err(|e| e.to_string()));
            }
        }
        files.sort_by_key(Found::shown);
        files.dedup_by(|a, b| a.shown() == b.shown() && a.origin == b.origin);
        (files, unread)
    }
}

/// Every routine, and every file of changes to one, in a folder and the folders in it, in order of the paths.
/// Hidden folders, linked folders and links that lead out are left out: a stranger's folder must not make balm
/// read or change files elsewhere.
#[must_use]
pub fn search(folder: &Path) -> Vec<Result<Found, FileError>> {
    let mut paths = Vec::new();
    look(folder, MAX_DEPTH, &mut paths);
    paths.retain(|path| is_inside(path, folder));
    paths.sort();
    let found = paths.into_iter().map(|path| read(&path.display().to_string(), path));
    found.filter(|found| found.as_ref().map_or(true, |found| is_routine(&found.text))).collect()
}

fn look(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let path = entry.path();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && !is_hidden && depth > 0 {
            look(&path, depth - 1, paths);
        } else if is_toml(&path) {
            paths.push(path);
        }
    }
}

/// The paths of the routines directly in a folder, in order. The same files are left out as in [`search`].
///
/// # Errors
/// The folder cannot be read.
pub fn routine_files(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let entries = fs::read_dir(folder).map_err(|e| FileError::from_io(folder, e))?;
    let mut inside: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    inside.retain(|file| is_toml(file) && is_inside(file, folder) && says_so(file));
    inside.sort();
    Ok(inside)
}

/// The names and paths of the routines in one of the user's folders; empty if there is no folder. In the folders
/// inside it only files that say that they are routines count: translations lie there too.
pub(super) fn routines_in(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut paths = Vec::new();
    look(folder, MAX_OWN_DEPTH, &mut paths);
    paths.sort();
    let named = |path: PathBuf| {
        let within = path.strip_prefix(folder).ok()?.with_extension("");
        let parts: Vec<&str> = within.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
        let counts = match parts[..] {
            [name] => is_file_name(name),
            _ => parts.iter().all(|part| is_file_name(part)) && is_inside(&path, folder) && says_so(&path),
        };
        counts.then(|| (parts.join("/"), path))
    };
    paths.into_iter().filter_map(named).collect()
}

fn says_so(file: &Path) -> bool {
    read_text(file, LARGEST as u64).is_ok_and(|text| is_routine(&text))
}

fn is_toml(path: &Path) -> bool {
    has_ending(path, "toml") && path.is_file()
}

/// Whether a file is inside the folder, even if a link leads to it.
fn is_inside(path: &Path, folder: &Path) -> bool {
    if !path.is_symlink() {
        return true;
    }
    let real = (path.canonicalize(), folder.canonicalize());
    matches!(real, (Ok(path), Ok(folder)) if path.starts_with(&folder))
}

/// Whether a text says before its first heading that it is a routine, or which one it changes.
fn is_routine(text: &str) -> bool {
    // What looks like that first line is meant as one, and its characters are told.
    let header =
        text.lines().map(|line| line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}'));
    header.take_while(|line| !line.starts_with('[')).any(|line| {
        let line = folded(line);
        let key = line.split('=').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        line.contains('=') && ["balm", "extends"].contains(&key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_routine_says_so_before_its_first_heading() {
        assert!(is_routine("# mine\n\nbalm = 1\n"));
        assert!(is_routine("\u{feff}\"balm\"=1\n"));
        assert!(is_routine("extends = \"a.toml\"\n"));
        assert!(is_routine("```toml\n\u{200b}balm\u{a0}＝ 1\n"));
        assert!(!is_routine("[package]\nbalm = \"1\"\n"));
        assert!(!is_routine("balmy = 1\n# balm\n"));
        assert!(!is_routine(""));
    }
}
