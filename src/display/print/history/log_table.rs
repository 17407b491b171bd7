//! Sessions as a list.

use std::fmt::Write;

use crate::history::{PastSession, Rated};
use crate::text::{Safe, count, fit, wrap_hanging};
use crate::unit::Duration;

use super::rating_words::spoke_up;

/// Narrower than this, each title has a line of its own.
const NARROW: usize = 72;

/// The end of a session's name: enough to know it by.
#[must_use]
pub fn short_id(id: &str) -> &str {
    id.get(id.len().saturating_sub(8)..).unwrap_or(id)
}

/// Sessions, the latest last, in lines of at most `width` columns.
#[must_use]
pub fn log(sessions: &[&PastSession], width: usize) -> String {
    let mut out = String::new();
    for session in sessions {
        let when = session.local.strftime("%Y-%m-%d %H:%M");
        let clock = |secs| Duration::from_secs(secs).clock();
        let heard = format!("{} of {}", clock(session.secs), clock(session.planned));
        let title = Safe::new(&session.title).to_string();
        // Writing to a String cannot fail.
        let _ = if width < NARROW {
            writeln!(
                out,
                "{when}  {heard}\n  {}  {}",
                short_id(&session.id),
                fit(&title, width.saturating_sub(12))
            )
        } else {
            let row = format!("{when}  {heard:>15}  {}  {title}", short_id(&session.id));
            writeln!(out, "{}", fit(&row, width))
        };
        let details = Safe::new(&details(session).join("; "));
        if !details.as_str().is_empty() {
            let indent = if width < NARROW { "  " } else { "                                             " };
            wrap_hanging(&details, indent, indent, width).iter().for_each(|line| out += &format!("{line}\n"));
        }
    }
    out
}

/// What else there is to say about a session.
fn details(session: &PastSession) -> Vec<String> {
    let mut details = Vec::new();
    if let Some(speed) = session.speed {
        details.push(format!("a rehearsal, {speed} times faster"));
    }
    details.extend(session.before.iter().map(|before| change(before, &session.after)));
    details.extend(session.soreness.map(|value| format!("sore {value} afterwards")));
    match session.outcome.as_deref() {
        Some("finished") => {}
        Some("stopped") => details.push("stopped".to_owned()),
        Some("asked-for-help") => details.push("stopped, asked for help".to_owned()),
        Some("interrupted") => details.push("interrupted".to_owned()),
        _ => details.push("no end".to_owned()),
    }
    if !session.left_out.is_empty() {
        let steps = count(session.left_out.len(), "step", "steps");
        details.push(format!("{steps} left out: {}", session.left_out.join(", ")));
    }
    details.extend(session.spoke_up.iter().map(spoke_up));
    details.extend(session.notes.clone());
    details
}

fn change(before: &Rated, after: &[Rated]) -> String {
    let Rated { rating, value } = before;
    match after.iter().find(|after| after.rating == *rating) {
        Some(after) => format!("{rating} {value} before, {} after", after.value),
        None => format!("{rating} {value} before"),
    }
}
