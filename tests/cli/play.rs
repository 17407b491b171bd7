//! play, with the clock in place of a device.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Instant;

use crate::room::{QUICK, Room, SOON, TINY};

const PLAYED: &str = "\
Tiny. 0 s in all, 2 steps.
Not while driving. If you feel seriously unwell, get help instead.
Get comfortable.
Step 1 of 2: Warm the hands (0 s)
Rub your palms.
Step 2 of 2: Rest (0 s)
That was the last step. The sound fades out.
You did all of it, 0:00. Until next time.
";

#[test]
fn a_routine_is_told_in_lines() {
    let room = Room::new();
    room.play(&["tiny.toml"]).says(PLAYED);
    room.play(&["tiny.toml", "--plain"]).says(PLAYED);
    room.play(&["tiny.toml", "--quiet"]).says("");
}

#[test]
fn a_routine_is_told_in_json() {
    let ran = Room::new().play(&["tiny.toml", "--json"]);
    let events: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let names: Vec<&str> = events.iter().map(|e| e["event"].as_str().unwrap()).collect();
    assert_eq!(names, ["routine", "ready", "step", "say", "step", "done", "over"]);
    assert_eq!(events[3]["text"], "Rub your palms.");
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn without_a_routine_one_is_chosen_and_the_reason_given() {
    let room = Room::new();
    let mut balm = room.command(&["play", "--silent"]).stdout(Stdio::piped()).spawn().unwrap();
    let line = BufReader::new(balm.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    balm.wait().unwrap();
    let (name, why) = line.strip_prefix("Playing ").unwrap().split_once(": ").unwrap();
    assert!(room.balm(&["list"]).out.lines().any(|l| l.starts_with(name)), "{line}");
    assert!(why.len() > 10 && why.ends_with('.'), "{line}");
}

#[test]
fn when_the_reader_goes_the_sitting_ends_and_not_only_at_its_next_line() {
    let room = Room::new();
    let mut command = room.command(&["play", "tiny.toml", "--silent", "--start-in", "60s", "--plain"]);
    let mut balm = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(balm.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    let begun = Instant::now();
    drop(lines);
    let ran = balm.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), &*ran.stderr), (Some(0), &b""[..]));
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}

#[test]
fn without_a_device_it_goes_on_in_silence_and_says_so_in_a_line() {
    let ran = Room::new().balm(&["play", "tiny.toml", "--speed", "100", "--start-in", "0s"]);
    assert_eq!((ran.code, &*ran.out), (Some(0), PLAYED));
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.ends_with("balm export ROUTINE -o FILE.wav\n"), "{}", ran.err);
}

#[test]
fn a_demanded_device_that_is_not_there_is_an_error() {
    if cfg!(feature = "playback") {
        Room::new()
            .balm(&["play", "tiny.toml", "--device", "den"])
            .fails(4, "balm: there is no sound device called \"den\"; `balm devices` lists them\n");
    }
}

#[test]
fn the_users_own_routine_comes_before_balms_of_the_same_name() {
    let room = Room::new();
    room.write("balm/routines/focus-reset.toml", TINY);
    room.write("balm/routines/mine.toml", TINY);
    room.play(&["focus-reset"]).says(PLAYED);
    room.play(&["mine"]).says(PLAYED);
    room.play(&["balm/routines/mine.toml"]).says(PLAYED);
}

#[test]
fn an_unknown_name_is_likened_to_the_nearest() {
    let room = Room::new();
    let unknown = |name: &str, meant: &str| {
        let words =
            format!("balm: there is no routine called \"{name}\"{meant}; `balm list` shows them all\n");
        room.play(&[name]).fails(1, &words);
    };
    unknown("focus-rest", " (did you mean \"focus-reset\"?)");
    unknown("scalp", " (did you mean \"scalp-sleep-wind-down\"?)");
    unknown("tiny", " (did you mean \"tiny.toml\"?)");
    unknown("xyzzy", "");
    unknown("", "");
}

