//! export: what is written, what is left alone.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use balm::export::{OUTPUT_KINDS, OutputKind};
use rustix::process::{Pid, Signal, kill_process};

use crate::room::Room;

#[test]
fn the_same_routine_gives_the_same_bytes() {
    let room = Room::new();
    room.balm(&["export", "tiny.toml", "-o", "a.wav", "--bed", "rain", "--quiet"]).says("");
    let ran = room.balm(&["export", "tiny.toml", "-o", "b.wav", "--bed", "rain"]);
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(0), "", "Wrote b.wav (0:21).\n"));
    assert!(fs::read(room.path("a.wav")).unwrap() == fs::read(room.path("b.wav")).unwrap());
    let spec = hound::WavReader::open(room.path("a.wav")).unwrap().spec();
    assert_eq!((spec.channels, spec.sample_rate, spec.bits_per_sample), (2, 48_000, 16));

    room.balm(&["export", "tiny.toml", "-o", "f.wav", "--depth", "float", "--quiet"]).says("");
    let spec = hound::WavReader::open(room.path("f.wav")).unwrap().spec();
    assert_eq!((spec.bits_per_sample, spec.sample_format), (32, hound::SampleFormat::Float));
    assert_eq!(room.files(), ["a.wav", "b.wav", "f.wav", "tiny.toml"]);
}

#[test]
fn what_is_there_is_replaced_only_by_force() {
    let room = Room::new();
    room.write("a.wav", "mine");
    std::os::unix::fs::symlink("nowhere.wav", room.path("link.wav")).unwrap();
    for name in ["a.wav", "link.wav"] {
        let words =
            format!("balm: {name}: this file already exists\nGive another name, or --force to replace it.\n");
        room.balm(&["export", "tiny.toml", "-o", name]).fails(1, &words);
    }
    assert_eq!(fs::read(room.path("a.wav")).unwrap(), b"mine");
    room.balm(&["export", "tiny.toml", "-o", "a.wav", "--force", "--quiet"]).says("");
    assert!(fs::read(room.path("a.wav")).unwrap().starts_with(b"RIFF"));
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_left() {
    let room = Room::new();
    fs::create_dir(room.path("folder.wav")).unwrap();
    room.fifo("pipe.wav");
    let before = room.files();
    let refused = |args: &[&str], code: i32, words: &str| {
        room.balm(&[&["export", "tiny.toml", "-o"], args].concat()).fails(code, words);
    };
    let endings = OUTPUT_KINDS.each_ref().map(OutputKind::ending).join(" ");
    let hint = format!("End the name in one of these, or give --format: {endings}\n");
    refused(&["a"], 2, &format!("balm: a: the ending does not say which format\n{hint}"));
    refused(&["a.exe"], 2, &format!("balm: a.exe: the ending does not say which format\n{hint}"));
    refused(
        &["a.m4b"],
        2,
        "balm: a.m4b: the ending does not say which format\n\
         MP3 plays on the same phones and shows its chapters on more of them: end the name in .mp3.\n",
    );
    refused(&["a.mp3", "--depth", "24"], 2, "balm: --depth is for WAV, FLAC and PCM\n");
    refused(&["a.flac", "--depth", "float"], 2, "balm: FLAC has no floats; use --depth 16 or 24\n");
    let small = "balm: --small is for MP3 and Opus; the others keep every sample\n";
    refused(&["a.wav", "--small"], 2, small);
    refused(&["a.vtt", "--small"], 2, small);
    refused(&["a.lrc", "--as-played"], 2, "balm: --as-played is for sound\n");
    refused(&["-"], 2, "balm: standard output has no file ending; add --format wav, or another format\n");
    refused(&["folder.wav", "--force"], 2, "balm: folder.wav: this is a folder; name a file in it\n");
    refused(&[".", "--format", "wav"], 2, "balm: .: this is a folder; name a file in it\n");
    refused(
        &["pipe.wav", "--force"],
        2,
        "balm: pipe.wav: this is a pipe, not a file\n\
         To write into it, let your shell do it: -o - > NAME\n",
    );
    refused(&["new/", "--format", "wav"], 2, "balm: new/: this is a folder; name a file in it\n");
    let long = format!("{}.wav", "a".repeat(300));
    refused(&[&long], 2, &format!("balm: {long}: this name is too long for a file\n"));
    refused(
        &["a.txt", "--chapters", "none"],
        2,
        "balm: --chapters is for sound files with chapters and for lists of chapters\n",
    );
    refused(
        &["a.html", "--small"],
        2,
        "balm: a page cannot be made smaller; for mail, use an MP3 with --small\n",
    );
    refused(
        &["tiny.toml", "--format", "lrc", "--force"],
        2,
        "balm: tiny.toml: the routine is read from this file; choose another name\n",
    );
    refused(&["no/a.wav"], 1, "balm: no/a.wav: the folder no does not exist\n");
    refused(&["tiny.toml/a.wav"], 1, "balm: tiny.toml/a.wav: the folder tiny.toml does not exist\n");
    // Even root writes nothing here.
    if cfg!(target_os = "linux") {
        refused(&["/proc/a.wav"], 1, "balm: /proc/a.wav: this disk is read-only\n");
    }
    assert_eq!(room.files(), before);
}

const LONG: &str = "balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"a\"\nfor = \"2h\"\nbed = \"ocean\"\n";

/// An export that has begun to write and is far from its end.
fn begun(room: &Room, args: &[&str]) -> std::process::Child {
    let before = room.files().len();
    let mut command = room.command(args);
    let mut balm = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let asked = Instant::now();
    let written = || {
        let parts = room.files().into_iter().filter(|name| name.ends_with(".part"));
        parts.map(|name| fs::metadata(room.path(&name)).map_or(0, |part| part.len())).max().unwrap_or(0)
    };
    while room.files().len() == before || written() == 0 {
        assert!(asked.elapsed() < Duration::from_secs(20) && balm.try_wait().unwrap().is_none());
        sleep(Duration::from_millis(5));
    }
    balm
}

#[test]
fn stopped_it_leaves_nothing_behind() {
    let room = Room::new();
    room.write("long.toml", LONG);
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let balm = begun(&room, &["export", "long.toml", "-o", "long.wav", "--as-played"]);
        kill_process(Pid::from_child(&balm), signal).unwrap();
        let ran = balm.wait_with_output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!((ran.status.code(), &*said), (Some(code), "Stopped; nothing was written.\n"));
        assert_eq!(room.files(), ["long.toml", "tiny.toml"]);
    }
}

