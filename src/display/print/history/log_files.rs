//! Sessions for programs and for spreadsheets.

use serde_json::json;

use crate::history::{PastSession, Progress, Rated};
use crate::text::{Safe, tame_json};

use super::rating_words::spoke_up;

/// Sessions as JSON.
#[must_use]
pub fn log_json(sessions: &[&PastSession], bad: usize) -> String {
    let told = json!({ "format": 1, "sessions": sessions, "unreadable_lines": bad });
    tame_json(&serde_json::to_string_pretty(&told).unwrap_or_default()) + "\n"
}

/// Progress as JSON.
#[must_use]
pub fn progress_json(progress: &Progress) -> String {
    let mut told = json!({ "format": 1 });
    if let (Some(told), Ok(serde_json::Value::Object(rest))) =
        (told.as_object_mut(), serde_json::to_value(progress))
    {
        told.extend(rest);
    }
    tame_json(&serde_json::to_string_pretty(&told).unwrap_or_default()) + "\n"
}

const HEADINGS: &str = "session,at,routine,title,revision,night,seconds,planned_seconds,outcome,speed,left_out,\
                        before,after,soreness,notes,spoke_up";

/// Sessions as comma-separated values (RFC 4180), a heading first.
#[must_use]
pub fn log_csv(sessions: &[&PastSession]) -> String {
    let mut out = format!("{HEADINGS}\r\n");
    for session in sessions {
        let some = |value: Option<String>| value.unwrap_or_default();
        let values = [
            session.id.clone(),
            session.local.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            session.routine.clone(),
            session.title.clone(),
            some(session.revision.map(|revision| revision.to_string())),
            session.night.to_string(),
            session.secs.to_string(),
            session.planned.to_string(),
            some(session.outcome.clone()),
            some(session.speed.map(|speed| speed.to_string())),
            session.left_out.join("; "),
            ratings(&session.before),
            ratings(&session.after),
            some(session.soreness.map(|value| value.to_string())),
            session.notes.join("; "),
            session.spoke_up.iter().map(spoke_up).collect::<Vec<_>>().join("; "),
        ];
        out += &values.map(|value| cell(&value)).join(",");
        out += "\r\n";
    }
    out
}

fn ratings(rated: &[Rated]) -> String {
    rated.iter().map(|rated| format!("{} {}", rated.rating, rated.value)).collect::<Vec<_>>().join("; ")
}

/// A value. A spreadsheet would take one that begins like a formula for one.
fn cell(value: &str) -> String {
    let value = Safe::new(value).to_string();
    let value = if value.starts_with(['=', '+', '-', '@']) { format!("'{value}") } else { value };
    if value.contains([',', '"', ';']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_is_a_formula_or_two() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("Neck, \"slow\"\n=2"), "\"Neck, \"\"slow\"\" =2\"");
        assert_eq!(cell("Neck"), "Neck");
    }
}
