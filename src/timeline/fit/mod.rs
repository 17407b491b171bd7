//! A routine made to last as long as the listener has: what is optional is left out first, then flexible
//! steps share what is to be won or lost, each between its shortest and its longest.

mod group;

use crate::routine::{Length, Line, Routine};
use crate::unit::{Duration, Frames};

use super::{Options, Script, Talk, Timeline, compile};
pub use group::Bound;
use group::{Group, are_one, groups};

/// A routine and what was done to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// The routine, fitted.
    pub routine: Routine,
    /// What is changed, in the order of the routine.
    pub changes: Vec<Change>,
    /// How long it takes now, from the first step to the end of the last.
    pub length: Duration,
    /// Why that is not what was asked for.
    pub unmet: Option<Unmet>,
}

/// One change to one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The step's number.
    pub step: usize,
    /// Its title as played, for the first time it is played.
    pub title: String,
    /// From this length, once.
    pub from: Duration,
    /// To this; nothing where it is left out.
    pub to: Option<Duration>,
}

/// Why a length cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// The author allows none shorter than this.
    TooShortForAuthor(Duration),
    /// The author allows none longer than this.
    TooLongForAuthor(Duration),
    /// Its steps cannot be shorter: what holds each.
    TooShort(Vec<(Bound, Vec<usize>)>),
    /// Its steps cannot be longer: what holds each.
    TooLong(Vec<(Bound, Vec<usize>)>),
    /// It lies between two lengths: breaths stay whole.
    WholeBreaths,
    /// It lies between the longest without these optional steps and the shortest with them.
    Optional {
        /// The steps.
        steps: Vec<usize>,
        /// The longest without them.
        without: Duration,
        /// The shortest with them.
        with: Duration,
    },
}

/// Fits a routine to a length. `spoken` tells how long a line is.
#[must_use]
pub fn fit(routine: &Routine, target: Duration, talk: Talk, spoken: &dyn Fn(&Line) -> Frames) -> Fitted {
    let (target, unmet) = allowed(routine, target);
    let laid = |routine: &Routine| {
        let script = Script::of(routine, talk);
        let lengths: Vec<Frames> = script.lines.iter().map(spoken).collect();
        compile(routine, &script, &lengths, Options::default())
    };
    let mut shorter = leave_out(routine, target, &laid);
    let mut best = Stretch::to(shorter.pop().unwrap_or_else(|| routine.clone()), target, &laid);
    let mut between = None;
    // Without the step left out last, the others may not reach that far.
    if best.misses(target)
        && let Some(fuller) = shorter.pop()
    {
        let fuller = Stretch::to(fuller, target, &laid);
        between = best.between(&fuller, target);
        if fuller.length.millis().abs_diff(target.millis()) < best.length.millis().abs_diff(target.millis()) {
            best = fuller;
        }
    }
    let unmet = best.unmet(target).map(|why| between.unwrap_or(why)).or(unmet);
    let timeline = laid(&best.routine);
    let changes = changes(&laid(routine), &timeline);
    Fitted { routine: best.routine, changes, length: best.length, unmet }
}

/// A routine whose steps share what is to be won or lost.
struct Stretch {
    routine: Routine,
    groups: Vec<Group>,
    length: Duration,
}

impl Stretch {
    fn to(routine: Routine, target: Duration, laid: &dyn Fn(&Routine) -> Timeline) -> Self {
        let groups = groups(&routine, laid);
        let at = |given: &[Duration]| {
            let mut routine = routine.clone();
            set(&mut routine, &groups, given);
            let length = laid(&routine).done.duration();
            (routine, length)
        };
        let shared = |share| groups.iter().map(|group| group.at(share)).collect::<Vec<_>>();
        let (mut low, mut high) = (0.0, 100.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if at(&shared(middle)).1 <= target { low = middle } else { high = middle }
        }
        let mut given = shared(low);
        let (mut routine, mut length) = at(&given);
        // Once is enough, unless a step's words already take what it is given.
        for _ in 0..4 {
            if length >= target {
                break;
            }
            give_out(&mut given, &groups, target.millis() - length.millis());
            (routine, length) = at(&given);
        }
        Self { routine, groups, length }
    }

    /// Whether it is another second than asked for.
    fn misses(&self, target: Duration) -> bool {
        self.length.millis().abs_diff(target.millis()) >= 500
    }

    fn unmet(&self, target: Duration) -> Option<Unmet> {
        let bounds = |bound: fn(&Group) -> Bound| {
            let mut bounds: Vec<(Bound, Vec<usize>)> = Vec::new();
            for group in &self.groups {
                let bound = bound(group);
                match bounds.iter_mut().find(|(known, _)| *known == bound) {
                    Some((_, numbers)) => numbers.extend(&group.numbers),
                    None => bounds.push((bound, group.numbers.clone())),
                }
            }
            bounds.iter_mut().for_each(|(_, numbers)| numbers.sort_unstable());
            bounds
        };
        let breathes = |group: &Group| group.flexible && group.breath > Duration::ZERO;
        match self.length {
            _ if !self.misses(target) => None,
            length if length > target => Some(Unmet::TooShort(bounds(|group| group.lower))),
            _ if self.groups.iter().any(breathes) && !self.is_longest() => Some(Unmet::WholeBreaths),
            _ => Some(Unmet::TooLong(bounds(|group| group.upper))),
        }
    }

