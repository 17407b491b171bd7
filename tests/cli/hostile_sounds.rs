//! Sounds made to harm, as a bed, as a chime and as a recording.

use std::fs;
use std::os::unix::fs::symlink;

use crate::room::{QUICK, Room};

const NO_SOUND: &str =
    "this is not a sound file balm can read (WAV, AIFF, FLAC, MP3, M4A, Ogg Vorbis and Opus are)";

/// Three routines that use `bad.wav`, in a room where it can be made.
fn room() -> Room {
    let room = Room::new();
    let head = "balm = 1\ntitle = \"x\"\n";
    let sounds = "[sounds]\nmine = \"bad.wav\"\n";
    let step = "[[step]]\ntitle = \"a\"\nfor = \"2s\"\n";
    room.write("bed.toml", format!("{head}{sounds}{step}bed = \"mine\"\n"));
    room.write("chime.toml", format!("{head}{sounds}{step}chime = \"mine\"\n"));
    // A language that no voice speaks: what is wanted is not waited for.
    room.write(
        "recording.toml",
        format!("{head}language = \"la\"\n{step}say = \"Hello\"\naudio = \"bad.wav\"\n"),
    );
    room
}

/// All three play without it, and say so before they begin.
fn told(room: &Room, why: &str) {
    for (routine, instead) in [
        ("bed.toml", "You hear balm's brown-noise instead."),
        ("chime.toml", "You hear balm's bowl-high instead."),
        ("recording.toml", "A voice says its words instead."),
    ] {
        // Recordings are opened only for somebody who wants to hear words.
        let mut command = room.command(&[&["play", routine, "--plain"][..], &QUICK].concat());
        command.env_remove("BALM_VOICE").env("PATH", room.path("bin"));
        let ran = room.run(command);
        let note = format!("bad.wav: {why}. {instead}\n");
        assert!(ran.code == Some(0) && ran.out.contains(&note), "{routine}: {} {}", ran.out, ran.err);
    }
}

/// A WAV header that says what it likes, and a tenth of a second.
fn header(channels: u16, rate: u32, bits: u16, length: u32) -> Vec<u8> {
    let mut wav = b"RIFF".to_vec();
    wav.extend(length.saturating_add(36).to_le_bytes());
    wav.extend(b"WAVEfmt \x10\0\0\0\x01\0");
    let block = channels.wrapping_mul(bits / 8);
    wav.extend(channels.to_le_bytes());
    wav.extend(rate.to_le_bytes());
    wav.extend(rate.wrapping_mul(block.into()).to_le_bytes());
    wav.extend(block.to_le_bytes());
    wav.extend(bits.to_le_bytes());
    wav.extend(b"data");
    wav.extend(length.to_le_bytes());
    wav.extend((0..9600u16).flat_map(|i| (i % 2000).to_le_bytes()));
    wav
}

#[test]
fn a_sound_that_is_not_there() {
    told(&room(), "file not found");
}

#[test]
fn a_pipe_a_folder_a_circle_of_links() {
    let room = room();
    room.fifo("bad.wav");
    told(&room, "this is a pipe, not a file");
    fs::remove_file(room.path("bad.wav")).unwrap();
    fs::create_dir(room.path("bad.wav")).unwrap();
    told(&room, "this is a folder, not a file");
    fs::remove_dir(room.path("bad.wav")).unwrap();
    symlink("bad.wav", room.path("bad.wav")).unwrap();
    told(&room, "this link leads back to itself");
}

#[test]
fn a_link_that_leads_out_of_the_folder() {
    let (room, outside) = (room(), Room::new());
    outside.tone("secret.wav", 96_000);
    symlink(outside.path("secret.wav"), room.path("bad.wav")).unwrap();
    told(&room, "this leads out of the routine's own folder, and balm does not follow it");
}

#[test]
fn no_sound_at_all() {
    let room = room();
    room.write("bad.wav", "");
    told(&room, "this is an empty file");
    room.write("bad.wav", "Dear diary,\n");
    told(&room, NO_SOUND);
    room.write("bad.wav", "RIFF\0\0\0\0WAVE");
    told(&room, "this file is damaged and cannot be played (WAV)");
}

#[test]
fn headers_that_lie_are_not_believed() {
    let room = room();
    room.write("bad.wav", header(2, 0, 16, 19_200));
    told(&room, "a sample rate of 0 Hz is outside 8,000 to 192,000");
    for wav in
        [header(u16::MAX, 48_000, 16, 19_200), header(0, 48_000, 16, 19_200), header(2, 48_000, 0, 19_200)]
    {
        room.write("bad.wav", wav);
        told(&room, "this file is damaged and cannot be played (WAV)");
    }
}

#[test]
fn four_gigabytes_announced_and_a_tenth_of_a_second_there() {
    let room = room();
    room.write("bad.wav", header(2, 48_000, 16, u32::MAX));
    let ran = room.play(&["bed.toml", "--plain"]);
    assert!(ran.out.contains("bad.wav: this sound is shorter than a second. You hear"), "{}", ran.out);
    // Short is no fault in a chime: what is there is rung.
    room.balm(&["export", "chime.toml", "-o", "chime.wav", "--quiet"]).says("");
}
