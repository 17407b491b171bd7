//! A timeline while it plays: a step that the listener makes longer is laid out again, and what has been heard
//! stays where it was.

use std::sync::Arc;

use crate::routine::Routine;
use crate::unit::{Duration, Frames};

use super::compile::lay_out;
use super::{Moment, Options, Script, Timeline};

/// More time somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Longer {
    /// In this passage, counted from 0; `None` in the time to get ready.
    pub passage: Option<usize>,
    /// Laid out again from this place in it on.
    pub from: Frames,
    pub by: Duration,
}

/// A timeline, and all that it was laid out from.
pub struct LiveTimeline {
    /// As it is now.
    pub timeline: Arc<Timeline>,
    routine: Routine,
    script: Script,
    lengths: Vec<Frames>,
    options: Options,
    longer: Vec<Longer>,
}

/// A timeline in which something has become longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengthened {
    /// By how much: by whole breaths where the step has them.
    pub by: Frames,
    /// From here on it is another timeline.
    pub from: Frames,
    /// Whether that leaves everything in place that is about to be heard.
    pub is_seamless: bool,
}

impl LiveTimeline {
    /// `timeline` must be the result of the other arguments.
    #[must_use]
    pub fn new(
        timeline: Arc<Timeline>,
        routine: Routine,
        script: Script,
        lengths: Vec<Frames>,
        options: Options,
    ) -> Self {
        Self { timeline, routine, script, lengths, options, longer: Vec::new() }
    }

    /// Makes what is heard at `at` longer: the time to get ready, a step, or the silence after it. What comes up to
    /// `fixed` has been mixed and stays, unless the end of all that is nearer.
    pub fn lengthen(&mut self, at: Frames, fixed: Frames, by: Duration) -> Lengthened {
        let now = Arc::clone(&self.timeline);
        let (passage, start) = now.place(at);
        let until = match passage.and_then(|i| now.passages.get(i)) {
            Some(passage) if at < passage.end => passage.end,
            Some(passage) => passage.until,
            None => now.lead_in,
        };
        let is_seamless = fixed < until;
        let from = if is_seamless { fixed } else { at };
        let before = (self.longer.clone(), Arc::clone(&now));
        let end = |timeline: &Timeline| match passage.and_then(|i| timeline.passages.get(i)) {
            Some(passage) => timeline.uncut(passage.until),
            None => timeline.lead_in,
        };
        let wanted = (Frames::from_duration(by).0 as f64 / self.options.speed.max(1.0)) as u64;
        let (mut more, mut given) = (by, Frames::ZERO);
        // If words had made the step longer and no longer do, one round gives too little.
        for _ in 0..2 {
            (self.longer, self.timeline) = before.clone();
            self.longer.push(Longer { passage, from: now.uncut(from) - now.uncut(start), by: more });
            self.lay_out_again(from);
            given = end(&self.timeline).saturating_sub(end(&now));
            if given.0 >= wanted {
                break;
            }
            more = more.saturating_add(Frames(wanted - given.0).duration());
        }
        Lengthened { by: given, from, is_seamless }
    }

    /// Goes to `to`: what was made longer after it is laid out as if it had been so from the beginning. Returns
    /// whether that is another timeline.
    pub fn go_to(&mut self, to: Frames) -> bool {
        let (passage, start) = self.timeline.place(to);
        let here = (passage, self.timeline.uncut(to) - self.timeline.uncut(start));
        let mut is_another = false;
        for more in self.longer.iter_mut().filter(|more| (more.passage, more.from) > here) {
            let from = if more.passage == passage { here.1 } else { Frames::ZERO };
            is_another |= std::mem::replace(&mut more.from, from) != from;
        }
        if is_another {
            self.lay_out_again(to);
        }
        is_another
    }

    fn lay_out_again(&mut self, from: Frames) {
        self.longer.sort_by_key(|more| more.from);
        let next = lay_out(&self.routine, &self.script, &self.lengths, self.options, &self.longer);
        self.timeline = Arc::new(next.continuing(&self.timeline, from));
    }
}

impl Timeline {
    /// The passage that `at` lies in, counted from 0, and where it begins; none in the time to get ready.
    fn place(&self, at: Frames) -> (Option<usize>, Frames) {
        if at < self.lead_in {
            return (None, Frames::ZERO);
        }
        let passage = self.passages.partition_point(|passage| passage.until <= at);
        (Some(passage), self.passages.get(passage).map_or(self.done, |passage| passage.start))
    }

    /// Where `at` would be, had no quiet been left out. Where one was, that is after it: a step whose last quiet is
    /// left out ends there, and the next begins.
    fn uncut(&self, at: Frames) -> Frames {
        let left_out = self.markers.iter().filter_map(|marker| match marker.what {
            Moment::Quiet { skipped } if marker.cut() <= at => Some(skipped),
            _ => None,
        });
        left_out.fold(at, |at, skipped| at + skipped)
    }

    /// The same with the gains of `before` up to `from`, and no jump in them there.
    fn continuing(mut self, before: &Self, from: Frames) -> Self {
        self.duck = before.duck.then(&self.duck, from);
        self.master = before.master.then(&self.master, from);
        self.bed_cutoff = match (&before.bed_cutoff, self.bed_cutoff) {
            (Some(before), Some(next)) => Some(before.then(&next, from)),
            (_, next) => next,
        };
        for bed in self.beds.iter_mut().filter(|bed| bed.start < from) {
            let same = before.beds.iter().find(|old| (&old.sound, old.start) == (&bed.sound, bed.start));
            if let Some(old) = same {
                bed.gain = old.gain.then(&bed.gain, from);
                bed.end = bed.end.max(old.end.min(from));
            }
        }
        self
    }
}
