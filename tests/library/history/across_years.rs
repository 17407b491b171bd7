//! Years are read side by side. However the lines are spread over files, the sessions are those of all lines in order.

use std::fs;

use balm::history::{EventKind, HistoryFolder, HistoryLine, Past};

use super::{at, empty, event, session};

/// Lines whose session, kinds and times cross the turns of the year, in order.
fn lines() -> Vec<HistoryLine> {
    let rated = |kind, time: &str, name: &str, value| HistoryLine {
        rating: Some("tension".to_owned()),
        value: Some(value),
        ..event(kind, time, name)
    };
    let slept = HistoryLine { value: Some(7), ..HistoryLine::new(EventKind::Sleep, &at("2025-01-01T07:00")) };
    let [first_start, first_end] = session("2024-03-01T10:00", "first", "neck");
    let [turn_start, _] = session("2024-12-31T23:55", "turn", "calf");
    let [_, turn_end] = session("2025-01-01T00:05", "turn", "calf");
    let [_, lost_end] = session("2025-02-01T10:00", "lost", "hands");
    let [last_start, last_end] = session("2026-04-01T10:00", "last", "neck");
    vec![
        first_start,
        rated(EventKind::Before, "2024-03-01T10:00", "first", 6),
        first_end,
        turn_start,
        rated(EventKind::Before, "2024-12-31T23:56", "turn", 5),
        turn_end,
        rated(EventKind::After, "2025-01-01T00:06", "turn", 2),
        slept,
        // Its beginning was lost, and that of the next as well: nothing tells what was rated.
        lost_end,
        rated(EventKind::Before, "2025-03-01T10:00", "nothing", 3),
        rated(EventKind::Soreness, "2026-03-01T10:00", "turn", 1),
        rated(EventKind::Soreness, "2026-03-02T10:00", "lost", 4),
        last_start,
        last_end,
    ]
}

/// The folder with these lines, each in the file of its year.
fn write(folder: &HistoryFolder, lines: &[HistoryLine]) {
    let _ = fs::remove_dir_all(folder.path());
    for line in lines {
        folder.append(line, false).unwrap();
    }
}

fn assert_same(folder: &HistoryFolder, what: &str) -> Past {
    let past = folder.past(&[]).unwrap();
    assert_eq!(past, Past::of(&folder.read().unwrap(), &[]), "{what}");
    past
}

#[test]
fn a_session_over_the_turn_of_the_year_is_one() {
    let (_gone, folder) = empty();
    write(&folder, &lines());
    let past = assert_same(&folder, "as written");
    let ids: Vec<&str> = past.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["first", "turn", "lost", "last"]);
    let turn = &past.sessions[1];
    assert_eq!((turn.before[0].value, turn.after[0].value, turn.soreness), (5, 2, Some(1)));
    assert_eq!(turn.outcome.as_deref(), Some("finished"));
    assert_eq!(past.sessions[2].soreness, Some(4));
}

#[test]
fn lines_in_any_order_and_copies_are_the_same_sessions() {
    let (_gone, folder) = empty();
    write(&folder, &lines());
    let expected = assert_same(&folder, "as written");
    let mut turned = lines();
    turned.reverse();
    write(&folder, &turned);
    assert_eq!(assert_same(&folder, "the last first").sessions.len(), expected.sessions.len());
    // A program that synchronises put one year's lines into a copy of another's.
    write(&folder, &lines());
    let year = fs::read_to_string(folder.path().join("2026.jsonl")).unwrap();
    fs::write(folder.path().join("2024 (copy).jsonl"), year).unwrap();
    assert_eq!(assert_same(&folder, "a copy in another year"), expected);
    // A clock was set back: a session begins in two years.
    write(&folder, &lines());
    folder.append(&session("2025-06-01T10:00", "first", "neck")[0], false).unwrap();
    assert_eq!(assert_same(&folder, "two beginnings").sessions.len(), expected.sessions.len());
}

#[test]
fn what_was_forgotten_in_a_later_year_is_ignored_in_all() {
    let (_gone, folder) = empty();
    let forget = |time: &str| HistoryLine::new(EventKind::Forget, &at(time));
    let one = HistoryLine { sessions: vec!["turn".to_owned()], ..forget("2026-05-01T10:00") };
    write(&folder, &[lines(), vec![one]].concat());
    let past = assert_same(&folder, "one is forgotten");
    assert!(past.sessions.iter().all(|session| session.id != "turn"));
    let all = HistoryLine { all: true, ..forget("2025-12-31T10:00") };
    write(&folder, &[lines(), vec![all]].concat());
    let past = assert_same(&folder, "all before a day is forgotten");
    let ids: Vec<&str> = past.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["last"]);
}
