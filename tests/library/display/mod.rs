//! What people see of a session, a routine, a report or a page, and what all of these tests share: a small
//! routine, a hostile text, and writers. The screens are in `tests/screens`.

mod day_layout;
mod plain_lines;
mod print;
mod screen;
mod screen_picture;
mod timeline_table;
mod vocabulary_pages;

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use balm::routine::{Breath, Kind, Side, with_side};
use balm::session::{Event, Outcome, Tick};
use balm::sink::OnDeviceLoss;
use balm::timeline::{LineKind, Marker, Moment, Passage, Timeline};
use balm::unit::{Decibels, Duration, Envelope, Frames};

/// ESC, a bell, a right-to-left override, a title for the window.
pub const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}Neck\r\n\u{202e}release\u{9b}31m";

/// Compares `shown` with `screens/NAME.txt`. With `BALM_BLESS` set it writes the file instead: read the
/// difference before you commit it.
pub fn agrees(name: &str, shown: &str) {
    let path = format!("{}/tests/screens/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BALM_BLESS").is_some() {
        std::fs::write(&path, shown).expect("the screens can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(shown == expected, "{name}\nshown:\n{shown}\nexpected:\n{expected}");
}

/// A writer whose text can be read while it is in use.
#[derive(Clone, Default)]
pub struct SharedBuffer(Arc<Mutex<Vec<u8>>>);

impl SharedBuffer {
    /// What was written since the last call.
    pub fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut self.0.lock().expect("one thread"))).expect("text")
    }
}

impl Write for SharedBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("one thread").extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A writer whose reader has gone. Counts the writes.
#[derive(Default)]
pub struct ClosedWriter {
    pub tries: u32,
}

impl Write for ClosedWriter {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        self.tries += 1;
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Nothing in `shown` moves a cursor, rings a bell or turns the writing round.
pub fn acts_on_nothing(shown: &str) {
    let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!shown.contains(acts) && !shown.contains("\\u001b"), "{shown:?}");
}

pub fn ms(ms: u64) -> Frames {
    Frames::from_millis(ms)
}

pub fn passage(title: &str, side: Option<Side>, from: u64, to: u64) -> Passage {
    Passage {
        step: 1,
        id: None,
        section: Some("Shoulders".into()),
        title: title.into(),
        named: with_side("en", side, title),
        side,
        body_side: None,
        round: (1, 1),
        repeat: (1, 1),
        region: None,
        technique: None,
        tool: None,
        pace: None,
        pressure: None,
        start: ms(from),
        end: ms(to),
        until: ms(to + 4000),
        wait: false,
        breath: None,
    }
}

pub fn breath() -> Breath {
    let s = Duration::from_secs;
    Breath { inhale: s(4), hold: s(2), out: s(6), rest: s(1) }
}

pub fn timeline(kind: Kind) -> Timeline {
    let say = |at, passage, line, text: &str| Marker {
        at: ms(at),
        passage: Some(passage),
        what: Moment::Say { line, text: text.into(), length: ms(2100) },
    };
    let mark = |at, passage, what| Marker { at: ms(at), passage, what };
    Timeline {
        title: "Neck and shoulders".into(),
        id: "neck-and-shoulders".into(),
        kind,
        language: "en".into(),
        lead_in: ms(10_000),
        done: ms(107_000),
        end: ms(115_000),
        passages: vec![
            passage("Knead the shoulder", Some(Side::Left), 10_000, 55_000),
            passage("Knead the shoulder", Some(Side::Right), 59_000, 104_000),
        ],
        markers: vec![
            mark(0, None, Moment::Ready),
            mark(0, None, Moment::Bed { sound: Some("rain".into()) }),
            mark(10_000, Some(0), Moment::Step),
            mark(10_000, Some(0), Moment::Chime { sound: "bowl".into() }),
            say(10_500, 0, LineKind::Prompt, PROMPT),
            say(32_500, 0, LineKind::Cue, "A little slower now."),
            say(55_000, 0, LineKind::ChangeOver, "And now the other side."),
            mark(59_000, Some(1), Moment::Step),
            say(59_500, 1, LineKind::Prompt, PROMPT),
            mark(104_000, Some(1), Moment::Wait),
            mark(107_000, None, Moment::Done),
            mark(107_000, None, Moment::Bed { sound: None }),
            mark(115_000, None, Moment::End),
        ],
        beds: Vec::new(),
        clips: Vec::new(),
        duck_depth: Decibels(-7.0),
        duck: Envelope::constant(0.8),
        master: Envelope::default(),
        bed_cutoff: None,
        ceiling: Decibels(-6.0),
    }
}

pub const PROMPT: &str = "Let your fingers sink in slowly, and follow the muscle from the neck out to the shoulder. \
                          Soft where it is tender.";

pub fn step(number: usize, passage: Passage) -> Event {
    Event::Step { number, of: 16, passage: Box::new(passage), next: Some("Circle the elbow".into()) }
}

pub fn say(text: &str) -> Event {
    Event::Say { line: LineKind::Prompt, text: text.into(), again: false }
}

pub fn tick(at: u64, step_gone: u64) -> Event {
    Event::Tick(Tick {
        at: ms(at),
        step_gone: ms(step_gone),
        step_length: ms(49_000),
        left: ms(107_000 - at),
    })
}

/// A whole session with everything that can happen in it.
pub fn whole_session(title: &str) -> Vec<Event> {
    let mut breathing = passage(title, Some(Side::Left), 10_000, 55_000);
    breathing.breath = Some(breath());
    let mut events =
        vec![Event::Ready { length: ms(10_000) }, Event::Bed { sound: Some(title.into()) }, tick(5000, 0)];
    events.extend([step(1, breathing), Event::Chime { sound: title.into() }, say(title), say(PROMPT)]);
    events.extend((0..40).map(|i| tick(10_000 + i * 100, i * 100)));
    events.extend([
        Event::Paused,
        Event::Keys,
        Event::Keys,
        Event::Resumed,
        Event::DeviceLost { then: OnDeviceLoss::Pause },
        Event::DeviceBack,
        Event::DeviceLost { then: OnDeviceLoss::Follow },
        Event::DeviceBack,
        Event::DeviceSuspended,
        Event::DeviceBack,
        Event::DeviceLost { then: OnDeviceLoss::Silent },
        Event::DeviceOffered,
    ]);
    events.extend([
        Event::Volume { percent: 80, is_limited: false },
        Event::BedLevel { level: Decibels(-3.0) },
    ]);
    events.extend([Event::Extended { by: ms(30_000) }, Event::Waiting, tick(59_000, 49_000)]);
    events.extend([
        step(2, passage(title, Some(Side::Right), 59_000, 104_000)),
        say(PROMPT),
        tick(60_000, 1000),
    ]);
    events.extend([Event::Done, tick(107_000, 0)]);
    events.push(Event::Over { outcome: Outcome::Finished, heard: ms(97_000), of: ms(97_000) });
    events
}
