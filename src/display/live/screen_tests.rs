use std::sync::atomic::{AtomicU16, Ordering};

use super::*;
use crate::display::sample::{ClosedWriter, SharedBuffer, passage, say, step, tick, timeline, whole_session};

fn screen(kind: Kind, size: fn() -> Option<Size>) -> (Screen, SharedBuffer) {
    let written = SharedBuffer::default();
    let about = About::from(&timeline(kind));
    (Screen::sized(Box::new(written.clone()), about, Palette::NoColour, size), written)
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
fn a_still_screen_writes_nothing() {
    let (mut screen, written) = screen(Kind::Night, || Some((60, 24)));
    screen.hear(&step(1, passage("Soften the jaw", None, 0, 60_000)));
    screen.hear(&say("Let it hang."));
    assert!(written.take().contains("Let it hang."));
    for i in 0..50 {
        screen.drawn = Instant::now() - MIN_INTERVAL;
        screen.hear(&tick(i * 100, i * 100));
    }
    assert_eq!(written.take(), "");
}

#[test]
fn indicatif_draws_the_bar_the_layout_means() {
    let (mut screen, written) = screen(Kind::Day, || Some((60, 24)));
    screen.hear(&step(1, passage("Knead", None, 10_000, 55_000)));
    for gone in [0, 700, 20_000, 48_900] {
        screen.drawn = Instant::now() - MIN_INTERVAL;
        screen.hear(&tick(10_000 + gone, gone));
        let written = written.take().replace("\x1b[0m", "");
        let bars: Vec<_> =
            layout(&screen.state, 60, 24).into_iter().filter(|l| matches!(l, Line::Bar { .. })).collect();
        assert_eq!(bars.len(), 2);
        assert!(bars.iter().all(|bar| written.contains(&bar.to_string())), "{bars:?}\n{written}");
    }
}

#[test]
fn every_line_keeps_its_place_on_the_terminal() {
    let (mut screen, written) = screen(Kind::Day, || Some((60, 24)));
    screen.hear(&say("Let your fingers sink in."));
    let written = written.take().replace("\x1b[0m", "").replace("\x1b[2m", "").replace("\x1b[1m", "");
    let frame = written.rsplit('\r').next().unwrap_or_default();
    let rows: Vec<_> = frame
        .split("\x1b[K")
        .skip(1)
        .enumerate()
        .map(|(i, row)| {
            let text = row.split('\x1b').next().unwrap_or_default().trim_end().to_owned();
            assert!(frame.contains(&(start(i) + row)), "row {i} of {frame:?}");
            text
        })
        .collect();
    let meant: Vec<_> = layout(&screen.state, 60, 24).iter().map(ToString::to_string).collect();
    assert_eq!(rows, meant);
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
        Screen::sized(Box::<ClosedWriter>::default(), About::default(), Palette::NoColour, || None);
    whole_session("Knead").iter().for_each(|e| screen.hear(e));
    assert!(screen.broken());
}
