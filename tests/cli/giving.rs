//! What `docs/giving-routines.md` and the README tell people to type to give a routine away: typed, in a shell.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::room::Room;

const GIVING: &str = include_str!("../../docs/giving-routines.md");
const README: &str = include_str!("../../README.md");

/// A room where `balm` is found, and in ffmpeg's place what keeps all it is given.
fn room() -> Room {
    let room = Room::new();
    fs::create_dir(room.path("bin")).unwrap();
    symlink(env!("CARGO_BIN_EXE_balm"), room.path("bin/balm")).unwrap();
    room.write("bin/ffmpeg", "#!/bin/sh\nprintf '%s\\n' \"$@\" > fed.args\ncat > fed.wav\n");
    fs::set_permissions(room.path("bin/ffmpeg"), fs::Permissions::from_mode(0o755)).unwrap();
    room
}

/// A line typed in it.
fn shell(room: &Room, line: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).envs(room.command(&[]).get_envs().filter_map(|(k, v)| Some((k, v?))));
    shell.env("PATH", format!("{}:/usr/bin:/bin", room.path("bin").display()));
    shell.current_dir(room.path(".")).stdin(Stdio::null());
    shell
}

#[track_caller]
fn typed(room: &Room, line: &str) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = shell(room, line).output().unwrap();
    (status.code(), String::from_utf8(stderr).unwrap())
}

/// What stands in backquotes.
fn spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The commands of the table: `-o` in a row is a command of its own, another option belongs to its row's.
fn table() -> Vec<String> {
    let rows = GIVING.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let commands = rows.flat_map(|row| {
        let mut commands: Vec<String> = Vec::new();
        for span in spans(row) {
            if span.starts_with("-o ") {
                commands.push(format!("balm export ROUTINE {span}"));
            } else if span.starts_with("balm ") {
                commands.push(span.to_owned());
            } else {
                commands.iter_mut().for_each(|command| *command += &format!(" {span}"));
            }
        }
        commands
    });
    commands.map(|command| command.replace("ROUTINE", "tiny.toml")).collect()
}

