//! What the history shows over weeks. It counts and compares; it keeps no score and minds no gap.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::plans::monday;
use super::{Past, PastSession, PlannedRoutine, RoutineKey, median};

/// How many weeks are summed up, and how many the calendar shows.
const WEEKS: i64 = 12;
const CALENDAR_WEEKS: i64 = 53;

/// Fewer comparisons than this are chance.
const ENOUGH: usize = 5;

/// A planned routine in this week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedWeek {
    /// The routine's title. A stranger's text.
    pub title: String,
    /// How often it was done on each day, from Monday.
    pub days: [u32; 7],
    /// How often it was done, no day counted for more than the plan asks of it.
    pub done: u32,
    /// Of how often.
    pub of: u32,
}

/// What was done in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Minutes heard, rounded.
    pub minutes: u64,
    /// Sessions begun.
    pub sessions: usize,
}

/// The ratings of one kind before sessions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RatedWeeks {
    /// What was rated, such as `tension`.
    pub rating: String,
    /// A week's Monday, the median of its ratings, and of how many.
    pub weeks: Vec<(Date, f64, usize)>,
}

/// What a routine changed, as far as its listener said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BeforeAndAfter {
    /// The routine's title. A stranger's text.
    pub title: String,
    /// What was rated.
    pub rating: String,
    /// In how many sessions it was rated both before and after.
    pub n: usize,
    /// The medians before and after; `None` where there are fewer than five.
    pub medians: Option<(f64, f64)>,
}

/// How nights were that had something in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Nights {
    /// How many were rated.
    pub n: usize,
    /// The median; `None` where there are fewer than five.
    pub median: Option<f64>,
}

/// What the history shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Progress {
    /// Today.
    pub today: Date,
    /// This week against the plans.
    pub planned: Vec<PlannedWeek>,
    /// The last twelve weeks, this one last.
    pub weeks: Vec<Week>,
    /// Minutes on each day of the last 53 weeks, by the weeks' Mondays; `None` for days to come.
    pub calendar: Vec<(Date, [Option<u64>; 7])>,
    /// The ratings before sessions, in the last twelve weeks.
    pub before: Vec<RatedWeeks>,
    /// The ratings before and after, for each routine.
    pub effects: Vec<BeforeAndAfter>,
    /// Nights after a session for the night.
    pub sleep_with: Nights,
    /// Other nights.
    pub sleep_without: Nights,
    /// How many sessions there are in all.
    pub sessions: usize,
}

/// Sums the past up, as it is seen on `today`. Rehearsals count for nothing, nor what a clock that was wrong put into
/// the future.
#[must_use]
pub fn progress(past: &Past, planned: &[PlannedRoutine], today: Date) -> Progress {
    let sessions: Vec<&PastSession> =
        past.sessions.iter().filter(|session| session.speed.is_none() && session.day() <= today).collect();
    let (sleep_with, sleep_without) = slept(past, &sessions);
    Progress {
        today,
        planned: this_week(past, planned, today),
        weeks: weeks(&sessions, today),
        calendar: calendar(&sessions, today),
        before: rated_weeks(&sessions, today),
        effects: effects(&sessions),
        sleep_with,
        sleep_without,
        sessions: sessions.len(),
    }
}

fn this_week(past: &Past, planned: &[PlannedRoutine], today: Date) -> Vec<PlannedWeek> {
    let current = planned.iter().filter(|planned| planned.is_recent(past, today));
    let week = |planned: &PlannedRoutine| {
        let days = planned.days_done(past, today);
        let (times, wanted) = (planned.times_a_day(), planned.days_a_week());
        let done: u32 = days.iter().map(|count| (*count).min(times)).sum();
        let of = times * wanted;
        PlannedWeek { title: planned.title.clone(), days, done: done.min(of), of }
    };
    current.map(week).collect()
}

/// The Mondays of the last `count` weeks, this week's last.
fn mondays(today: Date, count: i64) -> impl Iterator<Item = Date> {
    let this = monday(today);
    (0..count).rev().filter_map(move |ago| this.checked_sub(ago.weeks()).ok())
}

/// Minutes, rounded.
fn minutes(secs: u64) -> u64 {
    (secs + 30) / 60
}

