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
}

impl Places {
    /// `home` (`BALM_HOME`) overrides everything: all lies in that one folder. Otherwise the XDG
    /// places. `None` when there is neither, nor a home folder: balm then runs without any.
    #[must_use]
    pub fn find(home: Option<&Path>) -> Option<Self> {
        if let Some(home) = home {
            return Some(Self { config: home.to_owned(), data: home.to_owned() });
        }
        let xdg = Xdg::new().ok()?;
        Some(Self { config: xdg.config_dir().join("balm"), data: xdg.data_dir().join("balm") })
    }

    /// The settings file.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The user's own routines.
    #[must_use]
    pub fn routines(&self) -> PathBuf {
        self.data.join("routines")
    }

    /// Voices that were added, a folder each.
    #[must_use]
    pub fn voices(&self) -> PathBuf {
        self.data.join("voices")
    }
}
