//! Where balm keeps things.

use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, Xdg};

/// balm's folders. None need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Settings: `config.toml` lies here.
    pub config: PathBuf,
    /// The user's own routines and sounds.
    pub data: PathBuf,
    /// What can be made again and may be deleted at any time.
    pub kept: PathBuf,
    /// What belongs to this computer alone: where sessions were left.
    pub state: PathBuf,
}

impl Places {
    /// `home` (`BALM_HOME`) overrides everything: all lies in that one folder. Otherwise the XDG
    /// places. `None` when there is neither, nor a home folder: balm then runs without any.
    #[must_use]
    pub fn find(home: Option<&Path>) -> Option<Self> {
        if let Some(home) = home {
            let (config, data) = (home.to_owned(), home.to_owned());
            return Some(Self { config, data, kept: home.join("cache"), state: home.join("state") });
        }
        let xdg = Xdg::new().ok()?;
        let own = |folder: PathBuf| folder.join("balm");
        // Xdg always has one.
        let state = own(xdg.state_dir().unwrap_or_else(|| xdg.data_dir()));
        Some(Self {
            config: own(xdg.config_dir()),
            data: own(xdg.data_dir()),
            kept: own(xdg.cache_dir()),
            state,
        })
    }

    /// The settings file.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// What the user has told of their health.
    #[must_use]
    pub fn profile(&self) -> PathBuf {
        self.config.join("me.toml")
    }

    /// The user's own routines.
    #[must_use]
    pub fn routines(&self) -> PathBuf {
        self.data.join("routines")
    }

    /// Routines that were added from somebody else's files.
    #[must_use]
    pub fn added(&self) -> PathBuf {
        self.data.join("added")
    }

    /// Whom the user trusts to sign routines.
    #[must_use]
    pub fn trust(&self) -> PathBuf {
        self.data.join("trust.toml")
    }

    /// Where the user's own key lies.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }

    /// The sessions that were played, one file a year.
    #[must_use]
    pub fn history(&self) -> PathBuf {
        self.data.join("history")
    }

    /// Lines that were spoken once and are kept.
    #[must_use]
    pub fn cache(&self) -> PathBuf {
        self.kept.join("voice")
    }
}

/// `path` with a leading `~` led home; as it is where there is no home.
#[must_use]
pub fn at_home(path: &Path) -> PathBuf {
    let home = path.strip_prefix("~").ok().and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    home.unwrap_or_else(|| path.to_owned())
}

/// Whether a file's name ends like this, in small or capital letters.
#[must_use]
pub fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// A path as it is told. One that begins with a colon may be a command to whoever reads lines, such as a server
/// that checks; so it does not.
#[must_use]
pub fn shown(path: &Path) -> String {
    let path = path.display().to_string();
    if path.starts_with(':') { format!("./{path}") } else { path }
}
