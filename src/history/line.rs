//! One event in the history, as it stands in a line of the file.

use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The version of the lines that this balm writes. Keys and kinds may be added to it; readers ignore those they
/// do not know.
const VERSION: u32 = 1;

/// What happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A session began.
    Start,
    /// It was paused.
    Pause,
    /// It went on: after a pause, or in another run of balm after an interruption.
    Resume,
    /// It ended.
    End,
    /// A rating before it.
    Before,
    /// A rating after it.
    After,
    /// How sore it left the listener, asked the next time.
    Soreness,
    /// How the listener slept, asked the next morning. It belongs to no session.
    Sleep,
    /// Words of the listener's own.
    Note,
    /// Sessions that are to be ignored wherever copies of them turn up.
    Forget,
    /// A kind of a later version.
    #[default]
    #[serde(other)]
    Unknown,
}

/// A line. What an event does not need is left out of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// The version of the format.
    pub v: u32,
    /// Unique in the world, and in order of time: copies of one line are known by it.
    pub id: String,
    /// When: RFC 3339 with the offset of the place, to the second.
    pub at: String,
    /// What happened.
    pub kind: EventKind,
    /// The session it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The routine's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routine: Option<String>,
    /// What commands call the routine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// Its title. A stranger's text: make it safe before showing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// The digest of its text: the first 16 bytes of SHA-256, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// It is a routine for the night.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub night: bool,
    /// How many seconds of its steps were heard up to now, all parts of the session together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secs: Option<u64>,
    /// Of how many seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<u64>,
    /// How it ended: `finished`, `stopped` or `interrupted`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The titles of the steps that were left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// How many times faster than written, in a rehearsal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speed: Option<f64>,
    /// What was rated: `tension`, `pain`, `stress`, `energy` or `focus`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// The rating, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u8>,
    /// The words of a note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The sessions to be ignored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<String>,
    /// Everything up to `at` is to be ignored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all: bool,
    /// The instant that `at` names.
    #[serde(skip)]
    pub instant: Timestamp,
    /// What the clock on the wall showed then.
    #[serde(skip)]
    pub local: DateTime,
}

impl HistoryLine {
    /// An event that happens `now`.
    #[must_use]
    pub fn new(kind: EventKind, now: &Zoned) -> Self {
        let line = Self {
            v: VERSION,
            id: new_id(),
            at: now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            kind,
            ..Self::default()
        };
        let dated = line.clone().dated();
        dated.unwrap_or(line)
    }

    /// Reads a line; `None` if it is none, or its time is none. Kinds and keys of later versions are no fault.
    #[must_use]
    pub fn read(line: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(line).ok()?.dated()
    }

    fn dated(mut self) -> Option<Self> {
        let at = Pieces::parse(&self.at).ok()?;
        self.local = at.date().to_datetime(at.time()?);
        self.instant = at.to_numeric_offset()?.to_timestamp(self.local).ok()?;
        Some(self)
    }
}

/// A new name for a session or an event: a UUID of version 7, which begins with the time.
#[must_use]
pub(super) fn new_id() -> String {
    Uuid::now_v7().to_string()
}
