//! What the list knows of each routine: read on all cores, or remembered from an earlier time.

use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::files::Stamp;
use crate::library::{Library, Listed, Origin};
use crate::routine::{Kind, Routine};
use crate::timeline::written_length;
use crate::unit::Duration;

use super::index::{Index, Known};

/// Fewer routines than this are read in a blink: nothing is kept of them.
const WORTH_KEEPING: usize = 200;
/// Fewer than this are not worth a thread.
const WORTH_A_THREAD: usize = 16;
/// So many routines are taken by a thread at a time.
const PORTION: usize = 8;

/// What a list tells of a routine, or chooses by. Texts as a stranger wrote them.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Facts {
    pub title: String,
    pub night: bool,
    millis: u64,
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
            night: routine.kind == Kind::Night,
            millis: written_length(&routine).millis(),
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

    /// How long it takes, as it is written.
    pub fn length(&self) -> Duration {
        Duration::from_millis(self.millis)
    }
}

/// Every routine of the library with what is known of it: `None` where it cannot be read. What was read
/// is kept in the file `index`, where there is one and it is worth it.
pub fn catalogue(library: &Library, index: Option<&Path>) -> Vec<(Listed, Option<Facts>)> {
    let all = library.all();
    let index = index.filter(|_| all.len() >= WORTH_KEEPING);
    let Some(path) = index else {
        let facts = in_parallel(&all, |listed| read(library, listed).0);
        return all.into_iter().zip(facts).collect();
    };
    let mut kept = Index::read(path);
    let (known_before, now) = (kept.len(), SystemTime::now());
    let stamps = in_parallel(&all, |listed| stamp(listed, now));
    let known: Vec<Option<Known>> = all
        .iter()
        .zip(&stamps)
        .map(|(listed, stamp)| match &listed.origin {
            Origin::File(path) => kept.take(path, *stamp),
            Origin::Own => None,
        })
        .collect();
    let unknown: Vec<&Listed> =
        all.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(listed, _)| listed).collect();
    let mut read = in_parallel(&unknown, |listed| read(library, listed)).into_iter();
    let remembered = known.iter().flatten().count();
    let mut facts = Vec::with_capacity(all.len());
    let mut lasting = Vec::new();
    for ((listed, stamp), known) in all.iter().zip(stamps).zip(known) {
        let (found, keep) = match known {
            Some((_, found)) => (found, Keep::Yes),
            None => read.next().unwrap_or((None, Keep::No)),
        };
        if let (Origin::File(path), Some(stamp), Keep::Yes) = (&listed.origin, stamp, keep) {
            lasting.push((path, stamp, facts.len()));
        }
        facts.push(found);
    }
    if lasting.len() != remembered || remembered != known_before {
        let files = lasting
            .iter()
            .filter_map(|(path, stamp, at)| Some((path.to_str()?, (*stamp, facts.get(*at)?.as_ref()))));
        // Without it the next list takes longer, and that is all.
        let _ = kept.write(path, files);
    }
    all.into_iter().zip(facts).collect()
}

/// Whether what was read may be remembered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Yes,
    /// It is not the file alone that decides.
    No,
}

fn read(library: &Library, listed: &Listed) -> (Option<Facts>, Keep) {
    let Ok(found) = library.open(listed) else { return (None, Keep::No) };
    // A routine that names another file changes with that one, and its own stamp does not tell.
    let keep = if found.text.contains(".toml") { Keep::No } else { Keep::Yes };
    (found.read().routine.map(Facts::of), keep)
}

fn stamp(listed: &Listed, now: SystemTime) -> Option<Stamp> {
    match &listed.origin {
        Origin::Own => None,
        Origin::File(path) => Stamp::of(path).filter(|stamp| stamp.is_settled(now)),
    }
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
