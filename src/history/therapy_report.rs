//! What a therapist may want to know about one routine: what was planned and done, and how it was.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::plans::{days_between, monday};
use super::{Past, PastSession, PlannedRoutine, median};

/// Averages of fewer than this say nothing.
const ENOUGH: usize = 5;

/// The first and the last so many days are compared.
const FORTNIGHT: i32 = 14;

/// Which private parts the listener wants in it. None are in it unless asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PrivateParts {
    /// Stress, energy and focus.
    pub mood: bool,
    /// How they slept.
    pub sleep: bool,
    /// At which times of day they played.
    pub times: bool,
    /// Their own words.
    pub notes: bool,
}

/// A week of one routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportedWeek {
    /// Its Monday.
    pub monday: Date,
    /// On how many days it was done.
    pub days: usize,
    /// Minutes heard, rounded.
    pub minutes: u64,
}

/// Some ratings together: how many, and their median if they are enough.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratings {
    /// How many.
    pub n: usize,
    /// Their median; `None` where there are fewer than five.
    pub median: Option<f64>,
}

impl Ratings {
    fn of(values: &[u8]) -> Self {
        Self { n: values.len(), median: median(values).filter(|_| values.len() >= ENOUGH) }
    }
}

/// The ratings of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedRating {
    /// What was rated, such as `pain`.
    pub rating: String,
    /// Before sessions in the first and in the last fortnight.
    pub first: Ratings,
    /// The same in the last.
    pub last: Ratings,
    /// In sessions that were rated both before and after: before, and after.
    pub before: Ratings,
    /// The same after.
    pub after: Ratings,
}

/// One routine over some time.
#[derive(Clone, Debug, PartialEq)]
pub struct TherapyReport {
    /// The routine's title. A stranger's text.
    pub title: String,
    /// Its revisions that were played.
    pub revisions: BTreeSet<u32>,
    /// The first and the last day.
    pub since: Date,
    /// The last day.
    pub until: Date,
    /// On how many days of a week the plan asks for it, if it has one.
    pub days_a_week: Option<u32>,
    /// The weeks, the first first.
    pub weeks: Vec<ReportedWeek>,
    /// How many sessions were begun, and how many of them done at least by half.
    pub sessions: (usize, usize),
    /// Steps that were left out, and how often.
    pub left_out: Vec<(String, usize)>,
    /// The ratings.
    pub ratings: Vec<ReportedRating>,
    /// How sore it left the listener.
    pub soreness: Ratings,
    /// How they slept after it, if they want to tell.
    pub sleep: Option<Ratings>,
    /// When they began, if they want to tell.
    pub times: Option<Vec<DateTime>>,
    /// Their own words, if they want to tell.
    pub notes: Option<Vec<String>>,
}

/// Sums up one routine from `since` to `until`; `None` where it was not played then. Rehearsals count for nothing.
#[must_use]
pub fn therapy_report(
    past: &Past,
    routine: &str,
    plan: Option<&PlannedRoutine>,
    (since, until): (Date, Date),
    private: PrivateParts,
) -> Option<TherapyReport> {
    let is_in = |session: &&PastSession| {
        session.routine == routine && session.speed.is_none() && (since..=until).contains(&session.day())
    };
    let sessions: Vec<&PastSession> = past.sessions.iter().filter(is_in).collect();
    let last = sessions.last()?;
    let sore: Vec<u8> = sessions.iter().filter_map(|session| session.soreness).collect();
    let slept = |session: &&PastSession| past.slept(session.day().tomorrow().ok()?);
    Some(TherapyReport {
        title: last.title.clone(),
        revisions: sessions.iter().filter_map(|session| session.revision).collect(),
        since,
        until,
        days_a_week: plan.map(PlannedRoutine::days_a_week),
        weeks: weeks(&sessions, since, until),
        sessions: (sessions.len(), sessions.iter().filter(|session| session.is_done()).count()),
        left_out: left_out(&sessions),
        ratings: ratings(&sessions, (since, until), private.mood),
        soreness: Ratings::of(&sore),
        sleep: private.sleep.then(|| Ratings::of(&sessions.iter().filter_map(slept).collect::<Vec<_>>())),
        times: private.times.then(|| sessions.iter().map(|session| session.local).collect()),
        notes: private.notes.then(|| sessions.iter().flat_map(|session| session.notes.clone()).collect()),
    })
}

fn weeks(sessions: &[&PastSession], since: Date, until: Date) -> Vec<ReportedWeek> {
    let mut monday_of = monday(since);
    let mut weeks = Vec::new();
    while monday_of <= until {
        let of_week = || sessions.iter().filter(|session| monday(session.day()) == monday_of);
        let days: BTreeSet<Date> = of_week().filter(|s| s.is_done()).map(|session| session.day()).collect();
        let secs: u64 = of_week().map(|session| session.secs).sum();
        weeks.push(ReportedWeek { monday: monday_of, days: days.len(), minutes: (secs + 30) / 60 });
        let Ok(next) = monday_of.checked_add(7.days()) else { break };
        monday_of = next;
    }
    weeks
}

fn left_out(sessions: &[&PastSession]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for title in sessions.iter().flat_map(|session| &session.left_out) {
        *counts.entry(title).or_default() += 1;
    }
    counts.into_iter().map(|(title, count)| (title.to_owned(), count)).collect()
}

fn ratings(sessions: &[&PastSession], (since, until): (Date, Date), mood: bool) -> Vec<ReportedRating> {
    let is_mood = |rating: &str| !["tension", "pain"].contains(&rating);
    let mut names: Vec<&str> =
        sessions.iter().flat_map(|s| &s.before).map(|rated| rated.rating.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let rating = |name: &str| {
        let value = |rated: &[super::Rated]| rated.iter().find(|rated| rated.rating == name).map(|r| r.value);
        let before: Vec<(Date, u8)> =
            sessions.iter().filter_map(|session| Some((session.day(), value(&session.before)?))).collect();
        let of = |is_in: &dyn Fn(Date) -> bool| -> Vec<u8> {
            before.iter().filter(|(day, _)| is_in(*day)).map(|(_, value)| *value).collect()
        };
        let pairs: Vec<(u8, u8)> =
            sessions.iter().filter_map(|session| value(&session.before).zip(value(&session.after))).collect();
        let (befores, afters): (Vec<u8>, Vec<u8>) = pairs.into_iter().unzip();
        ReportedRating {
            rating: name.to_owned(),
            first: Ratings::of(&of(&|day| days_between(since, day) < FORTNIGHT)),
            last: Ratings::of(&of(&|day| days_between(day, until) < FORTNIGHT)),
            before: Ratings::of(&befores),
            after: Ratings::of(&afters),
        }
    };
    names.into_iter().filter(|name| mood || !is_mood(name)).map(rating).collect()
}
