//! Steps that keep the same length, and what that may be.

use std::collections::BTreeMap;

use crate::routine::{Cue, CueTime, Length, Routine, Step};
use crate::unit::Duration;
use crate::vocabulary::{self, BodySide};

use super::super::Timeline;

/// The least and the most of what a step without limits of its own is scaled to, in thousandths.
const USUAL: (u64, u64) = (500, 2000);

/// Whether two steps are the same work on one side and on the other.
pub(super) fn are_one(a: &Step, b: &Step) -> bool {
    let sides = (a.side, b.side);
    let opposite = matches!(
        sides,
        (Some(BodySide::Left), Some(BodySide::Right)) | (Some(BodySide::Right), Some(BodySide::Left))
    );
    let same_work =
        a.region.is_some() && (&a.region, &a.technique, a.length) == (&b.region, &b.technique, b.length);
    a.number == b.number || (opposite && same_work && a.optional == b.optional)
}

/// What keeps a step from getting shorter, or longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It keeps its time: `flex = false`.
    Fixed,
    /// Its author's `min` or `max`.
    Author,
    /// What is said in it, and what comes at a fixed time.
    Words,
    /// It becomes half as long at most, or twice.
    Usual,
    /// No longer than its technique is good for.
    Technique,
}

/// Steps that keep the same length: one, or the two sides of one.
#[derive(Debug)]
pub(super) struct Group {
    pub numbers: Vec<usize>,
    pub length: Length,
    /// The same as a time.
    pub written: Duration,
    /// One breath, where it is counted in breaths.
    pub breath: Duration,
    pub least: Duration,
    pub most: Duration,
    /// Why not less, and why not more.
    pub lower: Bound,
    pub upper: Bound,
    pub flexible: bool,
    /// How often it is played, all in all.
    pub times: u64,
}

impl Group {
    /// Its length at a share of what is written: whole seconds, whole breaths.
    pub fn at(&self, share: f64) -> Duration {
        if !self.flexible {
            return self.written;
        }
        let grain = self.grain();
        let wanted = (self.written.millis() as f64 * share) as u64 / grain * grain;
        let least = self.least.millis().div_ceil(grain) * grain;
        let most = (self.most.millis() / grain * grain).max(least);
        Duration::from_millis(wanted.clamp(least, most))
    }

    pub fn grain(&self) -> u64 {
        if self.breath > Duration::ZERO { self.breath.millis() } else { 1000 }
    }
}

/// A routine's steps, grouped.
pub(super) fn groups(routine: &Routine, laid: &dyn Fn(&Routine) -> Timeline) -> Vec<Group> {
    let floors = floors(routine, laid);
    let played = laid(routine);
    let mut groups: Vec<(Step, Group)> = Vec::new();
    for step in routine.steps() {
        let floor = floors.get(&step.number).copied().unwrap_or_default();
        let (lower, least) = shortest(step, floor);
        let (upper, most) = longest(step);
        let times = played.passages.iter().filter(|p| p.step == step.number).count() as u64;
        let group = Group {
            numbers: vec![step.number],
            length: step.length,
            written: step.written().unwrap_or_default(),
            breath: step.breath.map(|breath| breath.cycle()).unwrap_or_default(),
            least,
            most: most.max(least),
            lower,
            upper,
            flexible: step.flex,
            times,
        };
        match groups.iter_mut().find(|(other, _)| are_one(other, step) && other.flex == step.flex) {
            Some((_, other)) => {
                other.numbers.push(step.number);
                if group.least > other.least {
                    (other.least, other.lower) = (group.least, group.lower);
                }
                if group.most < other.most {
                    (other.most, other.upper) = (group.most, group.upper);
                }
                other.most = other.most.max(other.least);
                other.times += group.times;
            }
            None => groups.push((step.clone(), group)),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The shortest a step may become, where its words need so much.
fn shortest(step: &Step, floor: Duration) -> (Bound, Duration) {
    let written = step.written().unwrap_or_default();
    let (bound, least) = match step.min {
        Some(min) => (Bound::Author, min),
        None => (Bound::Usual, written.thousandths(USUAL.0)),
    };
    let least = least.min(written);
    match (step.flex, floor > least) {
        (false, _) => (Bound::Fixed, least.max(floor)),
        (true, true) => (Bound::Words, floor),
        (true, false) => (bound, least),
    }
}

/// The longest a step may become. Where its author does not say, no more than its technique is good for.
fn longest(step: &Step) -> (Bound, Duration) {
    let written = step.written().unwrap_or_default();
    let technique = step.technique.as_deref().and_then(vocabulary::technique);
    let usual = written.thousandths(USUAL.1);
    let technique = technique.map(|t| Duration::from_secs(t.max_seconds.into())).filter(|most| *most < usual);
    let (bound, most) = match (step.max, technique) {
        (Some(max), _) => (Bound::Author, max),
        (None, Some(most)) => (Bound::Technique, most),
        (None, None) => (Bound::Usual, usual),
    };
    (if step.flex { bound } else { Bound::Fixed }, most.max(written))
}

/// How long each step takes at least for its words and for what comes at a fixed time in it.
fn floors(routine: &Routine, laid: &dyn Fn(&Routine) -> Timeline) -> BTreeMap<usize, Duration> {
    let mut shortest = routine.clone();
    let mut fixed = BTreeMap::new();
    for step in shortest.steps_mut() {
        let at = |cue: &Cue| match cue.at {
            CueTime::After(after) => after,
            CueTime::Before(before) => before,
            CueTime::Share(_) | CueTime::Every(_) => Duration::ZERO,
        };
        let last = step.cues.iter().map(at).max().unwrap_or_default();
        fixed.insert(step.number, last);
        step.length = Length::Time(Duration::from_secs(1).max(last));
        step.breath = None;
    }
    let timeline = laid(&shortest);
    for passage in &timeline.passages {
        let taken = (passage.end - passage.start).duration();
        let floor = fixed.entry(passage.step).or_default();
        *floor = (*floor).max(taken);
    }
    fixed
}