fn weeks(sessions: &[&PastSession], today: Date) -> Vec<Week> {
    let mut sums: BTreeMap<Date, (u64, usize)> = BTreeMap::new();
    for session in sessions {
        let sum = sums.entry(monday(session.day())).or_default();
        *sum = (sum.0 + session.secs, sum.1 + 1);
    }
    let week = |monday| {
        let (secs, sessions) = sums.get(&monday).copied().unwrap_or_default();
        Week { monday, minutes: minutes(secs), sessions }
    };
    mondays(today, WEEKS).map(week).collect()
}

fn calendar(sessions: &[&PastSession], today: Date) -> Vec<(Date, [Option<u64>; 7])> {
    let mut secs: BTreeMap<Date, u64> = BTreeMap::new();
    for session in sessions {
        *secs.entry(session.day()).or_default() += session.secs;
    }
    let week = |monday: Date| {
        let day = |day: i64| {
            let date = monday.checked_add(day.days()).ok().filter(|date| *date <= today)?;
            Some(secs.get(&date).map_or(0, |secs| secs.div_ceil(60)))
        };
        (monday, std::array::from_fn(|index| day(i64::try_from(index).unwrap_or_default())))
    };
    mondays(today, CALENDAR_WEEKS).map(week).collect()
}

fn rated_weeks(sessions: &[&PastSession], today: Date) -> Vec<RatedWeeks> {
    let mut ratings: BTreeMap<&str, BTreeMap<Date, Vec<u8>>> = BTreeMap::new();
    let first = mondays(today, WEEKS).next().unwrap_or(today);
    for session in sessions.iter().filter(|session| (first..=today).contains(&session.day())) {
        for rated in &session.before {
            let weeks = ratings.entry(&rated.rating).or_default();
            weeks.entry(monday(session.day())).or_default().push(rated.value);
        }
    }
    let weeks = |weeks: BTreeMap<Date, Vec<u8>>| {
        weeks
            .into_iter()
            .filter_map(|(monday, values)| Some((monday, median(&values)?, values.len())))
            .collect()
    };
    ratings
        .into_iter()
        .map(|(rating, of)| RatedWeeks { rating: rating.to_owned(), weeks: weeks(of) })
        .collect()
}

/// The ratings of a routine that were given both before and after.
#[derive(Default)]
struct Pairs<'a> {
    /// The routine's title, as it is called now.
    title: &'a str,
    before: Vec<u8>,
    after: Vec<u8>,
}

fn effects(sessions: &[&PastSession]) -> Vec<BeforeAndAfter> {
    let mut by_routine: BTreeMap<(RoutineKey<'_>, &str), Pairs<'_>> = BTreeMap::new();
    for session in sessions {
        for before in &session.before {
            let after = session.after.iter().find(|after| after.rating == before.rating);
            let Some(after) = after else { continue };
            let pairs = by_routine.entry((session.key(), &before.rating)).or_default();
            pairs.title = &session.title;
            pairs.before.push(before.value);
            pairs.after.push(after.value);
        }
    }
    let effect = |((_, rating), pairs): ((RoutineKey<'_>, &str), Pairs<'_>)| {
        let n = pairs.before.len();
        let medians = (n >= ENOUGH).then(|| median(&pairs.before).zip(median(&pairs.after))).flatten();
        BeforeAndAfter { title: pairs.title.to_owned(), rating: rating.to_owned(), n, medians }
    };
    by_routine.into_iter().map(effect).collect()
}

/// Nights after a session for the night, and the others.
fn slept(past: &Past, sessions: &[&PastSession]) -> (Nights, Nights) {
    let evenings: BTreeSet<Date> =
        sessions.iter().filter(|s| s.night && s.is_done()).map(|s| s.day()).collect();
    let mut mornings: BTreeMap<Date, u8> = BTreeMap::new();
    mornings.extend(past.sleep.iter().copied());
    let is_after = |morning: &Date| morning.yesterday().is_ok_and(|evening| evenings.contains(&evening));
    let (with, without): (Vec<_>, Vec<_>) = mornings.into_iter().partition(|(morning, _)| is_after(morning));
    let nights = |mornings: Vec<(Date, u8)>| {
        let values: Vec<u8> = mornings.into_iter().map(|(_, value)| value).collect();
        Nights { n: values.len(), median: median(&values).filter(|_| values.len() >= ENOUGH) }
    };
    (nights(with), nights(without))
}
