//! When everything happens, asked for again once more is known.

use std::sync::Arc;

use crate::routine::Routine;
use crate::timeline::{self, Options, Script, Timeline};
use crate::unit::Frames;

/// A routine, its lines and their lengths.
pub struct Layout {
    pub routine: Routine,
    pub script: Script,
    pub lengths: Vec<Frames>,
    pub options: Options,
}

impl Layout {
    /// When everything happens; the first step no earlier than `not_before`.
    #[must_use]
    pub fn timeline(&self, not_before: Frames) -> Arc<Timeline> {
        let options = Options { not_before, ..self.options };
        Arc::new(timeline::compile(&self.routine, &self.script, &self.lengths, options))
    }
}
