//! The environment that speech programs get.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::process::{CancelToken, find_program_in};

/// The variables that programs need to find themselves, their data and the user's language. Nothing else is
/// passed on: they have no use for keys or sessions.
const PASSED: [&str; 9] =
    ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH"];

/// The environment in which programs are looked for and run.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Ends every program that speaks.
    pub cancel: CancelToken,
    /// balm's own program, with the arguments that make it speak for another balm. Without it the voice
    /// "heart" speaks in this process.
    pub balm: Option<(PathBuf, &'static [&'static str])>,
    root: PathBuf,
    variables: Vec<(OsString, OsString)>,
}

impl Environment {
    /// The real one.
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
        Self { cancel: CancelToken::default(), balm: None, root: root.to_owned(), variables }
    }

    /// The file of the program of this name, if it is installed. Nothing is run.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        let path = self.variables.iter().find(|(variable, _)| variable == "PATH");
        find_program_in(OsStr::new(name), path.map_or(OsStr::new(""), |(_, folders)| folders))
    }

    /// A path from the root.
    pub(super) fn rooted(&self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }

    /// The variables for a program.
    pub(super) fn variables(&self) -> &[(OsString, OsString)] {
        &self.variables
    }
}
