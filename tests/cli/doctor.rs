//! doctor: what works, what does not, and what to do about it.

use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::room::{Ran, Room};

/// What it says of a part: how it is, the words, what to do.
fn said(ran: &Ran, part: &str) -> Vec<(String, String, String)> {
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["format"], 1);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let checks = told["checks"].as_array().unwrap().iter().filter(|check| check["part"] == part);
    checks.map(|check| (text(&check["state"]), text(&check["message"]), text(&check["fix"]))).collect()
}

/// The one line of the part that has these words.
#[track_caller]
fn about(ran: &Ran, part: &str, words: &str) -> (String, String) {
    let lines = said(ran, part);
    let mut found = lines.iter().filter(|(_, what, _)| what.contains(words));
    let (state, _, fix) = found.next().unwrap_or_else(|| panic!("nothing about {words}: {lines:#?}"));
    (state.clone(), fix.clone())
}

/// The same with these variables and without the room's choice of no voice.
fn doctor_with(room: &Room, variables: &[(&str, &str)]) -> Ran {
    let mut command = room.command(&["doctor", "--json"]);
    command.env_remove("BALM_VOICE").envs(variables.iter().copied());
    room.run(command)
}

#[test]
fn without_a_server_and_a_card_it_says_what_to_do() {
    if !cfg!(feature = "playback") {
        return;
    }
    let room = Room::new();
    let ran = room.balm(&["doctor"]);
    assert_eq!((ran.code, &*ran.err), (Some(1), ""));
    let begins = "\
Sound
  fix   There is neither a sound server nor a sound card.
        Start your sound server (PipeWire or PulseAudio), or connect a device. An audio file plays anywhere: balm export ROUTINE -o FILE.wav
  ok    balm's own volume is 100 %.

Voice
  note  No voice speaks: voice = \"none\" comes from the environment variable BALM_VOICE.
        To hear one: balm voice use heart, or once: balm play --voice heart

Places
  ok    Settings: ROOM/balm/config.toml (not there yet)
  ok    Routines of yours: ROOM/balm/routines (not there yet)
  ok    History: ROOM/balm/history (not there yet)
  ok    Where you left: ROOM/balm/state (not there yet)
  ok    Stored speech: ROOM/balm/cache/voice (not there yet)
";
    assert!(ran.out.starts_with(begins), "{}", ran.out);
    assert!(ran.out.ends_with("\nPlease see to the lines that say fix, then run balm doctor again.\n"));
    ran.is_soon();
    // It looks, and makes nothing.
    assert_eq!(room.files(), ["tiny.toml"]);
}

#[test]
fn the_volume_of_nothing_is_found_wherever_it_was_set() {
    let room = Room::new();
    let ran = doctor_with(&room, &[("BALM_VOLUME", "0"), ("BALM_VOICE", "none")]);
    assert_eq!(about(&ran, "Sound", "0 %. It comes from the environment variable BALM_VOLUME").0, "fix");
    room.write("balm/config.toml", "volume = 0\nvoice = \"none\"\nbed = \"none\"\ntalk = \"brief\"\n");
    let ran = doctor_with(&room, &[]);
    assert_eq!(about(&ran, "Sound", "0 %. It comes from your settings").0, "fix");
    assert_eq!(about(&ran, "Sound", "bed = \"none\" comes from your settings").0, "note");
    assert_eq!(about(&ran, "Voice", "talk = \"brief\" comes from your settings").0, "note");
    assert!(
        about(&ran, "Voice", "voice = \"none\" comes from your settings").1.contains("balm voice use heart")
    );
    assert_eq!(ran.code, Some(1));
    room.write("balm/config.toml", "volume = 5\nvoice = \"none\"\n");
    assert_eq!(about(&doctor_with(&room, &[]), "Sound", "5 %").0, "note");
}

#[test]
fn a_device_that_is_set_and_missing_is_named() {
    let room = Room::new();
    let ran = doctor_with(&room, &[("BALM_DEVICE", "old \u{1b}[31mspeakers"), ("BALM_VOICE", "none")]);
    if cfg!(feature = "playback") {
        let (state, fix) =
            about(&ran, "Sound", "speakers\" now. The name comes from the environment variable");
        assert_eq!(state, "fix");
        assert!(fix.contains("balm devices"), "{fix}");
    }
    assert!(!ran.out.contains("\\u001b"), "{}", ran.out);
}

#[test]
fn the_voice_speaks_a_line_into_memory() {
    let room = Room::new();
    let ran = doctor_with(&room, &[]);
    assert_eq!(about(&ran, "Voice", "\"heart\" speaks. Its first line took ").0, "ok");
    assert_eq!(room.files(), ["tiny.toml"]);
}