#[test]
fn a_second_signal_leaves_nothing_behind_either() {
    let room = Room::new();
    room.write("long.toml", LONG);
    let balm = begun(&room, &["export", "long.toml", "-o", "long.mp3", "--as-played"]);
    for _ in 0..3 {
        let _ = kill_process(Pid::from_child(&balm), Signal::TERM);
    }
    assert_eq!(balm.wait_with_output().unwrap().status.code(), Some(143));
    assert_eq!(room.files(), ["long.toml", "tiny.toml"]);
}

#[test]
fn nobody_takes_what_comes_and_it_ends_all_the_same() {
    let room = Room::new();
    room.write("long.toml", LONG);
    for format in ["pcm", "wav"] {
        let mut command =
            room.command(&["export", "long.toml", "-o", "-", "--format", format, "--as-played"]);
        let mut balm = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // It stands once the pipe is full.
        sleep(Duration::from_secs(1));
        assert!(balm.try_wait().unwrap().is_none());
        kill_process(Pid::from_child(&balm), Signal::TERM).unwrap();
        let asked = Instant::now();
        assert_eq!(balm.wait().unwrap().code(), Some(143));
        assert!(asked.elapsed() < Duration::from_secs(2), "{format}");
    }
}

#[test]
fn a_bed_that_goes_bad_on_the_way_makes_no_file() {
    let room = Room::new();
    let sound = || {
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: 8000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut wav = hound::WavWriter::create(room.path("w.wav"), spec).unwrap();
        (0..8000 * 90).for_each(|i| wav.write_sample((i % 97 * 40) as i16).unwrap());
        wav.finalize().unwrap();
    };
    sound();
    let bed = "balm = 1\ntitle = \"x\"\n[sounds]\nw = { file = \"w.wav\" }\n\
        [[step]]\ntitle = \"a\"\nfor = \"2h\"\nbed = \"w\"\n";
    room.write("bed.toml", bed);
    room.balm(&["export", "bed.toml", "-o", "w.wav", "--force"])
        .fails(2, "balm: w.wav: the routine is read from this file; choose another name\n");
    let balm = begun(&room, &["export", "bed.toml", "-o", "a.wav", "--as-played"]);
    fs::write(room.path("w.wav"), "").unwrap();
    let ran = balm.wait_with_output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(
        (ran.status.code(), &*said),
        (Some(1), "balm: a.wav: the sound \"w\" could not be read to its end\n")
    );
    assert_eq!(room.files(), ["bed.toml", "tiny.toml", "w.wav"]);
}

