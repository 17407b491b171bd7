//! Canonical timelines, for this and any other implementation: `tests/canonical/NAME.toml` and the
//! timeline it must give, `NAME.txt`. How they are read stands in `tests/canonical/README.md`.
//! `BLESS=1 cargo test --test library canonical::` writes the timelines anew; read the difference.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use balm::library::{Found, Origin};
use balm::routine::{Alteration, Altered, Answers, Routine};
use balm::timeline::{ClipRef, Fitted, LineKind, Moment, Options, Quiet, Talk, Timeline, fit};
use balm::unit::{Decibels, Duration, Envelope, Frames};

use crate::{cases, common};

#[test]
fn every_routine_gives_the_timeline_written_down() {
    cases::agree("tests/canonical", compiled);
}

fn compiled(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let found = Found {
        name: "test".into(),
        origin: Origin::File(path.to_owned().into()),
        text,
        folders: Vec::new(),
        then: Vec::new(),
    };
    let (source, reading) = (&found.text, found.read());
    let mut routine = reading.routine.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), reading.report));
    let mut out = changed_by_others(&routine);
    let (mut answers, mut language, mut target) = (Answers::new(), None, None);
    let mut options = Options::default();
    let mut talk = Talk::Full;
    let mut lengths = HashMap::new();
    for line in source.lines().map_while(|line| line.strip_prefix("# ")) {
        if line == "short quiet" {
            options.quiet = Quiet::Short;
        } else if let Some(speed) = line.strip_prefix("speed ") {
            options.speed = speed.parse().unwrap();
        } else if let Some(lead) = line.strip_prefix("start in ") {
            options.start_in = balm::timeline::GetReady::Exactly(Duration::parse(lead).unwrap());
        } else if let Some(at) = line.strip_prefix("words expected at ") {
            options.awaited = Some(Frames::from_duration(Duration::parse(at).unwrap()));
        } else if let Some(asked) = line.strip_prefix("talk ") {
            talk = [Talk::Full, Talk::Brief, Talk::Bells, Talk::None]
                .into_iter()
                .find(|talk| format!("{talk:?}").to_lowercase() == asked)
                .unwrap();
        } else if let Some(answer) = line.strip_prefix("answer ") {
            answers.extend(answer.split_once(' ').map(|(name, answer)| (name.to_owned(), answer.to_owned())));
        } else if let Some(other) = line.strip_prefix("in ") {
            language = Some(other.to_owned());
        } else if let Some(length) = line.strip_prefix("fit ") {
            target = Some(Duration::parse(length).unwrap());
        } else if let Some((length, text)) = line.split_once(": ") {
            lengths.insert(text, Frames::from_duration(Duration::parse(length).unwrap()));
        }
    }
    let spoken = |text: &str| lengths.get(text).copied().unwrap_or_default();
    routine = routine.answered(&answers).unwrap();
    if let Some(language) = language {
        let translated = routine.translated(&language).unwrap();
        translated.missing.iter().for_each(|name| writeln!(out, "not in {language}: {name}").unwrap());
        routine = translated.routine;
    }
    if let Some(target) = target {
        let fitted = fit(&routine, target, talk, &|line| spoken(&line.text));
        out += &fitted_to(&fitted);
        routine = fitted.routine;
    }
    out + &told(&common::laid(&routine, talk, spoken, options))
}

/// What an overlay changed.
fn changed_by_others(routine: &Routine) -> String {
    let mut out = String::new();
    let Some(overlay) = &routine.overlay else { return out };
    writeln!(out, "note: {}", overlay.note.as_deref().unwrap_or_default()).unwrap();
    for change in &overlay.changes {
        let Alteration { step, name, what } = change;
        match what {
            Altered::Skipped => writeln!(out, "change {step} {name}: skipped").unwrap(),
            Altered::Key { key, from, to } => {
                let from = from.as_deref().unwrap_or("-");
                writeln!(out, "change {step} {name}: {key} {from} -> {to}").unwrap();
            }
        }
    }
    out
}

/// What fitting changed.
fn fitted_to(fitted: &Fitted) -> String {
    let mut out = format!("fitted {} {:?}\n", fitted.length.millis(), fitted.unmet);
    for change in &fitted.changes {
        let to = change.to.map_or("left out".to_owned(), |to| to.millis().to_string());
        writeln!(out, "  {} {}: {} -> {to}", change.step, change.title, change.from.millis()).unwrap();
    }
    out
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
            Moment::Quiet { skipped } => writeln!(out, "  {at} quiet {}", ms(*skipped)).unwrap(),
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
