//! `balm check`: everything that is wrong or unwise in many routines, in one run. `look` finds it,
//! `ear` measures words where that decides something, `mend` changes what can safely be changed.

mod args;
mod ear;
mod look;
mod mend;

use std::collections::HashSet;
use std::path::Path;

use crate::diagnostic::Level;
use crate::display::{Checked, Format, checked};
use crate::library::{Found, search};
use crate::session::Command;
use crate::text::Safe;

use super::env::Env;
use super::fail::{Done, Failure};
use super::interrupt;
use super::output::{complain, say};
use super::voices;
pub use args::CheckArgs;

/// More often than this nothing is mended at a time.
const MOST_ROUNDS: u32 = 8;

/// Checks what was named.
pub fn check(env: &Env, args: &CheckArgs) -> Result<Done, Failure> {
    let voices = voices::here(env, args.voice.as_deref())?;
    let (mut files, unreadable) = named(env, args);
    if files.is_empty() && !unreadable {
        return Err(Failure::usage("there is no routine in what was named")
            .hint("A routine's file ends in .toml and begins with the line: balm = 1"));
    }
    // A program that speaks does not outlive Ctrl-C.
    interrupt::listen(|command| command == Command::Interrupt);
    let mut seen = look::look(&files, &voices);
    // What was mended may be used by others, and may have hidden more.
    let mut rounds = if args.fix { MOST_ROUNDS } else { 0 };
    while rounds > 0 && mend::mend(&mut files, &seen) {
        seen = look::look(&files, &voices);
        rounds -= 1;
    }
    once(&mut seen);
    if seen.is_empty() && args.format == Format::Text {
        return Ok(Done::Unreadable);
    }
    match say(&checked(&seen, args.format, env.reading_width())) {
        // What was found was found, whether or not it was read to its end.
        Ok(()) | Err(Failure::Unheard) => {}
        Err(failure) => return Err(failure),
    }
    let errors: usize = seen.iter().map(|file| file.count(Level::Error)).sum();
    let warnings: usize = seen.iter().map(|file| file.count(Level::Warning)).sum();
    Ok(match (unreadable, errors, warnings) {
        (true, ..) => Done::Unreadable,
        (_, 0, 0) => Done::Yes,
        (_, 0, _) if !args.strict => Done::Yes,
        _ => Done::Found,
    })
}

/// The routines that were named, in order of their paths, each once; and whether any could not be read,
/// which is told.
fn named(env: &Env, args: &CheckArgs) -> (Vec<Found>, bool) {
    let mut all = Vec::new();
    for name in &args.what {
        let found = env.library.find(name);
        if found.is_err() && Path::new(name).is_dir() {
            all.extend(search(Path::new(name)).into_iter().map(|found| found.map_err(|e| e.to_string())));
        } else {
            all.push(found.map_err(|e| e.to_string()));
        }
    }
    let mut files = Vec::new();
    let mut unreadable = false;
    for found in all {
        match found {
            Ok(found) => files.push(found),
            Err(why) => {
                complain(&format!("balm: {}", Safe::new(&why)));
                unreadable = true;
            }
        }
    }
    files.sort_by_key(Found::shown);
    files.dedup_by(|a, b| a.shown() == b.shown() && a.origin == b.origin);
    (files, unreadable)
}

/// A routine that others use is found wrong once, and not again in each of them.
fn once(files: &mut [Checked]) {
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
