//! Checks many routines at once, on every core.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use crate::cli::interrupt;
use crate::cli::output::complain;
use crate::display::Checked;
use crate::library::{Found, SoundFiles};
use crate::lint::{review, unsound};
use crate::text::Safe;
use crate::voice::Voices;

use super::measured::{Measured, Measuring};

/// How often the main thread looks for Ctrl-C while it waits.
const POLL: Duration = Duration::from_millis(20);

/// Everything found in each file, in the order of the files.
pub(super) fn look(files: &[Found], voices: &Voices) -> Vec<Checked> {
    let cores = thread::available_parallelism().map_or(2, usize::from).min(files.len());
    let measured = Measured::default();
    let next = AtomicUsize::new(0);
    let done: Mutex<HashMap<usize, Checked>> = Mutex::default();
    thread::scope(|scope| {
        let work = || {
            while let Some(found) = take(files, &next) {
                let checked = look_at(found.1, voices, &measured);
                done.lock().unwrap_or_else(|e| e.into_inner()).insert(found.0, checked);
            }
        };
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut pause = Duration::from_millis(1);
        // A worker that panicked is finished too, so this never waits for ever.
        while workers.iter().any(|worker| !worker.is_finished()) {
            // At once, because one file may take minutes. Programs that speak are ended first.
            if let Some(signal) = interrupt::stopped_by() {
                voices.cancel();
                interrupt::leave(signal);
            }
            thread::sleep(pause);
            pause = (pause * 2).min(POLL);
        }
    });
    for trouble in measured.troubles() {
        complain(&format!("balm: {}", Safe::new(&trouble)));
    }
    let mut done = done.into_inner().unwrap_or_else(|e| e.into_inner());
    (0..files.len()).filter_map(|i| done.remove(&i)).collect()
}

/// The next file that no worker has taken.
fn take<'f>(files: &'f [Found], next: &AtomicUsize) -> Option<(usize, &'f Found)> {
    let i = next.fetch_add(1, Relaxed);
    files.get(i).map(|found| (i, found))
}

fn look_at(found: &Found, voices: &Voices, measured: &Measured) -> Checked {
    let reading = found.read();
    let mut report = reading.report;
    if let Some(routine) = &reading.routine {
        let shelf = SoundFiles::of(routine, &found.origin);
        let speech = Measuring { voices, shelf: &shelf, measured };
        report.findings.extend(review(routine, &reading.sources, &speech));
        report.findings.extend(unsound(routine, &shelf));
        report.sort();
    }
    Checked { name: found.shown(), sources: reading.sources, findings: report.findings }
}
