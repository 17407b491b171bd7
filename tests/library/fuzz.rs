//! Routines and sounds changed at random, through all that reads them: whatever comes of it, nothing panics,
//! nothing takes long, and `--fix` and `fmt` settle. The first runs are the same every time; `BALM_FUZZ=100000`
//! does so many, `BALM_FUZZ_FROM=5000` begins later. Seeds are in `tests/fuzz`, besides every other case.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use balm::display::{Format, checked};
use balm::export::{
    Chapters, Content, Handout, OUTPUT_KINDS, Print, Tags, handout_html, handout_text, page, picture,
};
use balm::library::{Found, Origin};
use balm::lint::{Estimated, review};
use balm::prepare::{Checked, fixed};
use balm::routine::{self, Routine};
use balm::sound::{Clip, Decoder, Frame, Looped, Media, Recording, Source, loudness, mono};
use balm::timeline::{Options, Talk};
use balm::unit::{Decibels, Duration as Length, Frames};

use crate::common::{self, flac, sound_file, wav};

/// Runs of each kind where nothing is said.
const RUNS: u64 = 200;
/// How long one may take; a slow computer under load included.
const SLOW: Duration = Duration::from_secs(20);

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// Runs one thing many times. What it was given when it failed is left in `target/fuzz`.
fn runs(kind: &str, default: u64, make: impl Fn(&mut Random) -> Vec<u8>, with: impl Fn(&[u8])) {
    let (from, runs) = (number("BALM_FUZZ_FROM", 0), number("BALM_FUZZ", default));
    let mut failed = Vec::new();
    for run in from..from + runs {
        let input = make(&mut Random(run));
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| with(&input)));
        if outcome.is_err() || begun.elapsed() > SLOW {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format!("{kind}-{run}")), &input).unwrap();
            failed.push(format!("run {run}, {:?}", begun.elapsed()));
        }
    }
    assert!(failed.is_empty(), "{} of {runs} failed; see target/fuzz/{kind}-*: {failed:?}", failed.len());
}

/// Every `.toml` in the folders.
fn texts(folders: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for folder in folders {
        let files = crate::cases::files(folder, "toml");
        all.extend(files.iter().filter_map(|path| fs::read_to_string(path).ok()));
    }
    assert!(all.len() > 50);
    all
}

/// What authors and attackers write where something else belongs.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    ",",
    "#",
    "\n",
    "\r\n",
    "\t",
    "\\",
    "\\u0301",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{202e}",
    "\u{200b}",
    "\u{3164}",
    "\u{2800}",
    "\u{13430}",
    "\u{feff}",
    "\u{1b}[2J",
    "\u{a0}",
    "–",
    "−",
    "０",
    "é",
    "e\u{301}",
    "👨\u{200d}👩",
    "0",
    "-1",
    "99999999999999999999",
    "1e308",
    "nan",
    "0x",
    "true",
    "1979-05-27",
    "12h",
    "1s",
    "0s",
    "30 s",
    "2m30s",
    "50 %",
    "{side}",
    "{",
    "{{step}}",
    "{round}",
    "..",
    "../x",
    "/etc/passwd",
    "balm:",
    "balm = 1\n",
    "[[step]]\n",
    "[[section]]\n",
    "[[section.step]]\n",
    "[text.de]\n",
    "id = \"a\"\n",
    "title = 1\n",
    "for = \"5s\"\n",
    "use = \"focus-reset\"\n",
    "extends = \"focus-reset\"\n",
    "sides = \"left-right\"\n",
    "repeat = 1000\n",
    "rounds = 100\n",
    "\"a.say\" = \"x\"\n",
    "every 1s",
    "cues = { 1s = \"x\" }\n",
    "[sounds]\n",
    "[night]\n",
    "[fit]\n",
    "[plan]\n",
    "allow = [\"claim\"]\n",
    "region = \"neck\"\n",
    "technique = \"kneading\"\n",
    "Press until it hurts. ",
    "1/2 kg, 3-4×, 10 °C ",
    "<script>",
    "&#0;",
    "]]>",
];

