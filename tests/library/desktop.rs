//! What the desktop is shown of a session, and for how long the computer is kept awake. What goes over a bus is in
//! `tests/outside/bus`.

use std::time::{Duration, Instant};

use balm::desktop::{Believed, Gathered, KeepAwake, SleepWatch, Status, Titles};
use balm::session::{Event, Tick, Volume};
use balm::sink::OnDeviceLoss;
use balm::text::Safe;
use balm::timeline::{Options, Passage};
use balm::unit::Frames;

use crate::common::live;

const ROUTINE: &str = r#"
balm = 1
title = "Legs\u202e"
[[step]]
title = "Calf"
sides = "left-right"
for = "7s"
[[step]]
title = "Rest"
for = "9s"
"#;

fn passages() -> Vec<Passage> {
    live(ROUTINE, |_| Frames::ZERO, Options::default()).timeline.passages.clone()
}

fn step(number: usize) -> Event {
    let passages = passages();
    let passage = Box::new(passages[number - 1].clone());
    Event::Step { number, of: passages.len(), passage, next: None }
}

fn gathered(titles: Titles) -> Gathered {
    Gathered::new(titles, Volume::default())
}

fn open() -> Titles {
    Titles::All { routine: Safe::new("Legs\u{202e}"), author: Some(Safe::new("Ana")) }
}

#[test]
fn a_step_is_a_track_with_its_side_and_its_length() {
    let mut seen = gathered(open());
    seen.hear(&Event::Ready { length: Frames::from_millis(5000) });
    let track = seen.now_playing().track;
    assert_eq!((track.number, track.title.as_str(), track.length.secs()), (0, "Legs", 5.0));
    seen.hear(&step(1));
    let track = seen.now_playing().track;
    assert!(track.title.as_str().to_lowercase().contains("left"), "{track:?}");
    assert!(track.title.as_str().contains("Calf") || track.title.as_str().contains("calf"), "{track:?}");
    assert_eq!(track.album.unwrap().as_str(), "Legs");
    assert_eq!(track.artist.unwrap().as_str(), "Ana");
    let first = &passages()[0];
    assert_eq!((track.number, track.length), (1, first.until - first.start));
    seen.hear(&Event::Extended { by: Frames::from_millis(30_000) });
    assert_eq!(seen.now_playing().track.length, track.length + Frames::from_millis(30_000));
    assert_eq!(seen.into_step(first.start + Frames(7)), Frames(7));
}

#[test]
fn a_private_session_shows_no_title_at_all() {
    let mut seen = gathered(Titles::Private);
    for event in [Event::Ready { length: Frames(48) }, step(1), step(3)] {
        seen.hear(&event);
        let track = seen.now_playing().track;
        assert_eq!((track.title.as_str(), &track.album, &track.artist), ("Session", &None, &None));
    }
}

#[test]
fn it_plays_only_while_time_goes_on_or_a_step_waits() {
    let mut seen = gathered(open());
    seen.hear(&step(1));
    let mut after = |event: &Event| {
        seen.hear(event);
        (seen.now_playing().status, seen.rests())
    };
    let lost = |then| Event::DeviceLost { then };
    for (event, told) in [
        (Event::Waiting, (Status::Playing, false)),
        (Event::Paused, (Status::Paused, true)),
        (Event::Resumed, (Status::Playing, false)),
        (lost(OnDeviceLoss::Silent), (Status::Playing, false)),
        (lost(OnDeviceLoss::Follow), (Status::Paused, true)),
        (Event::DeviceBack, (Status::Playing, false)),
        (Event::DeviceSuspended, (Status::Paused, true)),
        (Event::DeviceBack, (Status::Playing, false)),
        (lost(OnDeviceLoss::Pause), (Status::Paused, true)),
        // It is back, and the listener has not gone on.
        (Event::DeviceBack, (Status::Paused, true)),
        (Event::Resumed, (Status::Playing, false)),
    ] {
        assert_eq!(after(&event), told, "{event:?}");
    }
}

#[test]
fn a_player_is_told_a_place_only_where_it_believes_another_one() {
    let begun = Instant::now();
    let at = |ms| begun + Duration::from_millis(ms);
    let place = |ms| Frames::from_millis(ms);
    let mut player = Believed::told(place(0), begun, true);
    assert!(!player.is_off(place(9_900), at(10_000)), "it counts on by itself");
    assert!(player.is_off(place(3_000), at(10_100)), "after a jump");
    assert!(!player.is_off(place(20_000), at(10_200)), "not twice at once");
    assert!(player.is_off(place(20_900), at(11_200)));
    player.play(false, at(12_000));
    assert!(!player.is_off(place(21_700), at(60_000)), "paused it does not count");
    player.play(true, at(60_000));
    assert!(!player.is_off(place(22_700), at(61_000)));
}

#[test]
fn the_computer_may_sleep_five_minutes_after_a_pause_and_not_before() {
    let begun = Instant::now();
    let mut awake = KeepAwake::default();
    let mut at = |secs, rests| awake.is_wanted(rests, begun + Duration::from_secs(secs));
    assert!(at(0, false) && at(3600, false));
    assert!(at(3700, true) && at(3999, true));
    assert!(!at(4000, true) && !at(9000, true));
    assert!(at(9001, false), "taken again");
    assert!(
        at(9100, true) && at(9200, false) && at(9399, true) && at(9500, true),
        "each pause counts by itself"
    );
}

#[test]
fn somebody_who_spoke_up_is_waited_for_awake() {
    let mut seen = gathered(open());
    seen.hear(&step(1));
    seen.hear(&Event::Paused);
    seen.hear(&Event::SpeakUpWaits { text: String::new() });
    assert!(seen.rests());
    let words = balm::session::Asked { said: Vec::new(), choices: Vec::new() };
    seen.hear(&Event::SpeakUp(Box::new(words)));
    assert!(!seen.rests());
    assert_eq!(seen.now_playing().status, Status::Paused);
}

#[test]
fn a_step_that_was_held_is_told_its_place_again_only_when_it_goes_on() {
    let mut seen = gathered(open());
    seen.hear(&step(1));
    seen.hear(&Event::Waiting);
    let end = passages()[0].until;
    seen.hear(&Event::Tick(Tick { at: end, ..Tick::default() }));
    assert!(seen.waits());
    seen.hear(&Event::Tick(Tick { at: end + Frames(4800), ..Tick::default() }));
    assert!(!seen.waits());
}

#[test]
fn clocks_that_part_by_more_than_two_seconds_mean_sleep() {
    let mut watch = SleepWatch::begin(Duration::from_secs(100));
    let mut at = |ms| watch.has_slept(Duration::from_millis(ms));
    assert!(!at(100_000) && !at(100_001) && !at(102_000), "a clock that is set is no sleep");
    assert!(at(104_100));
    assert!(!at(104_100), "told once");
}
