//! Cases as files: `NAME.toml` and what must come of it, `NAME.txt`. With `BLESS=1` that is written anew.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of a folder with this ending, in order of their names. The folder's path begins at the project.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == ending));
    files.sort();
    files
}

/// Holds what is told of every case against what is written down.
pub fn agree(folder: &str, told: impl Fn(&Path) -> String) {
    let cases = files(folder, "toml");
    assert!(!cases.is_empty(), "{folder}");
    let mut wrong = Vec::new();
    for path in cases {
        let (told, expected) = (told(&path), path.with_extension("txt"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(expected, told).unwrap();
        } else if fs::read_to_string(expected).unwrap_or_default() != told {
            wrong.push(format!("{}:\n{told}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
