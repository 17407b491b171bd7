//! Where in the files something was written, for reports.

use crate::diagnostic::Span;

/// The spans of a table and of its values. All compare equal: where a routine was written is no part of
/// what it is.
#[derive(Clone, Debug, Default)]
pub struct KeySpans {
    /// Its heading.
    pub heading: Span,
    keys: Vec<(&'static str, Span)>,
}

impl KeySpans {
    pub(in crate::routine) fn new(heading: impl Into<Span>, keys: Vec<(&'static str, Span)>) -> Self {
        Self { heading: heading.into(), keys }
    }

    /// The span of a key's value; the heading, if the key is not written.
    #[must_use]
    pub fn key(&self, name: &str) -> Span {
        self.keys.iter().find(|(key, _)| *key == name).map_or(self.heading, |(_, span)| *span)
    }
}

impl PartialEq for KeySpans {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for KeySpans {}
