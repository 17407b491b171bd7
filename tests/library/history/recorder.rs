//! A session that is heard by its recorder.

use balm::history::{Aftermath, Bookmark, Bookmarks, EventKind, HistoryLine, Past, Recorder, SessionFacts};
use balm::session::{Event, Listener, Outcome, Tick};
use balm::timeline::{Options, Timeline};
use balm::unit::Frames;
use jiff::Zoned;

use super::empty;
use crate::common;

const ROUTINE: &str = "balm = 1\ntitle = \"Small\"\n[defaults]\ngap = \"0s\"\n\
    [[step]]\ntitle = \"One\"\nfor = \"10s\"\nsay = \"First.\"\n[[step]]\ntitle = \"Two\"\nfor = \"10s\"\n\
    [[step]]\ntitle = \"Three\"\nfor = \"10s\"\n";

fn timeline(toml: &str) -> Timeline {
    common::timeline(toml, |_| Frames::ZERO, Options::default())
}

fn secs(secs: u64) -> Frames {
    Frames::from_millis(secs * 1000)
}

fn now() -> Zoned {
    super::at("2026-02-01T10:00")
}

fn step(timeline: &Timeline, index: usize) -> Event {
    let passage = Box::new(timeline.passages[index].clone());
    Event::Step { number: index + 1, of: timeline.passages.len(), passage, next: None }
}

/// Ten ticks a second from one place to another.
fn hear(recorder: &mut Recorder, timeline: &Timeline, from: u64, to: u64) {
    for tenth in from * 10..=to * 10 {
        let at = Frames::from_millis(tenth * 100);
        let left = timeline.done.saturating_sub(at);
        recorder.hear(&Event::Tick(Tick { at, left, ..Tick::default() }));
    }
}

fn over(outcome: Outcome, timeline: &Timeline) -> Event {
    Event::Over { outcome, heard: Frames::ZERO, of: timeline.done - timeline.lead_in }
}

fn facts(resumed: Option<Bookmark>) -> SessionFacts {
    SessionFacts {
        routine: "small".into(),
        called: "small".into(),
        title: "Small".into(),
        resumed,
        ..SessionFacts::default()
    }
}

#[test]
fn a_session_that_is_stopped_keeps_its_place_and_the_next_part_belongs_to_it() {
    let (room, history) = empty();
    let bookmarks = Bookmarks::at(room.path().join("state"));
    let timeline = timeline(ROUTINE);
    let after = Aftermath::default();
    let mut recorder = Recorder::new(history.clone(), bookmarks.clone(), facts(None), now, after.clone());
    recorder.hear(&Event::Ready { length: timeline.lead_in });
    recorder.hear(&step(&timeline, 0));
    hear(&mut recorder, &timeline, 0, 2);
    // To the next step after two seconds of the first.
    recorder.hear(&step(&timeline, 1));
    hear(&mut recorder, &timeline, 10, 17);
    recorder.hear(&Event::Paused);
    recorder.hear(&Event::Resumed);
    recorder.hear(&over(Outcome::Stopped, &timeline));
    drop(recorder);
    let end = after.take();
    assert_eq!((end.outcome, end.planned), (Some(Outcome::Stopped), secs(30)));
    assert!(end.trouble.is_none());
    let mark = bookmarks.of("small").unwrap();
    assert_eq!((mark.passage, &*mark.step, mark.into_ms, mark.heard_ms), (2, "Two", 7000, 9000));
    assert_eq!(mark.place(&timeline), secs(17));
    let kinds: Vec<EventKind> = history.read().unwrap().lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [EventKind::Start, EventKind::Pause, EventKind::Resume, EventKind::End]);
    // In another run of balm it goes on.
    let mut recorder =
        Recorder::new(history.clone(), bookmarks.clone(), facts(Some(mark)), now, after.clone());
    recorder.hear(&step(&timeline, 1));
    hear(&mut recorder, &timeline, 17, 20);
    recorder.hear(&step(&timeline, 2));
    hear(&mut recorder, &timeline, 20, 30);
    recorder.hear(&Event::Done);
    recorder.hear(&over(Outcome::Stopped, &timeline));
    drop(recorder);
    assert_eq!(after.take().outcome, Some(Outcome::Finished));
    assert!(bookmarks.of("small").is_none());
    let past = Past::of(&history.read().unwrap(), &[]);
    let [session] = &past.sessions[..] else { panic!("{past:#?}") };
    assert_eq!((session.secs, session.planned, session.outcome.as_deref()), (22, 30, Some("finished")));
    assert_eq!(session.left_out, ["One"]);
}

#[test]
fn the_place_is_kept_at_least_every_five_seconds() {
    let (room, history) = empty();
    let bookmarks = Bookmarks::at(room.path().join("state"));
    let timeline = timeline(ROUTINE);
    for end in 1..=10 {
        let after = Aftermath::default();
        let mut recorder = Recorder::new(history.clone(), bookmarks.clone(), facts(None), now, after);
        recorder.hear(&step(&timeline, 0));
        hear(&mut recorder, &timeline, 0, end);
        // As if it had been killed: nothing ends.
        drop(recorder);
        let lost = secs(end).0 - bookmarks.of("small").unwrap().place(&timeline).0;
        assert!(lost < secs(5).0, "{lost} frames after {end} s");
    }
}

#[test]
fn a_history_that_fails_is_told_once_and_stops_nothing() {
    let (room, history) = empty();
    std::fs::write(history.path(), "no folder").unwrap();
    let bookmarks = Bookmarks::at(room.path().join("history"));
    let timeline = timeline(ROUTINE);
    let after = Aftermath::default();
    let mut recorder = Recorder::new(history, bookmarks, facts(None), now, after.clone());
    recorder.hear(&step(&timeline, 0));
    hear(&mut recorder, &timeline, 0, 9);
    recorder.hear(&over(Outcome::Finished, &timeline));
    drop(recorder);
    assert!(after.take().trouble.is_some());
    assert!(after.take().trouble.is_none());
}

#[test]
fn where_the_routine_is_another_now_the_step_of_that_name_counts() {
    let other = timeline(
        &ROUTINE.replace("title = \"One\"", "title = \"New\"\nfor = \"3s\"\n[[step]]\ntitle = \"One\""),
    );
    let two = other.passages.iter().find(|passage| passage.title == "Two").unwrap();
    let mark = Bookmark { passage: 2, step: "Two".into(), into_ms: 4000, ..Bookmark::default() };
    assert_eq!(mark.place(&other), two.start + secs(4));
    let gone = Bookmark { passage: 99, step: "Gone".into(), ..Bookmark::default() };
    assert_eq!(gone.place(&other), Frames::ZERO);
    let long = Bookmark { passage: 3, step: "Two".into(), into_ms: 99_000, ..Bookmark::default() };
    assert_eq!(long.place(&other), two.start);
}

#[test]
fn a_name_in_the_history_is_unique() {
    let ids: std::collections::HashSet<String> =
        (0..1000).map(|_| HistoryLine::new(EventKind::Note, &now()).id).collect();
    assert_eq!(ids.len(), 1000);
}
