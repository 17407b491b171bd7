//! A session told line by line: for screen readers, and as JSON for scripts.

use balm::care::Wording;
use balm::display::{About, Json, Plain, Steering, outcome_line};
use balm::routine::{Kind, Side};
use balm::session::{Event, Listener, Outcome};
use balm::text::Safe;
use balm::unit::Frames;
use serde_json::Value;

use super::{ClosedWriter, HOSTILE, acts_on_nothing, agrees, passage, say, step, timeline, whole_session};

fn plain(kind: Kind, events: &[Event]) -> String {
    let mut plain = Plain::new(Vec::new(), About::from(&timeline(kind)), Steering::Keys);
    events.iter().for_each(|e| plain.hear(e));
    String::from_utf8(plain.into_inner()).expect("plain lines are text")
}

#[test]
fn a_day_is_told_line_by_line() {
    agrees("plain-day", &plain(Kind::Day, &whole_session("Knead the shoulder")));
}

#[test]
fn at_night_nothing_is_counted() {
    let told = plain(Kind::Night, &whole_session("Soften the jaw"));
    agrees("plain-night", &told);
    assert!(!told.contains(|c: char| c.is_ascii_digit()), "{told}");
}

#[test]
fn nothing_acts_on_the_terminal() {
    let mut about = About::from(&timeline(Kind::Day));
    about.title = Safe::new(HOSTILE);
    let mut plain = Plain::new(Vec::new(), about, Steering::None);
    whole_session(HOSTILE).iter().for_each(|e| plain.hear(e));
    let told = String::from_utf8(plain.into_inner()).expect("plain lines are text");
    acts_on_nothing(&told);
}

#[test]
fn when_not_to_is_told_before_it_begins_by_night_too() {
    for kind in [Kind::Day, Kind::Night] {
        let about = About { before: vec!["Stop if you feel dizzy.".into()], ..About::from(&timeline(kind)) };
        let mut plain = Plain::new(Vec::new(), about, Steering::None);
        whole_session("Knead").iter().for_each(|e| plain.hear(e));
        let told = String::from_utf8(plain.into_inner()).expect("plain lines are text");
        let at = |text: &str| told.find(text).expect("it is told");
        assert!(at("Stop if you feel dizzy.") < at("Get comfortable."), "{told}");
        assert_eq!(told.matches("dizzy").count(), 1, "{told}");
    }
}

#[test]
fn a_title_that_says_its_side_is_not_given_another() {
    let told =
        plain(Kind::Day, &[step(3, passage("Knead the right shoulder", Some(Side::Right), 0, 45_000))]);
    assert_eq!(told, "Part: Shoulders\nStep 3 of 16: Knead the right shoulder (45 s)\n");
}

#[test]
fn without_keys_there_is_no_talk_of_keys() {
    let mut plain = Plain::new(Vec::new(), About::default(), Steering::None);
    [Event::Ready { length: Frames::ZERO }, Event::Paused, Event::Waiting].iter().for_each(|e| plain.hear(e));
    let told = String::from_utf8(plain.into_inner()).expect("plain lines are text");
    assert!(!["Space", "Enter", "keys"].iter().any(|key| told.contains(key)), "{told}");
}

#[test]
fn a_reader_that_has_gone_is_noticed_once_and_quietly() {
    let mut plain = Plain::new(ClosedWriter::default(), About::default(), Steering::None);
    assert!(!plain.broken());
    plain.hear(&say("one"));
    plain.hear(&say("two"));
    assert!(plain.broken());
    assert_eq!(plain.into_inner().tries, 1);
}

fn json(title: &str) -> Vec<String> {
    let mut json = Json::new(Vec::new(), About::from(&timeline(Kind::Day)));
    whole_session(title).iter().for_each(|e| json.hear(e));
    String::from_utf8(json.into_inner()).expect("JSON is text").lines().map(str::to_owned).collect()
}

#[test]
fn every_line_is_an_event_with_its_time() {
    let lines = json("Knead");
    assert_eq!(
        lines[0],
        r#"{"at":0.0,"before":[],"event":"routine","format":1,"id":"neck-and-shoulders","kind":"day","length":107.0,"notes":[],"steps":2,"title":"Neck and shoulders","voice":""}"#
    );
    assert_eq!(lines[1], r#"{"at":0.0,"event":"ready","length":10.0}"#);
    for line in &lines {
        let value: Value = serde_json::from_str(line).expect("a JSON object");
        assert!(value["event"].is_string() && value["at"].is_number(), "{line}");
        assert_ne!(value["event"], "tick");
    }
    assert_eq!(
        lines.last().map(String::as_str),
        Some(r#"{"at":107.0,"event":"over","heard":97.0,"of":97.0,"outcome":"finished"}"#)
    );
}

#[test]
fn no_string_acts_on_whoever_prints_it() {
    for line in json(HOSTILE) {
        acts_on_nothing(&line);
    }
}

#[test]
fn an_ending_says_how_far_the_listener_came_but_wakes_nobody() {
    let over = |outcome, s: u64| Event::Over {
        outcome,
        heard: Frames::from_millis(s * 1000),
        of: Frames::from_millis(596_000),
    };
    let line = |kind, outcome, s| outcome_line(kind, &over(outcome, s), Wording::ENGLISH);
    assert_eq!(
        line(Kind::Day, Outcome::Stopped, 250).as_deref(),
        Some("You did 4:10 of 9:56. Until next time.")
    );
    assert_eq!(
        line(Kind::Day, Outcome::Finished, 596).as_deref(),
        Some("You did all of it, 9:56. Until next time.")
    );
    assert_eq!(line(Kind::Night, Outcome::Stopped, 250).as_deref(), Some("Good night."));
    assert_eq!(line(Kind::Night, Outcome::Finished, 596), None);
}
