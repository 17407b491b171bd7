//! Text that cannot move a cursor, hide, or turn itself around.

use std::fmt;

use serde::{Serialize, Serializer};

/// The longest text that is kept, in characters. A prompt has 35 words; a hostile one has a million.
const MAX_CHARS: usize = 4000;

/// One line of text in which nothing can control a terminal: control characters become blanks, marks that
/// reverse, hide or reorder text are removed, and several blanks become one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Safe(String);

impl Safe {
    /// Makes `text` safe. Text that is already safe stays the same.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut safe = String::with_capacity(text.len().min(MAX_CHARS));
        for c in text.chars().take(MAX_CHARS).filter(|c| !acts(*c)) {
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
        text.chars().all(|c| acts(c) || c.is_control() || c.is_whitespace())
    }

    /// A source line that a caret can point into: every character keeps its column, so invisible characters
    /// become `␦` and a tab one blank.
    #[must_use]
    pub fn source_line(line: &str) -> Self {
        let shown = |c: char| match c {
            '\t' => ' ',
            c if c.is_control() || acts(c) => '␦',
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

/// Invisible characters that change how others are shown: bidirectional marks and isolates, zero-width
/// marks, line separators, tags, the byte order mark.
pub(super) fn acts(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
