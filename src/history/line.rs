//! One event in the history, as it stands in a line of the file.

use std::borrow::{Borrow, Cow};
use std::fmt;

use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;
use jiff::{Timestamp, Zoned};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::vocabulary::NextTime;

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
    /// How well something goes that the listener chose, 0 to 10. It belongs to no session.
    Activity,
    /// The listener said that something hurt or felt wrong.
    SpokeUp,
    /// What they want of that place from then on.
    NextTime,
    /// Sessions that are to be ignored wherever copies of them turn up.
    Forget,
    /// A kind of a later version.
    #[default]
    #[serde(other)]
    Unknown,
}

/// What was done to a step for safety.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SafetyChange {
    /// The step's title. A stranger's text.
    pub step: String,
    /// It was left out; else it was gentler, or done in another way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left_out: bool,
    /// What the rule is about: what is done, and where, such as "kneading, calf".
    #[serde(default)]
    pub rule: String,
    /// Why: ids of conditions, and of balm's own reasons.
    #[serde(default)]
    pub because: Vec<String>,
}

/// A line. What an event does not need is left out of the file. `S` is what its texts are kept in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "S: Deserialize<'de>"))]
pub struct HistoryLine<S = String> {
    /// The version of the format.
    pub v: u32,
    /// Unique in the world, and in order of time: copies of one line are known by it.
    pub id: S,
    /// When: RFC 3339 with the offset of the place, to the second.
    pub at: S,
    /// What happened.
    pub kind: EventKind,
    /// The session it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<S>,
    /// The routine's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routine: Option<S>,
    /// What commands call the routine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<S>,
    /// Its title. A stranger's text: make it safe before showing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<S>,
    /// Its revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// The digest of its text: the first 16 bytes of SHA-256, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<S>,
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
    pub outcome: Option<S>,
    /// The titles of the steps that were left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<S>,
    /// The titles of the steps that were shortened to fit a length.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shortened: Vec<S>,
    /// What was left out or changed because of what the listener told of themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub safety: Vec<SafetyChange>,
    /// How many times faster than written, in a rehearsal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speed: Option<f64>,
    /// What was rated: `tension`, `pain`, `stress`, `energy` or `focus`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<S>,
    /// The rating, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u8>,
    /// The words of a note, or the name of an activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<S>,
    /// What a listener said who spoke up: the id of an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<S>,
    /// The step that it was about. A stranger's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<S>,
    /// Where that works: the id of a region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<S>,
    /// `left` or `right`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<S>,
    /// What balm did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did: Option<S>,
    /// What becomes of it the next time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<NextTime>,
    /// The sessions to be ignored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<S>,
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
        Self::parsed(line)
    }
}

impl<S: AsRef<str>> HistoryLine<S> {
    /// What lines are in order of, and copies of one line have in common.
    pub(super) fn key(&self) -> (Timestamp, &str) {
        (self.instant, self.id.as_ref())
    }
}

impl<'a, S: Deserialize<'a> + AsRef<str>> HistoryLine<S> {
    /// The same with texts of any kind.
    pub(super) fn parsed(line: &'a [u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(line).ok()?.dated()
    }

    fn dated(mut self) -> Option<Self> {
        let at = Pieces::parse(self.at.as_ref()).ok()?;
        self.local = at.date().to_datetime(at.time()?);
        self.instant = at.to_numeric_offset()?.to_timestamp(self.local).ok()?;
        Some(self)
    }
}

/// A text as it stands in a file, copied only if it is written there with escapes: of ten years, few texts are needed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Text<'a>(Cow<'a, str>);

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text<'de>;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        from.deserialize_str(Reader)
    }
}

/// A new name for a session or an event: a UUID of version 7, which begins with the time.
#[must_use]
pub(super) fn new_id() -> String {
    Uuid::now_v7().to_string()
}

/// A time by the clock on the wall, to the second.
pub(super) fn as_local<S: Serializer>(local: &DateTime, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&local.strftime("%Y-%m-%dT%H:%M:%S"))
}

/// A copy of a text, whatever it is kept in.
pub(super) fn owned<S: AsRef<str>>(text: Option<&S>) -> Option<String> {
    text.map(|text| text.as_ref().to_owned())
}
