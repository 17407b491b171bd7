//! Documents made to harm: one clear message each, the right exit code, at once.

use std::fs;
use std::os::unix::fs::symlink;

use crate::room::Room;

const HEAD: &str = "balm = 1\ntitle = \"x\"\n";
const CANNOT_PLAY: &str = "\
This routine cannot be played: there are mistakes in its file.
If you did not write it, please send the lines below to the person who did.

";

/// `play` and `show` refuse it alike.
fn refused(room: &Room, code: i32, err: &str) {
    room.play(&["bad.toml"]).fails(code, err);
    room.balm(&["show", "bad.toml"]).fails(code, err);
}

fn mistaken(text: &str, report: &str) {
    let room = Room::new();
    room.write("bad.toml", text);
    refused(&room, 3, &(CANNOT_PLAY.to_owned() + report));
}

fn step(with: &str) -> String {
    format!("{HEAD}[[step]]\ntitle = \"a\"\n{with}\n")
}

#[test]
fn an_empty_file_is_told_all_that_it_lacks() {
    mistaken(
        "",
        "\
error: the file does not say that it is a routine
 --> bad.toml:1:1
1 |
  | ^
  = help: make balm = 1 its first line

error: the routine has no title
 --> bad.toml:1:1
1 |
  | ^
  = help: write it like title = \"Neck release\"

error: the routine has no steps
 --> bad.toml:1:1
1 |
  | ^
  = help: begin each with the line [[step]]

3 errors
",
    );
}

#[test]
fn a_folder_a_pipe_a_device() {
    let room = Room::new();
    fs::create_dir(room.path("bad.toml")).unwrap();
    refused(&room, 1, "balm: bad.toml: this is a folder, not a file\n");
    fs::remove_dir(room.path("bad.toml")).unwrap();
    room.fifo("bad.toml");
    refused(&room, 1, "balm: bad.toml: this is a pipe, not a file\n");
    room.play(&["/dev/zero"]).fails(1, "balm: /dev/zero: this is a device, not a file\n");
}

#[test]
fn a_hundred_megabytes_of_nothing_or_of_text() {
    let room = Room::new();
    let large = "balm: bad.toml: at 100 MiB this file is too large (the limit is 4 MiB)\n";
    fs::File::create(room.path("bad.toml")).unwrap().set_len(100 << 20).unwrap();
    refused(&room, 1, large);
    room.write("bad.toml", "title = \"Neck\"\n\n".repeat((100 << 20) / 16));
    refused(&room, 1, large);
}

#[test]
fn brackets_without_end_are_refused_at_once() {
    let room = Room::new();
    for deep in ["[".repeat(60_000), format!("{}1{}", "[".repeat(5000), "]".repeat(5000))] {
        room.write("bad.toml", format!("{HEAD}x-deep = {deep}\n"));
        let ran = room.play(&["bad.toml"]);
        assert_eq!(ran.code, Some(3));
        assert!(
            ran.err.contains("error: brackets are nested too deeply here\n --> bad.toml:3:"),
            "{}",
            ran.err
        );
        assert!(
            ran.err.ends_with("= help: a routine needs three levels at most\n\n1 error\n"),
            "{}",
            ran.err
        );
        ran.is_soon();
    }
}

#[test]
fn a_length_that_is_no_number_is_shown_how_to_be_written() {
    mistaken(
        &step("for = nan"),
        "\
error: \"for\" must be a length of time, not a number with decimals
 --> bad.toml:5:7
5 | for = nan
  |       ^^^
  = help: write it like \"45s\" or \"1m40s\"

1 error
",
    );
}

#[test]
fn a_length_beyond_counting_is_refused() {
    mistaken(
        &step("for = \"99999999999999999999h\""),
        "\
error: that is longer than balm can count
 --> bad.toml:5:7
5 | for = \"99999999999999999999h\"
  |       ^^^^^^^^^^^^^^^^^^^^^^^

1 error
",
    );
    mistaken(
        &step("for = \"13h\""),
        "\
error: \"for\" is 13h: it must be 1s to 2h
 --> bad.toml:5:7
5 | for = \"13h\"
  |       ^^^^^

1 error
",
    );
}

