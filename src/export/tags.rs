//! What a sound file says about itself, whatever its format calls it.

use crate::care::{CARE, Preparation, Wording};
use crate::routine::Routine;
use crate::text::Safe;
use crate::timeline::Timeline;
use crate::unit::Frames;

use super::chapters::{Chapter, Chapters, Spoken, chapters, spoken};

/// What a sound file says about itself. Every text is safe to show.
#[derive(Clone, Debug)]
pub struct Tags {
    /// The routine's title.
    pub title: Safe,
    /// Who wrote it, and with what practice, where they say so.
    pub artist: Option<Safe>,
    /// What it belongs to: the author's practice, else balm.
    pub album: Safe,
    /// SPDX, or what the author wrote.
    pub license: Option<Safe>,
    /// BCP 47.
    pub language: Safe,
    /// When it was last changed, as `2026-03-31`.
    pub date: Option<Safe>,
    /// What it does, and whom it is not for.
    pub comment: String,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
    /// Its words.
    pub spoken: Vec<Spoken>,
    /// What the person it was changed for is to know.
    pub note: Option<Safe>,
    /// A square picture, as PNG.
    pub cover: Option<Vec<u8>>,
    /// How long it is.
    pub length: Frames,
}

impl Tags {
    /// What there is to say about a session.
    #[must_use]
    pub fn of(
        routine: &Routine,
        timeline: &Timeline,
        by: Chapters,
        preparation: &Preparation,
        cover: Option<Vec<u8>>,
    ) -> Self {
        let author = routine.author.as_ref();
        let practice = author.and_then(|a| a.practice.as_deref());
        let artist = author.and_then(|a| a.name.as_deref()).or(practice);
        let safe = |text: &String| Safe::new(text);
        let note = routine.overlay.as_ref().and_then(|it| Wording::of(&routine.language).note_to_you(it));
        Self {
            title: Safe::new(&timeline.title),
            artist: artist.map(Safe::new),
            album: Safe::new(practice.unwrap_or("balm")),
            license: routine.license.as_ref().map(safe),
            language: Safe::new(&timeline.language),
            date: routine.updated.as_ref().map(safe),
            comment: comment(routine, preparation),
            chapters: chapters(timeline, by),
            spoken: spoken(timeline),
            note: note.as_deref().map(Safe::new),
            cover,
            length: timeline.end,
        }
    }

    /// The lyrics: the note, and all that is said.
    #[must_use]
    pub fn lyrics(&self) -> Vec<Spoken> {
        let note = self.note.iter().map(|note| Spoken {
            at: Frames::ZERO,
            length: Frames::ZERO,
            text: note.clone(),
        });
        note.chain(self.spoken.iter().cloned()).collect()
    }

    /// The same, a line each, without times.
    #[must_use]
    pub fn transcript(&self) -> String {
        self.lyrics().iter().map(|spoken| spoken.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// What it does, and what to read before it.
fn comment(routine: &Routine, preparation: &Preparation) -> String {
    let note = routine.overlay.as_ref().and_then(|it| Wording::of(&routine.language).note_to_you(it));
    let Preparation { first, cautions, lost, .. } = preparation;
    let care = first.iter().chain(cautions).chain(lost).map(|line| &line.text);
    let all = note.iter().chain(&routine.summary).chain(care).map(|text| Safe::new(text).to_string());
    let never = Wording::of(&routine.language).phrase(CARE);
    all.chain([never.to_owned()]).collect::<Vec<_>>().join("\n")
}
