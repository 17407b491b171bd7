//! What was said while a routine played, and how long it matters.

use balm::history::{EventKind, History, HistoryLine, LastTime, Past, last_times, was_upsetting};
use balm::vocabulary::NextTime;
use jiff::civil::DateTime;

use super::{event, session};

fn said(time: &str, name: &str, answer: &str, region: &str) -> Vec<HistoryLine> {
    let spoke = HistoryLine {
        answer: Some(answer.to_owned()),
        region: Some(region.to_owned()),
        step: Some("Calf".to_owned()),
        value: Some(5),
        ..event(EventKind::SpokeUp, time, name)
    };
    session(time, name, "legs").into_iter().chain([spoke]).collect()
}

fn decided(time: &str, name: &str, answer: &str, way: NextTime) -> HistoryLine {
    let (answer, region) = (Some(answer.to_owned()), Some("calf".to_owned()));
    HistoryLine { answer, region, way: Some(way), ..event(EventKind::NextTime, time, name) }
}

fn past(lines: Vec<Vec<HistoryLine>>) -> Past {
    Past::of(&History { lines: lines.concat(), bad: 0 }, &[])
}

fn on(past: &Past, time: &str) -> Vec<(String, Option<NextTime>, usize)> {
    let now: DateTime = time.parse().unwrap();
    let told = |last: LastTime| {
        (format!("{} {}", last.answer.id, last.region.unwrap_or_default()), last.decided, last.times)
    };
    last_times(past, now).into_iter().map(told).collect()
}

#[test]
fn too_strong_is_asked_about_for_two_weeks_and_the_answer_holds_as_long() {
    let once = past(vec![said("2026-11-01T10:00", "a", "too-strong", "calf")]);
    assert_eq!(on(&once, "2026-11-14T10:00"), [("too-strong calf".to_owned(), None, 1)]);
    assert_eq!(on(&once, "2026-11-16T10:00"), []);
    let asked = vec![
        said("2026-11-01T10:00", "a", "too-strong", "calf"),
        vec![decided("2026-11-02T10:00", "a", "too-strong", NextTime::Lighter)],
    ];
    let asked = past(asked);
    assert_eq!(on(&asked, "2026-11-03T10:00")[0].1, Some(NextTime::Lighter));
    assert_eq!(on(&asked, "2026-11-20T10:00"), []);
}

#[test]
fn what_was_sharp_stays_out_until_it_was_asked_about_and_twice_in_four_weeks_is_counted() {
    let twice = past(vec![
        said("2026-11-01T10:00", "a", "sharp", "calf"),
        said("2026-11-20T10:00", "b", "sharp", "shin-outer"),
    ]);
    let told = on(&twice, "2026-11-21T10:00");
    assert_eq!(told[0], ("sharp shin-outer".to_owned(), None, 2), "of one part of the body");
    assert_eq!(told[1].0, "sharp calf");
    assert_eq!(on(&twice, "2027-03-01T10:00").len(), 2, "nobody has asked yet");
    assert_eq!(on(&twice, "2027-03-01T10:00")[0].2, 0);
    let asked = past(vec![
        said("2026-11-01T10:00", "a", "sharp", "calf"),
        vec![decided("2026-11-02T10:00", "a", "sharp", NextTime::Same)],
        said("2026-11-03T10:00", "b", "sharp", "calf"),
    ]);
    assert_eq!(on(&asked, "2026-11-04T10:00")[0].1, None, "it was sharp again");
}

#[test]
fn what_is_forgotten_matters_no_more_and_an_upsetting_routine_is_known_for_two_weeks() {
    let mut lines = said("2026-11-01T10:00", "a", "upset", "calf");
    let upset = past(vec![lines.clone()]);
    assert_eq!(on(&upset, "2026-11-02T10:00"), [], "nothing is asked about it");
    let day = |time: &str| time.parse::<DateTime>().unwrap();
    assert!(was_upsetting(&upset, "legs", day("2026-11-10T10:00")));
    assert!(!was_upsetting(&upset, "legs", day("2026-11-16T10:00")));
    assert!(!was_upsetting(&upset, "hands", day("2026-11-10T10:00")));
    lines.push(HistoryLine {
        sessions: vec!["a".to_owned()],
        session: None,
        ..event(EventKind::Forget, "2026-11-03T10:00", "a")
    });
    assert!(!was_upsetting(&past(vec![lines]), "legs", day("2026-11-10T10:00")));
}
