//! Which sessions are of one routine: files may have one name, and files are moved.

use balm::history::{History, HistoryLine, Past, PlannedRoutine, RoutineKey, due_today, progress};
use balm::routine::Plan;
use jiff::civil::date;

use super::session;

/// Sessions of a `neck.toml`: the day, where it was, and its text.
fn past(sessions: &[(&str, &str, &str)]) -> Past {
    let lines = sessions.iter().flat_map(|(day, called, digest)| {
        let [start, end] = session(&format!("{day}T10:00"), day, "neck");
        let (called, digest) = (Some((*called).to_owned()), Some((*digest).to_owned()));
        [HistoryLine { called, digest, ..start }, end]
    });
    Past::of(&History { lines: lines.collect(), bad: 0 }, &[])
}

fn called(past: &Past) -> Vec<&str> {
    past.sessions.iter().map(|session| session.called.as_str()).collect()
}

#[test]
fn two_files_of_one_name_are_two_routines() {
    let past = past(&[
        ("2026-11-23", "/anna/neck.toml", "a"),
        ("2026-11-24", "/ben/neck.toml", "b"),
        ("2026-11-25", "/anna/neck.toml", "a2"),
    ]);
    assert_eq!(called(&past), ["/anna/neck.toml", "/ben/neck.toml", "/anna/neck.toml"]);
    let plan = |called: &str| PlannedRoutine {
        routine: "neck".into(),
        called: called.into(),
        title: "Neck".into(),
        plan: Plan { times_per_week: Some(5), ..Plan::default() },
    };
    let planned = [plan("/anna/neck.toml"), plan("/ben/neck.toml")];
    let told = progress(&past, &planned, date(2026, 11, 26));
    assert_eq!(told.planned.iter().map(|week| week.done).collect::<Vec<_>>(), [2, 1]);
    let due = due_today(&planned, &past, date(2026, 11, 26));
    assert_eq!(due.iter().map(|due| due.days_done).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_file_that_was_moved_is_the_same_routine_under_its_new_name() {
    let moved = past(&[
        ("2026-11-23", "/old/neck.toml", "a"),
        ("2026-11-24", "/new/neck.toml", "a"),
        // Changed where it is now.
        ("2026-11-25", "/new/neck.toml", "b"),
    ]);
    assert_eq!(called(&moved), ["/new/neck.toml"; 3]);
    // It is known at its new place before it is played there.
    let before = past(&[("2026-11-23", "/old/neck.toml", "a")]);
    let here = RoutineKey { id: "neck", called: "/new/neck.toml" };
    assert_eq!(before.known_as(here, "a").called, "/old/neck.toml");
    assert_eq!(before.known_as(here, "b"), here);
}

#[test]
fn two_that_turn_out_to_be_one_are_one_from_the_beginning() {
    let past = past(&[
        ("2026-11-23", "/a/neck.toml", "a"),
        ("2026-11-24", "/b/neck.toml", "b"),
        ("2026-11-25", "/b/neck.toml", "a"),
    ]);
    assert_eq!(called(&past), ["/b/neck.toml"; 3]);
}
