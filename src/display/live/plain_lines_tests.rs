use super::*;
use crate::display::sample::{ClosedWriter, HOSTILE, agrees, passage, say, step, timeline, whole_session};
use crate::routine::Side;

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
    assert!(!told.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{told:?}");
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
