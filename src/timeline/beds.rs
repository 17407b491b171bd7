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
    let (mut beds, mut open) = (Vec::new(), None);
    for i in 0..changes.len() {
        lay.change(i, &mut open, &mut beds);
    }
    if let Some(mut bed) = open {
        let tail = rules.tail(true, whole.1);
        let end = whole.1 + tail;
        lay.hold(&mut bed.gain, end.saturating_sub(rules.last_fade(tail)));
        beds.push(bed.fade_out(end, Shape::Smooth));
    }
    beds
}

/// A bed whose end is not known yet.
struct OpenBed {
    sound: SoundRef,
    start: Frames,
    gain: Envelope,
}

impl OpenBed {
    fn fade_out(mut self, end: Frames, shape: Shape) -> Bed {
        self.gain.push(end, 0.0, shape);
        Bed { sound: self.sound, start: self.start, end, gain: self.gain }
    }
}

struct Lay<'a> {
    rules: &'a DayNightRules,
    whole: (Frames, Frames),
    passages: &'a [Passage],
    changes: &'a [BedChange],
}

impl Lay<'_> {
    fn change(&self, i: usize, open: &mut Option<OpenBed>, beds: &mut Vec<Bed>) {
        let change = &self.changes[i];
        let fade = self.fade(i);
        let to = change.at + fade;
        let level = change.gain.factor() * self.descent(to);
        if let Some(mut bed) = open.take() {
            self.hold(&mut bed.gain, change.at);
            if Some(&bed.sound) == change.sound.as_ref() {
                bed.gain.push(to, level, Shape::Smooth);
                *open = Some(bed);
                return;
            }
            beds.push(bed.fade_out(to, Shape::Power));
        }
        *open = change.sound.clone().map(|sound| {
            let mut gain = Envelope::default();
            gain.push(change.at, 0.0, Shape::Smooth);
            let rise = if self.out_of_silence(i) { Shape::Smooth } else { Shape::Power };
            gain.push(to, level, rise);
            OpenBed { sound, start: change.at, gain }
        });
    }

    /// Keeps a bed's level up to `until`, but for the slow descent of the night.
    fn hold(&self, gain: &mut Envelope, until: Frames) {
        let Some(last) = gain.points().last().copied() else { return };
        let level = last.value / self.descent(last.at);
        let between = self.passages.iter().map(|p| p.end).filter(|at| (last.at..until).contains(at));
        for at in between.chain([until]) {
            gain.push(at, level * self.descent(at), Shape::Smooth);
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
