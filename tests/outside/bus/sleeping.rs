//! A computer that is kept awake, and one that falls asleep.

use balm::routine::Kind;
use balm::session::{Command, Event};

use super::daemon::{Bus, until};
use super::made_up::MadeUp;
use super::playing::{Playing, ROUTINE};
use crate::tests;

tests! {
    the_computer_stays_awake_while_it_plays_and_for_five_minutes_of_a_pause
    at_night_the_screen_may_go_dark
    sleep_waits_until_the_sound_has_faded
    without_logind_the_clocks_tell_of_sleep
    a_session_waits_for_its_listener_after_sleep
}

fn held(bus: &Bus, wanted: &[(&str, &str)]) {
    let wanted: Vec<(String, String)> =
        wanted.iter().map(|(what, how)| ((*what).to_owned(), (*how).to_owned())).collect();
    until(&format!("{wanted:?} is held"), || bus.inhibitors() == wanted);
}

const PLAYING: [(&str, &str); 2] = [("idle:sleep", "block"), ("sleep", "delay")];

fn the_computer_stays_awake_while_it_plays_and_for_five_minutes_of_a_pause() {
    let bus = Bus::with_logind();
    let mut session = MadeUp::with_logind(&bus, Kind::Day);
    held(&bus, &PLAYING);
    session.hear(&Event::Paused);
    session.after(100);
    session.after(299_000);
    held(&bus, &PLAYING);
    session.after(1_000);
    held(&bus, &[]);
    session.after(3_600_000);
    session.hear(&Event::Resumed);
    session.after(100);
    held(&bus, &PLAYING);
    session.end();
    held(&bus, &[]);
}

fn at_night_the_screen_may_go_dark() {
    let bus = Bus::with_logind();
    let _session = MadeUp::with_logind(&bus, Kind::Night);
    held(&bus, &[("sleep", "block"), ("sleep", "delay")]);
}

fn sleep_waits_until_the_sound_has_faded() {
    let bus = Bus::with_logind();
    let mut session = MadeUp::with_logind(&bus, Kind::Day);
    held(&bus, &PLAYING);
    bus.prepare_for_sleep(true);
    assert_eq!(session.asks(), Command::FallAsleep);
    session.hear(&Event::Paused);
    session.after(100);
    session.after(900);
    held(&bus, &PLAYING);
    session.after(100);
    held(&bus, &[("idle:sleep", "block")]);
    bus.prepare_for_sleep(false);
    assert_eq!(session.asks(), Command::Wake);
    held(&bus, &PLAYING);
}

fn without_logind_the_clocks_tell_of_sleep() {
    let mut session = MadeUp::playing("disabled:", "disabled:", Kind::Day);
    session.after(100);
    session.sleeps(3_000);
    assert_eq!(session.asks(), Command::Wake);
    // With it, only logind does.
    let bus = Bus::with_logind();
    let mut session = MadeUp::with_logind(&bus, Kind::Day);
    held(&bus, &PLAYING);
    session.sleeps(3_000);
    bus.prepare_for_sleep(true);
    assert_eq!(session.asks(), Command::FallAsleep);
}

fn a_session_waits_for_its_listener_after_sleep() {
    let (bus, system) = (Bus::start(), Bus::with_logind());
    let night = ROUTINE.replacen("title", "kind = \"night\"\ntitle", 1);
    let playing = Playing::start(&night, &bus.address(), &system.address(), &["--on-wake", "resume"]);
    until("it plays", || bus.playerctl(&["metadata", "xesam:trackNumber"]) == "1");
    held(&system, &[("sleep", "block"), ("sleep", "delay")]);
    system.prepare_for_sleep(true);
    until("it pauses", || bus.playerctl(&["status"]) == "Paused");
    held(&system, &[("sleep", "block")]);
    system.prepare_for_sleep(false);
    until("it says so", || playing.output().contains("The computer was asleep."));
    assert_eq!(bus.playerctl(&["status"]), "Paused", "at night never by itself");
    bus.playerctl(&["play"]);
    until("a key goes on", || bus.playerctl(&["status"]) == "Playing");
    bus.playerctl(&["stop"]);
    let (code, said) = playing.end();
    assert_eq!(code, Some(0));
    assert_eq!(said.matches("asleep").count(), 1, "{said}");
}
