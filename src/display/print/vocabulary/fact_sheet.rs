//! A page of facts, wrapped to a width.

use unicode_width::UnicodeWidthStr;

use crate::text::{Safe, wrap_whole};

/// The narrowest that text is wrapped to.
const NARROWEST: usize = 16;

/// A page as it grows.
pub(super) struct FactSheet {
    out: String,
    width: usize,
}

impl FactSheet {
    pub fn new(width: usize) -> Self {
        Self { out: String::new(), width }
    }

    pub fn width(&self) -> usize {
        self.width
    }

    /// An empty line.
    pub fn space(&mut self) {
        self.out.push('\n');
    }

    /// A paragraph.
    pub fn text(&mut self, text: &str) {
        self.hung("", 0, text);
    }

    /// A fact after its label; further lines are indented.
    pub fn fact(&mut self, label: &str, text: &str) {
        self.hung("", 2, &format!("{label}: {text}"));
    }

    /// Several facts under a label, one a line. Nothing if there are none.
    pub fn facts(&mut self, label: &str, items: &[String]) {
        match items {
            [] => {}
            [only] => self.fact(label, only),
            items => {
                self.text(&format!("{label}:"));
                for item in items {
                    self.hung("  ", 4, item);
                }
            }
        }
    }

    /// `text` after `before`, further lines indented by `hang`.
    pub fn hung(&mut self, before: &str, hang: usize, text: &str) {
        let hang = " ".repeat(hang.max(before.width()));
        let room = self.width.saturating_sub(hang.len()).max(NARROWEST);
        let text = Safe::new(text);
        let fits = before.width() + text.as_str().width() <= self.width;
        let lines = if fits { vec![text.to_string()] } else { wrap_whole(&text, room) };
        for (i, line) in lines.into_iter().enumerate() {
            self.out.push_str(if i == 0 { before } else { &hang });
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    pub fn finish(self) -> String {
        self.out
    }
}

/// `a`, `b` and `c`.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// A length of time in seconds, in words.
pub(super) fn seconds(s: u32) -> String {
    match (s / 60, s % 60) {
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (m, s) => format!("{m} min {s} s"),
    }
}

/// From and to, or one length where both are the same.
pub(super) fn range((from, to): (u32, u32)) -> String {
    if from == to { seconds(from) } else { format!("{} to {}", seconds(from), seconds(to)) }
}