/// The commands in a page's blocks, each with all its lines.
fn blocks(page: &str) -> Vec<String> {
    let blocks = page.split("```sh\n").skip(1).map(|after| after.split_once("```").unwrap().0);
    let lines = blocks.flat_map(|block| {
        let whole = block.replace("\\\n", " ").replace("|\n", "| ");
        whole.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    lines.filter(|line| line.starts_with("balm export")).collect()
}

fn has_browser() -> bool {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let is_there =
        |name: &&str| ["/usr/bin", "/bin"].iter().any(|folder| Path::new(folder).join(name).exists());
    names.iter().any(is_there) || std::env::var_os("BALM_BROWSE").is_some_and(|value| value == "1")
}

#[test]
fn every_command_of_the_table_makes_its_file() {
    let commands = table();
    assert!(commands.len() >= 15, "{commands:#?}");
    for command in commands {
        let room = room();
        let name = command.split_once("-o ").unwrap().1.split(' ').next().unwrap();
        let (code, said) = typed(&room, &command);
        if name.ends_with(".pdf") && !has_browser() {
            assert!(code == Some(1) && said.contains("printed by Chromium, which was not found"), "{said}");
            continue;
        }
        // Without a bed a session ends with its last step; a bed fades.
        assert_eq!((code, &*said), (Some(0), &*format!("Wrote {name} (0:13).\n")), "{command}");
        assert!(fs::metadata(room.path(name)).unwrap().len() > 40, "{command}");
    }
}

#[test]
fn every_command_of_the_blocks_does_what_it_says() {
    let commands = [blocks(GIVING), blocks(README)].concat();
    assert!(commands.len() >= 8, "{commands:#?}");
    for command in commands {
        let room = room();
        room.write("my-routines/neck.toml", crate::room::TINY);
        room.write("my-routines/more/feet.toml", crate::room::TINY);
        let name = command.split(' ').nth(2).unwrap();
        let mut line = command.replace("/tmp/snapfifo", "snapfifo");
        if !name.starts_with('-') {
            // It is there; another, over sooner, is as good for the rest.
            let shown = room.balm(&["show", name]);
            assert_eq!(shown.code, Some(0), "{command}: {}", shown.err);
            line = line.replace(name, "tiny.toml");
        } else if !line.contains("--format") {
            // All of balm's own as sound would take minutes.
            line += " --format vtt";
        }
        let (code, said) = typed(&room, &line);
        assert_eq!(code, Some(0), "{command}: {said}");
        does_what_it_says(&room, &command, &said);
    }
}

#[track_caller]
fn does_what_it_says(room: &Room, command: &str, said: &str) {
    let words: Vec<&str> = command.split(' ').collect();
    let after = |option: &str| words.iter().position(|word| *word == option).map(|at| words[at + 1]);
    if let Some(folder) = after("--all") {
        let listed: serde_json::Value = serde_json::from_str(&room.balm(&["list", "--json"]).out).unwrap();
        let all = listed.as_array().unwrap().len();
        let wanted = if words.contains(&"my-routines") { 2 } else { all };
        assert_eq!(fs::read_dir(room.path(folder)).unwrap().count(), wanted, "{command}: {said}");
    } else if words.contains(&"ffmpeg") {
        let wav = fs::read(room.path("fed.wav")).unwrap();
        assert_eq!(hound::WavReader::new(&wav[..]).unwrap().duration(), 13 * 48_000, "{command}");
        assert!(fs::read_to_string(room.path("fed.args")).unwrap().contains("icecast://"), "{command}");
    } else if command.ends_with("> /tmp/snapfifo") {
        assert_eq!(fs::read(room.path("snapfifo")).unwrap().len(), 4 * 13 * 48_000, "{command}");
    } else {
        let name = after("-o").unwrap();
        assert!(room.path(name).exists() && said == format!("Wrote {name} (0:13).\n"), "{command}: {said}");
    }
}

#[test]
fn many_become_mp3s_unless_another_format_is_said() {
    let room = room();
    let (code, said) = typed(&room, "balm export --all clients tiny.toml");
    assert_eq!((code, &*said), (Some(0), "Wrote clients/tiny.mp3 (0:13).\n"));
    // What is there is left alone.
    let before = fs::read(room.path("clients/tiny.mp3")).unwrap();
    let (code, said) = typed(&room, "balm export --all clients tiny.toml --bed rain");
    assert!(code == Some(1) && said.contains("this file already exists"), "{said}");
    assert!(fs::read(room.path("clients/tiny.mp3")).unwrap() == before);
    let (code, said) = typed(&room, "balm export --all clients tiny.toml --bed rain --force");
    assert!(code == Some(0) && fs::read(room.path("clients/tiny.mp3")).unwrap() != before, "{said}");
}

#[test]
fn into_a_fifo_go_bare_samples_and_every_one_of_the_session() {
    let room = room();
    room.fifo("snapfifo");
    let mut writer =
        shell(&room, "balm export tiny.toml --bed rain -o - --format pcm --as-played > snapfifo");
    let writer = writer.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let piped = fs::read(room.path("snapfifo")).unwrap();
    let said = writer.wait_with_output().unwrap();
    assert_eq!((said.status.code(), &*said.stderr), (Some(0), &b""[..]));
    let shown = room.balm(&["show", "tiny.toml", "--bed", "rain", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    let frames = (shown["end"].as_f64().unwrap() * 48_000.0).round() as usize;
    assert_eq!(piped.len(), 4 * frames);

    room.balm(&["export", "tiny.toml", "--bed", "rain", "-o", "a.wav", "--as-played", "--quiet"]).says("");
    let wav = hound::WavReader::open(room.path("a.wav")).unwrap();
    let spec = wav.spec();
    assert_eq!((spec.channels, spec.sample_rate, spec.bits_per_sample), (2, 48_000, 16));
    let samples: Vec<i16> = wav.into_samples().map(Result::unwrap).collect();
    let piped: Vec<i16> = piped.chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect();
    assert!(piped == samples);
    assert!(samples.chunks_exact(2).any(|frame| frame[0] != frame[1]), "left and right are told apart");
}

const FOR_MARIA: &str = "balm = 1
extends = \"neck.toml\"
title = \"Neck, for Maria\"
note = \"Maria, only as far as it feels good.\"
[author]
name = \"Sam\"
[change.press]
for = \"20s\"
say = \"Rest your hand on the {side} shoulder.\"
chime = \"none\"
[change.rest]
skip = true
";
const NECK: &str = "balm = 1
title = \"Neck\"
summary = \"Eases the {side} neck.\"
[author]
name = \"Sam\"
credentials = \"LMT\"
[[step]]
id = \"press\"
title = \"Press the {side} shoulder\"
region = \"shoulder-top\"
technique = \"hold\"
sides = \"left-right\"
for = \"40s\"
chime = \"tap\"
say = \"Press the {side} shoulder.\"
adapt = { pregnancy = \"On the {side} side, lighter.\" }
[[step]]
id = \"rest\"
title = \"Rest the {side} hand\"
sides = \"left-right\"
for = \"20s\"
say = \"Rest.\"
";

/// A small file of changes is read by its author; what comes of it by the person it is for.
#[test]
fn the_client_sees_what_is_meant_for_the_client() {
    let room = Room::new();
    room.write("neck.toml", NECK);
    room.write("changes.toml", FOR_MARIA);
    // The shoulders are two steps where each is played, and one where a handout tells both.
    let told = |number: &str| {
        format!(
            "\
A note for you by Sam: Maria, only as far as it feels good.
Changed for you by Sam:
– {number}. Press the shoulder: length 40s, now 20s
– {number}. Press the shoulder: other words
– {number}. Press the shoulder: other sound
– Rest the hand: skipped
"
        )
    };
    let played = room.play(&["changes.toml"]).out;
    assert!(played.starts_with(&told("1 and 2")), "{played}");
    for name in ["a.txt", "a.html", "a.handout.html", "a.mp3", "a.flac", "a.lrc", "a.vtt", "a.chapters.json"]
    {
        let ran = room.balm(&["export", "changes.toml", "-o", name]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let number = if ["a.txt", "a.html", "a.handout.html"].contains(&name) { "1" } else { "1 and 2" };
        assert!(ran.err.starts_with(&told(number)), "{name}: {}", ran.err);
        let bytes = fs::read(room.path(name)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for hidden in ["{side}", "{other}", "neck.toml", "changes.toml"] {
            assert!(!text.contains(hidden), "{hidden} in {name}");
        }
    }
    let read = |name: &str| String::from_utf8_lossy(&fs::read(room.path(name)).unwrap()).into_owned();
    let note = "A note for you by Sam: Maria";
    // In the comment and in the lyrics.
    assert_eq!(read("a.flac").matches(note).count(), 3);
    let page = read("a.html");
    assert!(page.contains(&format!("\"before\":[\"{note}")), "the page's start screen");
    let text = read("a.txt");
    assert!(text.contains("From: Sam, LMT\n"), "{text}");
    assert_eq!(text.matches("has not verified").count(), 1, "{text}");
    let (emergency, mildest) = (text.find("Stop and call your emergency number"), text.find("Ease off"));
    assert!(emergency.is_some() && emergency < mildest, "{text}");
}

#[test]
fn of_many_files_one_for_a_person_is_named_for_them() {
    let room = Room::new();
    room.write("in/neck.toml", NECK);
    room.write("in/changes.toml", FOR_MARIA);
    room.write("in/untitled.toml", FOR_MARIA.replace("title = \"Neck, for Maria\"\n", ""));
    let ran = room.balm(&["export", "--all", "out", "--format", "vtt", "--quiet", "in"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut names: Vec<_> = fs::read_dir(room.path("out"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["neck-for-maria.vtt", "neck.vtt", "untitled.vtt"]);
}

#[test]
fn what_a_format_has_no_room_for_is_told() {
    let room = Room::new();
    let step = |n| format!("[[step]]\ntitle = \"S{n}\"\nfor = \"1s\"\n");
    let steps: String = (1..=300).map(step).collect();
    room.write("many.toml", format!("balm = 1\ntitle = \"Many\"\n[defaults]\ngap = \"0s\"\n{steps}"));
    let export = |name: &str| room.balm(&["export", "many.toml", "-o", name]).err;
    let told = "many.mp3: this format has room for 255 chapters; the last one holds 45 more\n";
    assert!(export("many.mp3").starts_with(told));
    assert_eq!(export("many.chapters.json"), "Wrote many.chapters.json (5:03).\n");
    assert!(fs::read_to_string(room.path("many.chapters.json")).unwrap().contains("\"S300\""));
}

#[test]
fn a_new_routine_can_be_changed_for_one_person_at_once() {
    let room = Room::new();
    assert_eq!(room.balm(&["new", "mine.toml"]).code, Some(0));
    let text = fs::read_to_string(room.path("mine.toml")).unwrap();
    let steps = text.matches("[[section.step]]").count();
    let ids: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("id = \"")?.split('"').next()).collect();
    assert_eq!(ids.len(), steps + 1, "the routine's own, and one for each step:\n{text}");
    for id in &ids[1..] {
        room.write("his.toml", format!("balm = 1\nextends = \"mine.toml\"\n[change.{id}]\npressure = 1\n"));
        let ran = room.balm(&["show", "his.toml"]);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{id}");
    }
}

/// What is done instead names the side as the words above it do.
#[test]
fn what_is_done_instead_keeps_its_side() {
    let room = Room::new();
    room.write("neck.toml", NECK);
    assert_eq!(room.balm(&["export", "neck.toml", "-o", "neck.txt"]).code, Some(0));
    let text = fs::read_to_string(room.path("neck.txt")).unwrap();
    assert!(text.contains("On the left side, lighter."), "{text}");
    assert!(text.contains("Then the same on the right."), "{text}");
}
