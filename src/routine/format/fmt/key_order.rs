//! Where in the format a table stands, and with that the order of its keys.

use crate::routine::format::keys::{OVERLAY, ROUTINE, Table, Takes, is_overlay};

/// What the format says of a table.
#[derive(Clone, Copy)]
pub enum Place {
    /// It has these keys.
    Known(&'static Table),
    /// Its names are its author's; behind each stands this.
    Each(&'static Takes),
    /// Nothing.
    Free,
}

/// Unknown keys come after those of the format, the author's own keys last.
const UNKNOWN: usize = 1000;
const OWN: usize = 2000;

impl Place {
    /// The whole file.
    pub fn root(root: &toml_edit::Table) -> Self {
        Self::Known(if is_overlay(|key| root.contains_key(key)) { OVERLAY } else { ROUTINE })
    }

    fn behind(takes: &'static Takes) -> Self {
        match takes {
            Takes::One(table) | Takes::Many(table) => Self::Known(table),
            Takes::Each(_, takes) => Self::Each(takes),
            Takes::Either(all) => {
                let mut places = all.iter().map(Self::behind);
                places.find(|place| !matches!(place, Self::Free)).unwrap_or(Self::Free)
            }
            _ => Self::Free,
        }
    }

    /// Where a key comes among its like, and what stands behind it. Names of the author's keep the
    /// order they are written in.
    pub fn key(self, name: &str) -> (usize, Self) {
        match self {
            Self::Known(table) => match table.key(name) {
                Some((rank, key)) => (rank, Self::behind(&key.takes)),
                None => (if name.starts_with("x-") { OWN } else { UNKNOWN }, Self::Free),
            },
            Self::Each(takes) => (0, Self::behind(takes)),
            Self::Free => (0, Self::Free),
        }
    }

    /// Whether it is a step, beneath which its tables stand without a blank line.
    pub fn is_step(self) -> bool {
        matches!(self, Self::Known(table) if table.name == "step")
    }
}
