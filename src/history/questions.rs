//! What a listener is asked before a session. Nothing twice, and nothing that nobody can answer yet.

use jiff::civil::{Date, DateTime};

use super::plans::days_between;
use super::{Past, PastSession, RoutineKey};

/// For so many days soreness is still felt, and remembered.
const SORE_DAYS: i32 = 3;
/// Between these hours of the clock it is the morning after.
const MORNING: std::ops::Range<i8> = 4..12;
/// Nights are compared as long as one of these many had a session.
const NIGHTS: i32 = 14;

/// What there is to ask besides the ratings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// The session after which soreness is asked.
    pub soreness_of: Option<String>,
    /// The morning for which sleep is asked.
    pub sleep_before: Option<Date>,
}

/// What there is to ask at `now`, before this routine. `is_touch`: it works on the body, so that it can
/// leave somebody sore.
#[must_use]
pub fn questions(past: &Past, routine: RoutineKey<'_>, is_touch: bool, now: DateTime) -> Questions {
    let today = now.date();
    let real = || past.sessions.iter().filter(|session| session.speed.is_none() && session.secs > 0);
    let last = real().rev().find(|session| session.key() == routine);
    // The same day is too early to tell.
    let is_fresh =
        |session: &&PastSession| (1..=SORE_DAYS).contains(&days_between(session.local.date(), today));
    let sore = last.filter(|session| is_touch && session.soreness.is_none()).filter(is_fresh);
    let was_night =
        |session: &PastSession| session.night && (1..=NIGHTS).contains(&days_between(session.day(), today));
    let is_asked = MORNING.contains(&now.hour()) && past.slept(today).is_none() && real().any(was_night);
    Questions { soreness_of: sore.map(|session| session.id.clone()), sleep_before: is_asked.then_some(today) }
}
