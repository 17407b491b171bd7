//! Where the lines of a text begin: a long text is searched once, and not again for every finding.

use super::Place;

/// The lines of a text.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Looks for them.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after).collect() }
    }

    /// Where a byte stands. A byte beyond the end is the end.
    #[must_use]
    pub fn place(&self, byte: usize) -> Place {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        Place { line, column: self.text[start..byte].chars().count() + 1 }
    }

    /// A line by its number, without its end; empty where there is none.
    #[must_use]
    pub fn line(&self, number: usize) -> &'t str {
        let start = number.checked_sub(1).and_then(|i| self.starts.get(i)).copied();
        let line = start.and_then(|start| self.text[start..].split('\n').next());
        line.unwrap_or_default().trim_end_matches('\r')
    }
}
