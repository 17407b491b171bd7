//! How long lines last when spoken: the only thing `lint` has to be told from outside.

use std::collections::BTreeMap;

use crate::routine::Line;
use crate::unit::Frames;

/// Knows how long lines last when spoken.
pub trait SpeechLengths {
    /// The length of each line; `None` for a line that nobody will speak. `pronounce` is the routine's.
    fn lengths(&self, lines: &[Line], pronounce: &BTreeMap<String, String>) -> Vec<Option<Frames>>;
}

/// Measures nothing, so that every length is estimated from the words.
#[derive(Clone, Copy, Debug)]
pub struct Estimated;

impl SpeechLengths for Estimated {
    fn lengths(&self, lines: &[Line], _: &BTreeMap<String, String>) -> Vec<Option<Frames>> {
        vec![None; lines.len()]
    }
}
