//! The texts a report speaks of. A routine may name other files; what is wrong in one of them is told at
//! its place there.

/// Texts laid end to end, so that one number says file and place: the first begins at 0, and each ends
/// a byte before the next begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<Source>,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What to call it. May be a stranger's word.
    pub name: String,
    /// The text.
    pub text: String,
    /// Its first byte among all.
    pub start: usize,
}

impl Sources {
    /// A single text.
    #[must_use]
    pub fn of(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut sources = Self::default();
        sources.add(name, text);
        sources
    }

    /// Adds a text and returns where it begins.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> usize {
        let start = if self.files.is_empty() { 0 } else { self.end() + 1 };
        self.files.push(Source { name: name.into(), text: text.into(), start });
        start
    }

    /// Where the last text ends.
    #[must_use]
    pub fn end(&self) -> usize {
        self.files.last().map_or(0, |last| last.start + last.text.len())
    }

    /// Every text, in the order in which they were added.
    #[must_use]
    pub fn files(&self) -> &[Source] {
        &self.files
    }

    /// The text a byte belongs to; the last one for a byte beyond all. `None` where there is none.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<&Source> {
        let after = self.files.partition_point(|file| file.start <= byte);
        self.files.get(after.checked_sub(1)?)
    }
}

impl Source {
    /// A byte of all as a byte of this text, at most its end.
    #[must_use]
    pub fn inside(&self, byte: usize) -> usize {
        floor(&self.text, byte.saturating_sub(self.start))
    }
}

/// The last character boundary at or before `byte`.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
