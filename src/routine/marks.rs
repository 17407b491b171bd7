//! Where in the files something was written, for those who have something to say about it.

use std::sync::LazyLock;

use super::field::Scope;
use super::keys;
use crate::diagnostic::Span;

/// The places of a table and of what it says. All are equal: where a thing was written is no part of what
/// it is.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Its heading.
    pub heading: Span,
    keys: Vec<(&'static str, Span)>,
}

impl Marks {
    /// A place without keys.
    pub(super) fn at(place: impl Into<Span>) -> Self {
        Self { heading: place.into(), keys: Vec::new() }
    }

    /// The places of a table's values, defaults included.
    pub(super) fn of(scope: Scope<'_>, heading: impl Into<Span>) -> Self {
        let mut keys: Vec<(&'static str, Span)> = Vec::new();
        for (key, value) in [scope.over, Some(scope.own), scope.defaults].into_iter().flatten().flatten() {
            let new = known(key.get_ref()).filter(|name| !keys.iter().any(|(other, _)| other == name));
            keys.extend(new.map(|name| (name, value.span().into())));
        }
        Self { heading: heading.into(), keys }
    }

    /// Where the value of a key stands; the heading, where it was not written.
    #[must_use]
    pub fn key(&self, name: &str) -> Span {
        self.keys.iter().find(|(key, _)| *key == name).map_or(self.heading, |(_, span)| *span)
    }
}

/// The format's own text for a key's name, of those that may have to be found again.
fn known(name: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut all = [keys::STEP, keys::HEADER, keys::SECTION].concat();
        all.sort_unstable();
        all
    });
    KNOWN.binary_search(&name).ok().map(|at| KNOWN[at])
}

impl PartialEq for Marks {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Marks {}
