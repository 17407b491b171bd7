//! The picture of the player in the README: the real screen, as a terminal shows it, drawn as SVG. With
//! `BALM_BLESS` set it is written anew.

use std::fmt::Write as _;
use std::num::NonZeroU16;

use balm::display::{About, Palette, Screen};
use balm::library::Library;
use balm::session::{Event, Tick};
use balm::text::Safe;
use balm::timeline::{LineKind, Moment, Options, Talk};
use balm::unit::Frames;
use vt100::{Color, Parser};

use crate::common;

use super::SharedBuffer;
use super::screen::{draw, terminal};

const COLUMNS: u16 = 72;
const ROWS: u16 = 15;
/// Size of a character, in the picture's own pixels.
const CELL: (usize, usize) = (9, 20);
const MARGIN: usize = 20;

#[test]
fn the_picture_in_the_readme_is_what_the_screen_shows() {
    let picture = drawn(&shown());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures/player.svg");
    if std::env::var_os("BALM_BLESS").is_some() {
        std::fs::write(path, &picture).expect("docs/pictures can be written");
    }
    assert!(picture == std::fs::read_to_string(path).unwrap_or_default(), "{path} shows another screen");
    assert!(picture.contains("Desk break: neck and shoulders"), "{picture}");
}

/// A routine that comes with balm, 14 seconds into a step.
fn shown() -> Parser {
    let library = Library::new(None, Vec::new());
    let found = library.find("desk-neck-shoulders").expect("it comes with balm");
    let routine = found.read().routine.expect("it has no errors");
    let timeline = common::laid(&routine, Talk::Full, |_| Frames::ZERO, Options::default());
    let at = 4;
    let passage = &timeline.passages[at];
    let said = timeline.markers.iter().find_map(|marker| match &marker.what {
        Moment::Say { line: LineKind::Prompt, text, .. } if marker.passage == Some(at) => Some(text),
        _ => None,
    });
    let written = SharedBuffer::default();
    let about = About { voice: Safe::new("Voice: heart."), ..About::from(&timeline) };
    let terminal = terminal(|| Some((COLUMNS, ROWS)));
    let mut screen = Screen::new(Box::new(written.clone()), about, Palette::Colour, terminal);
    let now = passage.start + Frames::from_millis(14_000);
    let next = timeline.passages.get(at + 1).map(|p| p.title.clone());
    for event in [
        Event::Step { number: at + 1, of: timeline.passages.len(), passage: Box::new(passage.clone()), next },
        Event::Bed { sound: Some("rain".into()) },
        Event::Say { line: LineKind::Prompt, text: said.expect("it says something").clone(), again: false },
        Event::Tick(Tick {
            at: now,
            step_gone: now - passage.start,
            step_length: passage.end - passage.start,
            left: timeline.done - now,
        }),
    ] {
        draw(&mut screen, &event);
        // The words are not new any more.
        if matches!(event, Event::Tick(_)) {
            (0..40).for_each(|_| draw(&mut screen, &event));
        }
    }
    // Drawn at once, unlike ticks.
    draw(&mut screen, &Event::Bed { sound: Some("rain".into()) });
    let [rows, columns] = [ROWS, COLUMNS].map(|n| NonZeroU16::new(n).expect("some"));
    let mut terminal = Parser::new(rows, columns, 0);
    terminal.process(written.take().as_bytes());
    terminal
}

/// The terminal's characters, run by run.
fn drawn(terminal: &Parser) -> String {
    let (width, height) =
        (usize::from(COLUMNS) * CELL.0 + 2 * MARGIN, usize::from(ROWS) * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"ui-monospace, \
         'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\" xml:space=\"preserve\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"10\" fill=\"#1d2229\"/>\n"
    );
    for row in 0..ROWS {
        let look = |column: u16| {
            let cell = terminal.screen().cell(row, column).expect("a cell");
            (cell.fgcolor(), cell.bold(), cell.dim())
        };
        let text = |column: u16| {
            let cell = terminal.screen().cell(row, column).expect("a cell");
            if cell.has_contents() { cell.contents().to_owned() } else { " ".to_owned() }
        };
        let mut from = 0;
        while from < COLUMNS {
            let to = (from + 1..COLUMNS).find(|column| look(*column) != look(from)).unwrap_or(COLUMNS);
            let run: String = (from..to).map(text).collect();
            if !run.trim().is_empty() {
                let (colour, bold, dim) = look(from);
                let fill = match colour {
                    Color::Idx(6) => "#63b8b0",
                    _ => "#dfe4ea",
                };
                let (x, y) = (MARGIN + usize::from(from) * CELL.0, MARGIN + usize::from(row) * CELL.1 + 15);
                let weight = if bold { " font-weight=\"bold\"" } else { "" };
                let faint = if dim { " opacity=\"0.6\"" } else { "" };
                let length = usize::from(to - from) * CELL.0;
                let run = run.replace('&', "&amp;").replace('<', "&lt;");
                let _ = writeln!(
                    svg,
                    "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" fill=\"{fill}\"{weight}{faint}>{run}</text>"
                );
            }
            from = to;
        }
    }
    svg + "</svg>\n"
}
