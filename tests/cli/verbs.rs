//! show, sounds, devices, and the help of each.

use std::process::Stdio;

use crate::room::Room;

#[test]
fn show_prints_what_happens_and_when() {
    Room::new().balm(&["show", "tiny.toml"]).says(
        "\
Tiny
0:13

Not while driving. If you feel seriously unwell, get help instead.
Signs that need a doctor at once: balm help emergency

  at   for
0:00  0:03  time to get ready
0:03  0:04   1. Warm the hands
      0:03  prompt  Rub your palms.
0:09  0:04   2. Rest

steps: 2, 0:08 without the pauses
prompts: 1 line, shown but not spoken
",
    );
}

#[test]
fn show_as_json_has_the_same_steps() {
    let ran = Room::new().balm(&["show", "tiny.toml", "--json", "--start-in", "3s"]);
    let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((shown["format"].as_u64(), shown["title"].as_str()), (Some(1), Some("Tiny")));
    assert_eq!(shown["passages"][0]["start"], 3.0);
    assert_eq!(shown["passages"][1]["title"], "Rest");
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn sounds_lists_beds_and_chimes() {
    let ran = Room::new().balm(&["sounds"]);
    let names: Vec<&str> = ran.out.lines().filter_map(|l| l.strip_prefix("  ")?.split(' ').next()).collect();
    let beds = "rain stream ocean wind fire night pink-noise brown-noise warm-pad bowls";
    let chimes = "bowl-low bowl-high bell-soft wood tap";
    assert_eq!(names.join(" "), format!("{beds} {chimes}"));
    assert!(ran.out.ends_with("\nHear one with: balm sounds NAME\n"), "{}", ran.out);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn an_unknown_sound_is_likened_to_the_nearest() {
    Room::new().balm(&["sounds", "rian"]).fails(
        2,
        "balm: balm has no sound called \"rian\" (did you mean \"rain\"?)\n`balm sounds` lists them.\n",
    );
}

#[test]
fn devices_says_what_to_do_where_there_are_none() {
    let said = "No sound device was found. `balm play` goes on as a silent timer,\n\
                and `balm export ROUTINE -o FILE.wav` makes an audio file.\n";
    if cfg!(feature = "playback") {
        Room::new().balm(&["devices"]).says(said);
    }
}

#[test]
fn help_names_every_flag_and_fits_a_hundred_columns() {
    let room = Room::new();
    let heard = "--device --volume --silent --plain --json --quiet";
    let changed = "--bed --no-bed --start-in";
    for (verb, flags) in [
        ("play", format!("[ROUTINE] --from --speed {heard} {changed}")),
        ("list", "--goal --region --tool --position --max --min --kind --language --json".into()),
        ("vocabulary", "[KIND] [ID] --json".into()),
        ("help", "[TOPIC]".into()),
        ("show", format!("<ROUTINE> --json {changed}")),
        ("sounds", format!("[SOUND] --for {heard}")),
        ("devices", String::new()),
        ("doctor", "--json".into()),
        ("check", "<ROUTINE> --format --fix --strict --voice".into()),
        ("explain", "[CODE]".into()),
        (
            "export",
            format!(
                "[ROUTINE]... --output --all --format --chapters --small --depth --force --quiet {changed}"
            ),
        ),
    ] {
        let ran = room.balm(&[verb, "--help"]);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        for flag in flags.split(' ') {
            assert!(ran.out.contains(flag), "{verb} {flag}:\n{}", ran.out);
        }
        let wide: Vec<&str> = ran.out.lines().filter(|l| l.chars().count() > 100).collect();
        assert!(wide.is_empty(), "{wide:#?}");
    }
    let ran = room.balm(&["--help"]);
    for told in [
        "play",
        "list",
        "show",
        "check",
        "explain",
        "sounds",
        "devices",
        "doctor",
        "export",
        "Exit codes",
        "not replace a doctor",
    ] {
        assert!(ran.out.contains(told), "{told}:\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|l| l.chars().count() <= 100), "{}", ran.out);
}

#[test]
fn whoever_reads_may_go_away() {
    let room = Room::new();
    let verbs: [&[&str]; 5] =
        [&["list"], &["show", "tiny.toml"], &["sounds"], &["--help"], &["list", "--json"]];
    for verb in verbs {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = room.command(verb);
        let ran = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(
            (ran.status.code(), String::from_utf8_lossy(&ran.stderr).as_ref()),
            (Some(0), ""),
            "{verb:?}"
        );
    }
}

#[test]
fn it_runs_without_a_home() {
    let room = Room::new();
    let mut command = room.command(&["show", "tiny.toml"]);
    command.env_remove("HOME").env_remove("BALM_HOME");
    let ran = room.run(command);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

/// Everything that prints, and what ends without a word must not end well.
#[test]
fn a_full_disk_is_told() {
    let room = Room::new();
    let verbs: [&[&str]; 25] = [
        &["--help"],
        &["--version"],
        &["play", "--help"],
        &["voice", "list", "--help"],
        &["help"],
        &["help", "massage"],
        &["help", "play"],
        &["list"],
        &["list", "--json"],
        &["show", "tiny.toml"],
        &["show", "tiny.toml", "--json"],
        &["play", "tiny.toml", "--silent"],
        &["play", "tiny.toml", "--silent", "--json"],
        &["preview", "tiny.toml", "--silent", "--json"],
        &["sounds"],
        &["sounds", "tap", "--silent", "--json"],
        &["devices"],
        &["doctor"],
        &["schema"],
        &["settings"],
        &["settings", "--json"],
        &["explain"],
        &["vocabulary"],
        &["voice"],
        &["export", "tiny.toml", "-o", "-", "--format", "vtt"],
    ];
    for verb in verbs {
        let mut command = room.command(verb);
        command.stdout(std::fs::File::options().write(true).open("/dev/full").unwrap());
        let ran = command.stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(said.contains("No space left") || said.contains("no space is left"), "{verb:?}: {said}");
        assert_eq!(ran.status.code(), Some(1), "{verb:?}: {said}");
    }
}

#[test]
fn every_command_takes_plain_lines_by_flag_and_by_variable() {
    let room = Room::new();
    let verbs: [&[&str]; 21] = [
        &["play", "tiny.toml", "--silent", "--speed", "100", "--start-in", "0s"],
        &["list"],
        &["show", "tiny.toml"],
        &["log"],
        &["progress"],
        &["due"],
        &["remind", "focus-reset", "-o", "-"],
        &["check", "tiny.toml"],
        &["explain"],
        &["sounds"],
        &["devices"],
        &["doctor"],
        &["vocabulary"],
        &["export", "tiny.toml", "-o", "a.vtt", "--force"],
        &["fmt", "--check", "tiny.toml"],
        &["schema"],
        &["voice"],
        &["voice", "list"],
        &["settings"],
        &["help"],
        &["new", "mine.toml"],
    ];
    for verb in verbs {
        for (before, after) in [(&["--plain"][..], &[][..]), (&[], &["--plain"])] {
            let ran = room.balm(&[before, verb, after].concat());
            assert_ne!(ran.code, Some(2), "{verb:?}: {}", ran.err);
        }
        let mut command = room.command(verb);
        command.env("ACCESSIBLE", "1");
        let ran = room.run(command);
        assert_ne!(ran.code, Some(2), "{verb:?}: {}", ran.err);
    }
    for (value, is_plain) in
        [("1", true), ("true", true), ("yes", true), ("0", false), ("false", false), ("", false)]
    {
        let mut command = room.command(&["settings", "--json"]);
        command.env("ACCESSIBLE", value);
        let told: serde_json::Value = serde_json::from_str(&room.run(command).out).unwrap();
        let plain = told["settings"].as_array().unwrap().iter().find(|s| s["key"] == "plain").unwrap();
        assert_eq!(plain["value"], is_plain, "{value}");
    }
}
