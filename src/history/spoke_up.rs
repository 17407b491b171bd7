//! What a listener said while a routine played. What becomes of it the next time is in `last_time`.

use jiff::civil::DateTime;
use serde::Serialize;

use crate::vocabulary::{Group, NextTime, region};

use super::HistoryLine;
use super::line::{as_local, owned};

/// Something that a listener said.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SpokeUp {
    /// When, by the clock on the wall.
    #[serde(serialize_with = "as_local")]
    pub at: DateTime,
    /// What they said: the id of an answer.
    pub answer: String,
    /// What the step is called. A stranger's text.
    pub step: String,
    /// Where the step works, if it says so: the id of a region.
    pub region: Option<String>,
    /// On which side.
    pub side: Option<String>,
    /// How firm it was, 0 to 10 as felt.
    pub pressure: Option<u8>,
    /// What balm did.
    pub did: String,
}

/// What a listener wants of a place the next time.
#[derive(Clone, Debug, PartialEq)]
pub struct WayDecided {
    pub(super) at: DateTime,
    pub(super) answer: String,
    pub(super) region: Option<String>,
    pub(super) way: NextTime,
}

impl SpokeUp {
    pub(super) fn of<S: AsRef<str>>(line: &HistoryLine<S>) -> Option<Self> {
        Some(Self {
            at: line.local,
            answer: owned(line.answer.as_ref())?,
            step: owned(line.step.as_ref()).unwrap_or_default(),
            region: owned(line.region.as_ref()),
            side: owned(line.side.as_ref()),
            pressure: line.value.filter(|value| *value <= 10),
            did: owned(line.did.as_ref()).unwrap_or_default(),
        })
    }

    pub(super) fn group(&self) -> Option<Group> {
        region(self.region.as_deref()?).map(|region| region.group)
    }
}

impl WayDecided {
    pub(super) fn of<S: AsRef<str>>(line: &HistoryLine<S>) -> Option<Self> {
        let (answer, region) = (owned(line.answer.as_ref())?, owned(line.region.as_ref()));
        Some(Self { at: line.local, answer, region, way: line.way? })
    }
}
