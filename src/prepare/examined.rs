//! Everything that is wrong or unwise in many routines, found on every core.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use crate::diagnostic::{Finding, Level, Sources, Span};
use crate::library::{Found, SoundFiles};
use crate::lint::{review, unsound};
use crate::voice::Voices;

use super::measured::{Measured, Measuring};

/// How often whoever waits is asked.
const POLL: Duration = Duration::from_millis(20);

/// One file that was checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its name.
    pub name: String,
    /// The texts that findings point into: its own first.
    pub sources: Sources,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// How many findings have this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    fn of(found: &Found, voices: &Voices, measured: &Measured) -> Self {
        let reading = found.read();
        let mut report = reading.report;
        if let Some(routine) = &reading.routine {
            let sounds = SoundFiles::of(routine, &found.origin);
            let speech = Measuring { voices, sounds: &sounds, measured };
            report.findings.extend(review(routine, &reading.sources, &speech));
            report.findings.extend(unsound(routine, &sounds));
            report.sort();
        }
        mend_paths(found, &reading.paths, &mut report.findings);
        Self { name: found.shown(), sources: reading.sources, findings: report.findings }
    }
}

/// Gives the findings of files that are not there their fix, where one file is that differs only in capitals.
fn mend_paths(found: &Found, paths: &[(Span, String)], findings: &mut [Finding]) {
    let is_missing = |finding: &&mut Finding| ["no-sound", "no-file"].contains(&finding.code);
    for (span, path) in paths.iter().filter(|(span, _)| span.end <= found.text.len()) {
        let mut missing = findings.iter_mut().filter(is_missing).filter(|finding| finding.fix.is_none());
        let is_here = |finding: &&mut Finding| {
            finding.span.start <= span.start && span.end <= finding.span.end || finding.message.contains(path)
        };
        let Some(finding) = missing.find(is_here) else { continue };
        let Some(right) = found.in_its_capitals(path) else { continue };
        // A path that is written in an unusual way is left to its author.
        let written = found.text.get(span.start..span.end).unwrap_or_default();
        if written == format!("\"{path}\"") && !right.contains(['"', '\\']) {
            finding.fix(*span, format!("\"{right}\""));
        } else if written == format!("'{path}'") && !right.contains('\'') {
            finding.fix(*span, format!("'{right}'"));
        }
    }
}

/// Everything found in each file, in the order of the files; and what went wrong with voices, once each.
/// `waiting` is called many times a second meanwhile. One file may take minutes: to stop at once, it cancels the
/// voices and ends the program.
pub fn examine(files: &[Found], voices: &Voices, waiting: &dyn Fn()) -> (Vec<Checked>, Vec<String>) {
    let cores = thread::available_parallelism().map_or(2, usize::from).min(files.len());
    let measured = Measured::default();
    let next = AtomicUsize::new(0);
    let done: Mutex<HashMap<usize, Checked>> = Mutex::default();
    thread::scope(|scope| {
        let work = || {
            loop {
                let i = next.fetch_add(1, Relaxed);
                let Some(found) = files.get(i) else { return };
                let checked = Checked::of(found, voices, &measured);
                done.lock().unwrap_or_else(|e| e.into_inner()).insert(i, checked);
            }
        };
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut pause = Duration::from_millis(1);
        // A worker that panicked is finished too, so this never waits for ever.
        while workers.iter().any(|worker| !worker.is_finished()) {
            waiting();
            thread::sleep(pause);
            pause = (pause * 2).min(POLL);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(|e| e.into_inner());
    ((0..files.len()).filter_map(|i| done.remove(&i)).collect(), measured.troubles())
}

/// Leaves a finding in a shared file once, not again for each routine that uses the file.
pub fn each_once(files: &mut [Checked]) {
    let mut told = HashSet::new();
    for file in files {
        let sources = &file.sources;
        file.findings.retain(|finding| {
            let source = sources.at(finding.span.start);
            let place = source.map(|source| (source.name.clone(), source.inside(finding.span.start)));
            told.insert((place, finding.code, finding.message.clone()))
        });
    }
}
