//! A session in chapters, and its words with their times: what a player shows of a file.

use crate::routine::side_after;
use crate::text::Safe;
use crate::timeline::{Moment, Passage, Timeline};
use crate::unit::Frames;

/// What begins a chapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chapters {
    /// Every playing of a step.
    #[default]
    Steps,
    /// Every playing of a section; of a routine without any, of a step.
    Sections,
    /// Nothing.
    None,
}

/// A stretch of a session with a name. The first begins with the first frame, each ends where the next
/// begins, and the last with the last frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its first frame.
    pub start: Frames,
    /// Where the next begins.
    pub end: Frames,
    /// What it is called.
    pub title: Safe,
}

/// Words at their time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// When they begin.
    pub at: Frames,
    /// How long they sound; zero where they are only shown.
    pub length: Frames,
    /// The words.
    pub text: Safe,
}

/// What became of chapters for which a file has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crowded {
    /// There is one for each section, not for each step.
    Sections,
    /// The last one holds so many more.
    Joined(usize),
}

/// The chapters for a file with room for `max` of them: those of the sections where there are too many steps, and
/// one for all that are still too many.
#[must_use]
pub fn chapters_within(timeline: &Timeline, by: Chapters, max: usize) -> (Vec<Chapter>, Option<Crowded>) {
    let mut all = chapters(timeline, by);
    if all.len() <= max {
        return (all, None);
    }
    let by_section = chapters(timeline, Chapters::Sections);
    if by == Chapters::Steps && by_section.len() <= max {
        return (by_section, Some(Crowded::Sections));
    }
    let more = all.len() - max;
    all.truncate(max);
    if let Some(last) = all.last_mut() {
        last.end = timeline.end;
        last.title = Safe::new(&format!("{} and {more} more", last.title));
    }
    (all, Some(Crowded::Joined(more)))
}

/// The chapters of a session.
#[must_use]
pub fn chapters(timeline: &Timeline, by: Chapters) -> Vec<Chapter> {
    let begun: Vec<(Frames, Safe)> = match by {
        Chapters::None => return Vec::new(),
        Chapters::Sections if timeline.passages.iter().any(|p| p.section.is_some()) => sections(timeline),
        Chapters::Steps | Chapters::Sections => {
            timeline.passages.iter().map(|p| (p.start, Safe::new(&p.counted()))).collect()
        }
    };
    let ends = begun.iter().skip(1).map(|(start, _)| *start).chain([timeline.end]);
    let mut chapters: Vec<Chapter> = begun
        .iter()
        .zip(ends)
        .map(|((start, title), end)| Chapter { start: *start, end, title: title.clone() })
        .collect();
    // The time to get ready belongs to the first.
    if let Some(first) = chapters.first_mut() {
        first.start = Frames::ZERO;
    }
    chapters
}

/// All that is said in a session, in order of time.
#[must_use]
pub fn spoken(timeline: &Timeline) -> Vec<Spoken> {
    let said = timeline.markers.iter().filter_map(|marker| match &marker.what {
        Moment::Say { text, length, .. } => {
            Some(Spoken { at: marker.at, length: *length, text: Safe::new(text) })
        }
        _ => None,
    });
    said.filter(|spoken| !spoken.text.as_str().is_empty()).collect()
}

/// Where a section begins, or its next round, or the other side's turn.
fn sections(timeline: &Timeline) -> Vec<(Frames, Safe)> {
    let mut begun: Vec<&Passage> = Vec::new();
    let mut last: Option<&Passage> = None;
    for passage in &timeline.passages {
        // A section with sides starts again with each side, at its first step.
        let goes_on = |last: &Passage| is_turn_of(last, passage) && passage.step >= last.step;
        if !last.is_some_and(goes_on) {
            begun.push(passage);
        }
        last = Some(passage);
    }
    let name = |passage: &&Passage| {
        let mut name = passage.section.clone().unwrap_or_else(|| passage.title.clone());
        let has_sides = begun.iter().filter(|other| is_turn_of(other, passage)).count() > 1;
        if let Some(side) = passage.side.filter(|_| has_sides) {
            name += &format!(", {}", side_after(&timeline.language, side));
        }
        if passage.round.1 > 1 {
            name += &format!(", round {} of {}", passage.round.0, passage.round.1);
        }
        (passage.start, Safe::new(&name))
    };
    begun.iter().map(name).collect()
}

/// Whether two playings are of one section and one round.
fn is_turn_of(a: &Passage, b: &Passage) -> bool {
    a.section == b.section && a.round == b.round
}