#[test]
fn a_session_without_its_words_is_written_and_that_is_said() {
    let room = Room::new();
    room.write(
        "de.toml",
        "balm = 1\ntitle = \"x\"\nlanguage = \"de\"\n[[step]]\ntitle = \"a\"\nfor = \"2s\"\nsay = \"Sitz.\"\n",
    );
    let export = |args: &[&str]| {
        let mut command = room.command(&[&["export", "de.toml", "-o"], args].concat());
        // Nothing that speaks is installed here.
        command.env("PATH", "/nonexistent");
        command
    };
    for name in ["a.mp3", "a.html"] {
        let mut unspoken = export(&[name, "--quiet"]);
        unspoken.env_remove("BALM_VOICE");
        let words = format!(
            "balm: {name}: written without speech for 1 line\n\
             No voice speaks \"de\". `balm help voices` says how to add one.\n"
        );
        room.run(unspoken).fails(1, &words);
        assert!(room.path(name).exists());
    }
    // Who wants no voice is told nothing; nor is who gets the words to read, but for whose words they are where balm
    // has none in that language.
    room.run(export(&["b.mp3"])).says_beside("Wrote b.mp3 (0:05).\n");
    room.run(export(&["b.txt"])).says_beside("Wrote b.txt (0:05).\n");
    assert!(fs::read_to_string(room.path("b.txt")).unwrap().contains("Bevor du anfängst"));
    let german = fs::read_to_string(room.path("de.toml")).unwrap();
    room.write("de.toml", german.replace("\"de\"", "\"fr\""));
    room.run(export(&["c.txt"])).says_beside(
        "c.txt: the routine's words are in its language; balm's headings and cautions are in English\n\
         Wrote c.txt (0:05).\n",
    );
}

#[test]
fn every_format_is_the_same_bytes_twice() {
    let room = Room::new();
    for end in OUTPUT_KINDS.iter().map(OutputKind::ending).filter(|end| *end != ".pdf") {
        let [a, b] = ["a", "b"].map(|name| format!("{name}{end}"));
        room.balm(&["export", "tiny.toml", "-o", &a, "--bed", "rain", "--quiet"]).says("");
        room.balm(&["export", "tiny.toml", "-o", &b, "--bed", "rain", "--quiet"]).says("");
        let [a, b] = [a, b].map(|name| fs::read(room.path(&name)).unwrap());
        assert!(!a.is_empty() && a == b, "{end}");
    }
}

#[test]
fn standard_output_has_the_bytes_of_the_file() {
    let room = Room::new();
    for format in ["wav", "pcm", "mp3", "flac", "opus", "lrc"] {
        let name = format!("a.{format}");
        room.balm(&["export", "tiny.toml", "-o", &name, "--quiet"]).says("");
        let ran = room.command(&["export", "tiny.toml", "-o", "-", "--format", format]).output().unwrap();
        assert_eq!((ran.status.code(), &*ran.stderr), (Some(0), &b""[..]), "{format}");
        assert!(ran.stdout == fs::read(room.path(&name)).unwrap(), "{format}");
    }
}

