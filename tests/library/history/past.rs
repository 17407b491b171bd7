//! Lines become sessions, and sessions become questions.

use balm::history::{Bookmark, EventKind, History, HistoryLine, Past, Rated, RoutineKey, questions};

use super::{at, event, session};

fn key(name: &str) -> RoutineKey<'_> {
    RoutineKey { id: name, called: name }
}

fn past(lines: Vec<HistoryLine>) -> Past {
    Past::of(&History { lines, bad: 0 }, &[])
}

#[test]
fn a_session_is_its_parts_and_its_ratings_together() {
    let [start, end] = session("2026-02-01T10:00", "a", "neck");
    let before = HistoryLine {
        rating: Some("tension".into()),
        value: Some(7),
        ..event(EventKind::Before, "2026-02-01T10:00", "a")
    };
    let after = HistoryLine { value: Some(3), kind: EventKind::After, ..before.clone() };
    let wrong = HistoryLine { value: Some(99), ..after.clone() };
    let stopped = HistoryLine { outcome: Some("stopped".into()), secs: Some(120), ..end.clone() };
    let resume = HistoryLine { kind: EventKind::Resume, secs: Some(120), ..start.clone() };
    let sore = HistoryLine { value: Some(2), ..event(EventKind::Soreness, "2026-02-02T10:00", "a") };
    let past = past(vec![start, before, stopped, resume, end, after, wrong, sore]);
    let [session] = &past.sessions[..] else { panic!("{past:#?}") };
    assert_eq!((session.secs, session.planned, session.outcome.as_deref()), (600, 600, Some("finished")));
    let rated = |value| vec![Rated { rating: "tension".into(), value }];
    assert_eq!((&session.before, &session.after, session.soreness), (&rated(7), &rated(3), Some(2)));
    assert_eq!(session.local.to_string(), "2026-02-01T10:00:00");
}

#[test]
fn where_balm_was_killed_the_bookmark_tells_how_far_it_came() {
    let [start, _] = session("2026-02-01T10:00", "a", "neck");
    let history = History { lines: vec![start], bad: 0 };
    let mark =
        Bookmark { session: "a".into(), heard_ms: 301_500, planned_ms: 600_000, ..Bookmark::default() };
    let past = Past::of(&history, &[mark]);
    assert_eq!((past.sessions[0].secs, past.sessions[0].outcome.as_deref()), (301, None));
    assert!(past.sessions[0].is_done());
}

#[test]
fn sessions_are_known_by_the_end_of_their_name_and_by_their_routine() {
    let past = past(
        [
            session("2026-02-01T10:00", "0000-aaaaaa", "neck"),
            session("2026-02-02T10:00", "0000-bbbbbb", "feet"),
        ]
        .concat(),
    );
    let found = |name: &str| past.named(name).iter().map(|session| session.id.as_str()).collect::<Vec<_>>();
    assert_eq!(found("aaaaaa"), ["0000-aaaaaa"]);
    assert_eq!(found("FEET"), ["0000-bbbbbb"]);
    assert_eq!(found("The neck"), ["0000-aaaaaa"]);
    assert!(found("aaa").is_empty() && found("").is_empty());
}

#[test]
fn soreness_is_asked_from_the_next_day_on_for_three_days_and_once() {
    let lines = session("2026-02-01T10:00", "a", "neck");
    let asked = |lines: &[HistoryLine], routine: &str, now: &str| {
        questions(&past(lines.to_vec()), key(routine), true, at(now).datetime()).soreness_of
    };
    assert_eq!(asked(&lines, "neck", "2026-02-01T20:00"), None);
    assert_eq!(asked(&lines, "neck", "2026-02-02T07:00").as_deref(), Some("a"));
    assert_eq!(asked(&lines, "neck", "2026-02-04T23:00").as_deref(), Some("a"));
    assert_eq!(asked(&lines, "neck", "2026-02-05T07:00"), None);
    assert_eq!(asked(&lines, "feet", "2026-02-02T07:00"), None);
    assert_eq!(
        questions(&past(lines.to_vec()), key("neck"), false, at("2026-02-02T07:00").datetime()).soreness_of,
        None
    );
    let sore = HistoryLine { value: Some(0), ..event(EventKind::Soreness, "2026-02-02T08:00", "a") };
    let lines = [lines.to_vec(), vec![sore]].concat();
    assert_eq!(asked(&lines, "neck", "2026-02-02T09:00"), None);
}

#[test]
fn sleep_is_asked_in_the_morning_by_those_who_play_for_the_night() {
    let [start, end] = session("2026-02-01T22:30", "a", "scalp");
    let night = vec![HistoryLine { night: true, ..start }, end];
    let asked = |lines: &[HistoryLine], now: &str| {
        questions(&past(lines.to_vec()), key("x"), true, at(now).datetime()).sleep_before
    };
    let morning = at("2026-02-02T07:00").date();
    assert_eq!(asked(&night, "2026-02-02T07:00"), Some(morning));
    assert_eq!(asked(&night, "2026-02-02T13:00"), None);
    // A night without one is asked too: it is what the others are compared with.
    assert_eq!(asked(&night, "2026-02-05T07:00"), Some(at("2026-02-05T07:00").date()));
    assert_eq!(asked(&night, "2026-03-05T07:00"), None);
    assert_eq!(asked(&session("2026-02-01T12:30", "a", "neck"), "2026-02-02T07:00"), None);
    let slept = HistoryLine { value: Some(6), ..HistoryLine::new(EventKind::Sleep, &at("2026-02-02T07:00")) };
    assert_eq!(asked(&[night, vec![slept]].concat(), "2026-02-02T08:00"), None);
}
