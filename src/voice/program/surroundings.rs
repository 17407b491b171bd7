//! What a voice may know of the computer it is on.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::files;
use crate::voice::Hush;

/// The variables that programs need to find themselves, their data and the user's language. Nothing
/// else is passed on: what speaks has no use for a key or a session.
const PASSED: [&str; 9] =
    ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH"];

/// The environment programs are looked for and run in.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Called, it ends every program that speaks.
    pub hush: Hush,
    /// balm itself, and the arguments with which it speaks for another balm. Without it, its own voice
    /// speaks in this very process.
    pub balm: Option<(PathBuf, &'static [&'static str])>,
    root: PathBuf,
    variables: Vec<(OsString, OsString)>,
}

impl Surroundings {
    /// The real ones.
    #[must_use]
    pub fn here() -> Self {
        Self::of(Path::new("/"), std::env::vars_os())
    }

    /// With these variables, and files under `root`.
    #[must_use]
    pub fn of(root: &Path, variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        let is_passed = |name: &OsStr| {
            let name = name.to_string_lossy();
            PASSED.contains(&&*name) || name.starts_with("LC_") || name.starts_with("XDG_")
        };
        let variables = variables.into_iter().filter(|(name, _)| is_passed(name)).collect();
        Self { hush: Hush::default(), balm: None, root: root.to_owned(), variables }
    }

    /// The program of this name, if it is here. Nothing is run for it.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        let path = self.variables.iter().find(|(variable, _)| variable == "PATH");
        files::program(OsStr::new(name), path.map_or(OsStr::new(""), |(_, folders)| folders))
    }

    /// A path from the root.
    pub(super) fn rooted(&self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }

    /// What is passed on to a program.
    pub(super) fn variables(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.variables.iter().map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }
}
