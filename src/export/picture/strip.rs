//! One row of the timeline: sections, steps, what happens beneath them, and the time.

use crate::care::Wording;
use crate::routine::Side;
use crate::text::Safe;
use crate::timeline::{Passage, Timeline};
use crate::unit::Frames;

use super::lanes::{Lane, draw};
use super::palette::{EDGE, GREY, INK, PLACE, RULE, SHADE, group};
use super::passage_words::{clock, region};
use super::rows::{Row, Ruler};
use super::svg::{Anchor, Area, Canvas, Type};
use super::text_width::{fit, lines, width};

/// For the names of the lanes, left of the row.
pub(super) const GUTTER: f64 = 64.0;
const BAND: f64 = 17.0;
const BLOCK: f64 = 52.0;
const AXIS: f64 = 18.0;
const BETWEEN: f64 = 3.0;
/// After a row.
const AFTER: f64 = 10.0;
/// Labels of the axis are no nearer to each other.
const TICK: f64 = 46.0;
/// What an axis may count by, in seconds.
const TICKS: [u64; 14] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/// What all rows have in common.
pub(super) struct Strip<'a> {
    pub timeline: &'a Timeline,
    pub ruler: &'a Ruler,
    pub lanes: &'a [Lane],
    /// The factor on the loudest bed.
    pub loudest: f32,
    /// Where rows begin, right of the lanes' names.
    pub x: f64,
}

