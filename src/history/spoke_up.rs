//! What a listener said while a routine played, and what becomes of it the next time.

use jiff::ToSpan;
use jiff::civil::DateTime;
use serde::Serialize;

use crate::vocabulary::{Group, NextTime, SpokenAnswer, region, spoken_answer};

use super::past::{as_local, owned};
use super::{HistoryLine, Past};

/// Twice within this is worth showing to somebody.
const FOUR_WEEKS: i64 = 28;

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
    at: DateTime,
    answer: String,
    region: Option<String>,
    way: NextTime,
}

/// Something that matters at the next start.
#[derive(Clone, Debug, PartialEq)]
pub struct LastTime {
    /// The session in which it was said.
    pub session: String,
    /// What was said.
    pub answer: &'static SpokenAnswer,
    /// Where.
    pub region: Option<String>,
    /// How firm it was.
    pub pressure: Option<u8>,
    /// What the listener has decided; `None` where they have not been asked yet.
    pub decided: Option<NextTime>,
    /// How often it was said of this part of the body within four weeks.
    pub times: usize,
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

    fn group(&self) -> Option<Group> {
        region(self.region.as_deref()?).map(|region| region.group)
    }
}

impl WayDecided {
    pub(super) fn of<S: AsRef<str>>(line: &HistoryLine<S>) -> Option<Self> {
        let (answer, region) = (owned(line.answer.as_ref())?, owned(line.region.as_ref()));
        Some(Self { at: line.local, answer, region, way: line.way? })
    }
}

/// What was said in sessions before `now` and still matters, the latest first: of each place, the last word. What was
/// left out matters until the listener has been asked.
#[must_use]
pub fn last_times(past: &Past, now: DateTime) -> Vec<LastTime> {
    let mut all: Vec<(&str, &SpokeUp)> = past
        .sessions
        .iter()
        .flat_map(|session| session.spoke_up.iter().map(|spoke| (session.id.as_str(), spoke)))
        .collect();
    all.sort_by_key(|(_, spoke)| std::cmp::Reverse(spoke.at));
    let mut told: Vec<LastTime> = Vec::new();
    for (session, spoke) in &all {
        let Some(answer) = spoken_answer(&spoke.answer).filter(|it| it.next_time != NextTime::Same) else {
            continue;
        };
        let same = |known: &LastTime| match answer.next_time {
            NextTime::Sit => known.answer == answer,
            _ => known.region == spoke.region,
        };
        if told.iter().any(same) {
            continue;
        }
        let is_fresh = |at: DateTime| is_within(at, now, answer.days.into());
        let decided = past.decided.iter().rev().find(|it| {
            it.answer == spoke.answer && it.region == spoke.region && it.at >= spoke.at && is_fresh(it.at)
        });
        // Somebody who was hurt is asked, however long ago it was; of what was only too strong, not.
        if decided.is_none() && !answer.leave_out && !is_fresh(spoke.at) {
            continue;
        }
        let alike = |other: &&&SpokeUp| {
            other.answer == spoke.answer
                && other.group() == spoke.group()
                && is_within(other.at, now, FOUR_WEEKS)
        };
        told.push(LastTime {
            session: (*session).to_owned(),
            answer,
            region: spoke.region.clone(),
            pressure: spoke.pressure,
            decided: decided.map(|it| it.way),
            times: all.iter().map(|(_, other)| other).filter(alike).count(),
        });
    }
    told
}

/// Whether this routine upset the listener within the time for which that is remembered.
#[must_use]
pub fn was_upsetting(past: &Past, called: &str, now: DateTime) -> bool {
    let upset = |spoke: &SpokeUp| {
        let answer = spoken_answer(&spoke.answer);
        answer.is_some_and(|it| it.leave_attention && is_within(spoke.at, now, it.days.into()))
    };
    past.sessions.iter().any(|session| session.called == called && session.spoke_up.iter().any(upset))
}

fn is_within(at: DateTime, now: DateTime, days: i64) -> bool {
    at.checked_add(days.days()).is_ok_and(|until| now <= until)
}