#[test]
fn a_title_that_acts_on_terminals() {
    let room = Room::new();
    let text = "balm = 1\ntitle = \"\\u001b[2JNeck\\u202Eevil\\u0007\"\n[[step]]\ntitle = \"a\\u001b]0;owned\\u0007\"\n\
                for = \"5s\"\nsay = \"\\u009b31m go\\u2066\\r\\n\"\n";
    room.write("bad.toml", text);
    let ways: [&[&str]; 4] = [
        &["show", "bad.toml"],
        &["show", "bad.toml", "--json"],
        &["play", "bad.toml", "--silent", "--speed", "100", "--start-in", "0s"],
        &["play", "bad.toml", "--silent", "--speed", "100", "--start-in", "0s", "--json"],
    ];
    for way in ways {
        let ran = room.balm(way);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(ran.out.contains("[2JNeckevil"), "{}", ran.out);
        let acts = |c: char| {
            (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!(ran.out + &ran.err).contains(acts), "{way:?}");
    }
    room.write("bad.toml", "balm = 1\ntitle = \"\u{1b}[2J\u{202e}\n");
    let ran = room.play(&["bad.toml"]);
    assert_eq!(ran.code, Some(3));
    assert!(ran.err.contains("2 | title = \"␦[2J␦\n"), "{}", ran.err);
}

#[test]
fn a_routine_that_uses_itself() {
    let room = Room::new();
    room.write("bad.toml", format!("{HEAD}[[step]]\nuse = \"bad.toml\"\n"));
    let ran = room.play(&["bad.toml"]);
    assert_eq!((ran.code, &*ran.out), (Some(3), ""));
    assert!(ran.err.contains("--> bad.toml:4:7\n4 | use = \"bad.toml\"\n"), "{}", ran.err);
    ran.is_soon();
}

#[test]
fn links_in_a_circle() {
    let room = Room::new();
    symlink("bad.toml", room.path("bad.toml")).unwrap();
    refused(&room, 1, "balm: bad.toml: this link leads back to itself\n");
}

#[test]
fn bytes_that_are_no_text() {
    let room = Room::new();
    room.write("bad.toml", b"balm = 1\ntitle = \"\xff\"\n");
    refused(&room, 1, "balm: bad.toml: this is not a text file (byte 19 is not UTF-8); save it as UTF-8\n");
}

#[test]
fn twenty_thousand_steps_and_a_title_without_end() {
    let many = "[[step]]\ntitle = \"s\"\nfor = \"6s\"\ngap = \"0s\"\n".repeat(10_000);
    mistaken(
        &(HEAD.to_owned() + &many),
        "\
error: with this step, the routine is longer than 12 hours
     --> bad.toml:28803:1
28803 | [[step]]
      | ^^^^^^^^
      = help: check sides, rounds and repeats: each plays the step in full again

1 error
",
    );
    let room = Room::new();
    room.write("bad.toml", step("for = \"5s\"").replace("\"x\"", &format!("\"{}\"", "x".repeat(100_000))));
    let ran = room.play(&["bad.toml"]);
    assert_eq!(ran.code, Some(3));
    assert!(
        ran.err.contains("error: \"title\" is too long: 100000 characters\n --> bad.toml:2:9\n"),
        "{}",
        ran.err
    );
    assert!(ran.err.len() < 1000, "{}", ran.err.len());
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let room = Room::new();
    refused(&room, 1, "balm: bad.toml: file not found\n");
}

#[test]
fn names_of_folders_devices_and_voices_cannot_act_on_a_terminal() {
    let room = Room::new();
    let evil = "a\u{1b}[31mb\u{7}\u{9b}2J\u{202e}c";
    let home = room.path(evil).display().to_string();
    for (args, variable, value) in [
        (&["settings"][..], "BALM_HOME", &*home),
        (&["list"], "BALM_HOME", &home),
        (&["new"], "BALM_HOME", &home),
        (&["edit", "focus-reset"], "BALM_HOME", &home),
        (&["voice", "list"], "BALM_HOME", &home),
        (&["voice", "clean"], "BALM_HOME", &home),
        (&["settings"], "BALM_DEVICE", evil),
        (&["settings"], "BALM_VOICE", evil),
        (&["show", "tiny.toml", "--voice", evil], "X", ""),
        (&["play", "tiny.toml", "--device", evil], "X", ""),
        (&["play", "tiny.toml", "--bed", evil], "X", ""),
        (&["voice", "use", evil], "X", ""),
        (&["edit", "tiny.toml"], "EDITOR", evil),
        (&["list", evil], "X", ""),
        (&["explain", evil], "X", ""),
        (&["help", evil], "X", ""),
        (&[evil], "X", ""),
    ] {
        let mut command = room.command(args);
        let ran = room.run({
            command.env(variable, value);
            command
        });
        let said = ran.out + &ran.err;
        let acts = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!said.chars().any(acts), "{args:?} {variable}: {said:?}");
    }
}
