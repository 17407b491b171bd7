//! What a therapist may want to know about one routine: what was planned and done, and how it was. What is private
//! is left out here, so that nothing that shows a report can show it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::vocabulary::spoken_answer;

use super::plans::{days_between, monday};
use super::spoke_up::SpokeUp;
use super::{Past, PastSession, PlannedRoutine, Rated, RoutineKey, SafetyChange, median};

/// Averages of fewer than this say nothing.
const ENOUGH: usize = 5;

/// The first and the last so many days are compared.
const FORTNIGHT: i32 = 14;

/// The most activities of the listener's own that are told: those rated last.
const MAX_ACTIVITIES: usize = 3;

/// Conditions that are about medicines somebody takes.
const MEDICINES: [&str; 2] = ["blood-thinners", "medicines-dull-pain"];

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
    /// For which of their conditions steps were left out or changed.
    pub conditions: bool,
    /// The same of their medicines.
    pub medicines: bool,
    /// What else they played.
    pub others: bool,
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
    /// These.
    #[must_use]
    pub fn of(values: &[u8]) -> Self {
        Self { n: values.len(), median: median(values).filter(|_| values.len() >= ENOUGH) }
    }
}

/// The ratings of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedRating {
    /// What was rated, such as `pain`.
    pub rating: String,
    /// A week's Monday, and its ratings before sessions in order of time. Weeks without any are left out.
    pub weeks: Vec<(Date, Vec<u8>)>,
    /// Before sessions in the fortnight from the first rating on.
    pub first: Ratings,
    /// The same in the last; nothing where both would hold the same sessions.
    pub last: Option<Ratings>,
    /// In sessions that were rated both before and after: before.
    pub before: Ratings,
    /// The same after.
    pub after: Ratings,
}

/// An activity of the listener's own choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedActivity {
    /// In their own words.
    pub name: String,
    /// When it was rated, and how, 0 to 10; in order of time.
    pub rated: Vec<(Date, u8)>,
}

/// Another routine that was played in this time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherRoutine {
    /// Its title. A stranger's text.
    pub title: String,
    /// How many sessions were begun.
    pub sessions: usize,
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
    /// The weeks from the first session on, the first first.
    pub weeks: Vec<ReportedWeek>,
    /// How many sessions were begun, and how many of them done at least by half.
    pub sessions: (usize, usize),
    /// What they said while it played. What upset them is private.
    pub spoke_up: Vec<SpokeUp>,
    /// The ratings.
    pub ratings: Vec<ReportedRating>,
    /// The listener's own activities.
    pub activities: Vec<ReportedActivity>,
    /// How sore it left the listener.
    pub soreness: Ratings,
    /// Steps that were left out, and in how many sessions.
    pub left_out: Vec<(String, usize)>,
    /// Steps that were shortened, and in how many sessions.
    pub shortened: Vec<(String, usize)>,
    /// What was left out or changed for safety, and in how many sessions. Why, only if the listener wants to tell.
    pub safety: Vec<(SafetyChange, usize)>,
    /// What else they played, if they want to tell.
    pub others: Option<Vec<OtherRoutine>>,
    /// How they slept after it, if they want to tell.
    pub sleep: Option<Ratings>,
    /// When they began, if they want to tell.
    pub times: Option<Vec<DateTime>>,
    /// Their own words and the day, if they want to tell.
    pub notes: Option<Vec<(Date, String)>>,
}

/// Sums up one routine from `since` to `until`; `None` where it was not played then. Rehearsals count for nothing.
#[must_use]
pub fn therapy_report(
    past: &Past,
    routine: RoutineKey<'_>,
    plan: Option<&PlannedRoutine>,
    (since, until): (Date, Date),
    private: PrivateParts,
) -> Option<TherapyReport> {
    let is_then =
        |session: &&PastSession| session.speed.is_none() && (since..=until).contains(&session.day());
    let (sessions, others): (Vec<&PastSession>, Vec<&PastSession>) =
        past.sessions.iter().filter(is_then).partition(|session| session.key() == routine);
    let last = sessions.last()?;
    let sore: Vec<u8> = sessions.iter().filter_map(|session| session.soreness).collect();
    let slept = |session: &&PastSession| past.slept(session.day().tomorrow().ok()?);
    let notes = |session: &&PastSession| {
        let day = session.day();
        session.notes.iter().map(move |note| (day, note.clone())).collect::<Vec<_>>()
    };
    Some(TherapyReport {
        title: last.title.clone(),
        revisions: sessions.iter().filter_map(|session| session.revision).collect(),
        since,
        until,
        days_a_week: plan.map(PlannedRoutine::days_a_week),
        weeks: weeks(&sessions, until),
        sessions: (sessions.len(), sessions.iter().filter(|session| session.is_done()).count()),
        spoke_up: spoke_up(&sessions, private.mood),
        ratings: ratings(&sessions, (since, until), private.mood),
        activities: activities(past, (since, until)),
        soreness: Ratings::of(&sore),
        left_out: counted(sessions.iter().flat_map(|session| &session.left_out)),
        shortened: counted(sessions.iter().flat_map(|session| &session.shortened)),
        safety: safety(&sessions, private),
        others: private.others.then(|| other_routines(&others)),
        sleep: private.sleep.then(|| Ratings::of(&sessions.iter().filter_map(slept).collect::<Vec<_>>())),
        times: private.times.then(|| sessions.iter().map(|session| session.local).collect()),
        notes: private.notes.then(|| sessions.iter().flat_map(notes).collect()),
    })
}

