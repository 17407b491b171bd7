//! Where a session was left, kept while it plays: after a crash or a power cut it goes on from there.

use std::fs;
use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files::{FileError, read_text, sweep, write_in_private_folder};
use crate::timeline::Timeline;
use crate::unit::{Frames, hex};

/// No bookmark is larger, in bytes.
const MAX_SIZE: u64 = 64 << 10;

/// Where a session was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    /// The session.
    pub session: String,
    /// When that was.
    pub at: Timestamp,
    /// The routine's id.
    pub routine: String,
    /// What commands call the routine.
    pub called: String,
    /// The routine's title. A stranger's text.
    pub title: String,
    /// The digest of its text, as in the history.
    pub digest: String,
    /// Which passage, from 1.
    pub passage: usize,
    /// What that passage is called, side, round and time included.
    pub step: String,
    /// How far into it, in milliseconds.
    pub into_ms: u64,
    /// How much of the steps was heard, in milliseconds, all parts of the session together.
    pub heard_ms: u64,
    /// Of how much, in milliseconds.
    pub planned_ms: u64,
    /// How it is played: flags as they are typed.
    #[serde(default)]
    pub flags: Vec<String>,
}

impl Bookmark {
    /// Where it is on a timeline. If the routine is another now, the passage of the same name counts, then the one
    /// of the same number. A line that was cut off is said from its beginning.
    #[must_use]
    pub fn place(&self, timeline: &Timeline) -> Frames {
        let passages = &timeline.passages;
        let numbered = passages.get(self.passage.saturating_sub(1));
        let by_name = || passages.iter().find(|passage| passage.counted() == self.step);
        let same = numbered.filter(|passage| passage.counted() == self.step);
        let Some(passage) = same.or_else(by_name).or(numbered) else { return Frames::ZERO };
        let at = passage.start + Frames::from_millis(self.into_ms);
        if at >= passage.until {
            return passage.start;
        }
        timeline.go_on_from(at, passage.start)
    }
}

/// The folder of bookmarks: one a routine. If two sessions of one routine play at once, the later word counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmarks(PathBuf);

impl Bookmarks {
    /// Those in this folder. It need not exist.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    fn path(&self, called: &str) -> PathBuf {
        // A digest, because what a routine is called may be a path.
        let name = hex(&Sha256::digest(called.as_bytes())[..8]);
        self.0.join(format!("{name}.json"))
    }

    /// Where the routine of this name was left, if it was. A damaged bookmark is none.
    #[must_use]
    pub fn of(&self, called: &str) -> Option<Bookmark> {
        let text = read_text(&self.path(called), MAX_SIZE).ok()?;
        serde_json::from_str::<Bookmark>(&text).ok().filter(|mark| mark.called == called)
    }

    /// All there are, the latest first.
    #[must_use]
    pub fn all(&self) -> Vec<Bookmark> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let texts = entries.filter_map(|entry| read_text(&entry.path(), MAX_SIZE).ok());
        let mut marks: Vec<Bookmark> =
            texts.filter_map(|text| serde_json::from_str::<Bookmark>(&text).ok()).collect();
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.at));
        marks
    }

    /// Keeps `mark` in place of the one before, so that it outlives a power cut.
    ///
    /// # Errors
    /// [`FileError`] if it cannot be written; the one before is then as it was.
    pub fn keep(&self, mark: &Bookmark) -> Result<(), FileError> {
        let path = self.path(&mark.called);
        let mut text = serde_json::to_vec(mark).map_err(|e| FileError::from_io(&path, e.into()))?;
        text.push(b'\n');
        write_in_private_folder(&path, &text)
    }

    /// Takes away the bookmark of a routine; harmless where there is none.
    ///
    /// # Errors
    /// [`FileError`] if it is there and stays.
    pub fn remove(&self, called: &str) -> Result<(), FileError> {
        let path = self.path(called);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(FileError::from_io(&path, e)),
            _ => Ok(()),
        }
    }

    /// Takes away the bookmarks for which `goes`, and what killed writers left.
    ///
    /// # Errors
    /// As [`Bookmarks::remove`].
    pub fn remove_where(&self, goes: impl Fn(&Bookmark) -> bool) -> Result<(), FileError> {
        sweep(&self.0);
        self.all().iter().filter(|mark| goes(mark)).try_for_each(|mark| self.remove(&mark.called))
    }
}
