//! The screen as the terminal gets it.

use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};

use balm::display::{About, LEAVE, Line, Palette, Screen, State, Terminal, layout};
use balm::routine::{Kind, Side};
use balm::session::{Event, Listener};

use super::{ClosedWriter, SharedBuffer, breath, passage, say, step, tick, timeline, whole_session};

const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J\x1b[H";
const CLEAR: &str = "\x1b[0m\x1b[2J\x1b[H";

fn screen(kind: Kind, size: fn() -> Option<(u16, u16)>) -> (Screen, SharedBuffer) {
    let written = SharedBuffer::default();
    let about = About::from(&timeline(kind));
    (Screen::new(Box::new(written.clone()), about, Palette::NoColour, terminal(size)), written)
}

/// A terminal of this size that is ours and free.
pub fn terminal(size: fn() -> Option<(u16, u16)>) -> Terminal {
    Terminal { size, is_ours: || true, is_taken: Box::leak(Box::default()) }
}

/// Ticks that follow each other closely are not all drawn; what happens is.
pub fn draw(screen: &mut Screen, tick: &Event) {
    screen.hear(tick);
    screen.hear(&Event::Bed { sound: Some("rain".into()) });
}

/// What the layout means after these events, at 60 by 24.
fn meant(events: &[Event]) -> Vec<Line> {
    let mut state = State::new(About::from(&timeline(Kind::Day)));
    events.iter().for_each(|event| state.hear(event));
    layout(&state, 60, 24)
}

#[test]
fn the_terminal_is_taken_and_given_back() {
    let (mut screen, written) = screen(Kind::Day, || Some((60, 24)));
    assert_eq!(written.take(), ENTER);
    whole_session("Knead").iter().for_each(|e| screen.hear(e));
    written.take();
    drop(screen);
    assert_eq!(written.take(), LEAVE);
}

#[test]
fn the_terminal_is_given_back_once() {
    let written = SharedBuffer::default();
    let terminal = terminal(|| Some((60, 24)));
    let screen = Screen::new(
        Box::new(written.clone()),
        About::from(&timeline(Kind::Night)),
        Palette::NoColour,
        terminal,
    );
    written.take();
    // A signal came first.
    terminal.is_taken.store(false, Ordering::Relaxed);
    drop(screen);
    assert_eq!(written.take(), "");
}

#[test]
fn in_the_background_nothing_is_drawn() {
    static OURS: AtomicBool = AtomicBool::new(false);
    let is_ours = || OURS.load(Ordering::Relaxed);
    let terminal = Terminal { is_ours, ..terminal(|| Some((60, 24))) };
    let written = SharedBuffer::default();
    let about = About::from(&timeline(Kind::Day));
    let mut screen = Screen::new(Box::new(written.clone()), about, Palette::NoColour, terminal);
    screen.hear(&step(1, passage("Knead", None, 10_000, 55_000)));
    assert_eq!(written.take(), "");
    OURS.store(true, Ordering::Relaxed);
    screen.hear(&tick(100, 0));
    let drawn = written.take();
    assert!(drawn.starts_with(ENTER) && drawn.contains("K N E A D"), "{drawn:?}");
    OURS.store(false, Ordering::Relaxed);
    screen.hear(&say("Let your fingers sink in."));
    assert_eq!(written.take(), LEAVE);
    drop(screen);
    assert_eq!(written.take(), "");
}

#[test]
fn a_still_screen_writes_nothing() {
    let (mut screen, written) = screen(Kind::Night, || Some((60, 24)));
    screen.hear(&step(1, passage("Soften the jaw", None, 0, 60_000)));
    screen.hear(&say("Let it hang."));
    assert!(written.take().contains("Let it hang."));
    for i in 0..50 {
        draw(&mut screen, &tick(i * 100, i * 100));
    }
    assert_eq!(written.take(), "");
}

#[test]
fn a_terminal_is_sent_less_than_two_kilobytes_a_second() {
    static SIZE: [AtomicU16; 2] = [const { AtomicU16::new(0) }; 2];
    let now = || Some((SIZE[0].load(Ordering::Relaxed), SIZE[1].load(Ordering::Relaxed)));
    for size in [(40, 12), (80, 24), (120, 40), (200, 50)] {
        SIZE[0].store(size.0, Ordering::Relaxed);
        SIZE[1].store(size.1, Ordering::Relaxed);
        let (mut screen, written) = screen(Kind::Day, now);
        let mut breathing = passage("Breathe out slowly", Some(Side::Left), 0, 120_000);
        breathing.breath = Some(breath());
        screen.hear(&step(1, breathing));
        screen.hear(&say("Breathe in through the nose, and let the breath out take its time."));
        draw(&mut screen, &tick(0, 0));
        written.take();
        let (mut whole, mut most) = (0, 0);
        for second in 0..60 {
            // Ten a second, each drawn.
            (0..10).for_each(|part| {
                let at = second * 1000 + part * 100;
                draw(&mut screen, &tick(at, at));
            });
            let bytes = written.take().len();
            (whole, most) = (whole + bytes, most.max(bytes));
        }
        assert!(whole < 60 * 2000, "{size:?}: {} bytes a second, {most} at most", whole / 60);
        assert!(most < 4000, "{size:?}: {most}");
    }
}

#[test]
fn indicatif_draws_the_bar_the_layout_means() {
    let (mut screen, written) = screen(Kind::Day, || Some((60, 24)));
    let knead = step(1, passage("Knead", None, 10_000, 55_000));
    let [rows, columns] = [24, 60].map(|n| std::num::NonZeroU16::new(n).unwrap());
    let mut shown = vt100::Parser::new(rows, columns, 0);
    screen.hear(&knead);
    for gone in [0, 700, 20_000, 48_900] {
        let tick = tick(10_000 + gone, gone);
        draw(&mut screen, &tick);
        shown.process(written.take().as_bytes());
        let written = shown.screen().contents();
        let lines = meant(&[knead.clone(), tick]);
        let bars: Vec<_> = lines.into_iter().filter(|l| matches!(l, Line::Bar { .. })).collect();
        assert_eq!(bars.len(), 2);
        assert!(bars.iter().all(|bar| written.contains(&bar.to_string())), "{bars:?}\n{written}");
    }
}

#[test]
fn every_line_keeps_its_place_on_the_terminal() {
    let (mut screen, written) = screen(Kind::Day, || Some((60, 24)));
    screen.hear(&say("Let your fingers sink in."));
    let [rows, columns] = [24, 60].map(|n| std::num::NonZeroU16::new(n).unwrap());
    let mut shown = vt100::Parser::new(rows, columns, 0);
    shown.process(written.take().as_bytes());
    let rows: Vec<_> = shown.screen().rows(0, 60).map(|row| row.trim_end().to_owned()).collect();
    let meant: Vec<_> = meant(&[say("Let your fingers sink in.")]).iter().map(ToString::to_string).collect();
    assert_eq!(rows[..meant.len()], meant);
    assert!(rows[meant.len()..].iter().all(String::is_empty), "{rows:?}");
}

#[test]
fn another_size_starts_the_screen_afresh() {
    static WIDTH: AtomicU16 = AtomicU16::new(80);
    let (mut screen, written) = screen(Kind::Day, || Some((WIDTH.load(Ordering::Relaxed), 24)));
    screen.hear(&say("Let your fingers sink in."));
    written.take();
    WIDTH.store(40, Ordering::Relaxed);
    screen.hear(&tick(100, 0));
    let written = written.take();
    assert!(written.starts_with(CLEAR), "{written:?}");
    assert!(written.contains("Let your fingers sink in."));
}

#[test]
fn a_terminal_that_has_gone_is_noticed_quietly() {
    let mut screen =
        Screen::new(Box::<ClosedWriter>::default(), About::default(), Palette::NoColour, terminal(|| None));
    whole_session("Knead").iter().for_each(|e| screen.hear(e));
    assert!(screen.broken());
}
