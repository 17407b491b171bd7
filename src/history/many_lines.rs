//! Many lines, and what is done with them: read several files at once, take a file apart, put lines in order.

use std::num::NonZero;

use super::HistoryLine;

/// No more files are read at once.
const MAX_READERS: usize = 4;

/// What the history holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Its lines in order of time, each once, whatever copies there are.
    pub lines: Vec<HistoryLine>,
    /// How many lines could not be read.
    pub bad: usize,
}

/// Does the same with each, several at once: ten years are read in half the time.
pub(super) fn in_parallel<'a, I: Sync, T: Send>(
    all: &'a [I],
    work: impl Fn(&'a I) -> T + Copy + Send,
) -> Vec<T> {
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(MAX_READERS);
    let share = all.len().div_ceil(workers).max(1);
    let do_part = move |part: &'a [I]| part.iter().map(work).collect::<Vec<T>>();
    std::thread::scope(|scope| {
        let parts: Vec<_> =
            all.chunks(share).map(|part| (part, scope.spawn(move || do_part(part)))).collect();
        // A worker that could not be asked for its part is no reason to lose it.
        parts.into_iter().flat_map(|(part, worker)| worker.join().unwrap_or_else(|_| do_part(part))).collect()
    })
}

/// The lines of a file in which there is anything.
pub(super) fn split(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty())
}

/// In order of time, each once, whatever copies there are.
pub(super) fn put_in_order<S: AsRef<str>>(lines: &mut Vec<HistoryLine<S>>) {
    if !lines.is_sorted_by(|a, b| a.key() <= b.key()) {
        lines.sort_by(|a, b| a.key().cmp(&b.key()));
    }
    lines.dedup_by(|a, b| a.key() == b.key() && !a.id.as_ref().is_empty());
}
