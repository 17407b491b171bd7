//! What a display knows about the routine before it starts.

use crate::care::Wording;
use crate::routine::Kind;
use crate::text::Safe;
use crate::timeline::Timeline;
use crate::unit::Frames;

/// The routine in a few words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Its title.
    pub title: Safe,
    /// Its id.
    pub id: Safe,
    /// Its language (BCP 47).
    pub language: String,
    /// For the day or for the night.
    pub kind: Kind,
    /// Its length, up to the end of the last step.
    pub length: Frames,
    /// Which voice speaks, or why none does, in a sentence; may be empty.
    pub voice: Safe,
    /// What was changed in the routine, in lines.
    pub notes: Vec<Safe>,
    /// How to get ready and who should not do it: see [`before`](crate::display::before).
    pub before: Vec<Safe>,
    /// It is background sound alone: this is said of it, and nothing else.
    pub sound_alone: Option<Safe>,
    /// How many steps are played, counting sides and rounds.
    pub steps: usize,
}

impl About {
    /// The words it is shown with.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording::of(&self.language)
    }
}

impl From<&Timeline> for About {
    fn from(timeline: &Timeline) -> Self {
        Self {
            title: Safe::new(&timeline.title),
            id: Safe::new(&timeline.id),
            language: timeline.language.clone(),
            kind: timeline.kind,
            length: timeline.done,
            voice: Safe::default(),
            notes: Vec::new(),
            before: Vec::new(),
            sound_alone: None,
            steps: timeline.passages.len(),
        }
    }
}
