//! When everything happens, asked for again once more is known.

use std::sync::Arc;

use crate::routine::{Delivery, Line, Routine};
use crate::timeline::{self, Clip, ClipRef, Options, Script, Timeline};
use crate::unit::Frames;

/// Words later than this after the first step has begun are none of its first: beds are not lowered for
/// them beforehand.
const SOON: Frames = Frames::from_millis(3000);

/// A routine, its lines and their lengths.
pub struct Layout {
    pub routine: Routine,
    pub script: Script,
    pub lengths: Vec<Frames>,
    pub options: Options,
}

impl Layout {
    /// When everything happens; the first step no earlier than `not_before`, and the beds lowered from
    /// `awaited` on.
    #[must_use]
    pub fn timeline(&self, not_before: Frames, awaited: Option<Frames>) -> Arc<Timeline> {
        let options = Options { not_before, awaited, ..self.options };
        Arc::new(timeline::compile(&self.routine, &self.script, &self.lengths, options))
    }

    /// When the first words are to be heard, whoever says them and however long they are; `None` where none
    /// come soon after the first step begins.
    #[must_use]
    pub fn first_words(&self, not_before: Frames) -> Option<Frames> {
        let spoken = |line: &Line| if line.delivery == Delivery::Spoken { Frames(1) } else { Frames::ZERO };
        let lengths: Vec<Frames> = self.script.lines.iter().map(spoken).collect();
        let options = Options { not_before, ..self.options };
        let timeline = timeline::compile(&self.routine, &self.script, &lengths, options);
        let speech = |clip: &&Clip| matches!(clip.sound, ClipRef::Speech(_));
        let first = timeline.clips.iter().find(speech)?.at;
        Some(first).filter(|first| *first <= timeline.lead_in + SOON)
    }
}
