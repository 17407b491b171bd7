//! How much of a routine is said.

use serde::Serialize;

use crate::routine::Kind;

/// How much is said. What is not said is shown all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Talk {
    /// Everything.
    #[default]
    Full,
    /// Titles, and changes of side and position.
    Brief,
    /// Nothing: a chime where a step begins, also where its author wrote none.
    Bells,
    /// Nothing, and nothing rings.
    None,
}

impl Talk {
    const NAMES: [(&str, Self); 4] =
        [("full", Self::Full), ("brief", Self::Brief), ("bells", Self::Bells), ("none", Self::None)];

    /// By its name.
    ///
    /// # Errors
    /// Says which names there are.
    pub fn named(text: &str) -> Result<Self, String> {
        let named = Self::NAMES.iter().find(|(name, _)| *name == text);
        named.map(|(_, talk)| *talk).ok_or_else(|| "full, brief, bells or none".into())
    }

    /// The next less; after nothing at all, everything again. At night nothing rings.
    #[must_use]
    pub fn less(self, kind: Kind) -> Self {
        match self {
            Self::Full => Self::Brief,
            Self::Brief if kind == Kind::Day => Self::Bells,
            Self::Brief | Self::Bells => Self::None,
            Self::None => Self::Full,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, talk)| *talk == self).map_or("full", |(name, _)| name)
    }
}