#[test]
fn a_sitting_begins_at_any_step() {
    let room = Room::new();
    // What is to be read before it is told wherever it begins.
    let before = PLAYED.lines().nth(1).unwrap();
    let rest = format!("{before}\n{}", &PLAYED[PLAYED.find("Step 2").unwrap()..]);
    for (step, told) in [("1", PLAYED), ("warm", PLAYED), ("2", &*rest), ("REST", &*rest)] {
        room.play(&["tiny.toml", "--from", step]).says(told);
    }
    for (step, meant) in [("3", ""), ("0", ""), ("-1", ""), ("warn", " (did you mean \"warm\"?)")] {
        let words = format!(
            "balm: there is no step \"{step}\"{meant}; the steps are numbered 1 to 2\n\
             `balm show ROUTINE` lists them with their titles.\n"
        );
        room.play(&["tiny.toml", "--from", step]).fails(2, &words);
    }
}

#[test]
fn the_listener_chooses_the_bed() {
    let room = Room::new();
    room.tone("tone.wav", 96_000);
    room.tone("short.wav", 4800);
    let bed = |bed: &str| {
        let ran = room.balm(&["show", "tiny.toml", "--bed", bed]);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{bed}");
        let bed = ran.out.lines().find_map(|l| Some(l.split_once(" bed ")?.1.trim().to_owned()));
        bed.unwrap_or_default()
    };
    assert_eq!(bed("rain"), "rain");
    assert_eq!(bed("none"), "");
    assert!(bed("tone.wav").ends_with("tone.wav"));
    room.play(&["tiny.toml", "--no-bed"]).says(PLAYED);

    let wrong = |bed: &str, words: &str| room.play(&["tiny.toml", "--bed", bed]).fails(2, words);
    let unknown = "balm: there is no bed or sound file called";
    wrong("rian", &format!("{unknown} \"rian\" (did you mean \"rain\"?)\n`balm sounds` lists the beds.\n"));
    wrong("gone.wav", &format!("{unknown} \"gone.wav\"\n`balm sounds` lists the beds.\n"));
    wrong("short.wav", "balm: short.wav: this sound is shorter than a second\n`--bed` takes a sound file.\n");
    wrong("gone/..", &format!("{unknown} \"gone/..\"\n`balm sounds` lists the beds.\n"));
    wrong(".", "balm: .: this is a folder, not a file\n`--bed` takes a sound file.\n");
}

#[test]
fn a_value_out_of_range_is_told_with_the_range() {
    let room = Room::new();
    for (flag, value, range) in [
        ("--speed <TIMES>", "0", "a number from 1 to 100"),
        ("--speed <TIMES>", "-2", "a number from 1 to 100"),
        ("--speed <TIMES>", "nan", "a number from 1 to 100"),
        ("--volume <PERCENT>", "101", "a whole number from 0 to 100"),
        ("--volume <PERCENT>", "-1", "a whole number from 0 to 100"),
        ("--start-in <TIME>", "13h", "at most 12 hours"),
        ("--start-in <TIME>", "5", "is \"5\" seconds or minutes? write \"5s\" or \"5m\""),
    ] {
        let name = flag.split(' ').next().unwrap();
        let words = format!(
            "error: invalid value '{value}' for '{flag}': {range}\n\nFor more information, try '--help'.\n"
        );
        room.balm(&["play", "tiny.toml", name, value]).fails(2, &words);
    }
}

#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let room = Room::new();
    let mut command = room.command(&["play"]);
    command.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe")).args(QUICK);
    let ran = room.run(command);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.starts_with("error: invalid UTF-8"), "{}", ran.err);
}

#[test]
fn what_may_hurt_is_told_before_it_is_played() {
    let room = Room::new();
    let told = |pressure| {
        let step = format!("[[step]]\nfor = \"30s\"\nregion = \"temple\"\npressure = {pressure}\n");
        room.write("t.toml", format!("balm = 1\ntitle = \"T\"\n{}", step.repeat(5)));
        room.balm(&["show", "t.toml"]).err
    };
    assert_eq!(told(2), "");
    let said = told(9);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 6, "{said}");
    assert!(lines[1].starts_with("  t.toml:6: "), "{said}");
    assert_eq!(lines[4], "  and 2 more");
}
