//! The timeline's clips that are at hand. Chimes and recordings always are; speech comes from the
//! supply shortly before it is due, and is let go once it has been said.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::sound::{Clip, Speech, Supply};
use crate::timeline::{ClipRef, Timeline};
use crate::unit::Frames;

/// How long before it is due a line is asked for: enough for a slow computer to speak it, little
/// enough that only one or two lines are in memory (3 MiB each).
const AHEAD: Frames = Frames::from_millis(4000);
/// What is due within this is worth waiting for: more than a live sink or an export takes at once.
const DUE: Frames = Frames::from_millis(500);
const MAX_LINE: Frames = Frames::from_duration(Speech::MAX_LENGTH);

/// The clips, by their number on the timeline.
pub(super) struct Clips {
    timeline: Arc<Timeline>,
    /// Those that are at hand from the beginning.
    given: HashMap<ClipRef, Clip>,
    ready: Vec<Option<Clip>>,
    supply: Option<Box<dyn Supply>>,
    /// Asked for and not yet come.
    asked: Vec<usize>,
    /// Come from the supply and not yet let go.
    held: Vec<usize>,
    /// The lines that the supply could not give.
    unheard: BTreeSet<usize>,
}

impl Clips {
    pub fn new(
        timeline: Arc<Timeline>,
        given: HashMap<ClipRef, Clip>,
        supply: Option<Box<dyn Supply>>,
    ) -> Self {
        let ready = timeline.clips.iter().map(|c| given.get(&c.sound).cloned()).collect();
        let (asked, held) = (Vec::new(), Vec::new());
        Self { timeline, given, ready, supply, asked, held, unheard: BTreeSet::new() }
    }

    /// The same sounds at the places of another timeline.
    pub fn retime(&mut self, timeline: &Arc<Timeline>) {
        let before = std::mem::replace(&mut self.timeline, Arc::clone(timeline));
        let events = &timeline.clips;
        let mut ready: Vec<_> = events.iter().map(|c| self.given.get(&c.sound).cloned()).collect();
        // Where a line is now, or will be next. What is still on its way is asked for again.
        let moved = |number: usize| {
            let old = &before.clips[number];
            events.iter().position(|new| new.sound == old.sound && new.at >= old.at)
        };
        self.asked.clear();
        let mut held = Vec::new();
        for number in std::mem::take(&mut self.held) {
            if let Some(now) = moved(number) {
                ready[now] = self.ready[number].take();
                held.push(now);
            }
        }
        held.dedup();
        (self.ready, self.held) = (ready, held);
    }

    pub fn get(&self, number: usize) -> Option<&Clip> {
        self.ready.get(number)?.as_ref()
    }

    /// Asks for what is soon due at `at`, takes what has come, and lets go of what has been said.
    /// Waits at most `patience` for what is due at once, and says whether that is at hand.
    pub fn gather(&mut self, at: Frames, patience: Duration) -> bool {
        if self.supply.is_none() {
            return true;
        }
        self.let_go(at);
        self.due(at, AHEAD).into_iter().for_each(|number| self.ask(number));
        let due = self.due(at, DUE);
        self.take(&due, patience);
        !due.iter().any(|number| self.asked.contains(number))
    }

    /// Does without what is due at `at` and has not come.
    pub fn forgo(&mut self, at: Frames) {
        for number in self.due(at, DUE) {
            if let Some(i) = self.asked.iter().position(|asked| *asked == number) {
                self.asked.swap_remove(i);
                self.ready[number] = Some(Clip::nothing());
                self.unheard.extend(self.line(number));
            }
        }
    }

    /// How many lines were asked for and could not be had.
    pub fn unheard(&self) -> usize {
        self.unheard.len()
    }

    /// A clip whatever its place, to be played now; `None` where it does not come in time.
    pub fn fetch(&mut self, number: usize, patience: Duration) -> Option<&Clip> {
        self.ask(number);
        self.take(&[number], patience);
        self.get(number)
    }

    /// The lines that sound at `at` or begin within `ahead` of it.
    fn due(&self, at: Frames, ahead: Frames) -> Vec<usize> {
        let events = &self.timeline.clips;
        let until = events.partition_point(|c| c.at < at + ahead);
        let recent = (0..until).rev().take_while(|n| events[*n].at + MAX_LINE > at);
        recent.filter(|n| events[*n].at >= at || events[*n].at + events[*n].length > at).collect()
    }

    fn ask(&mut self, number: usize) {
        let Some(line) = self.line(number) else { return };
        if let Some(supply) = &mut self.supply
            && self.ready[number].is_none()
            && !self.asked.contains(&number)
        {
            supply.ask(line);
            self.asked.push(number);
        }
    }

    /// The line that a clip says, if it is speech.
    fn line(&self, number: usize) -> Option<usize> {
        match self.timeline.clips.get(number)?.sound {
            ClipRef::Speech(line) => Some(line),
            ClipRef::Chime(_) => None,
        }
    }

    /// Takes what has come, and waits while any of `urgent` is still to come.
    fn take(&mut self, urgent: &[usize], patience: Duration) {
        let until = Instant::now() + patience;
        let Some(supply) = &mut self.supply else { return };
        while !self.asked.is_empty() {
            let waiting = urgent.iter().any(|n| self.asked.contains(n));
            let left = if waiting { until.saturating_duration_since(Instant::now()) } else { Duration::ZERO };
            let Some((line, clip)) = supply.take(left) else { return };
            let events = &self.timeline.clips;
            if let Some(i) = self.asked.iter().position(|n| events[*n].sound == ClipRef::Speech(line)) {
                let number = self.asked.swap_remove(i);
                if clip.frames.is_empty() {
                    self.unheard.insert(line);
                }
                self.ready[number] = Some(clip);
                self.held.push(number);
            }
        }
    }

    /// Frees what is neither soon due nor held by a voice, but for the last line said: it may be
    /// asked for again.
    fn let_go(&mut self, at: Frames) {
        let events = &self.timeline.clips;
        let last = self.held.iter().copied().filter(|n| events[*n].at < at).max();
        let ready = &mut self.ready;
        self.held.retain(|number| {
            let (from, to) = (events[*number].at, events[*number].at + events[*number].length);
            let soon = to > at && from < at + AHEAD + AHEAD;
            let heard = ready[*number].as_ref().is_some_and(|clip| Arc::strong_count(&clip.frames) > 1);
            let kept = soon || heard || Some(*number) == last;
            if !kept {
                ready[*number] = None;
            }
            kept
        });
    }
}
