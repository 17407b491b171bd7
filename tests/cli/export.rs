//! export: what is written, what is left alone.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::room::Room;

#[test]
fn the_same_routine_gives_the_same_bytes() {
    let room = Room::new();
    room.balm(&["export", "tiny.toml", "-o", "a.wav", "--bed", "rain", "--quiet"]).says("");
    let ran = room.balm(&["export", "tiny.toml", "-o", "b.wav", "--bed", "rain"]);
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(0), "", "Wrote b.wav (0:18).\n"));
    assert!(fs::read(room.path("a.wav")).unwrap() == fs::read(room.path("b.wav")).unwrap());
    let spec = hound::WavReader::open(room.path("a.wav")).unwrap().spec();
    assert_eq!((spec.channels, spec.sample_rate, spec.bits_per_sample), (2, 48_000, 16));

    room.balm(&["export", "tiny.toml", "-o", "f.wav", "--float", "--quiet"]).says("");
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
        let words = format!(
            "balm: {name}: there is such a file already\nGive another name, or --force to replace it.\n"
        );
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
    refused(&["a.mp3"], 2, "balm: a.mp3: balm writes WAV files; end the name in .wav\n");
    refused(&["a"], 2, "balm: a: balm writes WAV files; end the name in .wav\n");
    refused(&["folder.wav", "--force"], 2, "balm: folder.wav: this is a folder; name a file in it\n");
    refused(&["."], 2, "balm: .: this is a folder; name a file in it\n");
    refused(&["pipe.wav", "--force"], 1, "balm: pipe.wav: this is a pipe, not a file\n");
    refused(&["no/a.wav"], 1, "balm: no/a.wav: there is no folder no\n");
    refused(&["tiny.toml/a.wav"], 1, "balm: tiny.toml/a.wav: there is no folder tiny.toml\n");
    // Even root writes nothing here.
    if cfg!(target_os = "linux") {
        refused(&["/proc/a.wav"], 1, "balm: /proc/a.wav: nothing can be written in this place\n");
    }
    assert_eq!(room.files(), before);
}

#[test]
fn stopped_it_leaves_nothing_behind() {
    let room = Room::new();
    let long = "balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"a\"\nfor = \"2h\"\nbed = \"ocean\"\n";
    room.write("long.toml", long);
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let mut command = room.command(&["export", "long.toml", "-o", "long.wav"]);
        let balm = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let begun = Instant::now();
        while room.files().len() == 2 && begun.elapsed() < Duration::from_secs(10) {
            sleep(Duration::from_millis(5));
        }
        kill_process(Pid::from_child(&balm), signal).unwrap();
        let ran = balm.wait_with_output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!((ran.status.code(), &*said), (Some(code), "Stopped; nothing was written.\n"));
        assert_eq!(room.files(), ["long.toml", "tiny.toml"]);
    }
}
