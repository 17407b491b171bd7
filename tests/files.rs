//! What other programs find in the files balm writes: the very frames, chapters at their time, tags,
//! words, a picture, and a loudness. Read by libraries that had no part in the writing, and by ffprobe
//! where there is one (BALM_PROBE=1 demands it).

use std::path::{Path, PathBuf};
use std::process::Command;

use balm::sound::{Decoder, Frame, Media, loudness::integrated};
use serde_json::Value;

/// Longer than an MP3 encoder's habits at both ends, with sides, a section, and what HTML would choke on.
const ROUTINE: &str = r#"
balm = 1
title = "Neck & <b>jaw</b>"
language = "en"
license = "CC0-1.0"
updated = 2026-03-31
summary = "A short one."
cautions = ["Not right after an injury."]
[author]
name = "Anna Müller"
practice = "Praxis am Park"
[[section]]
title = "Neck"
rounds = 2
[[section.step]]
title = "Slide"
for = "6s"
region = "neck-side"
sides = "left-right"
say = "Let your hand slide down the {side} side."
bed = "rain"
[[section]]
title = "Rest"
[[section.step]]
title = "Rest"
for = "8s"
say = "Rest."
bed = "rain"
"#;

struct Written {
    room: tempfile::TempDir,
}

impl Written {
    fn new() -> Self {
        let room = tempfile::tempdir().expect("a folder");
        std::fs::write(room.path().join("neck.toml"), ROUTINE).expect("a routine");
        Self { room }
    }

    fn export(&self, args: &[&str]) -> PathBuf {
        let ran = Command::new(env!("CARGO_BIN_EXE_balm"))
            .args(["export", "neck.toml", "--voice", "none", "--quiet", "-o"])
            .args(args)
            .current_dir(self.room.path())
            .env("BALM_HOME", self.room.path().join("home"))
            .output()
            .expect("balm runs");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        self.room.path().join(args[0])
    }
}

fn decoded(path: &Path) -> Vec<Frame> {
    let media = Media::file("exported", std::fs::File::open(path).expect("a file"));
    let mut decoder = Decoder::open(&media).expect("sound");
    let mut frames = Vec::new();
    while decoder.next(&mut frames) {}
    frames
}

/// What balm itself says happens when.
fn timeline(written: &Written) -> Value {
    let ran = Command::new(env!("CARGO_BIN_EXE_balm"))
        .args(["show", "neck.toml", "--json"])
        .current_dir(written.room.path())
        .env("BALM_HOME", written.room.path().join("home"))
        .output()
        .expect("balm runs");
    serde_json::from_slice(&ran.stdout).expect("JSON")
}

#[test]
fn every_frame_is_there_and_nothing_else() {
    let written = Written::new();
    let played = decoded(&written.export(&["played.wav", "--depth", "float", "--as-played"]));
    for name in ["a.mp3", "a.flac", "a.wav"] {
        let frames = decoded(&written.export(&[name]));
        assert_eq!(frames.len(), played.len(), "{name}");
    }
    let kept = decoded(&written.export(&["b.flac", "--depth", "24", "--as-played"]));
    let off = kept.iter().zip(&played).map(|(a, b)| (a.left - b.left).abs().max((a.right - b.right).abs()));
    assert!(off.fold(0.0, f32::max) < 2.0 / 8_388_608.0);
}

#[test]
fn a_file_is_as_loud_as_promised_and_never_too_loud() {
    let written = Written::new();
    for name in ["a.mp3", "a.flac", "a.wav"] {
        let frames = decoded(&written.export(&[name]));
        let loud = integrated(&frames).expect("sound");
        assert!((loud + 20.0).abs() < 1.0, "{name}: {loud} LUFS");
        let peak = frames.iter().fold(0.0f32, |peak, frame| peak.max(frame.peak()));
        assert!(peak < 0.708, "{name}: {peak}");
    }
}

#[test]
fn an_mp3_carries_everything_a_phone_shows() {
    let written = Written::new();
    let tag = id3::Tag::read_from_path(written.export(&["a.mp3"])).expect("a tag");
    use id3::TagLike;
    assert_eq!(tag.version(), id3::Version::Id3v23);
    assert_eq!(tag.title(), Some("Neck & <b>jaw</b>"));
    assert_eq!((tag.artist(), tag.album()), (Some("Anna Müller"), Some("Praxis am Park")));
    let chapters: Vec<(u32, u32, &str)> = tag
        .chapters()
        .map(|c| (c.start_time, c.end_time, c.frames[0].content().text().expect("a title")))
        .collect();
    assert_eq!(chapters.len(), 5);
    assert_eq!(chapters[1].2, "Slide, right side, round 1 of 2");
    let toc = tag.tables_of_contents().next().expect("a table of contents");
    assert_eq!(toc.elements.len(), chapters.len());
    let told = timeline(&written);
    for (chapter, passage) in chapters.iter().zip(told["passages"].as_array().expect("passages")).skip(1) {
        let at = passage["start"].as_f64().expect("a time") * 1000.0;
        assert!((f64::from(chapter.0) - at).abs() < 1.0, "{chapter:?} {at}");
    }
    let words = tag.synchronised_lyrics().next().expect("words with times");
    assert!(words.content.iter().any(|(_, text)| text.contains("slide down the right side")));
    assert!(tag.lyrics().next().expect("words").text.contains("Rest."));
    assert_eq!(tag.get("APIC").is_some(), cfg!(feature = "png"));
    assert!(tag.comments().next().expect("a comment").text.contains("Not right after an injury."));
}

#[test]
fn chapters_may_be_sections_or_none() {
    let written = Written::new();
    let count = |name: &str, by: &str| {
        let tag = id3::Tag::read_from_path(written.export(&[name, "--chapters", by])).expect("a tag");
        tag.chapters().count()
    };
    assert_eq!((count("a.mp3", "sections"), count("b.mp3", "none")), (3, 0));
}

#[test]
fn ffprobe_finds_the_same_in_every_format() {
    if Command::new("ffprobe").arg("-version").output().is_err() {
        assert!(std::env::var_os("BALM_PROBE").is_none(), "ffprobe is demanded and not there");
        eprintln!("skipped: no ffprobe");
        return;
    }
    let written = Written::new();
    let told = timeline(&written);
    let end = told["end"].as_f64().expect("an end");
    for name in ["a.mp3", "a.opus", "a.flac", "a.wav"] {
        let path = written.export(&[name]);
        let ran = Command::new("ffprobe")
            .args(["-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json"])
            .arg(&path)
            .output()
            .expect("ffprobe runs");
        let seen: Value = serde_json::from_slice(&ran.stdout).expect("JSON");
        let number = |value: &Value| value.as_str().and_then(|s| s.parse::<f64>().ok()).expect("a number");
        // A frame of MP3 is 24 ms, and so the most that any of them rounds to.
        assert!((number(&seen["format"]["duration"]) - end).abs() < 0.025, "{name}");
        let chapters = seen["chapters"].as_array().expect("chapters");
        let passages = told["passages"].as_array().expect("passages");
        assert_eq!(chapters.len(), passages.len(), "{name}: {chapters:#?}");
        for (chapter, passage) in chapters.iter().zip(passages).skip(1) {
            let at = passage["start"].as_f64().expect("a time");
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
