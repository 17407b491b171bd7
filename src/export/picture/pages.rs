//! Pages: A4 across, one under the other in one drawing, so that nothing is cut in two when it is printed.

use crate::care::{CARE, Wording};

use super::palette::{GREY, RULE};
use super::svg::{Anchor, Canvas, Type};
use super::text_width::{fit, lines};

/// A page in points of the drawing: A4 across at 96 to the inch.
pub(super) const PAGE: (f64, f64) = (1123.0, 794.0);
/// The same in millimetres.
const PAPER: (f64, f64) = (297.0, 210.0);
/// Left and right of everything.
pub(super) const MARGIN: f64 = 44.0;
/// Above everything.
const TOP: f64 = 34.0;
/// What stands at the foot of every page begins here.
const FOOT: f64 = PAGE.1 - 42.0;

/// Pages being filled from the top.
pub(super) struct Sheet {
    pub canvas: Canvas,
    pub wording: Wording,
    /// Where the next thing goes.
    pub y: f64,
    page: usize,
}

impl Sheet {
    pub fn new(wording: Wording) -> Self {
        Self { canvas: Canvas::default(), wording, y: TOP, page: 0 }
    }

    /// How wide things may be.
    pub fn width() -> f64 {
        PAGE.0 - 2.0 * MARGIN
    }

    /// How much room is left on this page.
    pub fn room(&self) -> f64 {
        self.page as f64 * PAGE.1 + FOOT - self.y
    }

    /// Sees to it that something of this height stands on one page.
    pub fn need(&mut self, height: f64) {
        if self.room() < height {
            self.turn();
        }
    }

    /// Begins the next page.
    pub fn turn(&mut self) {
        self.page += 1;
        self.y = self.page as f64 * PAGE.1 + TOP;
    }

    /// A text in at most `most` lines across the page.
    pub fn paragraph(&mut self, text: &str, set: Type, most: usize) {
        for line in lines(text, Self::width(), set, most) {
            self.need(set.size * 1.45);
            self.y += set.size * 1.45;
            self.canvas.text((MARGIN, self.y - set.size * 0.35), set, &line);
        }
    }

    /// The drawing, its feet written.
    pub fn finish(mut self, title: &str, about: &str) -> String {
        let pages = self.page + 1;
        let set = Type::plain(9.0, GREY);
        for page in 0..pages {
            let y = page as f64 * PAGE.1 + FOOT + 8.0;
            let right = PAGE.0 - MARGIN;
            self.canvas.line((MARGIN, y), (right, y), RULE, 0.75);
            self.canvas.text((MARGIN, y + 14.0), set, self.wording.phrase(CARE));
            let number =
                || self.wording.fill(", page {page} of {pages}", &[("page", &(page + 1)), ("pages", &pages)]);
            let count = if pages > 1 { number() } else { String::new() };
            let name = fit(title, 430.0, set) + &count;
            self.canvas.text((right, y + 14.0), set.at(Anchor::End), &name);
        }
        let pages = pages as f64;
        self.canvas.finish((PAGE.0, PAGE.1 * pages), (PAPER.0, PAPER.1 * pages), title, about)
    }
}