impl Strip<'_> {
    fn has_sections(&self) -> bool {
        self.timeline.passages.iter().any(|p| p.section.is_some())
    }

    /// The lanes a row has.
    fn lanes(&self, row: Row) -> impl Iterator<Item = Lane> {
        self.lanes.iter().copied().filter(move |lane| lane.is_in(self.timeline, row))
    }

    /// How high a row is, the space after it included.
    pub fn height(&self, row: Row) -> f64 {
        let band = if self.has_sections() { BAND + 2.0 } else { 0.0 };
        band + BLOCK + self.lanes(row).map(|l| l.height() + BETWEEN).sum::<f64>() + AXIS + AFTER
    }

    /// Draws a row with its upper edge at `y`.
    pub fn draw(&self, canvas: &mut Canvas, row: Row, mut y: f64) {
        if self.has_sections() {
            self.bands(canvas, row, y);
            y += BAND + 2.0;
        }
        let top = y;
        for (i, passage) in self.timeline.passages.iter().enumerate() {
            if row.has(passage.start, passage.end) {
                self.block(canvas, row, y, (i, passage));
            }
        }
        self.rest(canvas, row, y);
        y += BLOCK + BETWEEN;
        for lane in self.lanes(row) {
            let name = Type::plain(9.0, GREY).at(Anchor::End);
            let words = self.wording().phrase(lane.name());
            canvas.text((self.x - 10.0, y + lane.height() / 2.0 + 3.0), name, words);
            draw(canvas, lane, self, row, y);
            y += lane.height() + BETWEEN;
        }
        self.breaks(canvas, row, (top, y));
        self.axis(canvas, row, y);
    }

    /// Where in the drawing an instant of a row stands.
    pub fn at(&self, row: Row, at: Frames) -> f64 {
        self.x + self.ruler.x(row, at)
    }

    /// Sections: neighbours of one title, and of one round, under one band.
    fn bands(&self, canvas: &mut Canvas, row: Row, y: f64) {
        let passages = &self.timeline.passages;
        let same = |a: &Passage, b: &Passage| (&a.section, a.round) == (&b.section, b.round);
        for group in passages.chunk_by(same) {
            let (first, last) = (&group[0], &group[group.len() - 1]);
            let Some(title) = first.section.as_deref().filter(|_| row.has(first.start, last.until)) else {
                continue;
            };
            let (from, to) = (self.at(row, first.start), self.at(row, last.until) - 1.5);
            canvas.area(Area { x: from, y, w: to - from, h: BAND }, SHADE, None);
            canvas.area(Area { x: from, y, w: 2.5_f64.min(to - from), h: BAND }, EDGE, None);
            let (nth, of) = first.round;
            let round = if of > 1 { format!(", round {nth} of {of}") } else { String::new() };
            let before = if first.start < row.from { "… " } else { "" };
            let set = Type::bold(10.5, INK);
            canvas.text(
                (from + 8.0, y + 12.3),
                set,
                &fit(&format!("{before}{title}{round}"), to - from - 12.0, set),
            );
        }
    }

    /// A step.
    fn block(&self, canvas: &mut Canvas, row: Row, y: f64, (index, passage): (usize, &Passage)) {
        let (from, to) = (self.at(row, passage.start), self.at(row, passage.end));
        let w = (to - from).max(1.0);
        let (side, title) = (passage.for_side(), Safe::new(&passage.counted()));
        let times = format!("{} to {}", clock(passage.start), clock(passage.end));
        canvas.open(&format!("{}. {title}, {times}", index + 1));
        canvas.area(Area { x: from, y, w, h: BLOCK }, group(passage).colour, Some(EDGE));
        match side {
            Some(Side::Left) => canvas.area(Area { x: from, y, w: w.min(4.0), h: BLOCK }, INK, None),
            Some(Side::Right) => {
                canvas.area(Area { x: from + (w - 4.0).max(0.0), y, w: w.min(4.0), h: BLOCK }, INK, None);
            }
            None => {}
        }
        self.label(canvas, (from, y, w), index + 1, side, passage);
        canvas.close();
    }

    /// As much of number, side, title and place as the block has room for.
    fn label(
        &self,
        canvas: &mut Canvas,
        (x, y, w): (f64, f64, f64),
        number: usize,
        side: Option<Side>,
        passage: &Passage,
    ) {
        let (x, room) = (x + 8.0, w - 14.0);
        let (bold, small) = (Type::bold(11.0, INK), Type::plain(8.6, INK));
        let number = number.to_string();
        let wide = width(&number, bold);
        if room < wide {
            // No room beside the marks of the sides: in the middle.
            let set = Type::bold(if w > wide { 10.0 } else { 7.0 }, INK).at(Anchor::Middle);
            if w > width(&number, set) {
                canvas.text((x - 8.0 + w / 2.0, y + 14.0), set, &number);
            }
            if let Some(side) = side.filter(|_| w >= 16.0) {
                let letter: String = self.side(side).chars().take(1).collect();
                canvas.text((x - 8.0 + w / 2.0, y + 27.0), small.at(Anchor::Middle), &letter);
            }
            return;
        }
        canvas.text((x, y + 13.0), bold, &number);
        if let Some(side) = side {
            let (set, room) = (Type::bold(7.4, INK), room - wide - 5.0);
            let name = self.side(side);
            let letter = name.chars().take(1).collect();
            let name = if width(&name, set) <= room { name } else { letter };
            if width(&name, set) <= room {
                canvas.text((x + wide + 5.0, y + 12.6), set, &name);
            }
        }
        let title = lines(&passage.title, room, small, 3);
        for (i, line) in title.iter().enumerate() {
            canvas.text((x, y + 24.0 + 10.6 * i as f64), small, line);
        }
        if title.len() < 3
            && let Some(region) = region(passage, Wording::of(&self.timeline.language))
        {
            let at = y + 24.0 + 10.6 * title.len() as f64;
            canvas.text((x, at), Type::plain(small.size, PLACE), &fit(&region, room, small));
        }
    }

    fn wording(&self) -> Wording {
        Wording::of(&self.timeline.language)
    }

    /// A side's name in capitals.
    fn side(&self, side: Side) -> String {
        self.wording().side(side).to_uppercase()
    }

    /// The time to get ready and the fading, which are no steps.
    fn rest(&self, canvas: &mut Canvas, row: Row, y: f64) {
        let t = self.timeline;
        for (from, to, name) in [(Frames::ZERO, t.lead_in, "get ready"), (t.done, t.end, "the sound fades")] {
            let name = self.wording().phrase(name);
            if from < to && row.has(from, to) {
                let (a, b) = (self.at(row, from), self.at(row, to));
                canvas.line((a, y + BLOCK), (b, y + BLOCK), RULE, 1.0);
                let set = Type::plain(8.6, GREY);
                let text = lines(name, b - a - 8.0, set, 3);
                // All of it or nothing.
                if text.join(" ") != name {
                    continue;
                }
                for (i, line) in text.iter().enumerate() {
                    canvas.text((a + 5.0, y + 24.0 + 10.6 * i as f64), set, line);
                }
            }
        }
    }

    /// Two slanted lines across what is drawn shorter than it is.
    fn breaks(&self, canvas: &mut Canvas, row: Row, (top, bottom): (f64, f64)) {
        for long in self.ruler.squeezed(row) {
            let x = self.at(row, long.from) + (self.at(row, long.to) - self.at(row, long.from)) * 0.8;
            let gap =
                [(x, bottom + 2.0), (x + 6.0, top - 2.0), (x + 11.0, top - 2.0), (x + 5.0, bottom + 2.0)];
            canvas.shape(&gap, "#ffffff", 1.0);
            canvas.line(gap[0], gap[1], EDGE, 0.75);
            canvas.line(gap[3], gap[2], EDGE, 0.75);
        }
    }

    /// The time below it all.
    fn axis(&self, canvas: &mut Canvas, row: Row, y: f64) {
        let end = self.at(row, row.to);
        canvas.line((self.x, y), (end, y), EDGE, 0.75);
        let seconds = (self.ruler.at(row, TICK).saturating_sub(row.from)).secs();
        let every = TICKS.into_iter().find(|t| *t as f64 >= seconds).unwrap_or(TICKS[TICKS.len() - 1]) * 1000;
        let first = row.from.duration().millis().div_ceil(every);
        let middle = Type::plain(9.0, GREY).at(Anchor::Middle);
        let mut last = f64::MIN;
        for n in first.. {
            let at = Frames::from_millis(n * every);
            if at > row.to {
                break;
            }
            let x = self.at(row, at);
            if x - last >= TICK {
                canvas.line((x, y), (x, y + 4.0), EDGE, 0.75);
                // Not into the names left of the row.
                let set = if x - self.x < 12.0 { middle.at(Anchor::Start) } else { middle };
                canvas.text((x, y + 14.0), set, &clock(at));
                last = x;
            }
        }
        let unit = if self.timeline.end >= Frames::from_millis(3_600_000) { "h:min:s" } else { "min:s" };
        canvas.text((self.x - 10.0, y + 14.0), Type::plain(9.0, GREY).at(Anchor::End), unit);
    }
}
