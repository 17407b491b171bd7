//! Text that cannot move a cursor, hide, or turn itself around.

use std::fmt;

use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthChar;

/// The longest text that is kept, in characters. A prompt has 35 words; a hostile one has a million.
const MAX_CHARS: usize = 4000;

/// The most marks on one letter. Real words have three at most; hundreds cover the lines around them.
const MAX_MARKS: usize = 4;

/// One line of text in which nothing can control a terminal: control characters become blanks, marks that
/// reverse, hide or reorder text are removed, and several blanks become one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Safe(String);

impl Safe {
    /// Makes `text` safe. Text that is already safe stays the same.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut safe = String::with_capacity(text.len().min(MAX_CHARS));
        let mut marks = Marks::default();
        for c in text.chars().take(MAX_CHARS).filter(|c| !acts(*c) && !marks.overflow(*c)) {
            match c {
                c if c.is_control() || c.is_whitespace() => {
                    if !safe.is_empty() && !safe.ends_with(' ') {
                        safe.push(' ');
                    }
                }
                c => safe.push(c),
            }
        }
        if text.chars().nth(MAX_CHARS).is_some() {
            safe.push('…');
        }
        safe.truncate(safe.trim_end().len());
        Self(safe)
    }

    /// Whether `text` would show nothing.
    #[must_use]
    pub fn is_blank(text: &str) -> bool {
        text.chars().all(|c| acts(c) || is_mark(c) || c.is_control() || c.is_whitespace())
    }

    /// A source line that a caret can point into: every character keeps its column, so invisible characters
    /// become `␦` and a tab one blank.
    #[must_use]
    pub fn source_line(line: &str) -> Self {
        let mut marks = Marks::default();
        let shown = |c: char| match c {
            '\t' => ' ',
            c if c.is_control() || acts(c) || marks.overflow(c) => '␦',
            c => c,
        };
        Self(line.chars().take(MAX_CHARS).map(shown).collect())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Counts the marks since the last letter.
#[derive(Default)]
struct Marks(usize);

impl Marks {
    /// Whether `c` is one mark too many.
    fn overflow(&mut self, c: char) -> bool {
        self.0 = if is_mark(c) { self.0 + 1 } else { 0 };
        self.0 > MAX_MARKS
    }
}

/// Whether `c` takes no room of its own: accents, joiners, variation selectors.
fn is_mark(c: char) -> bool {
    !c.is_control() && c.width() == Some(0)
}

/// Invisible characters that change how others are shown, or show nothing where a letter is expected:
/// bidirectional marks and isolates, zero-width marks, line separators, tags, the byte order mark, fillers of
/// Hangul and Khmer, the blank of Braille, signs that lay out shorthand, music and hieroglyphs.
pub(super) fn acts(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}'
        | '\u{16fe4}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

impl From<&str> for Safe {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for Safe {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}
