//! Volume from one time to the next, sound for sleep, what follows the end.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use jiff::{ToSpan, Zoned};
use rustix::process::{Pid, Signal, kill_process};

use crate::room::{QUICK, Room};

/// Nobody hears these sessions, and their volume counts all the same.
const HEARD: [&str; 4] = ["--speed", "100", "--start-in", "0s"];

fn volume_told(room: &Room, args: &[&str]) -> Option<String> {
    let ran = room.balm(&[&["play", "tiny.toml"], args, &HEARD].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out.lines().find(|line| line.starts_with("Volume")).map(str::to_owned)
}

#[test]
fn a_session_begins_no_louder_than_the_last_one_of_its_routine() {
    let room = Room::new();
    assert_eq!(volume_told(&room, &[]), None);
    assert_eq!(volume_told(&room, &["--volume", "40"]), None);
    assert_eq!(volume_told(&room, &[]).as_deref(), Some("Volume 40%, as last time."));
    assert_eq!(volume_told(&room, &["--volume", "90"]), None, "what is asked for is asked for");
    room.write("balm/config.toml", "volume = 60\n");
    assert_eq!(volume_told(&room, &[]), None, "60 is softer than 90, and set");
    assert_eq!(volume_told(&room, &["--volume", "30", "--no-history"]), None);
    assert_eq!(volume_told(&room, &[]), None, "nothing was remembered of the last one");
    // Another routine has a volume of its own.
    room.write("other.toml", crate::room::TINY);
    assert_eq!(volume_told(&room, &["--volume", "20"]), None);
    let other = room.balm(&[&["play", "other.toml"][..], &HEARD].concat());
    assert!(!other.out.contains("Volume"), "{}", other.out);
    assert_eq!(volume_told(&room, &[]).as_deref(), Some("Volume 20%, as last time."));
    let ran = room.balm(&["forget", "--all", "--yes"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(volume_told(&room, &[]), None);
}

#[cfg(unix)]
#[test]
fn volumes_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    volume_told(&room, &["--volume", "40"]);
    let mode = std::fs::metadata(room.path("balm/state/volumes.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn at_night_nothing_begins_louder_than_the_limit() {
    let room = Room::new();
    let all_day = "30 0:00-23:59";
    let told = volume_told(&room, &["--night-cap", all_day, "--volume", "80"]);
    assert_eq!(told.as_deref(), Some("Volume 30%, the most at this hour."));
    assert_eq!(volume_told(&room, &["--night-cap", all_day, "--volume", "20"]), None);
    room.write("balm/config.toml", format!("night_cap = \"{all_day}\"\n"));
    assert_eq!(
        volume_told(&room, &["--volume", "80"]).as_deref(),
        Some("Volume 30%, the most at this hour.")
    );
    assert_eq!(volume_told(&room, &["--volume", "80", "--night-cap", "none"]), None);
    let wrong = room.play(&["tiny.toml", "--night-cap", "loud"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("such as \"40 22:00-07:00\""), "{}", wrong.err);
}

#[test]
fn what_follows_is_started_at_the_end_and_only_then() {
    let room = Room::new();
    let ran = room.play(&["tiny.toml", "--then", "sh -c 'echo then > followed; exit 7'"]);
    assert_eq!((ran.code, &*ran.err), (Some(7), ""), "its exit code is balm's");
    assert_eq!(std::fs::read_to_string(room.path("followed")).unwrap(), "then\n");
    std::fs::remove_file(room.path("followed")).unwrap();
    let ran = room.play(&["tiny.toml", "--then", "no-such-program now"]);
    assert_eq!(ran.code, Some(2), "it is told before the session: {}", ran.out);
    assert!(ran.err.contains("there is no program called \"no-such-program\""), "{}", ran.err);
    // Stopped before its end.
    let mut command = room.command(&["play", "tiny.toml", "--silent", "--plain", "--then", "touch followed"]);
    let mut balm = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(balm.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    kill_process(Pid::from_child(&balm), Signal::INT).unwrap();
    assert_eq!(balm.wait().unwrap().code(), Some(130));
    assert!(!room.path("followed").exists());
}

#[test]
fn hooks_are_told_of_start_steps_and_end() {
    let room = Room::new();
    let hook = |name: &str| format!("{name} = [\"tee\", \"-a\", \"{}\"]\n", room.path(name).display());
    let settings = format!("[hooks]\n{}{}{}", hook("start"), hook("step"), hook("end"));
    room.write("balm/config.toml", settings);
    // Not quick: a hook that is still busy with one step is told of few others.
    room.balm(&["play", "tiny.toml", "--silent", "--speed", "4", "--start-in", "0s"]).says(PLAYED);
    let told = |name: &str| -> Vec<serde_json::Value> {
        let text = std::fs::read_to_string(room.path(name)).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let (start, step, end) = (told("start"), told("step"), told("end"));
    assert_eq!((start.len(), &start[0]["event"], &start[0]["title"]), (1, &"routine".into(), &"Tiny".into()));
    let titles: Vec<&str> = step.iter().map(|step| step["passage"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Warm the hands", "Rest"]);
    assert_eq!((end.len(), &end[0]["outcome"]), (1, &"finished".into()));
}

const PLAYED: &str = "\
Tiny. 3 s in all, 2 steps.
Not while driving. If you feel seriously unwell, get help instead.
Get comfortable.
Step 1 of 2: Warm the hands (1 s)
Rub your palms.
Step 2 of 2: Rest (1 s)
That was the last step. The sound fades out.
You did all of it, 0:03. Until next time.
";

#[test]
fn a_hook_that_fails_is_told_once_and_stops_nothing() {
    let room = Room::new();
    room.write("balm/config.toml", "[hooks]\nstart = [\"no-such-program\"]\nend = [\"false\"]\n");
    let ran = room.play(&["tiny.toml"]);
    assert_eq!(ran.code, Some(0));
    let told: Vec<&str> = ran.err.lines().filter(|line| line.contains("hook")).collect();
    assert_eq!(told, ["The hook \"no-such-program\" in your settings failed: there is no such program."]);
    room.write("balm/config.toml", "[hooks]\nstrat = [\"true\"]\nend = \"true\"\n");
    let ran = room.balm(&["settings"]);
    assert!(ran.err.contains("did you mean \"start\"?"), "{}", ran.err);
    assert!(ran.err.contains("\"end\" must be a list in brackets"), "{}", ran.err);
}

#[test]
fn sound_goes_on_until_an_hour_that_is_far_enough_away() {
    let room = Room::new();
    let soon = (&Zoned::now() + 5.minutes()).strftime("%H:%M").to_string();
    let ran = room.play(&["full-body-evening-unwind", "--until", &soon]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains(&format!("minutes until {soon}")) && ran.err.contains("--fit"), "{}", ran.err);
    let ran = room.play(&["tiny.toml", "--until", &soon, "--linger", "5m"]);
    assert_eq!(ran.code, Some(2));
    assert!(room.play(&["tiny.toml", "--until", "25:00"]).err.contains("such as 21:30"));
}

#[test]
fn a_routine_without_sound_at_its_end_tells_that_nothing_goes_on() {
    let ran = Room::new().play(&["tiny.toml", "--linger", "5m"]);
    assert_eq!(ran.err, "This routine ends without background sound, so nothing goes on after it.\n");
}

#[test]
fn sound_for_sleep_is_told_in_one_line() {
    let room = Room::new();
    let begun = Instant::now();
    let mut command = room.command(&["sleep", "rain", "wind", "--for", "2m", "--silent"]);
    let mut balm = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(balm.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    assert!(first.starts_with("rain+wind, until ") && first.ends_with("it fades. Good night."), "{first}");
    std::thread::sleep(Duration::from_millis(300));
    kill_process(Pid::from_child(&balm), Signal::TERM).unwrap();
    let rest: Vec<String> = lines.map(Result::unwrap).collect();
    assert_eq!(rest, ["Good night."]);
    assert_eq!(balm.wait().unwrap().code(), Some(143));
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn sound_for_sleep_refuses_what_it_cannot_do() {
    let room = Room::new();
    let fails = |args: &[&str], why: &str| {
        let ran = room.balm(&[&["sleep"], args, &["--silent"]].concat());
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(why), "{args:?}: {}", ran.err);
    };
    fails(&["rian"], "did you mean \"rain\"?");
    fails(&["rain", "ocaen"], "did you mean \"ocean\"?");
    fails(&["--for", "10s"], "a minute or longer");
    fails(&["--for", "10m", "--fade", "11m"], "a fade of 11m is longer than the whole, 10m");
    fails(&["--for", "10m", "--until", "6:30"], "cannot be used with");
    fails(&["--for", "13h"], "at most 12 hours");
}

#[test]
fn a_sound_that_is_played_like_a_routine_is_explained() {
    let ran = Room::new().balm(&[&["play", "rain"][..], &QUICK].concat());
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("balm sounds rain") && ran.err.contains("balm sleep rain"), "{}", ran.err);
}
