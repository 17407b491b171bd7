//! What the plans of routines ask for, and what has been done of it.

use jiff::civil::Date;
use serde::Serialize;

use crate::routine::Plan;

use super::{Past, PastSession, RoutineKey};

/// For so many days a routine stays part of the listener's plan.
const RECENT_DAYS: i32 = 28;

/// Up to so many days a week, there is time for a day of rest between two.
const WITH_REST: u32 = 3;

/// A routine with a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRoutine {
    /// Its id.
    pub routine: String,
    /// What commands call it.
    pub called: String,
    /// Its title. A stranger's text.
    pub title: String,
    /// Its plan.
    pub plan: Plan,
}

impl PlannedRoutine {
    /// Which routine.
    #[must_use]
    pub fn key(&self) -> RoutineKey<'_> {
        RoutineKey { id: &self.routine, called: &self.called }
    }

    /// On how many days of a week.
    #[must_use]
    pub fn days_a_week(&self) -> u32 {
        self.plan.times_per_week.map_or(7, |times| times.min(7)).max(1)
    }

    /// How often on such a day.
    #[must_use]
    pub fn times_a_day(&self) -> u32 {
        self.plan.times_per_day.unwrap_or(1).max(1)
    }

    /// Its sessions that count as done.
    fn done<'p>(&'p self, past: &'p Past) -> impl Iterator<Item = &'p PastSession> {
        past.sessions.iter().filter(|session| session.key() == self.key() && session.is_done())
    }

    /// How often it was done on each day of this week up to `today`, from Monday.
    #[must_use]
    pub fn days_done(&self, past: &Past, today: Date) -> [u32; 7] {
        let (mut days, monday) = ([0; 7], monday(today));
        for session in self.done(past).filter(|session| session.day() <= today) {
            let day = days_between(monday, session.day());
            if let Some(count) = usize::try_from(day).ok().and_then(|day| days.get_mut(day)) {
                *count += 1;
            }
        }
        days
    }

    /// How many days ago it was done, the latest first.
    fn days_ago(&self, past: &Past, today: Date) -> Vec<i32> {
        let ago = |session: &PastSession| days_between(session.day(), today);
        let mut days: Vec<i32> = self.done(past).map(ago).filter(|days| *days >= 0).collect();
        days.sort_unstable();
        days
    }

    /// Whether the routine was played in the last four weeks.
    #[must_use]
    pub fn is_recent(&self, past: &Past, today: Date) -> bool {
        self.done(past).any(|session| is_recent(session.day(), today))
    }

    /// Whether the plan holds on `today`: the routine was played lately, and the weeks of the plan are not over.
    #[must_use]
    pub fn is_current(&self, past: &Past, today: Date) -> bool {
        if !self.is_recent(past, today) {
            return false;
        }
        let days = self.days_ago(past, today);
        // The plan began with the first session after the last long break.
        let breaks = days.windows(2).position(|pair| pair[1] - pair[0] > RECENT_DAYS);
        let begun = days[breaks.unwrap_or(days.len() - 1)];
        self.plan.weeks.is_none_or(|weeks| begun < 7 * i32::try_from(weeks).unwrap_or(i32::MAX / 7))
    }
}

/// What a plan asks for today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueToday {
    /// The routine's id.
    pub routine: String,
    /// What commands call it.
    pub called: String,
    /// Its title. A stranger's text.
    pub title: String,
    /// How often it was done today.
    pub done_today: u32,
    /// Of how often.
    pub times_a_day: u32,
    /// On how many days of this week it was done, today left out.
    pub days_done: u32,
    /// Of how many.
    pub days_a_week: u32,
}

/// What the plans ask for today. A day that was missed is not made up for: the week may simply have room for it
/// later.
#[must_use]
pub fn due_today(planned: &[PlannedRoutine], past: &Past, today: Date) -> Vec<DueToday> {
    planned
        .iter()
        .filter(|planned| planned.is_current(past, today))
        .filter_map(|p| due(p, past, today))
        .collect()
}

fn due(planned: &PlannedRoutine, past: &Past, today: Date) -> Option<DueToday> {
    let days = planned.days_done(past, today);
    let index = usize::try_from(days_between(monday(today), today)).ok()?;
    let done_today = days[index];
    let others = days.iter().enumerate().filter(|(day, count)| *day != index && **count > 0).count();
    let (days_done, days_a_week) = (u32::try_from(others).unwrap_or(7), planned.days_a_week());
    let times_a_day = planned.times_a_day();
    if days_done >= days_a_week || done_today >= times_a_day {
        return None;
    }
    let yesterday = index.checked_sub(1).is_some_and(|before| days[before] > 0);
    let left_after_today = 6 - u32::try_from(index).unwrap_or(6);
    let can_rest = days_a_week <= WITH_REST && left_after_today >= days_a_week - days_done;
    if yesterday && can_rest && done_today == 0 {
        return None;
    }
    let PlannedRoutine { routine, called, title, .. } = planned.clone();
    Some(DueToday { routine, called, title, done_today, times_a_day, days_done, days_a_week })
}

/// Whether a day is one of the last four weeks: what was played then is part of the listener's plan.
#[must_use]
pub fn is_recent(day: Date, today: Date) -> bool {
    (0..=RECENT_DAYS).contains(&days_between(day, today))
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Date {
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(jiff::Span::new().days(since)).unwrap_or(day)
}

/// How many days lie between, below zero if `to` comes first.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
