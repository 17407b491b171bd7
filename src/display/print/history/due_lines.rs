//! What the plans ask for today, a line each.

use serde_json::json;

use crate::history::DueToday;
use crate::text::{Safe, tame_json};

/// One line for each routine.
#[must_use]
pub fn due_lines(due: &[DueToday], called: impl Fn(&DueToday) -> String) -> String {
    due.iter()
        .map(|due| format!("{}: {}. balm play {}\n", Safe::new(&due.title), wanted(due), called(due)))
        .collect()
}

fn wanted(due: &DueToday) -> String {
    let week = if due.days_a_week < 7 {
        format!("{} of {} days this week", due.days_done, due.days_a_week)
    } else {
        "every day".to_owned()
    };
    if due.times_a_day > 1 {
        format!("{} of {} today, {week}", due.done_today, due.times_a_day)
    } else {
        week
    }
}

/// The same as JSON.
#[must_use]
pub fn due_json(due: &[DueToday]) -> String {
    tame_json(&serde_json::to_string_pretty(&json!({ "format": 1, "due": due })).unwrap_or_default()) + "\n"
}