/// From the week of the first session on: before it there is nothing to tell.
fn weeks(sessions: &[&PastSession], until: Date) -> Vec<ReportedWeek> {
    let mut sums: BTreeMap<Date, (BTreeSet<Date>, u64)> = BTreeMap::new();
    for session in sessions {
        let (days, secs) = sums.entry(monday(session.day())).or_default();
        days.extend(session.is_done().then(|| session.day()));
        *secs += session.secs;
    }
    let Some(first) = sums.keys().next().copied() else { return Vec::new() };
    let mondays = std::iter::successors(Some(first), |monday| monday.checked_add(7.days()).ok());
    let week = |monday: Date| {
        let (days, secs) = sums.get(&monday).map_or((0, 0), |(days, secs)| (days.len(), *secs));
        ReportedWeek { monday, days, minutes: (secs + 30) / 60 }
    };
    mondays.take_while(|monday| *monday <= until).map(week).collect()
}

/// Each once, and how often.
fn counted<'a, T: Ord + Clone + 'a>(all: impl Iterator<Item = &'a T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().map(|(one, count)| (one.clone(), count)).collect()
}

fn safety(sessions: &[&PastSession], private: PrivateParts) -> Vec<(SafetyChange, usize)> {
    let is_told = |id: &String| match MEDICINES.contains(&id.as_str()) {
        true => private.medicines,
        false => private.conditions,
    };
    let because = |change: &SafetyChange| change.because.iter().filter(|id| is_told(id)).cloned().collect();
    let all = sessions.iter().flat_map(|session| &session.safety);
    let told: Vec<SafetyChange> =
        all.map(|change| SafetyChange { because: because(change), ..change.clone() }).collect();
    counted(told.iter())
}

fn other_routines(sessions: &[&PastSession]) -> Vec<OtherRoutine> {
    let mut all: BTreeMap<RoutineKey<'_>, OtherRoutine> = BTreeMap::new();
    for session in sessions {
        let other = all
            .entry(session.key())
            .or_insert_with(|| OtherRoutine { title: session.title.clone(), sessions: 0 });
        other.title.clone_from(&session.title);
        other.sessions += 1;
    }
    all.into_values().collect()
}

/// The activities that were rated last, in the order in which they were first named.
fn activities(past: &Past, (since, until): (Date, Date)) -> Vec<ReportedActivity> {
    let is_then = |(date, ..): &&(Date, String, u8)| (since..=until).contains(date);
    let mut all: Vec<ReportedActivity> = Vec::new();
    for (date, name, value) in past.activities.iter().filter(is_then) {
        match all.iter_mut().find(|known| known.name.to_lowercase() == name.to_lowercase()) {
            Some(known) => known.rated.push((*date, *value)),
            None => all.push(ReportedActivity { name: name.clone(), rated: vec![(*date, *value)] }),
        }
    }
    let last = |activity: &ReportedActivity| activity.rated.last().map(|(date, _)| *date);
    let mut dates: Vec<Option<Date>> = all.iter().map(last).collect();
    dates.sort_unstable_by(|a, b| b.cmp(a));
    let oldest = dates.get(MAX_ACTIVITIES - 1).copied().flatten();
    all.retain(|activity| last(activity) >= oldest);
    all.truncate(MAX_ACTIVITIES);
    all
}

fn spoke_up(sessions: &[&PastSession], mood: bool) -> Vec<SpokeUp> {
    let is_told =
        |spoke: &&SpokeUp| mood || spoken_answer(&spoke.answer).is_none_or(|it| !it.leave_attention);
    sessions.iter().flat_map(|session| &session.spoke_up).filter(is_told).cloned().collect()
}

fn ratings(sessions: &[&PastSession], (since, until): (Date, Date), mood: bool) -> Vec<ReportedRating> {
    let is_mood = |rating: &str| !["tension", "pain"].contains(&rating);
    let all = sessions.iter().flat_map(|session| &session.before).map(|rated| rated.rating.as_str());
    let names: BTreeSet<&str> = all.filter(|name| mood || !is_mood(name)).collect();
    names.into_iter().map(|name| rating(sessions, (since, until), name)).collect()
}

fn rating(sessions: &[&PastSession], (since, until): (Date, Date), name: &str) -> ReportedRating {
    let value = |rated: &[Rated]| rated.iter().find(|rated| rated.rating == name).map(|r| r.value);
    let before: Vec<(Date, u8)> =
        sessions.iter().filter_map(|session| Some((session.day(), value(&session.before)?))).collect();
    let of = |is_in: &dyn Fn(Date) -> bool| -> Vec<u8> {
        before.iter().filter(|(day, _)| is_in(*day)).map(|(_, value)| *value).collect()
    };
    let begun = before.first().map_or(since, |(day, _)| *day);
    let is_long = days_between(begun, until) >= 2 * FORTNIGHT - 1;
    let mut weeks: BTreeMap<Date, Vec<u8>> = BTreeMap::new();
    for (day, value) in &before {
        weeks.entry(monday(*day)).or_default().push(*value);
    }
    let pairs: Vec<(u8, u8)> =
        sessions.iter().filter_map(|session| value(&session.before).zip(value(&session.after))).collect();
    let (befores, afters): (Vec<u8>, Vec<u8>) = pairs.into_iter().unzip();
    ReportedRating {
        rating: name.to_owned(),
        weeks: weeks.into_iter().collect(),
        first: Ratings::of(&of(&|day| days_between(begun, day) < FORTNIGHT)),
        last: is_long.then(|| Ratings::of(&of(&|day| days_between(day, until) < FORTNIGHT))),
        before: Ratings::of(&befores),
        after: Ratings::of(&afters),
    }
}
