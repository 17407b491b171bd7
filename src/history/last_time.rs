//! What a listener said in sessions before and what matters of it at the next start.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::vocabulary::{NextTime, SpokenAnswer, spoken_answer};

use super::Past;
use super::spoke_up::SpokeUp;

/// Twice within this is worth showing to somebody.
const FOUR_WEEKS: i64 = 28;

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
