//! Finds a program the way a shell does, without running anything.

use std::ffi::OsStr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The file of the program `name` on this computer's `PATH`; see [`find_program_in`].
#[must_use]
pub fn find_program(name: &OsStr) -> Option<PathBuf> {
    find_program_in(name, &std::env::var_os("PATH").unwrap_or_default())
}

/// The file of the program `name`: a bare name is looked for in the folders of `path`, anything else must
/// be an absolute path. Relative paths and folders never count: a program in the folder that a routine came
/// in must not run.
#[must_use]
pub fn find_program_in(name: &OsStr, path: &OsStr) -> Option<PathBuf> {
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
    file.metadata().is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_in_the_path_and_never_in_the_current_folder() {
        let found = |name: &str, path: &str| find_program_in(OsStr::new(name), OsStr::new(path));
        assert_eq!(found("sh", "/nowhere:/bin"), Some("/bin/sh".into()));
        assert_eq!(found("/bin/sh", ""), Some("/bin/sh".into()));
        for (name, path) in
            [("sh", ""), ("sh", ".:bin:"), ("", "/bin"), ("..", "/bin"), ("passwd", "/etc"), ("./sh", "/bin")]
        {
            assert_eq!(found(name, path), None, "{name} in {path}");
        }
    }
}
