//! The clips in `sounds/voice`: every line of balm's own routines has one, and every one a line.

use std::collections::BTreeSet;
use std::path::Path;

use balm::sound::Speech;
use balm::unit::Pace;
use balm::voice::{Shipped, Utterance};

#[path = "../examples/render_sounds/lines.rs"]
mod lines;

use lines::{Spoken, lines};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sounds/voice")
}

fn spoken() -> Vec<Spoken> {
    lines().expect("the routines can be read")
}

#[test]
fn every_line_has_its_clip_and_every_clip_its_line() {
    let lines = spoken();
    let wanted: BTreeSet<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let embedded: BTreeSet<String> = Shipped::names().collect();
    let embedded: BTreeSet<&str> = embedded.iter().map(String::as_str).collect();
    let files = std::fs::read_dir(folder()).expect("sounds/voice").map(|e| e.expect("a file").file_name());
    let files: Vec<String> = files.map(|name| name.into_string().expect("a plain name")).collect();
    let clips: BTreeSet<&str> = files.iter().filter_map(|name| name.strip_suffix(".part")).collect();
    let missing: Vec<&str> =
        lines.iter().filter(|l| !clips.contains(l.name.as_str())).map(|l| l.text.as_str()).collect();
    let spare: Vec<&&str> = clips.difference(&wanted).collect();
    let remedy = "cargo run --release --example render_sounds -- voice render";
    assert!(missing.is_empty(), "without a clip ({remedy}): {missing:#?}");
    assert!(spare.is_empty(), "without a line ({remedy}): {spare:#?}");
    assert_eq!(embedded, clips);
    assert_eq!(files.len(), clips.len() + 2, "something else than clips, begin.ogg and lines.tsv");
    let table = std::fs::read_to_string(folder().join("lines.tsv")).expect("lines.tsv");
    for line in &lines {
        assert!(table.contains(&format!("\n{}\t{}\n", line.name, line.text)), "{}", line.text);
    }
    assert_eq!(table.lines().count(), lines.len() + 1);
}

#[test]
fn all_of_them_are_small() {
    let bytes: u64 = std::fs::read_dir(folder())
        .expect("sounds/voice")
        .map(|e| e.expect("e").metadata().expect("m").len())
        .sum();
    assert!(bytes < 10 << 20, "{bytes} bytes");
}

#[test]
fn each_is_whole_even_and_soft_at_both_ends() {
    for line in spoken() {
        let clip = Shipped::find(&line.utterance).expect("a clip");
        let speech = Speech::decode(&clip.file()).expect("a sound");
        assert_eq!(speech.length(), clip.length, "{}", line.text);
        let level = |part: &[i16]| part.iter().map(|s| s.unsigned_abs()).max().unwrap_or(0);
        let whole = level(&speech.samples);
        assert!((2000..30_000).contains(&whole), "{whole}: {}", line.text);
        let edge = Speech::RATE as usize / 200;
        let (first, last) = (&speech.samples[..edge], &speech.samples[speech.samples.len() - edge..]);
        assert!(level(first) < whole / 16 && level(last) < whole / 16, "{}", line.text);
        // It takes as long as such words do: nothing is cut off, nothing is dragged out.
        let words = line.utterance.phrases.iter().map(|p| p.text.split_whitespace().count()).sum::<usize>();
        let each = clip.length.secs() / words as f64;
        assert!((0.2..1.5).contains(&each), "{each:.2} s a word: {}", line.text);
    }
}

#[test]
fn the_nearest_pace_is_found_and_no_far_one() {
    let line = spoken().swap_remove(0).utterance;
    let at = |pace| Shipped::find(&Utterance { pace: Pace(pace), ..line.clone() }).map(|clip| clip.length);
    assert!(at(line.pace.0).is_some());
    assert_eq!(at(line.pace.0 + 3), at(line.pace.0));
    assert_eq!(at(line.pace.0 + 90), None);
    let mut other = line.clone();
    other.phrases[0].text.push('!');
    assert!(Shipped::find(&other).is_none());
}
