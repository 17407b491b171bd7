//! What a list shows of each routine, read on all cores.

use std::num::NonZero;
use std::thread;

use serde::Serialize;

use crate::routine::{Kind, Routine};
use crate::text::Safe;
use crate::unit::Duration;

use super::found::{Library, Listed};
use super::origin::Origin;
use super::sound_files::SoundFiles;

/// The fewest routines that are worth a thread.
const MIN_PER_THREAD: usize = 8;

/// A routine in the list.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Listing {
    /// Its name in commands.
    pub name: Safe,
    /// Its title, or its name if it cannot be read.
    pub title: Safe,
    /// For the day or for the night.
    pub kind: Option<Kind>,
    /// How long it takes, as it is written.
    pub length: Option<Duration>,
    /// Its language, and those it is translated into (BCP 47).
    pub languages: Vec<Safe>,
    /// Those of them in which all its lines are recorded, or, once [`Self::heard`] was told, a voice speaks.
    pub spoken: Vec<Safe>,
    /// Goal ids.
    pub goals: Vec<Safe>,
    /// Ids of tools, needed or used in a step.
    pub tools: Vec<Safe>,
    /// Position ids.
    pub positions: Vec<Safe>,
    /// Region ids.
    pub regions: Vec<Safe>,
    /// A sentence or two.
    pub summary: Option<Safe>,
    /// Whether it is a draft, which still waits for something.
    pub draft: bool,
    /// Whether it comes with balm.
    pub shipped: bool,
    /// Whether it was added from somebody else's file.
    pub added: bool,
    /// Whether it cannot be read.
    pub broken: bool,
}

impl Library {
    /// Every routine with what a list shows of it. `length` is how long a routine takes as it is written, `recorded`
    /// tells the languages in which all of it is recorded.
    pub fn listings(
        &self,
        length: impl Fn(&Routine) -> Duration + Sync,
        recorded: impl Fn(&Routine, &SoundFiles) -> Vec<String> + Sync,
    ) -> Vec<Listing> {
        in_parallel(&self.all(), |listed| Listing::of(self, listed, &length, &recorded))
    }
}

impl Listing {
    fn of(
        library: &Library,
        listed: &Listed,
        length: impl Fn(&Routine) -> Duration,
        recorded: impl Fn(&Routine, &SoundFiles) -> Vec<String>,
    ) -> Self {
        let (name, shipped) = (Safe::new(&listed.name), listed.origin == Origin::BuiltIn);
        let added = matches!(&listed.origin, Origin::File(place) if place.is_added());
        let Some(routine) = library.open(listed).ok().and_then(|found| found.read().routine) else {
            return Self { title: name.clone(), name, shipped, added, broken: true, ..Self::default() };
        };
        let steps = || routine.steps();
        Self {
            name,
            title: Safe::new(&routine.title),
            kind: Some(routine.kind),
            length: Some(length(&routine)),
            languages: each_once(routine.languages().iter()),
            spoken: each_once(recorded(&routine, &SoundFiles::of(&routine, &listed.origin)).iter()),
            goals: each_once(routine.goals.iter()),
            tools: each_once(routine.needs.iter().chain(steps().filter_map(|step| step.tool.as_ref()))),
            positions: each_once(
                routine.positions.iter().chain(steps().filter_map(|step| step.position.as_ref())),
            ),
            regions: each_once(steps().filter_map(|step| step.region.as_ref())),
            summary: routine.summary.as_deref().map(Safe::new),
            draft: routine.draft.is_some(),
            shipped,
            added,
            broken: false,
        }
    }
}

impl Listing {
    /// Says in which languages it is heard: `is_heard` gets each, and whether it is recorded.
    pub fn heard(&mut self, is_heard: impl Fn(&str, bool) -> bool) {
        let recorded = std::mem::take(&mut self.spoken);
        let spoken = self.languages.iter().filter(|it| is_heard(it.as_str(), recorded.contains(it)));
        self.spoken = spoken.cloned().collect();
    }
}

fn each_once<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<Safe> {
    let mut all: Vec<Safe> = Vec::new();
    for id in ids.map(|id| Safe::new(id)) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

/// Does `work` for every item on all cores, and gives the results in the order of the items.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    if cores < 2 || items.len() < 2 * MIN_PER_THREAD {
        return items.iter().map(work).collect();
    }
    // More parts than cores, so that one busy core does not hold up the others.
    let part = items.len().div_ceil(4 * cores).max(MIN_PER_THREAD);
    let work = &work;
    thread::scope(|scope| {
        let spawn = |items: &'_ [T]| items.iter().map(work).collect::<Vec<R>>();
        let threads: Vec<_> = items.chunks(part).map(|items| scope.spawn(move || spawn(items))).collect();
        let results = threads.into_iter().map(|t| t.join().unwrap_or_else(|e| std::panic::resume_unwind(e)));
        results.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_on_all_cores_keeps_its_order() {
        for n in [0, 1, 15, 16, 17, 1000] {
            let items: Vec<usize> = (0..n).collect();
            assert_eq!(in_parallel(&items, |i| i * 2), items.iter().map(|i| i * 2).collect::<Vec<_>>());
        }
    }
}
