//! What is different between two revisions of a routine, step by step, as whoever plays it would notice.

use crate::routine::{Length, Routine, Step, Text};

/// Something that is different. Steps are named by their titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is called differently.
    Title {
        /// Before.
        from: String,
        /// Now.
        to: String,
    },
    /// A step is new.
    Added(String),
    /// A step is gone.
    Removed(String),
    /// The steps come in another order.
    Order,
    /// A step is longer or shorter.
    Length {
        /// The step.
        step: String,
        /// Before.
        from: Length,
        /// Now.
        to: Length,
    },
    /// A step is played more or less often.
    Repeat {
        /// The step.
        step: String,
        /// Before.
        from: u32,
        /// Now.
        to: u32,
    },
    /// It presses or tenses more, or less: numbers from 0 to 10.
    Force {
        /// The step.
        step: String,
        /// What of it.
        what: Force,
        /// Before.
        from: u8,
        /// Now.
        to: u8,
    },
    /// Another place, technique, tool or position: vocabulary ids.
    Other {
        /// The step.
        step: String,
        /// What of it: the format's key.
        key: &'static str,
        /// Before.
        from: String,
        /// Now.
        to: String,
    },
    /// Other words are said or shown.
    Words(String),
    /// The warnings of its author are others.
    Cautions,
}

/// What a step asks for in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// How hard to press.
    Pressure,
    /// How hard to tense.
    Effort,
}

/// What is different from `old` in `new`; nothing where a listener would not notice.
#[must_use]
pub fn changes(old: &Routine, new: &Routine) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.title != new.title {
        changes.push(Change::Title { from: old.title.clone(), to: new.title.clone() });
    }
    if old.cautions != new.cautions {
        changes.push(Change::Cautions);
    }
    let (before, now): (Vec<&Step>, Vec<&Step>) = (old.steps().collect(), new.steps().collect());
    let pairs = pairs(&before, &now);
    for (place, step) in now.iter().enumerate() {
        match pairs.iter().find(|(_, there)| *there == place) {
            None => changes.push(Change::Added(name(step))),
            Some((here, _)) => compare(before[*here], step, &mut changes),
        }
    }
    let is_gone = |place: &usize| pairs.iter().all(|(here, _)| here != place);
    changes.extend((0..before.len()).filter(is_gone).map(|place| Change::Removed(name(before[place]))));
    if !pairs.is_sorted_by_key(|(here, _)| *here) {
        changes.push(Change::Order);
    }
    changes
}

/// Which step is which: by its id, else by its title; in the order of the new ones.
fn pairs(before: &[&Step], now: &[&Step]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (there, step) in now.iter().enumerate() {
        let is_it = |old: &Step| match (&old.id, &step.id) {
            (Some(one), Some(other)) => one == other,
            _ => name(old) == name(step),
        };
        let is_free = |here: &usize| pairs.iter().all(|(taken, _)| taken != here);
        if let Some(here) = (0..before.len()).filter(is_free).find(|here| is_it(before[*here])) {
            pairs.push((here, there));
        }
    }
    pairs
}

fn compare(old: &Step, new: &Step, changes: &mut Vec<Change>) {
    let step = || name(new);
    if old.length != new.length {
        changes.push(Change::Length { step: step(), from: old.length, to: new.length });
    }
    if old.repeat != new.repeat {
        changes.push(Change::Repeat { step: step(), from: old.repeat, to: new.repeat });
    }
    for (what, from, to) in
        [(Force::Pressure, old.pressure, new.pressure), (Force::Effort, old.effort, new.effort)]
    {
        let (from, to) = (from.unwrap_or(0), to.unwrap_or(0));
        if from != to {
            changes.push(Change::Force { step: step(), what, from, to });
        }
    }
    let others = [
        ("region", &old.region, &new.region),
        ("technique", &old.technique, &new.technique),
        ("tool", &old.tool, &new.tool),
        ("position", &old.position, &new.position),
    ];
    for (key, from, to) in others {
        if from != to {
            let id = |id: &Option<String>| id.clone().unwrap_or_default();
            changes.push(Change::Other { step: step(), key, from: id(from), to: id(to) });
        }
    }
    if words(old) != words(new) {
        changes.push(Change::Words(step()));
    }
}

/// What is said in a step, and when.
fn words(step: &Step) -> Vec<(Option<&str>, Option<&Text>)> {
    let cues = step.cues.iter().map(|cue| (Some(cue.key.as_str()), cue.say.as_ref()));
    std::iter::once((None, step.say.as_ref())).chain(cues).collect()
}

fn name(step: &Step) -> String {
    let title = step.title.as_ref().map(|title| title.words.for_side(None).to_owned());
    title.unwrap_or_else(|| format!("step {}", step.number))
}
