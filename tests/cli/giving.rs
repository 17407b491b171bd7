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
        assert_eq!((code, &*said), (Some(0), &*format!("Wrote {name} (0:10).\n")), "{command}");
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
        assert_eq!(hound::WavReader::new(&wav[..]).unwrap().duration(), 10 * 48_000, "{command}");
        assert!(fs::read_to_string(room.path("fed.args")).unwrap().contains("icecast://"), "{command}");
    } else if command.ends_with("> /tmp/snapfifo") {
        assert_eq!(fs::read(room.path("snapfifo")).unwrap().len(), 4 * 10 * 48_000, "{command}");
    } else {
        let name = after("-o").unwrap();
        assert!(room.path(name).exists() && said == format!("Wrote {name} (0:10).\n"), "{command}: {said}");
    }
}

#[test]
fn many_become_mp3s_unless_another_format_is_said() {
    let room = room();
    let (code, said) = typed(&room, "balm export --all clients tiny.toml");
    assert_eq!((code, &*said), (Some(0), "Wrote clients/tiny.mp3 (0:10).\n"));
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
