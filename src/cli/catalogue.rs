//! What the list knows of each routine, read on all cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use crate::library::{Library, Listed};
use crate::routine::{Kind, Routine};
use crate::timeline::written_length;
use crate::unit::Duration;

/// Fewer than this are not worth a thread.
const WORTH_A_THREAD: usize = 16;
/// So many routines are taken by a thread at a time.
const PORTION: usize = 8;

/// What a list tells of a routine, or chooses by. Texts as a stranger wrote them.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub title: String,
    pub kind: Kind,
    /// How long it takes, as it is written.
    pub length: Duration,
    /// Its own, and those it was translated into.
    pub languages: Vec<String>,
    pub goals: Vec<String>,
    /// Needed, or used in a step.
    pub tools: Vec<String>,
    pub positions: Vec<String>,
    pub regions: Vec<String>,
    pub summary: Option<String>,
}

impl Facts {
    fn of(routine: Routine) -> Self {
        let steps = || routine.sections.iter().flat_map(|section| &section.steps);
        let with = |mut list: Vec<String>, more: &mut dyn Iterator<Item = &String>| {
            for id in more {
                if !list.contains(id) {
                    list.push(id.clone());
                }
            }
            list
        };
        Self {
            kind: routine.kind,
            length: written_length(&routine),
            tools: with(routine.needs.clone(), &mut steps().filter_map(|step| step.tool.as_ref())),
            positions: with(
                routine.positions.clone(),
                &mut steps().filter_map(|step| step.position.as_ref()),
            ),
            regions: with(Vec::new(), &mut steps().filter_map(|step| step.region.as_ref())),
            languages: routine.languages(),
            title: routine.title,
            goals: routine.goals,
            summary: routine.summary,
        }
    }
}

/// Every routine of the library with what is known of it: `None` where it cannot be read.
pub fn catalogue(library: &Library) -> Vec<(Listed, Option<Facts>)> {
    let all = library.all();
    let read = |listed: &Listed| library.open(listed).ok()?.read().routine.map(Facts::of);
    let facts = in_parallel(&all, read);
    all.into_iter().zip(facts).collect()
}

/// Does `work` for every item, on all cores, and gives the results in the items' order.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    if cores < 2 || items.len() < WORTH_A_THREAD {
        return items.iter().map(work).collect();
    }
    let portions: Vec<&[T]> = items.chunks(PORTION).collect();
    let next = AtomicUsize::new(0);
    // Portion by portion, so that a core with other things to do keeps nobody waiting.
    let share = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Relaxed);
            let Some(portion) = portions.get(number) else { return done };
            done.push((number, portion.iter().map(&work).collect::<Vec<R>>()));
        }
    };
    let mut done: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(share)).collect();
        let shares = threads.into_iter().map(|t| t.join().unwrap_or_else(|e| std::panic::resume_unwind(e)));
        shares.flatten().collect()
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().flat_map(|(_, results)| results).collect()
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