    /// Why neither this nor the same with an optional step takes as long as asked for.
    fn between(&self, fuller: &Self, target: Duration) -> Option<Unmet> {
        let is_here = |number| self.routine.steps().any(|step| step.number == number);
        let steps =
            fuller.routine.steps().map(|step| step.number).filter(|&number| !is_here(number)).collect();
        let is_between = self.length < target && target < fuller.length && self.is_longest();
        is_between.then_some(Unmet::Optional { steps, without: self.length, with: fuller.length })
    }

    /// Whether no step could be longer.
    fn is_longest(&self) -> bool {
        let length = |number| self.routine.steps().find(|step| step.number == number)?.written();
        self.groups.iter().all(|group| {
            let now = length(group.numbers[0]).unwrap_or_default();
            !group.flexible || now.millis() + group.grain() > group.most.millis()
        })
    }
}

/// The target within what the author allows.
fn allowed(routine: &Routine, target: Duration) -> (Duration, Option<Unmet>) {
    match routine.fit {
        (Some(min), _) if target < min => (min, Some(Unmet::TooShortForAuthor(min))),
        (_, Some(max)) if target > max => (max, Some(Unmet::TooLongForAuthor(max))),
        _ => (target, None),
    }
}

/// The routine, and then with ever more of its optional steps left out, from the end on and the two sides of one
/// together, until the rest is short enough.
fn leave_out(routine: &Routine, target: Duration, laid: &dyn Fn(&Routine) -> Timeline) -> Vec<Routine> {
    let optional = |routine: &Routine| {
        let last = routine.steps().filter(|step| step.optional).last()?;
        Some(routine.steps().filter(|step| are_one(step, last)).map(|step| step.number).collect::<Vec<_>>())
    };
    let mut all = vec![routine.clone()];
    while let Some(fuller) = all.last()
        && laid(fuller).done.duration() > target
        && let Some(numbers) = optional(fuller)
        && fuller.steps().any(|step| !numbers.contains(&step.number))
    {
        let mut rest = fuller.clone();
        for section in &mut rest.sections {
            section.steps.retain(|step| !numbers.contains(&step.number));
        }
        rest.sections.retain(|section| !section.steps.is_empty());
        // Only the last two are ever asked for.
        all.drain(..all.len() - 1);
        all.push(rest);
    }
    all
}

/// Hands out what is left: a second or a breath at a time as far as it goes, and the rest to one step, which then
/// takes no whole seconds. Played several times, it gets a millisecond too much rather than too little.
fn give_out(given: &mut [Duration], groups: &[Group], mut left: u64) {
    for (group, length) in groups.iter().zip(given.iter_mut()) {
        let cost = group.grain() * group.times.max(1);
        let more = length.millis() + group.grain();
        if group.flexible && cost <= left && more <= group.most.millis() {
            *length = Duration::from_millis(more);
            left -= cost;
        }
    }
    let taker = |(group, length): &(&Group, &mut Duration)| {
        let more = left.div_ceil(group.times.max(1));
        group.flexible && group.breath == Duration::ZERO && length.millis() + more <= group.most.millis()
    };
    if let Some((group, length)) = groups.iter().zip(given).filter(taker).min_by_key(|(group, _)| group.times)
    {
        *length = Duration::from_millis(length.millis() + left.div_ceil(group.times.max(1)));
    }
}

/// Sets every group's length.
fn set(routine: &mut Routine, groups: &[Group], given: &[Duration]) {
    for (group, &length) in groups.iter().zip(given).filter(|(group, _)| group.flexible) {
        for step in routine.steps_mut().filter(|step| group.numbers.contains(&step.number)) {
            step.length = match group.length {
                _ if length == group.written => group.length,
                Length::Time(_) => Length::Time(length),
                Length::Breaths(_) => {
                    let breaths = length.millis() / group.breath.millis().max(1);
                    Length::Breaths(u32::try_from(breaths).unwrap_or(1).max(1))
                }
            };
        }
    }
}

/// What is heard of the changes: each step's first playing, before and after.
fn changes(before: &Timeline, after: &Timeline) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut seen = 0;
    for passage in &before.passages {
        if passage.step <= seen {
            continue;
        }
        seen = passage.step;
        let from = (passage.end - passage.start).duration();
        let now = after.passages.iter().find(|p| p.step == passage.step);
        let to = now.map(|p| (p.end - p.start).duration());
        if to != Some(from) {
            changes.push(Change { step: passage.step, title: passage.title.clone(), from, to });
        }
    }
    changes
}
