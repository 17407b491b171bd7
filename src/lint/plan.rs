//! How often a routine is meant to be done.

use super::notes::{Note, Notes};
use super::order::is_firm;
use super::played::Played;

/// More days than this in a week cannot all have a day between them.
const DAYS_APART: u32 = 3;
const TIMES_A_DAY: u32 = 2;

/// Firm work on days in a row, or too often in a day.
pub(super) fn plan(played: &Played<'_>, notes: &mut Notes<'_>) {
    let Some(plan) = &played.routine.plan else { return };
    let span = played.routine.marks.key("plan");
    let times = plan.times_per_day.unwrap_or(1).max(1);
    let a_day = plan.times_per_week.map_or(times, |week| times.max(week.div_ceil(7)));
    if a_day > TIMES_A_DAY {
        let note = Note::new("plan-often", format!("{a_day} times a day: twice at most"));
        notes.whole(span, note.help("a routine that is done once a day is one that is kept up"));
    }
    let days = match (plan.times_per_week, plan.times_per_day) {
        (Some(week), _) => week.div_ceil(times).min(7),
        (None, Some(_)) => 7,
        (None, None) => return,
    };
    let firm = played.turns.iter().find(|turn| is_firm(turn) && turn.step.region.is_some());
    if let Some(turn) = firm.filter(|_| days > DAYS_APART) {
        let message =
            format!("firm work on {days} days a week leaves no day between: {}", turn.region_name());
        let note = Note::new("plan-firm-daily", message);
        notes
            .whole(span, note.help("plan 3 days a week, or make the firm steps lighter: pressure 4 or less"));
    }
}