/// A text with a few changes: pieces of others, of [`PIECES`], letters left out, doubled and swapped.
fn changed(random: &mut Random, seeds: &[String]) -> String {
    let mut text: Vec<char> = random.pick(seeds).chars().collect();
    for _ in 0..=random.below(6) {
        let at = random.below(text.len() + 1);
        let end = (at + random.below(40)).min(text.len());
        match random.below(8) {
            0 => drop(text.drain(at..end)),
            1 => {
                let copy = text[at..end].to_vec();
                let to = random.below(text.len() + 1);
                drop(text.splice(to..to, copy));
            }
            2 => {
                let other: Vec<char> = random.pick(seeds).chars().collect();
                let from = random.below(other.len() + 1);
                let until = (from + random.below(200)).min(other.len());
                drop(text.splice(at..end, other[from..until].iter().copied()));
            }
            3 if at + 1 < text.len() => text.swap(at, at + 1),
            4 if at < text.len() => drop(text.remove(at)),
            5 if at < text.len() => {
                let c = text[at];
                drop(text.splice(at..at, std::iter::repeat_n(c, 1 + random.below(3))));
            }
            6 => {
                // Whole lines: a heading elsewhere, a step twice.
                let whole: String = text.iter().collect();
                let mut lines: Vec<&str> = whole.split_inclusive('\n').collect();
                let from = random.below(lines.len());
                let line = lines.get(from).copied().unwrap_or("[[step]]\n");
                if random.below(2) == 0 && !lines.is_empty() {
                    lines.remove(from);
                }
                lines.insert(random.below(lines.len() + 1), line);
                text = lines.concat().chars().collect();
            }
            _ => drop(text.splice(at..at, random.pick(PIECES).chars())),
        }
    }
    text.into_iter().collect()
}

#[test]
fn routines_changed_at_random() {
    let seeds =
        texts(&["routines", "tests/fuzz/routines", "tests/broken", "tests/unwise", "tests/canonical"]);
    runs(
        "routine",
        RUNS,
        |random| changed(random, &seeds).into_bytes(),
        |input| {
            let text = std::str::from_utf8(input).unwrap();
            tidies(text);
            settles(text);
            if let Some(routine) = routine::read(text, "fuzzed").routine {
                exports(&routine);
            }
        },
    );
}

/// Tidying twice is tidying once, and what is tidy is still read.
fn tidies(text: &str) {
    let Ok(once) = routine::fmt(text) else { return };
    assert_eq!(routine::fmt(&once).expect("what is tidy can be tidied"), once);
    let (before, after) = (routine::read(text, "fuzzed"), routine::read(&once, "fuzzed"));
    assert_eq!(before.routine.is_some(), after.routine.is_some(), "tidied: {once}");
}

fn found(text: String) -> Found {
    Found {
        name: "fuzzed".into(),
        origin: Origin::File(PathBuf::from("/nowhere/fuzzed.toml").into()),
        text,
        folders: Vec::new(),
        then: Vec::new(),
    }
}

fn looked_at(found: &Found) -> Checked {
    let reading = found.read();
    let mut findings = reading.report.findings;
    if let Some(routine) = &reading.routine {
        findings.extend(review(routine, &reading.sources, &Estimated));
    }
    let checked_file = Checked { name: found.shown(), sources: reading.sources, findings };
    let told = checked(std::slice::from_ref(&checked_file), Format::Text, 80);
    assert!(is_plain(&told), "{told:?}");
    checked_file
}

/// What is fixed and fixed again stays as it is after the rounds that `check --fix` makes, also once it is tidied.
fn settles(text: &str) {
    let settled = settled(text.to_owned());
    if let Ok(tidy) = routine::fmt(&settled) {
        assert_eq!(self::settled(tidy.clone()), tidy, "fixed again once it was tidied");
    }
}

fn settled(text: String) -> String {
    let mut now = found(text);
    for _ in 0..8 {
        let Some((better, _)) = fixed(&now, &looked_at(&now)) else { return now.text };
        now = better;
    }
    let again = fixed(&now, &looked_at(&now));
    assert!(again.is_none(), "still fixed after 8 rounds: {:?}", again.map(|(_, edits)| edits));
    now.text
}

