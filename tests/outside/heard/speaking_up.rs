//! What is heard when a listener speaks up: everything rests at once, and goes on when they say so.

use std::time::{Duration, Instant};

use super::ear::{Frame, frames, level, no_click, sounding};
use super::folder::BED_HZ;
use super::program::{Ended, Playing};

crate::tests! {
    speaking_up_lowers_the_bed_at_once_and_going_on_brings_it_back
    speaking_up_twice_is_silent_at_once_and_stays_so
}

/// Between two blocks of the server, and until its last one has come.
const LATENCY: Duration = Duration::from_millis(250);
/// So soon it rests.
const RESTS: Duration = Duration::from_millis(150);
/// So soon it is silent in an emergency.
const SILENT: Duration = Duration::from_millis(200);
/// The windows of a fade's curve: whole waves of the bed.
const WINDOW: f64 = 0.1;

/// How loud each window is between two moments, as a part of the loudest of all. Nothing is heard where the recording
/// is over.
fn curve(ended: &Ended, from: Instant, to: Instant) -> Vec<f64> {
    let sound: &[Frame] = &ended.heard.sound;
    let full = level(sound, frames(WINDOW)).into_iter().fold(0.0, f64::max);
    let (from, to) = (ended.heard.by(from), ended.heard.by(to));
    level(&sound[from..to], frames(WINDOW)).into_iter().map(|level| level / full).collect()
}

fn assert_smooth(ended: &Ended) {
    let full = level(ended.sound(), frames(WINDOW)).into_iter().fold(0.0, f64::max);
    no_click(ended.sound(), &[(BED_HZ, full * 2.0_f64.sqrt())]);
}

fn speaking_up_lowers_the_bed_at_once_and_going_on_brings_it_back() {
    let mut playing = Playing::start_in_terminal("steady.toml");
    let asked = playing.listen(2.5).press("h");
    let back = playing.wait(2.5).press("\r");
    let quit = playing.wait(2.5).press("q");
    let ended = playing.end(20);
    assert_eq!(ended.code, 0, "{}", ended.output);
    // It goes all the way down first, and comes up again to 12 dB below, which is a quarter.
    let rest = curve(&ended, asked + RESTS + LATENCY, back);
    assert!(rest.iter().all(|level| *level < 0.3), "while it rests: {rest:.2?}");
    let (_, held) = rest.split_at_checked(8).expect("it rests for a while");
    assert!(held.len() > 8 && held.iter().all(|level| *level > 0.2), "while it rests: {rest:.2?}");
    let after = curve(&ended, back + Duration::from_millis(1500) + LATENCY, quit);
    assert!(after.len() > 4 && after.iter().all(|level| *level > 0.9), "after it: {after:.2?}");
    assert_smooth(&ended);
}

fn speaking_up_twice_is_silent_at_once_and_stays_so() {
    let mut playing = Playing::start_in_terminal("steady.toml");
    playing.listen(2.5).press("h");
    let asked = playing.wait(0.8).press("h");
    let left = playing.wait(2.5).press("\x03");
    let ended = playing.end(20);
    let last = ended.heard.came(sounding(&ended.heard.sound).end);
    let took = last.saturating_duration_since(asked);
    assert!(took < SILENT + LATENCY, "silent only after {took:?}");
    assert!(left.duration_since(asked) > Duration::from_secs(2), "nobody heard whether it stays so");
    assert_smooth(&ended);
}
