//! Finds routines in folders.

use std::path::{Path, PathBuf};

use crate::files::{EntryKind, FileError, HeldFile, HeldFolder, has_ending};
use crate::routine::LARGEST;
use crate::text::folded;

use super::found::{Found, Library, is_file_name, read};
use super::origin::FilePlace;

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
/// read or change files elsewhere, not even if it changes while balm is looking.
#[must_use]
pub fn search(folder: &Path) -> Vec<Result<Found, FileError>> {
    let Ok(root) = HeldFolder::open(folder) else { return Vec::new() };
    let seen = look(&root, MAX_DEPTH);
    let found = seen.into_iter().filter_map(|seen| {
        let place = FilePlace::inside(&root, seen.path);
        match read(&place.display().to_string(), place.clone()) {
            // It leads out or nowhere, or to what is no file.
            Err(
                FileError::LeadsOut { .. }
                | FileError::DeadLink { .. }
                | FileError::Missing { .. }
                | FileError::NotAFile { .. },
            ) => None,
            read => Some(read),
        }
    });
    found.filter(|found| found.as_ref().map_or(true, |found| is_routine(&found.text))).collect()
}

/// What may be a routine.
struct Seen {
    /// Its path in the folder that was searched.
    path: PathBuf,
    kind: EntryKind,
}

/// What ends in `.toml` in a folder and the folders in it, in order of the paths.
fn look(root: &HeldFolder, depth: usize) -> Vec<Seen> {
    let mut seen = Vec::new();
    look_into(root, Path::new(""), depth, &mut seen);
    seen.sort_by(|a, b| a.path.cmp(&b.path));
    seen
}

fn look_into(folder: &HeldFolder, at: &Path, depth: usize, seen: &mut Vec<Seen>) {
    for (name, kind) in folder.entries().unwrap_or_default() {
        let path = at.join(&name);
        let is_hidden = name.to_string_lossy().starts_with('.');
        match kind {
            EntryKind::Folder if !is_hidden && depth > 0 => {
                let inner = folder.folder(Path::new(&name));
                inner.iter().for_each(|inner| look_into(inner, &path, depth - 1, seen));
            }
            EntryKind::File | EntryKind::Link if has_ending(&path, "toml") => seen.push(Seen { path, kind }),
            _ => {}
        }
    }
}

/// The routines directly in a folder, in order of their paths. The same files are left out as in [`search`].
///
/// # Errors
/// The folder cannot be read.
pub fn routine_files(folder: &Path) -> Result<Vec<HeldFile>, FileError> {
    let root = HeldFolder::open(folder)?;
    let names = root.entries()?.into_iter().map(|(name, _)| PathBuf::from(name));
    let files = names.filter(|name| has_ending(name, "toml")).filter_map(|name| root.file(&name).ok());
    let mut files: Vec<HeldFile> = files.filter(says_so).collect();
    files.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(files)
}

/// The names and places of the routines in one of the user's folders; empty if there is no folder. The user's links in
/// it may lead anywhere. In the folders inside it only files that say that they are routines count: translations lie
/// there too.
pub(super) fn routines_in(folder: &Path) -> Vec<(String, FilePlace)> {
    let Ok(root) = HeldFolder::open(folder) else { return Vec::new() };
    let named = |seen: Seen| {
        let within = seen.path.with_extension("");
        let parts: Vec<&str> = within.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
        let place = match parts[..] {
            [name] => {
                let path = folder.join(&seen.path);
                let is_file = seen.kind == EntryKind::File || path.is_file();
                (is_file_name(name) && is_file).then(|| path.into())
            }
            _ => {
                let place = FilePlace::inside(&root, seen.path);
                let counts = parts.iter().all(|part| is_file_name(part))
                    && place.hold().is_ok_and(|file| says_so(&file));
                counts.then_some(place)
            }
        };
        Some((parts.join("/"), place?))
    };
    look(&root, MAX_OWN_DEPTH).into_iter().filter_map(named).collect()
}

fn says_so(file: &HeldFile) -> bool {
    file.read_text(LARGEST as u64).is_ok_and(|text| is_routine(&text))
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
