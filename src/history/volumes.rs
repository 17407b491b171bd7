//! How loud routines were played last on this computer.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::files::{FileError, read_text, write_in_private_folder};
use crate::session::{Event, Listener, Volume};

/// No file of volumes is larger, in bytes.
const MAX_SIZE: u64 = 1 << 20;
/// More routines than anyone plays; the file does not grow for ever.
const MAX_KEPT: usize = 1000;
/// Nothing softer is kept: whoever turned it off altogether at the end wants to hear something next time.
const SOFTEST: u8 = 10;

/// The file of volumes: percent by what commands call the routine. If two sessions end at once, the later one counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volumes(PathBuf);

impl Volumes {
    /// Those in this folder. It need not exist.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self(folder.join("volumes.json"))
    }

    /// All that are known. A damaged file knows none.
    fn all(&self) -> BTreeMap<String, u8> {
        read_text(&self.0, MAX_SIZE)
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// How loud a routine was played last.
    #[must_use]
    pub fn of(&self, called: &str) -> Option<Volume> {
        self.all().get(called).and_then(|percent| Volume::new(*percent))
    }

    /// Keeps how loud a routine was played.
    ///
    /// # Errors
    /// [`FileError`] if it cannot be written; what was kept before is then as it was.
    pub fn keep(&self, called: &str, volume: Volume) -> Result<(), FileError> {
        let (percent, mut all) = (volume.percent().max(SOFTEST), self.all());
        if all.insert(called.to_owned(), percent) == Some(percent) {
            return Ok(());
        }
        while all.len() > MAX_KEPT {
            let Some(other) = all.keys().find(|other| *other != called).cloned() else { break };
            all.remove(&other);
        }
        self.write(&all)
    }

    /// Forgets the routines for which `goes`.
    ///
    /// # Errors
    /// As [`Volumes::keep`].
    pub fn forget(&self, goes: impl Fn(&str) -> bool) -> Result<(), FileError> {
        let mut all = self.all();
        let before = all.len();
        all.retain(|called, _| !goes(called));
        if all.len() == before { Ok(()) } else { self.write(&all) }
    }

    fn write(&self, all: &BTreeMap<String, u8>) -> Result<(), FileError> {
        let text = serde_json::to_vec(all).map_err(|e| FileError::from_io(&self.0, e.into()))?;
        write_in_private_folder(&self.0, &text)
    }
}

/// Listens to a session and keeps how loud it was at its end. If that fails, the next one begins as loud as is set.
pub struct VolumeKeeper {
    volumes: Volumes,
    called: String,
    now: Volume,
}

impl VolumeKeeper {
    /// For a session of this routine that begins so loud.
    #[must_use]
    pub fn new(volumes: Volumes, called: String, now: Volume) -> Self {
        Self { volumes, called, now }
    }
}

impl Listener for VolumeKeeper {
    fn hear(&mut self, event: &Event) {
        match event {
            Event::Volume { percent, .. } => self.now = Volume::new(*percent).unwrap_or(self.now),
            Event::Over { .. } => _ = self.volumes.keep(&self.called, self.now),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_is_kept_for_each_routine_and_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let volumes = Volumes::at(folder.path().join("state"));
        let percent = |called: &str| volumes.of(called).map(Volume::percent);
        let keep = |called: &str, percent| {
            let mut keeper = VolumeKeeper::new(volumes.clone(), called.to_owned(), Volume::default());
            keeper.hear(&Event::Volume { percent, is_limited: false });
            keeper.hear(&Event::Over {
                outcome: crate::session::Outcome::Stopped,
                heard: crate::unit::Frames::ZERO,
                of: crate::unit::Frames::ZERO,
            });
        };
        assert_eq!(percent("neck"), None);
        keep("neck", 40);
        keep("/home/me/hands.toml", 0);
        keep("neck", 35);
        assert_eq!((percent("neck"), percent("/home/me/hands.toml")), (Some(35), Some(SOFTEST)));
        volumes.forget(|called| called == "neck").expect("it is written");
        assert_eq!((percent("neck"), percent("/home/me/hands.toml")), (None, Some(SOFTEST)));
        std::fs::write(folder.path().join("state/volumes.json"), "[1, ").expect("it is damaged");
        assert_eq!(percent("/home/me/hands.toml"), None);
        keep("neck", 20);
        assert_eq!(percent("neck"), Some(20));
    }
}
