//! What is said or shown, in every language it was written in.

use std::collections::BTreeMap;

use super::terms::Side;

/// A text with placeholders still in it, and its translations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// As its author wrote it.
    pub words: Words,
    /// BCP 47, where it is not the routine's language.
    pub language: Option<String>,
    /// In other languages, by their BCP 47 names.
    pub others: BTreeMap<String, Words>,
}

/// Words that may differ by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// The same for both.
    Same(String),
    /// One for each side.
    Sided {
        /// For the left.
        left: String,
        /// For the right.
        right: String,
    },
}

/// The recordings of a line: paths like [`Sound::file`](super::Sound::file), placeholders allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recordings {
    /// In the language the line was written in.
    pub own: Option<Words>,
    /// Of its translations, by their BCP 47 names.
    pub others: BTreeMap<String, Words>,
}

impl Recordings {
    /// All that there are, in every language.
    pub fn all(&self) -> impl Iterator<Item = &Words> {
        self.own.iter().chain(self.others.values())
    }
}

impl Words {
    /// The wording for a side; the left one where there is no side.
    #[must_use]
    pub fn for_side(&self, side: Option<Side>) -> &str {
        match (self, side) {
            (Self::Same(text), _) => text,
            (Self::Sided { right, .. }, Some(Side::Right)) => right,
            (Self::Sided { left, .. }, _) => left,
        }
    }

    /// Puts a folder before a path.
    pub(in crate::routine) fn put_before(&mut self, folder: &str) {
        match self {
            Self::Same(text) => text.insert_str(0, folder),
            Self::Sided { left, right } => [left, right].into_iter().for_each(|t| t.insert_str(0, folder)),
        }
    }
}

impl Text {
    /// Bytes of the longest of its wordings, whatever the side and the language.
    #[must_use]
    pub fn longest(&self) -> usize {
        let of = |words: &Words| match words {
            Words::Same(text) => text.len(),
            Words::Sided { left, right } => left.len().max(right.len()),
        };
        self.others.values().chain([&self.words]).map(of).max().unwrap_or(0)
    }

    /// A text in the routine's language only.
    #[must_use]
    pub fn new(words: Words) -> Self {
        Self { words, language: None, others: BTreeMap::new() }
    }

    /// The same for both sides.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self::new(Words::Same(text))
    }

    /// The wording for a side; the left one where there is no side.
    #[must_use]
    pub fn for_side(&self, side: Option<Side>) -> &str {
        self.words.for_side(side)
    }

    /// Both, one after the other, in the language of this one.
    #[must_use]
    pub fn then(self, next: &Self) -> Self {
        let joined = |side| format!("{} {}", self.for_side(Some(side)), next.for_side(Some(side)));
        let (left, right) = (joined(Side::Left), joined(Side::Right));
        let words = if left == right { Words::Same(left) } else { Words::Sided { left, right } };
        Self { words, ..self }
    }

    /// Every wording in its own language: one, or one for each side.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        let (first, second) = match &self.words {
            Words::Same(text) => (text, None),
            Words::Sided { left, right } => (left, Some(right)),
        };
        std::iter::once(first).chain(second).map(String::as_str)
    }
}
