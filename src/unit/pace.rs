//! How fast words are spoken.

use std::fmt;

/// Words a minute, the pauses between sentences included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pace(pub u16);

impl fmt::Display for Pace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} words a minute", self.0)
    }
}