#[test]
fn a_voice_that_fails_or_is_missing_is_told() {
    let room = Room::new();
    room.write(
        "balm/config.toml",
        "voice = \"broken\"\nvoice_program = [{ name = \"broken\", command = [\"false\"] }]\n",
    );
    let ran = doctor_with(&room, &[]);
    let (state, fix) = about(&ran, "Voice", "\"broken\" does not speak: ");
    assert_eq!((&*state, ran.code), ("fix", Some(1)));
    assert!(fix.contains("balm voice list"), "{fix}");
    let ran = doctor_with(&room, &[("BALM_VOICE", "gone")]);
    assert_eq!(about(&ran, "Voice", "\"gone\" was not found, so another speaks").0, "note");
}

#[test]
fn places_that_are_wrong_are_named_and_the_advice_helps() {
    let room = Room::new();
    room.write("balm/routines", "");
    room.write("balm/history/2026.jsonl", "");
    room.write("balm/me.toml", "");
    let open = |path: &str, mode| {
        std::fs::set_permissions(room.path(path), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    open("balm/history", 0o755);
    open("balm/me.toml", 0o644);
    let ran = room.balm(&["doctor", "--json"]);
    let fixes = [
        about(&ran, "Places", "balm/routines is a file, and balm needs a folder there"),
        about(&ran, "Places", "History: others on this computer can look into"),
        about(&ran, "Places", "Your profile: others on this computer can look into"),
    ];
    for (state, fix) in &fixes {
        assert_eq!(state, "note");
        // As it is typed.
        let (_, typed) = fix.split_once(": ").unwrap();
        let typed = typed.replace("ROOM", room.path("").to_str().unwrap().trim_end_matches('/'));
        assert!(room.run(room.command_of("sh", &["-c", &typed])).code == Some(0), "{typed}");
    }
    let states: Vec<String> =
        said(&room.balm(&["doctor", "--json"]), "Places").into_iter().map(|(state, ..)| state).collect();
    assert!(states.iter().all(|state| state == "ok"), "{states:?}");
}

#[test]
fn mistakes_in_the_settings_are_counted() {
    let room = Room::new();
    room.write("balm/config.toml", "volum = 3\ntalk = \"much\"\n");
    let ran = room.balm(&["doctor", "--json"]);
    assert_eq!(about(&ran, "Places", "Settings: 2 mistakes").0, "note");
    assert!(ran.err.contains("balm settings --edit"), "{}", ran.err);
}

#[test]
fn what_a_stopped_balm_left_is_taken_away() {
    let room = Room::new();
    let old = SystemTime::now() - Duration::from_secs(3600);
    for (name, is_old) in [(".balm-aaa.part", true), (".balm-bbb.part", false), ("mine.part", true)] {
        room.write(&format!("balm/state/{name}"), "half");
        let file =
            std::fs::File::options().write(true).open(room.path(&format!("balm/state/{name}"))).unwrap();
        if is_old {
            file.set_modified(old).unwrap();
        }
    }
    let ran = room.balm(&["doctor", "--json"]);
    assert_eq!(about(&ran, "Places", "Removed 1 unfinished file").0, "ok");
    let left = |name: &str| room.path(&format!("balm/state/{name}")).exists();
    assert!(!left(".balm-aaa.part") && left(".balm-bbb.part") && left("mine.part"));
}

#[test]
fn it_looks_for_the_session_bus() {
    let room = Room::new();
    let with =
        |address: &str| doctor_with(&room, &[("DBUS_SESSION_BUS_ADDRESS", address), ("BALM_VOICE", "none")]);
    assert_eq!(about(&with(""), "Desktop", "no session bus").0, "note");
    assert_eq!(about(&with("unix:path=/nonexistent,guid=1"), "Desktop", "no session bus").0, "note");
    room.write("bus", "");
    let there = format!("unix:path={},guid=1", room.path("bus").display());
    assert_eq!(about(&with(&there), "Desktop", "session bus is there").0, "ok");
}

#[test]
fn without_a_home_it_says_that_nothing_is_remembered() {
    let room = Room::new();
    let mut command = room.command(&["doctor", "--json"]);
    command.env_remove("HOME").env_remove("BALM_HOME");
    let ran = room.run(command);
    let places = said(&ran, "Places");
    // Some systems know a home all the same.
    assert!(places.len() > 1 || places[0].1.contains("remembers nothing"), "{places:?}");
}
