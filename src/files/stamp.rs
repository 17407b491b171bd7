//! Whether a file is still the one it was.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// A file written to so lately may be written to again without a trace: clocks of file systems tick
/// slowly.
const UNSETTLED: Duration = Duration::from_secs(2);

/// A file's size, and when it was last written, in nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Stamp {
    size: u64,
    written: u64,
}

impl Stamp {
    /// The stamp of the file at `path`, links followed; `None` where there is no file.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { size: about.len(), written: u64::try_from(since.as_nanos()).ok()? })
    }

    /// Whether it will be another once the file is written to again, as it was taken `now`.
    #[must_use]
    pub fn is_settled(self, now: SystemTime) -> bool {
        let written = UNIX_EPOCH + Duration::from_nanos(self.written);
        now.duration_since(written).is_ok_and(|age| age > UNSETTLED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_changes_with_its_file_once_it_has_settled() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let now = SystemTime::now();
        let stamp = Stamp::of(file.path()).expect("a stamp");
        assert!(!stamp.is_settled(now) && stamp.is_settled(now + 2 * UNSETTLED));
        fs::write(file.path(), "more").expect("written");
        assert_ne!(Stamp::of(file.path()), Some(stamp));
        assert_eq!(Stamp::of(Path::new("/nonexistent")), None);
        assert_eq!(Stamp::of(Path::new("/")), None);
    }
}
