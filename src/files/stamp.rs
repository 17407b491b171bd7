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
    /// The stamp of the file at `path`, links followed; `None` where there is no file, or it was written
    /// within the last two seconds.
    #[must_use]
    pub fn of(path: &Path, now: SystemTime) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        let modified = about.modified().ok()?;
        let settled = now.duration_since(modified).is_ok_and(|age| age > UNSETTLED);
        let since = modified.duration_since(UNIX_EPOCH).ok()?;
        let stamp = Self { size: about.len(), written: u64::try_from(since.as_nanos()).ok()? };
        (settled && about.is_file()).then_some(stamp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_just_written_has_no_stamp_yet() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let now = SystemTime::now();
        assert_eq!(Stamp::of(file.path(), now), None);
        let later = now + 2 * UNSETTLED;
        let stamp = Stamp::of(file.path(), later);
        assert!(stamp.is_some());
        fs::write(file.path(), "more").expect("written");
        assert_ne!(Stamp::of(file.path(), later), stamp);
        assert_eq!(Stamp::of(Path::new("/nonexistent"), later), None);
    }
}
