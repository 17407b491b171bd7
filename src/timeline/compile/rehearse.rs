//! A rehearsal: what is heard keeps its pace and its order, and long quiet between is cut short.

use std::collections::BTreeSet;

use crate::timeline::{ClipRef, Marker, Moment};
use crate::unit::Frames;

use super::Layout;

/// Quiet for longer than this is cut.
const LONG: Frames = Frames::from_millis(3000);
/// So much of it is left.
const LEFT: Frames = Frames::from_millis(2000);
/// How long a chime is listened to.
const RINGS: Frames = Frames::from_millis(2000);

impl Marker {
    /// Where the quiet is left out that it tells of.
    pub(in crate::timeline) fn cut(&self) -> Frames {
        self.at + Frames(LEFT.0 / 2)
    }
}

/// A stretch that is left out, and where it lay.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cut {
    from: Frames,
    to: Frames,
}

impl Layout<'_> {
    /// Cuts quiet short, before beds and fades are laid: those are made for the time that is left.
    pub(super) fn rehearse(&mut self) {
        // What comes before the first step is no part of the routine.
        let inside = |cut: &Cut| self.passages.iter().rposition(|p| p.start < cut.from && cut.from < p.until);
        let told: Vec<_> = self.cuts().into_iter().filter_map(|cut| Some((inside(&cut)?, cut))).collect();
        let cuts: Vec<Cut> = told.iter().map(|(_, cut)| *cut).collect();
        let moved = |at: Frames| {
            let before = cuts.iter().take_while(|cut| cut.from < at);
            before.fold(at, |moved, cut| moved - (at.min(cut.to) - cut.from))
        };
        for passage in &mut self.passages {
            for at in [&mut passage.start, &mut passage.end, &mut passage.until] {
                *at = moved(*at);
            }
        }
        self.markers.iter_mut().for_each(|marker| marker.at = moved(marker.at));
        self.clips.iter_mut().for_each(|clip| clip.at = moved(clip.at));
        self.changes.iter_mut().for_each(|change| change.at = moved(change.at));
        for at in [&mut self.now, &mut self.spoken, &mut self.voiced, &mut self.rung] {
            *at = moved(*at);
        }
        for (passage, cut) in told {
            // In the midst of what is left, so that it is told before what comes next.
            let at = moved(cut.from).saturating_sub(Frames(LEFT.0 / 2));
            let what = Moment::Quiet { skipped: cut.to - cut.from };
            self.markers.push(Marker { at, passage: Some(passage), what });
        }
        self.markers.sort_by_key(|marker| marker.at);
    }

    /// Between each thing that happens and the next, unless something sounds on.
    fn cuts(&self) -> Vec<Cut> {
        let sounding: Vec<(Frames, Frames)> = self
            .clips
            .iter()
            .map(|clip| {
                let length = if matches!(clip.sound, ClipRef::Chime(_)) { RINGS } else { clip.length };
                (clip.at, clip.at + length)
            })
            .collect();
        let mut due: BTreeSet<Frames> = self.markers.iter().map(|marker| marker.at).collect();
        due.extend(self.passages.iter().flat_map(|p| [p.start, p.end, p.until]));
        due.extend(self.changes.iter().map(|change| change.at));
        due.extend(sounding.iter().flat_map(|(from, to)| [*from, *to]));
        let due: Vec<Frames> = due.into_iter().collect();
        let quiet = |from: Frames, to: Frames| !sounding.iter().any(|(a, b)| *a <= from && *b >= to);
        due.windows(2)
            .map(|w| (w[0], w[1]))
            .filter(|(from, to)| *to - *from > LONG && quiet(*from, *to))
            .map(|(from, to)| Cut { from: from + LEFT, to })
            .collect()
    }
}