fn exports(routine: &Routine) {
    let timeline = common::laid(
        routine,
        Talk::Full,
        |words| Frames::from_millis(100 * words.len() as u64),
        Options::default(),
    );
    let preparation = common::preparation(routine);
    let tags = Tags::of(routine, &timeline, Chapters::Steps, &preparation, None);
    for kind in &OUTPUT_KINDS {
        if let Content::Captions(write) | Content::Chapters(write) = kind.content {
            assert!(is_plain(&write(&tags)), "{}", kind.ending());
        }
    }
    let handout = Handout::new(routine, &timeline, &preparation);
    for text in [handout_html(&handout, Print::default()), handout_text(&handout, 72), page(&handout, b"")] {
        assert!(is_plain(&text));
    }
    assert!(is_plain(&picture(&timeline, routine, &[])));
}

/// Whether nothing in a text acts on a terminal, or turns text around.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)))
}

/// Sounds of every kind that can be made here.
fn sounds() -> Vec<Vec<u8>> {
    let samples: Vec<f32> = (0..96_000).map(|i| (i as f32 * 0.03).sin() * 0.2).collect();
    let whole: Vec<i32> = samples.iter().map(|x| (x * 32_000.0) as i32).collect();
    let mut all = vec![wav(1, 48_000, &samples), wav(2, 8_000, &samples[..16_000]), flac(44_100, &whole)];
    let mut seeds: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/sounds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    seeds.sort();
    all.extend(seeds.iter().map(|path| fs::read(path).unwrap()));
    all
}

/// A sound with a few bytes changed, mostly in its head, where lengths and rates are.
fn damaged(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = random.pick(seeds).clone();
    for _ in 0..random.below(8) {
        let reach = if random.below(3) == 0 { bytes.len() } else { bytes.len().min(300) };
        let at = random.below(reach);
        match random.below(6) {
            0 => bytes.truncate(at.max(1)),
            1 => drop(bytes.drain(at..(at + random.below(64)).min(bytes.len()))),
            2 => {
                let copy = bytes[at..(at + random.below(4000)).min(bytes.len())].to_vec();
                drop(bytes.splice(at..at, copy));
            }
            3 => {
                let value = *random.pick(&[0, 1, 0x7f, 0x80, 0xff]);
                bytes.iter_mut().skip(at).take(4).for_each(|byte| *byte = value);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
    bytes
}

#[test]
fn sounds_damaged_at_random() {
    let seeds = sounds();
    runs(
        "sound",
        RUNS,
        |random| damaged(random, &seeds),
        |bytes| {
            let media = sound_file("fuzzed", bytes);
            as_stream(&media);
            as_bed(&media);
            let _ = Clip::chime(&media, Decibels::UNITY);
            let _ = Recording::open(media.clone()).map(|recording| recording.clip());
            let _ = Clip::own(&media);
            let _ = mono(&media, Length::from_secs(60));
        },
    );
}

fn as_stream(media: &Media) {
    let Ok(mut decoder) = Decoder::open(media) else { return };
    let mut frames = Vec::new();
    for _ in 0..2000 {
        frames.clear();
        if !decoder.next(&mut frames) {
            break;
        }
        assert!(frames.iter().all(|frame| frame.left.is_finite() && frame.right.is_finite()));
    }
    let _ = decoder.seek(24_000);
    let _ = decoder.next(&mut frames);
}

fn as_bed(media: &Media) {
    let _ = Looped::check(media);
    let level = loudness::bed_level(media);
    let Ok(mut bed) = level.and_then(|level| Looped::open(media, level, Decibels::UNITY)) else { return };
    let mut out = vec![Frame::default(); 4800];
    for _ in 0..30 {
        bed.fill(&mut out);
        assert!(out.iter().all(|frame| frame.left.is_finite() && frame.right.is_finite()));
    }
    bed.seek(Frames(123_456));
    bed.fill(&mut out);
}
