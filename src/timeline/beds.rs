//! Changes of bed → stretches of bed that cross over into each other.

use crate::routine::SoundRef;
use crate::unit::{Decibels, Envelope, Frames, Shape};

use super::day_night::DayNightRules;
use super::{Bed, Passage};

/// From here on, this bed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BedChange {
    pub at: Frames,
    pub sound: Option<SoundRef>,
    pub gain: Decibels,
    pub fade: Frames,
}

/// No change of level is quicker than this: shorter would be heard as a click.
const QUICKEST: Frames = Frames::from_millis(20);

/// The changes that make a difference: of several at one instant the last, and none to what is
/// there already.
pub(super) fn heard(changes: &[BedChange]) -> Vec<BedChange> {
    let mut heard: Vec<BedChange> = Vec::with_capacity(changes.len());
    for change in changes {
        if heard.last().is_some_and(|last| last.at == change.at) {
            heard.pop();
        }
        heard.push(change.clone());
    }
    heard.dedup_by(|b, a| b.sound == a.sound && (b.gain == a.gain || b.sound.is_none()));
    heard
}

/// Turns changes that make a difference into beds between `whole.0` (the first step) and `whole.1` (the end of the last),
/// with the tail after it.
pub(super) fn lay_beds(
    changes: &[BedChange],
    rules: &DayNightRules,
    whole: (Frames, Frames),
    passages: &[Passage],
) -> Vec<Bed> {
    let lay = Lay { rules, whole, passages, changes };
    let mut beds: Vec<Bed> = Vec::new();
    for i in 0..changes.len() {
        lay.change(i, &mut beds);
    }
    if let Some(bed) = beds.last_mut().filter(|bed| bed.end == Frames(u64::MAX)) {
        let end = whole.1 + rules.tail(true);
        lay.hold(bed, end.saturating_sub(rules.last_fade()));
        bed.gain.push(end, 0.0, Shape::Smooth);
        bed.end = end;
    }
    beds
}

struct Lay<'a> {
    rules: &'a DayNightRules,
    whole: (Frames, Frames),
    passages: &'a [Passage],
    changes: &'a [BedChange],
}

impl Lay<'_> {
    fn change(&self, i: usize, beds: &mut Vec<Bed>) {
        let change = &self.changes[i];
        let fade = self.fade(i);
        let to = change.at + fade;
        let level = change.gain.factor();
        let goes_on = |bed: &Bed| bed.end == Frames(u64::MAX) && Some(&bed.sound) == change.sound.as_ref();
        if let Some(bed) = beds.last_mut().filter(|bed| goes_on(bed)) {
            self.hold(bed, change.at);
            bed.gain.push(to, level * self.descent(to), Shape::Smooth);
            return;
        }
        if let Some(bed) = beds.last_mut().filter(|bed| bed.end == Frames(u64::MAX)) {
            self.hold(bed, change.at);
            bed.gain.push(to, 0.0, Shape::Power);
            bed.end = to;
        }
        if let Some(sound) = &change.sound {
            let mut gain = Envelope::default();
            gain.push(change.at, 0.0, Shape::Smooth);
            let rise = if self.out_of_silence(i) { Shape::Smooth } else { Shape::Power };
            gain.push(to, level * self.descent(to), rise);
            beds.push(Bed { sound: sound.clone(), start: change.at, end: Frames(u64::MAX), gain });
        }
    }

    /// Keeps the bed's level up to `until`, but for the slow descent of the night.
    fn hold(&self, bed: &mut Bed, until: Frames) {
        let Some(last) = bed.gain.points().last().copied() else { return };
        let level = last.value / self.descent(last.at);
        let between = self.passages.iter().map(|p| p.end).filter(|at| (last.at..until).contains(at));
        for at in between.chain([until]) {
            bed.gain.push(at, level * self.descent(at), Shape::Smooth);
        }
    }

    fn descent(&self, at: Frames) -> f32 {
        let (from, to) = self.whole;
        self.rules.beds(at.saturating_sub(from).0 as f32 / (to - from).0.max(1) as f32)
    }

    /// Whether nothing sounds where this change begins.
    fn out_of_silence(&self, i: usize) -> bool {
        i.checked_sub(1).is_none_or(|before| self.changes[before].sound.is_none())
    }

    /// As asked, but at most half the shorter neighbour.
    fn fade(&self, i: usize) -> Frames {
        let change = &self.changes[i];
        let before = i.checked_sub(1).map(|i| change.at - self.changes[i].at);
        // Not counting the time to get ready, which may still grow while it plays.
        let from = change.at.max(self.whole.0);
        let after = self.changes.get(i + 1).map_or(self.whole.1, |next| next.at).saturating_sub(from);
        let shorter = before.map_or(after, |before| before.min(after));
        let floor = if self.out_of_silence(i) { self.rules.first_rise() } else { QUICKEST };
        change.fade.max(floor).min(Frames(shorter.0 / 2)).max(QUICKEST)
    }
}
