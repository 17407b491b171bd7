//! A night's worth of sound, faster than real time. Takes most of a minute, so it is not run with
//! the others: cargo test --release --test library endurance:: -- --ignored --nocapture

#![cfg(target_os = "linux")]

use std::sync::Arc;

use balm::mixer::{Assets, Mixer};
use balm::routine;
use balm::sound::{Frame, Hour, bed};
use balm::timeline::{Options, Script, Talk, compile};
use balm::unit::Frames;

const HOUR: u64 = 3600 * 48_000;

/// What this process has in memory, in KiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("a status");
    let line = status.lines().find(|l| l.starts_with("VmRSS")).expect("a line for memory");
    line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).expect("a number")
}

#[test]
#[ignore = "takes most of a minute, and only means something in a release build"]
fn twelve_hours_take_no_more_memory_than_one() {
    let mut text =
        String::from("balm = 1\ntitle = \"Night\"\nkind = \"night\"\n[defaults]\nbed = \"pink-noise\"\n");
    for i in 1..=6 {
        text += &format!("[[step]]\ntitle = \"Sleep {i}\"\nfor = \"1h58m\"\nsay = \"Sleep.\"\n");
    }
    let routine = routine::read(&text, "night").routine.expect("a routine without mistakes");
    let script = Script::of(&routine, Talk::Full);
    let lengths = vec![Frames::ZERO; script.lines.len()];
    let timeline = Arc::new(compile(&routine, &script, &lengths, Options::default()));
    assert!(timeline.end.0 > 11 * HOUR, "{}", timeline.end.duration().clock());
    let beds = vec![(
        timeline.beds[0].sound.clone(),
        bed("pink-noise", 1, Hour::Night).expect("a bed of balm's own"),
    )];
    let mut mixer = Mixer::new(Arc::clone(&timeline), Assets { beds, ..Assets::default() });
    let mut block = [Frame::SILENCE; 4096];
    let mut hours = Vec::new();
    while !mixer.is_over() {
        mixer.fill(&mut block);
        if hours.len() as u64 * HOUR <= mixer.position().0 {
            hours.push(resident());
        }
    }
    println!("KiB in memory, hour by hour: {hours:?}");
    assert!(hours.len() >= 12);
    assert!(hours[11] <= hours[1] + 64, "{hours:?}");
}
