//! Finding a program the way a shell does, without running anything.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// The file of the program `name`: looked for in the folders of `path` (the variable `PATH`) where it
/// is a bare name, else named from the root. What is named from anywhere else is left out: what lies in
/// the folder a routine came in is not to be run.
#[must_use]
pub fn program(name: &OsStr, path: &OsStr) -> Option<PathBuf> {
    if name.is_empty() {
        return None;
    }
    if Path::new(name).components().count() > 1 {
        return Some(PathBuf::from(name)).filter(|file| file.is_absolute() && can_run(file));
    }
    let folders = std::env::split_paths(path).filter(|folder| folder.is_absolute());
    folders.map(|folder| folder.join(name)).find(|file| can_run(file))
}

fn can_run(file: &Path) -> bool {
    let Ok(about) = fs::metadata(file) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        about.is_file() && about.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    about.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_in_the_path_and_never_in_the_folder_at_hand() {
        let found = |name: &str, path: &str| program(OsStr::new(name), OsStr::new(path));
        assert_eq!(found("sh", "/nowhere:/bin"), Some("/bin/sh".into()));
        assert_eq!(found("/bin/sh", ""), Some("/bin/sh".into()));
        for (name, path) in
            [("sh", ""), ("sh", ".:bin:"), ("", "/bin"), ("..", "/bin"), ("passwd", "/etc"), ("./sh", "/bin")]
        {
            assert_eq!(found(name, path), None, "{name} in {path}");
        }
    }
}
