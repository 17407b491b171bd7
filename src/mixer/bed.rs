//! The beds: which sound, how loud, at each frame.

use std::collections::HashMap;

use crate::routine::SoundRef;
use crate::sound::{Frame, Source};
use crate::timeline::{Bed, Timeline};
use crate::unit::{BLOCK, Frames};

use super::ramp::gains;

/// One stretch of a bed: the timeline's, and how much of its sound earlier stretches have used.
struct Stretch {
    bed: Bed,
    lane: usize,
    used: u64,
}

/// Every bed of a timeline. A sound that comes back goes on where it stopped.
pub(super) struct Beds {
    lanes: Vec<Box<dyn Source>>,
    /// What each lane is.
    names: Vec<SoundRef>,
    stretches: Vec<Stretch>,
    /// All stretches before this one are over.
    over: usize,
    scratch: [Frame; BLOCK],
}

impl Beds {
    pub fn new(timeline: &Timeline, sources: Vec<(SoundRef, Box<dyn Source>)>) -> Self {
        let (names, lanes) = sources.into_iter().unzip();
        let mut beds =
            Self { lanes, names, stretches: Vec::new(), over: 0, scratch: [Frame::SILENCE; BLOCK] };
        beds.retime(timeline);
        beds
    }

    /// Plays the same sounds as another timeline has them; each goes on where it is.
    pub fn retime(&mut self, timeline: &Timeline) {
        let lane_of: HashMap<_, _> = self.names.iter().enumerate().map(|(i, name)| (name, i)).collect();
        let mut used = vec![0; self.lanes.len()];
        let stretch = |bed: &Bed| {
            let lane = *lane_of.get(&bed.sound)?;
            let before = used[lane];
            used[lane] += (bed.end - bed.start).0;
            Some(Stretch { bed: bed.clone(), lane, used: before })
        };
        self.stretches = timeline.beds.iter().filter_map(stretch).collect();
        self.over = 0;
    }

    /// Adds the beds at `at` to `out` (at most one block). `still`: the timeline stands at `at`
    /// while the sound goes on.
    pub fn add(&mut self, at: Frames, still: bool, out: &mut [Frame]) {
        let until = if still { at + Frames(1) } else { at + Frames(out.len() as u64) };
        while self.stretches.get(self.over).is_some_and(|s| s.bed.end <= at) {
            self.over += 1;
        }
        for stretch in self.stretches[self.over..].iter().take_while(|s| s.bed.start < until) {
            if stretch.bed.end <= at {
                continue;
            }
            let skip = stretch.bed.start.saturating_sub(at).0 as usize;
            let end = if still { out.len() } else { out.len().min((stretch.bed.end - at).0 as usize) };
            let part = &mut self.scratch[..end - skip];
            self.lanes[stretch.lane].fill(part);
            let from = at + Frames(skip as u64);
            let mut factors = [0.0; BLOCK];
            let factors = gains(&stretch.bed.gain, from, still, &mut factors[..part.len()]);
            for ((slot, frame), gain) in out[skip..end].iter_mut().zip(part).zip(factors) {
                *slot += *frame * *gain;
            }
        }
    }

    /// The first that could not be had to its end.
    pub fn lost(&self) -> Option<&SoundRef> {
        self.lanes.iter().zip(&self.names).find_map(|(lane, name)| lane.is_lost().then_some(name))
    }

    /// Takes the sounds of `before` over, where they are.
    pub fn take_over(&mut self, before: &mut Self) {
        self.over = 0;
        for (lane, name) in before.lanes.iter_mut().zip(&before.names) {
            if let Some(ours) = self.names.iter().position(|ours| ours == name) {
                std::mem::swap(&mut self.lanes[ours], lane);
            }
        }
    }

    /// Puts every sound where it would be at `to`, those that sound there by so much further.
    pub fn seek(&mut self, to: Frames, ahead: Frames) {
        self.over = 0;
        let mut sought = vec![false; self.lanes.len()];
        // The stretch that sounds at `to`, else the next one: what lies behind is not needed.
        for s in self.stretches.iter().filter(|s| s.bed.end > to) {
            if !std::mem::replace(&mut sought[s.lane], true) {
                let ahead = if s.bed.start <= to { ahead } else { Frames::ZERO };
                self.lanes[s.lane].seek(Frames(s.used + to.saturating_sub(s.bed.start).0) + ahead);
            }
        }
    }
}
