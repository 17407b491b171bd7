//! The columns of the screen that are written on, and the lines in them.

use unicode_width::UnicodeWidthStr;

use super::screen_line::{Line, Tone, clip};
use super::state::State;
use crate::display::times;
use crate::unit::Frames;

/// The longest line of text; longer ones are hard to read from a mat.
pub(super) const MEASURE: usize = 72;
/// Columns before a bar.
const LABEL: usize = 12;

/// The columns of the screen that are written on.
#[derive(Clone, Copy)]
pub(super) struct TextArea {
    pub width: usize,
    pub indent: usize,
    pub measure: usize,
    /// Columns after a bar: two blanks and the longest time of the session.
    pub tail: usize,
}

impl TextArea {
    pub fn new(state: &State, width: usize) -> Self {
        Self::within(state, width, MEASURE)
    }

    /// The same of at most `measure` columns.
    pub fn within(state: &State, width: usize, measure: usize) -> Self {
        let margin = if width >= 50 { 2 } else { usize::from(width > 8) };
        let measure = width.saturating_sub(margin * 2).clamp(1, measure);
        let longest = state.about.length.max(state.tick.left).max(state.tick.step_length);
        let tail = 2 + left(state, longest).width();
        Self { width, indent: (width.saturating_sub(measure) / 2).max(margin), measure, tail }
    }

    pub fn text(self, tone: Tone, text: &str) -> Line {
        let text = clip(text, self.width.saturating_sub(self.indent).min(self.measure));
        if text.is_empty() { Line::Blank } else { Line::Text { indent: self.indent, tone, text } }
    }

    pub fn bar(self, tone: Tone, label: &str, full: u64, tail: &str) -> Line {
        let cells = self.measure.saturating_sub(LABEL + self.tail);
        // Too narrow for a bar, so only its words.
        if cells < 6 {
            let words = format!("{label} {tail}");
            let fits = [&*words, tail].into_iter().find(|words| words.width() <= self.measure);
            return self.text(Tone::Normal, fits.unwrap_or(tail.trim_end_matches(" left")));
        }
        let (label, tail) = (format!("{label:<LABEL$}"), format!("{tail:>0$}", self.tail));
        let tail = tail.trim_end().to_owned();
        Line::Bar { indent: self.indent, tone, label, cells, full, tail }
    }
}

/// A time that is left.
pub(super) fn left(state: &State, time: Frames) -> String {
    state.wording().fill("{time} left", &[("time", &times::clock(time))])
}

/// A part of a whole, in thousandths.
pub(super) fn share(part: Frames, whole: Frames) -> u64 {
    (part.0.min(whole.0) * 1000).checked_div(whole.0).unwrap_or(1000)
}