#[test]
fn many_are_written_at_once_each_under_its_own_name() {
    let room = Room::new();
    fs::create_dir(room.path("practice")).unwrap();
    let text =
        |title: &str| format!("balm = 1\ntitle = \"{title}\"\n[[step]]\ntitle = \"a\"\nfor = \"2s\"\n");
    for name in ["neck", "feet", "hands"] {
        room.write(&format!("practice/{name}.toml"), text(name));
    }
    let ran = room.balm(&["export", "--all", "out", "practice", "--format", "opus", "--quiet"]);
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(0), "", ""));
    let mut made: Vec<_> = fs::read_dir(room.path("out")).unwrap().map(|e| e.unwrap().file_name()).collect();
    made.sort();
    assert_eq!(made, ["feet.opus", "hands.opus", "neck.opus"]);
    // One that fails keeps none of the others from being written.
    room.write("practice/neck.toml", "balm = 1\n");
    fs::remove_dir_all(room.path("out")).unwrap();
    let ran = room.balm(&["export", "--all", "out", "practice", "--quiet"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.ends_with("2 written, 1 not.\n"), "{}", ran.err);
    assert_eq!(fs::read_dir(room.path("out")).unwrap().count(), 2);
    fs::create_dir(room.path("empty")).unwrap();
    room.balm(&["export", "--all", "out", "empty"]).fails(
        1,
        "balm: there is no routine to write\n\
         After the folder, name the routines or folders to export, or name none to export all.\n",
    );
    room.balm(&["export", "--all", "tiny.toml"])
        .fails(2, "balm: tiny.toml: this is not a folder\n--all takes a folder, and creates it if needed.\n");
    // Two of one name would be one file.
    let clash = room.balm(&["export", "--all", "out", "practice/feet.toml", "tiny.toml", "./tiny.toml"]);
    clash.fails(
        2,
        "balm: tiny.toml and ./tiny.toml would become one file\n\
        Write them into different folders, or give one of the files another name.\n",
    );
}

#[test]
fn killed_it_leaves_the_old_file_as_it_was() {
    let room = Room::new();
    room.write("long.toml", LONG);
    for name in ["a.mp3", "a.opus", "a.flac"] {
        room.write(name, "old");
        let mut balm = begun(&room, &["export", "long.toml", "-o", name, "--force", "--as-played"]);
        assert!(balm.try_wait().unwrap().is_none());
        balm.kill().unwrap();
        balm.wait().unwrap();
        assert_eq!(fs::read(room.path(name)).unwrap(), b"old", "{name}");
    }
    // What was half written is taken away by the next, once nobody can be writing it.
    let parts: Vec<_> = room.files().into_iter().filter(|name| name.ends_with(".part")).collect();
    assert_eq!(parts.len(), 3);
    for part in parts {
        let part = fs::File::options().write(true).open(room.path(&part)).unwrap();
        part.set_modified(std::time::SystemTime::now() - Duration::from_secs(3600)).unwrap();
    }
    room.balm(&["export", "tiny.toml", "-o", "b.mp3", "--quiet"]).says("");
    assert_eq!(room.files(), ["a.flac", "a.mp3", "a.opus", "b.mp3", "long.toml", "tiny.toml"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said_and_the_old_file_stays() {
    let room = Room::new();
    room.write("a.wav", "old");
    // As large as files may get here: a disk of one's own would need a mount.
    let balm = env!("CARGO_BIN_EXE_balm");
    let line = format!("ulimit -f 100; exec {balm} export tiny.toml -o a.wav --force");
    let ran = room.command_of("/bin/sh", &["-c", &line]).output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    let words = "balm: a.wav: the file is too large for this disk; nothing was written\n";
    assert_eq!((ran.status.code(), &*said), (Some(1), words));
    assert_eq!(fs::read(room.path("a.wav")).unwrap(), b"old");
    // Where there is no room at all.
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = room.command(&["export", "tiny.toml", "-o", "-", "--format", "wav"]);
    let ran = command.stdout(full).output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    let words = "balm: standard output: no space is left on this disk\n";
    assert_eq!((ran.status.code(), &*said), (Some(1), words));
    for view in ["--plain", "--json"] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = room.command(&[&["play", "tiny.toml", view], &crate::room::QUICK[..]].concat());
        let ran = command.stdout(full).output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        let words = "balm: the output cannot be written: No space left on device (os error 28)\n";
        assert_eq!((ran.status.code(), &*said), (Some(1), words), "{view}");
    }
}
