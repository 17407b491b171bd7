//! A routine made to last as long as the listener has: what is optional is left out first, then flexible
//! steps share what is to be won or lost, each between its shortest and its longest.

mod group;

use crate::routine::{Length, Line, Routine};
use crate::unit::{Duration, Frames};

use super::{Options, Script, Talk, Timeline, compile};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// The author allows none shorter than this.
    TooShortForAuthor(Duration),
    /// The author allows none longer than this.
    TooLongForAuthor(Duration),
    /// What is said, and what must not be hurried, takes longer.
    TooShort,
    /// Its steps would be drawn out too long.
    TooLong,
}

/// Fits a routine to a length. `spoken` tells how long a line is.
#[must_use]
pub fn fit(routine: &Routine, target: Duration, talk: Talk, spoken: &dyn Fn(&Line) -> Frames) -> Fitted {
    let (target, mut unmet) = allowed(routine, target);
    let laid = |routine: &Routine| {
        let script = Script::of(routine, talk);
        let lengths: Vec<Frames> = script.lines.iter().map(spoken).collect();
        compile(routine, &script, &lengths, Options::default())
    };
    let mut fitted = routine.clone();
    leave_out(&mut fitted, target, &laid);
    let groups = groups(&fitted, &laid);
    let at = |share: f64| {
        let mut routine = fitted.clone();
        set(&mut routine, &groups, |group| group.at(share));
        routine
    };
    let total = |share| laid(&at(share)).done.duration();
    let (mut low, mut high) = (0.0, 100.0);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if total(middle) <= target { low = middle } else { high = middle }
    }
    let mut routine_now = at(low);
    let length = laid(&routine_now).done.duration();
    let left = target.millis().saturating_sub(length.millis());
    give_out(&mut routine_now, &groups, low, left);
    let timeline = laid(&routine_now);
    let length = timeline.done.duration();
    // A breath is whole, a step for both sides gains twice: what is left over is no fault.
    if length > target {
        unmet = Some(Unmet::TooShort);
    } else if unmet.is_none() && groups.iter().all(|group| group.at(low) >= group.most) && length < target {
        unmet = Some(Unmet::TooLong);
    }
    let changes = changes(&laid(routine), &timeline);
    Fitted { routine: routine_now, changes, length, unmet }
}

/// The target within what the author allows.
fn allowed(routine: &Routine, target: Duration) -> (Duration, Option<Unmet>) {
    match routine.fit {
        (Some(min), _) if target < min => (min, Some(Unmet::TooShortForAuthor(min))),
        (_, Some(max)) if target > max => (max, Some(Unmet::TooLongForAuthor(max))),
        _ => (target, None),
    }
}

/// Leaves out optional steps from the end on, the two sides of one together, until the rest is short
/// enough.
fn leave_out(routine: &mut Routine, target: Duration, laid: &dyn Fn(&Routine) -> Timeline) {
    let optional = |routine: &Routine| {
        let last = routine.steps().filter(|step| step.optional).last()?;
        Some(routine.steps().filter(|step| are_one(step, last)).map(|step| step.number).collect::<Vec<_>>())
    };
    while laid(routine).done.duration() > target
        && let Some(numbers) = optional(routine)
    {
        let rest = routine.steps().filter(|step| !numbers.contains(&step.number)).count();
        if rest == 0 {
            return;
        }
        for section in &mut routine.sections {
            section.steps.retain(|step| !numbers.contains(&step.number));
        }
        routine.sections.retain(|section| !section.steps.is_empty());
    }
}

/// Hands out what is left, a second or a breath at a time, as far as it goes.
fn give_out(routine: &mut Routine, groups: &[Group], share: f64, mut left: u64) {
    let mut given: Vec<Duration> = groups.iter().map(|group| group.at(share)).collect();
    for (group, length) in groups.iter().zip(&mut given) {
        let cost = group.grain() * group.times.max(1);
        let more = length.millis() + group.grain();
        if group.flexible && cost <= left && more <= group.most.millis() {
            *length = Duration::from_millis(more);
            left -= cost;
        }
    }
    let mut given = given.into_iter();
    set(routine, groups, |_| given.next().unwrap_or_default());
}

/// Sets every group's length.
fn set(routine: &mut Routine, groups: &[Group], mut length: impl FnMut(&Group) -> Duration) {
    for group in groups {
        let length = length(group);
        for step in routine.steps_mut() {
            if group.flexible && group.numbers.contains(&step.number) && length != group.written {
                step.length = match group.length {
                    Length::Time(_) => Length::Time(length),
                    Length::Breaths(_) => {
                        let breaths = length.millis() / group.breath.millis().max(1);
                        Length::Breaths(u32::try_from(breaths).unwrap_or(1).max(1))
                    }
                };
            }
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
