//! Sound files that ffmpeg made, as phones and other programs make them, decoded by balm.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use balm::sound::{DecodeError, Decoder, Frame, Media};

crate::tests! {
    every_lossless_kind_is_what_went_in
    what_was_cut_away_by_an_edit_list_is_not_heard
    silence_that_an_encoder_adds_is_not_heard
    files_joined_end_to_end_are_heard_to_their_end
    five_channels_of_aac_are_refused_with_a_remedy
}

fn ffmpeg(folder: &Path, args: &[&str]) {
    let done = Command::new("ffmpeg").args(["-v", "error", "-y"]).args(args).current_dir(folder).status();
    assert!(done.unwrap().success(), "{args:?}");
}

fn media(folder: &Path, name: &str) -> Media {
    Media::file(name, File::open(folder.join(name)).unwrap())
}

fn decoded(folder: &Path, name: &str) -> Vec<Frame> {
    let mut decoder = Decoder::open(&media(folder, name)).unwrap();
    let mut frames = Vec::new();
    while decoder.next(&mut frames) {}
    frames
}

/// A tone of so many seconds.
fn tone(folder: &Path, name: &str, hz: u32, seconds: u32, codec: &[&str]) {
    let source = format!("sine=f={hz}:d={seconds}:r=48000");
    ffmpeg(folder, &[&["-f", "lavfi", "-i", &source, "-ac", "2"], codec, &[name]].concat());
}

/// How much of a tone there is, against all of the sound.
fn share(frames: &[Frame], hz: f64) -> f64 {
    let (mut sin, mut cos, mut all) = (0.0, 0.0, 0.0);
    for (i, frame) in frames.iter().enumerate() {
        let (x, turn) = (f64::from(frame.left), std::f64::consts::TAU * hz * i as f64 / 48_000.0);
        (sin, cos, all) = (sin + x * turn.sin(), cos + x * turn.cos(), all + x * x);
    }
    2.0 * (sin * sin + cos * cos) / (all * frames.len() as f64)
}

fn every_lossless_kind_is_what_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    tone(folder, "right.wav", 300, 2, &[]);
    let right = decoded(folder, "right.wav");
    for (name, codec) in [
        ("a.m4a", &["-c:a", "alac"][..]),
        ("b.aiff", &[]),
        ("c.flac", &["-sample_fmt", "s16"]),
        ("d.wav", &["-rf64", "always"]),
    ] {
        ffmpeg(folder, &[&["-i", "right.wav"], codec, &[name]].concat());
        assert!(decoded(folder, name) == right, "{name}");
    }
    for (name, codec) in [("e.wav", "adpcm_ima_wav"), ("f.wav", "adpcm_ms"), ("g.wav", "pcm_mulaw")] {
        ffmpeg(folder, &["-i", "right.wav", "-c:a", codec, name]);
        let frames = decoded(folder, name);
        assert!(share(&frames[..96_000], 300.0) > 0.99, "{name}");
    }
}

fn what_was_cut_away_by_an_edit_list_is_not_heard() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    // Three seconds that a therapist cut away, then five to keep.
    let source = "aevalsrc='0.3*sin(2*PI*t*if(lt(t,3),700,300))':s=48000:d=8";
    ffmpeg(folder, &["-f", "lavfi", "-i", source, "-ac", "2", "-c:a", "aac", "whole.m4a"]);
    let mut file = std::fs::read(folder.join("whole.m4a")).unwrap();
    let list = file.windows(4).position(|four| four == b"elst").unwrap();
    file[list + 12..list + 16].copy_from_slice(&5000u32.to_be_bytes());
    file[list + 16..list + 20].copy_from_slice(&(3 * 48_000u32 + 1024).to_be_bytes());
    std::fs::write(folder.join("trimmed.m4a"), file).unwrap();
    let frames = decoded(folder, "trimmed.m4a");
    assert_eq!(frames.len(), 5 * 48_000);
    assert!(share(&frames, 300.0) > 0.99 && share(&frames, 700.0) < 0.001);
    // And where it is entered in the middle.
    let mut decoder = Decoder::open(&media(folder, "trimmed.m4a")).unwrap();
    assert_eq!(decoder.told_length, Some(5 * 48_000));
    assert_eq!(decoder.seek(96_000), Some(96_000));
    let mut rest = Vec::new();
    while decoder.next(&mut rest) {}
    assert_eq!(rest.len(), 3 * 48_000);
}

fn silence_that_an_encoder_adds_is_not_heard() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (name, codec) in
        [("a.m4a", "aac"), ("b.mp3", "libmp3lame"), ("c.ogg", "libvorbis"), ("d.opus", "libopus")]
    {
        tone(folder, name, 300, 3, &["-c:a", codec]);
        let frames = decoded(folder, name);
        assert!(frames.len().abs_diff(3 * 48_000) <= 48, "{name}: {} frames", frames.len());
        assert!(share(&frames, 300.0) > 0.99, "{name}");
    }
}

fn files_joined_end_to_end_are_heard_to_their_end() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (end, codec) in [("mp3", "libmp3lame"), ("ogg", "libvorbis"), ("opus", "libopus")] {
        let mut joined = Vec::new();
        for (name, hz, seconds) in [("one", 700, 5), ("two", 300, 6)] {
            let (name, serial) = (format!("{name}.{end}"), hz.to_string());
            let serial: &[&str] = if end == "mp3" { &[] } else { &["-serial_offset", &serial] };
            tone(folder, &name, hz, seconds, &[&["-c:a", codec], serial].concat());
            joined.extend(std::fs::read(folder.join(name)).unwrap());
        }
        let name = format!("joined.{end}");
        std::fs::write(folder.join(&name), joined).unwrap();
        let frames = decoded(folder, &name);
        assert!(frames.len().abs_diff(11 * 48_000) < 5000, "{name}: {} frames", frames.len());
        assert!(share(&frames[..230_000], 700.0) > 0.99 && share(&frames[250_000..], 300.0) > 0.99, "{name}");
    }
}

fn five_channels_of_aac_are_refused_with_a_remedy() {
    let folder = tempfile::tempdir().unwrap();
    tone(folder.path(), "surround.m4a", 300, 1, &["-ac", "6", "-c:a", "aac"]);
    let Err(error) = Decoder::open(&media(folder.path(), "surround.m4a")) else { panic!("it opens") };
    assert!(matches!(error, DecodeError::Unsupported { .. }));
    assert_eq!(error.to_string(), "surround.m4a: this is AAC with 6 channels, which balm cannot play");
    assert_eq!(error.conversion().as_deref(), Some("ffmpeg -i surround.m4a -ac 2 surround.flac"));
}
