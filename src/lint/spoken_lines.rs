//! The lines of a timeline in the order and at the time they are spoken, and how long a line takes.

use crate::language::has_spaces;
use crate::routine::Line;
use crate::timeline::{ClipRef, LineKind, Moment, Timeline};
use crate::unit::Frames;

/// One line as it is spoken.
#[derive(Clone, Copy)]
pub(super) struct SpokenLine {
    /// The passage it belongs to.
    pub passage: usize,
    pub kind: LineKind,
    pub at: Frames,
    pub end: Frames,
    /// Its index among the script's lines.
    pub line: usize,
}

/// Every spoken line in order of time, which is the order of the clips: lines never overlap.
pub(super) fn spoken_lines(timeline: &Timeline) -> Vec<SpokenLine> {
    let said = timeline.markers.iter().filter_map(|marker| match &marker.what {
        Moment::Say { line, length, .. } if *length > Frames::ZERO => {
            Some((marker.passage?, *line, marker.at, marker.at + *length))
        }
        _ => None,
    });
    let lines = timeline.clips.iter().filter_map(|clip| match clip.sound {
        ClipRef::Speech(line) => Some(line),
        ClipRef::Chime(_) => None,
    });
    said.zip(lines)
        .map(|((passage, kind, at, end), line)| SpokenLine { passage, kind, at, end, line })
        .collect()
}

/// How long a line takes, estimated from its words; without spaces between words, two characters are one word.
pub(super) fn estimate(line: &Line) -> Frames {
    let words = match has_spaces(&line.language) {
        true => line.text.split_whitespace().count(),
        false => line.text.chars().count().div_ceil(2),
    };
    Frames::from_millis(words as u64 * 60_000 / u64::from(line.pace.0).max(1))
}
