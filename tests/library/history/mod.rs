//! The history: what is written is read back, whatever happens to its writer, and what follows from it is counted
//! right.

mod across_years;
mod calendar;
mod files;
mod killed;
mod odd;
mod past;
mod recorder;
mod report;
mod routines;
mod spoke_up;
mod weeks;

use balm::history::{EventKind, HistoryFolder, HistoryLine};
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A history in a folder that goes with the test.
pub fn empty() -> (tempfile::TempDir, HistoryFolder) {
    let folder = tempfile::tempdir().unwrap();
    let history = HistoryFolder::at(folder.path().join("history"));
    (folder, history)
}

/// A time in Berlin, such as `2026-11-29T21:00`.
pub fn at(time: &str) -> Zoned {
    let time: DateTime = time.parse().unwrap();
    time.to_zoned(TimeZone::get("Europe/Berlin").unwrap()).unwrap()
}

/// An event of a session.
pub fn event(kind: EventKind, time: &str, session: &str) -> HistoryLine {
    HistoryLine { session: Some(session.into()), ..HistoryLine::new(kind, &at(time)) }
}

/// The start and the end of a session of ten minutes.
pub fn session(time: &str, name: &str, routine: &str) -> [HistoryLine; 2] {
    let routine = Some(routine.to_owned());
    let title = routine.as_ref().map(|routine| format!("The {routine}"));
    let (called, planned) = (routine.clone(), Some(600));
    let start = event(EventKind::Start, time, name);
    let end = event(EventKind::End, time, name);
    let outcome = Some("finished".to_owned());
    [
        HistoryLine { routine: routine.clone(), title, called, planned, secs: Some(0), ..start },
        HistoryLine { routine, outcome, planned, secs: Some(600), ..end },
    ]
}
