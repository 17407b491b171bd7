//! A square for players to show: the session as a ring, each step an arc in the colour of its part of the
//! body, and the title in the middle. Quiet at night.

use std::f64::consts::TAU;

use crate::routine::Kind;
use crate::text::Safe;
use crate::timeline::{Passage, Timeline};

use super::palette::{GREY, INK, group};
use super::passage_words::clock;
use super::svg::{Anchor, Area, Canvas, Type};
use super::text_width::lines;

/// Points of the drawing on each side.
const SIDE: f64 = 600.0;
/// The same on paper: it is drawn for screens.
pub(super) const PAPER: f64 = 100.0;
const MIDDLE: f64 = SIDE / 2.0;
const OUTER: f64 = 262.0;
const INNER: f64 = 222.0;
/// Between two arcs, as a share of the ring.
const GAP: f64 = 0.004;
/// What the title may take.
const ROOM: f64 = 330.0;

/// Colours of the day or of the night.
struct Look {
    ground: &'static str,
    ink: &'static str,
    grey: &'static str,
    arcs: f64,
}

const DAY: Look = Look { ground: "#ffffff", ink: INK, grey: GREY, arcs: 1.0 };
const NIGHT: Look = Look { ground: "#11161d", ink: "#b9c2cc", grey: "#7b8794", arcs: 0.45 };

/// Draws it, as PNG; nothing where this balm cannot draw in pixels.
///
/// # Errors
/// When it cannot be rendered.
#[cfg(feature = "png")]
pub fn cover(timeline: &Timeline) -> Result<Option<Vec<u8>>, super::PngError> {
    super::png::cover(&drawn(timeline)).map(Some)
}

/// Nothing: this balm cannot draw in pixels.
///
/// # Errors
/// None.
#[cfg(not(feature = "png"))]
pub fn cover(_: &Timeline) -> Result<Option<Vec<u8>>, std::convert::Infallible> {
    Ok(None)
}

/// The same as SVG.
#[cfg_attr(not(feature = "png"), expect(dead_code, reason = "it is drawn for pixels alone"))]
fn drawn(timeline: &Timeline) -> String {
    let look = if timeline.kind == Kind::Night { NIGHT } else { DAY };
    let mut canvas = Canvas::default();
    canvas.area(Area { x: 0.0, y: 0.0, w: SIDE, h: SIDE }, look.ground, None);
    let whole = timeline.done.0.max(1) as f64;
    for passage in &timeline.passages {
        let (start, end) = (passage.start.0 as f64 / whole, passage.end.0 as f64 / whole);
        canvas.shape(&arc(start, (end - GAP).max(start + GAP / 2.0)), colour(passage), look.arcs);
    }
    let title = Safe::new(&timeline.title);
    let set = Type { colour: look.ink, ..Type::bold(44.0, INK).at(Anchor::Middle) };
    let title = lines(title.as_str(), ROOM, set, 4);
    let mut y = MIDDLE - 26.0 * title.len() as f64 + 26.0;
    for line in &title {
        canvas.text((MIDDLE, y), set, line);
        y += 52.0;
    }
    let set = Type { colour: look.grey, ..Type::plain(30.0, GREY).at(Anchor::Middle) };
    canvas.text((MIDDLE, y), set, &clock(timeline.done));
    canvas.finish((SIDE, SIDE), (PAPER, PAPER), &timeline.title, "The session as a ring of its steps.")
}

/// The white of a step without a place would not be seen.
fn colour(passage: &Passage) -> &'static str {
    match group(passage).colour {
        "#ffffff" => "#cbd2d9",
        colour => colour,
    }
}

/// A piece of the ring between two shares of it, from the top, the way a clock goes.
fn arc(start: f64, end: f64) -> Vec<(f64, f64)> {
    let steps = ((end - start) * 180.0).ceil().max(1.0) as usize;
    let at = |i: usize, radius: f64| {
        let angle = (start + (end - start) * i as f64 / steps as f64) * TAU;
        (MIDDLE + radius * angle.sin(), MIDDLE - radius * angle.cos())
    };
    (0..=steps).map(|i| at(i, OUTER)).chain((0..=steps).rev().map(|i| at(i, INNER))).collect()
}
