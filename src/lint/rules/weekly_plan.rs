//! How often a routine is meant to be done.

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;
use crate::vocabulary::safe_limits::{FIRM_PRESSURE, MAX_FIRM_DAYS_A_WEEK, MAX_SESSIONS_A_DAY};

pub(super) const RULES: &[Rule] = &[plan];

/// Firm work on days in a row, or too many sessions a day.
fn plan(played: &Played<'_>, notes: &mut Notes<'_>) {
    let Some(plan) = &played.routine.plan else { return };
    let span = played.routine.spans.key("plan");
    let times = plan.times_per_day.unwrap_or(1).max(1);
    let a_day = plan.times_per_week.map_or(times, |week| times.max(week.div_ceil(7)));
    if a_day > MAX_SESSIONS_A_DAY {
        let note = Note::new("plan-often", format!("{a_day} times a day: {MAX_SESSIONS_A_DAY} at most"));
        notes.whole(span, note.help("a routine done once a day is easier to keep up"));
    }
    let days = match (plan.times_per_week, plan.times_per_day) {
        (Some(week), _) => week.div_ceil(times).min(7),
        (None, Some(_)) => 7,
        (None, None) => return,
    };
    let firm = played.turns.iter().find(|turn| turn.is_firm() && turn.step.region.is_some());
    if let Some(turn) = firm.filter(|_| days > MAX_FIRM_DAYS_A_WEEK) {
        let message =
            format!("firm work on {days} days a week leaves no day of rest between: {}", turn.region_name());
        let note = Note::new("plan-firm-daily", message);
        let help = format!(
            "plan {MAX_FIRM_DAYS_A_WEEK} days a week, or make the firm steps lighter than pressure {FIRM_PRESSURE}"
        );
        notes.whole(span, note.help(help));
    }
}
