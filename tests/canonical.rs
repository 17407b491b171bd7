//! Canonical timelines, for this and any other implementation: `tests/canonical/NAME.toml` and the
//! timeline it must give, `NAME.txt`. A first comment in the source may say how it is compiled:
//! `# speed 4`, `# start in 10s`, `# talk brief`, and lines with a length, `# 3s: Breathe out.`; all others are only
//! shown. `BLESS=1 cargo test --test canonical` writes the timelines anew; read the difference.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use balm::timeline::{ClipRef, LineKind, Moment, Options, Talk, Timeline};
use balm::unit::{Decibels, Duration, Envelope, Frames};

#[test]
fn every_routine_gives_the_timeline_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/canonical");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = Vec::new();
    for path in paths {
        let told = told(&compiled(&fs::read_to_string(&path).unwrap()));
        let expected = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(expected, told).unwrap();
        } else if fs::read_to_string(expected).unwrap_or_default() != told {
            wrong.push(format!("{}:\n{told}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn compiled(source: &str) -> Timeline {
    let mut options = Options::default();
    let mut talk = Talk::Full;
    let mut lengths = HashMap::new();
    for line in source.lines().map_while(|line| line.strip_prefix("# ")) {
        if let Some(speed) = line.strip_prefix("speed ") {
            options.speed = speed.parse().unwrap();
        } else if let Some(lead) = line.strip_prefix("start in ") {
            options.start_in = Duration::parse(lead).unwrap();
        } else if let Some(asked) = line.strip_prefix("talk ") {
            talk = [Talk::Full, Talk::Brief, Talk::Bells, Talk::None]
                .into_iter()
                .find(|talk| format!("{talk:?}").to_lowercase() == asked)
                .unwrap();
        } else if let Some((length, text)) = line.split_once(": ") {
            lengths.insert(text, Frames::from_duration(Duration::parse(length).unwrap()));
        }
    }
    let spoken = |text: &str| lengths.get(text).copied().unwrap_or_default();
    common::told(source, talk, spoken, options)
}

/// Steps as `start end title`, what happens in them beneath; then what the mixer is told.
fn told(timeline: &Timeline) -> String {
    let mut out = String::new();
    let t = timeline;
    writeln!(out, "lead-in {} done {} end {}", ms(t.lead_in), ms(t.done), ms(t.end)).unwrap();
    for marker in &t.markers {
        let at = ms(marker.at);
        match &marker.what {
            Moment::Step => {
                let p = &t.passages[marker.passage.unwrap()];
                let side = p.side.map(|side| format!(" [{side:?}]")).unwrap_or_default();
                let count = |name, (n, of)| if of > 1 { format!(" {name} {n}/{of}") } else { String::new() };
                let (round, repeat) = (count("round", p.round), count("repeat", p.repeat));
                let gap = ms(p.until);
                writeln!(out, "{at} {} {gap} {}{side}{round}{repeat}", ms(p.end), p.title).unwrap();
            }
            Moment::Say { line, text, length } => {
                let kind = match line {
                    LineKind::Title => "title",
                    LineKind::Prompt => "say",
                    LineKind::Cue => "cue",
                    LineKind::ChangeOver => "change-over",
                    LineKind::Move => "move",
                };
                writeln!(out, "  {at} {} {kind}: {text}", ms(marker.at + *length)).unwrap();
            }
            Moment::Chime { sound } => writeln!(out, "  {at} chime {sound}").unwrap(),
            Moment::Bed { sound } => {
                writeln!(out, "  {at} bed {}", sound.as_deref().unwrap_or("none")).unwrap();
            }
            Moment::Wait => writeln!(out, "  {at} wait").unwrap(),
            Moment::Ready | Moment::Done | Moment::End => {}
        }
    }
    for bed in &t.beds {
        writeln!(out, "bed {} {} {}{}", ms(bed.start), ms(bed.end), bed.sound.name(), points(&bed.gain))
            .unwrap();
    }
    for clip in &t.clips {
        let name = match &clip.sound {
            ClipRef::Speech(line) => format!("line {line}"),
            ClipRef::Chime(sound) => format!("chime {}", sound.name()),
        };
        writeln!(out, "clip {} {name} {}", ms(clip.at), clip.gain).unwrap();
    }
    writeln!(out, "duck{}", points(&t.duck)).unwrap();
    writeln!(out, "master{}", points(&t.master)).unwrap();
    out
}

fn points(envelope: &Envelope) -> String {
    envelope.points().iter().map(|p| format!(" {}:{}", ms(p.at), Decibels::of(p.value))).collect()
}

fn ms(frames: Frames) -> u64 {
    assert_eq!(frames.0 % 48, 0, "at normal speed everything lies on whole milliseconds");
    frames.0 / 48
}
