//! What is said, line by line, in the order and at the time it is heard.

use crate::language::has_spaces;
use crate::routine::Line;
use crate::timeline::{ClipRef, LineKind, Moment, Timeline};
use crate::unit::Frames;

/// One line being said.
#[derive(Clone, Copy)]
pub(super) struct Utter {
    /// The passage it belongs to.
    pub passage: usize,
    pub kind: LineKind,
    pub at: Frames,
    pub end: Frames,
    /// Its number among the script's lines.
    pub line: usize,
}

/// Everything that sounds, in order of time. Lines never overlap, so the order is the clips' own.
pub(super) fn utters(timeline: &Timeline) -> Vec<Utter> {
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
    said.zip(lines).map(|((passage, kind, at, end), line)| Utter { passage, kind, at, end, line }).collect()
}

/// How long a line takes by the number of its words; two letters a word where words are not parted.
pub(super) fn estimate(line: &Line) -> Frames {
    let words = match has_spaces(&line.language) {
        true => line.text.split_whitespace().count(),
        false => line.text.chars().count().div_ceil(2),
    };
    Frames::from_millis(words as u64 * 60_000 / u64::from(line.pace.0).max(1))
}
