//! The settings file: what holds when nothing else is said.

use std::path::Path;

use serde::Deserialize;

use crate::diagnostic::Place;
use crate::files::{FileError, read_text};
use crate::session::Volume;
use crate::text::Safe;
use crate::unit::{Decibels, Duration};

use super::fail::Failure;

/// What the user has set. Flags come first, then the environment, then this.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    volume: Option<u8>,
    bed_level: Option<f32>,
    /// The sound device.
    pub device: Option<String>,
    start_in: Option<String>,
    /// Plain lines always.
    #[serde(default)]
    pub plain: bool,
}

impl Settings {
    /// Reads `path`; a file that is not there sets nothing.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = match read_text(path, 1 << 20) {
            Ok(text) => text,
            Err(FileError::Missing { .. }) => return Ok(Self::default()),
            Err(e) => return Err(Failure::deed(e)),
        };
        let wrong = |at: usize, what: &str| {
            let Place { line, column } = Place::of(&text, at);
            let what = Safe::new(what);
            Failure::usage(format!("{}:{line}:{column}: {what}", path.display())).hint(
                "This is balm's settings file; it may hold volume, bed_level, device, start_in and plain.",
            )
        };
        let settings: Self =
            toml::from_str(&text).map_err(|e| wrong(e.span().map_or(0, |s| s.start), e.message()))?;
        let at = |key: &str| text.find(key).unwrap_or(0);
        if settings.volume.is_some_and(|v| Volume::new(v).is_none()) {
            return Err(wrong(at("volume"), "volume goes from 0 to 100"));
        }
        if settings.bed_level.is_some_and(|l| !(-30.0..=6.0).contains(&l)) {
            return Err(wrong(at("bed_level"), "bed_level goes from -30 to 6 (decibels)"));
        }
        if let Some(Err(e)) = settings.start_in.as_deref().map(Duration::parse) {
            return Err(wrong(at("start_in"), &e.to_string()));
        }
        Ok(settings)
    }

    /// How loud.
    pub fn volume(&self) -> Volume {
        self.volume.and_then(Volume::new).unwrap_or_default()
    }

    /// The beds against what routines ask for.
    pub fn bed_level(&self) -> Decibels {
        Decibels(self.bed_level.unwrap_or(0.0))
    }

    /// Time to get ready: long enough to put the hands in place, short enough not to wait.
    pub fn start_in(&self) -> Duration {
        let set = self.start_in.as_deref().and_then(|text| Duration::parse(text).ok());
        set.unwrap_or(Duration::from_secs(5))
    }
}
