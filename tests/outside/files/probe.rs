//! What ffprobe and ffmpeg make of every format.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::heard::heard;
use super::written::{Written, asked};

crate::tests! {
    ffprobe_finds_the_same_in_every_format
    ffmpeg_finds_every_format_whole_and_as_loud_as_promised
    what_is_lifted_keeps_its_true_peak_under_the_promised_one_in_opus
}

/// Where there is the one, there is the other: they come together.
pub fn is_there() -> bool {
    ["ffprobe", "ffmpeg"].iter().all(|name| Command::new(name).arg("-version").output().is_ok())
}

const FORMATS: [&str; 4] = ["a.mp3", "a.opus", "a.flac", "a.wav"];

/// The samples of a file, by turns.
fn decoded(path: &Path) -> Vec<f32> {
    let (bytes, _) = asked("ffmpeg", &["-v", "error", "-i"], path, &["-f", "f32le", "-"]);
    bytes.chunks_exact(4).map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect()
}

/// Integrated loudness in LUFS by ffmpeg's meter, one channel counted as two.
fn loudness(path: &Path) -> f64 {
    let meter = ["-af", "ebur128=dualmono=true:framelog=verbose", "-f", "null", "-"];
    let (_, said) = asked("ffmpeg", &["-hide_banner", "-nostats", "-i"], path, &meter);
    let summary = said.rsplit_once("Integrated loudness:").unwrap_or_else(|| panic!("{said}")).1;
    let figure = summary.split_once("I:").unwrap().1.split_once("LUFS").unwrap().0;
    figure.trim().parse().unwrap()
}

fn ffprobe(path: &Path) -> Value {
    let args = ["-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json"];
    serde_json::from_slice(&asked("ffprobe", &args, path, &[]).0).unwrap()
}

fn ffprobe_finds_the_same_in_every_format() {
    let written = Written::new();
    let told = written.told();
    let end = told["end"].as_f64().unwrap();
    for name in FORMATS {
        let seen = ffprobe(&written.export(&[name]));
        let number = |value: &Value| value.as_str().and_then(|s| s.parse::<f64>().ok()).unwrap();
        // A frame of MP3 is 24 ms, and so the most that any of them rounds to.
        assert!((number(&seen["format"]["duration"]) - end).abs() < 0.025, "{name}");
        let chapters = seen["chapters"].as_array().unwrap();
        let passages = told["passages"].as_array().unwrap();
        assert_eq!(chapters.len(), passages.len(), "{name}: {chapters:#?}");
        for (chapter, passage) in chapters.iter().zip(passages).skip(1) {
            let at = passage["start"].as_f64().unwrap();
            assert!((number(&chapter["start_time"]) - at).abs() < 0.025, "{name}: {chapter}");
        }
        let text = seen.to_string();
        for wanted in
            ["Anna Müller", "Praxis am Park", "slide down the left side", "Not right after an injury"]
        {
            assert!(text.contains(wanted), "{name}: no {wanted} in {text}");
        }
        assert_eq!(text.contains("\"codec_name\":\"png\""), cfg!(feature = "png"), "{name}");
    }
}

fn ffmpeg_finds_every_format_whole_and_as_loud_as_promised() {
    for (written, promised) in [(Written::new(), -20.0), (Written::night(), -26.0)] {
        let length = written.length();
        let large = FORMATS.map(|name| (vec![name], 2));
        let small = ["small.mp3", "small.opus"].map(|name| (vec![name, "--small"], 1));
        for (args, channels) in large.into_iter().chain(small) {
            let path = written.export(&args);
            assert_eq!(decoded(&path).len(), length * channels, "{args:?}");
            let loud = loudness(&path);
            assert!((loud - promised).abs() < 1.0, "{args:?}: {loud} LUFS, {promised} promised");
        }
    }
}

fn what_is_lifted_keeps_its_true_peak_under_the_promised_one_in_opus() {
    let written = Written::beats();
    for (args, channels) in [(&["a.opus"][..], 2), (&["small.opus", "--small"], 1)] {
        let (_, peak) = heard(&decoded(&written.export(args)), channels);
        assert!((-8.0..=-3.0).contains(&peak), "{args:?}: {peak} dBTP");
    }
}
