//! Many routines into one folder, as many at once as there are cores.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use indicatif::ProgressBar;

use crate::cli::env::Env;
use crate::cli::fail::{Done, Failure};
use crate::cli::output::complain;
use crate::cli::reading::read;
use crate::cli::{interrupt, target};
use crate::library::search;
use crate::unit::Frames;

use super::args::ExportArgs;
use super::bar::{bar, position, seconds};
use super::kind::Kind;
use super::one::{Made, in_part, make, wrote};
use super::stopped;

/// What came of one of them.
enum Ended {
    Written,
    Failed,
}

/// Writes them all. One that cannot be written is told of, and the others are written all the same.
pub fn all(env: &Env, args: &ExportArgs, folder: &Path) -> Result<Done, Failure> {
    let kind = Kind::of(args, None)?;
    let (names, unread) = names(env, args);
    if let Some((one, other)) = clash(&names, folder, &kind) {
        return Err(Failure::usage(format!("{one} and {other} would become one file"))
            .hint("Write them into different folders, or give one of the files another name."));
    }
    std::fs::create_dir_all(folder)
        .map_err(|e| Failure::deed(format!("{}: this folder cannot be made: {e}", folder.display())))?;
    let cores = thread::available_parallelism().map_or(1, usize::from).min(names.len().max(1));
    let progress = bar(Frames::ZERO, args.quiet);
    progress.set_length(0);
    let next = AtomicUsize::new(0);
    let ended: Mutex<Vec<Ended>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Relaxed)) {
                    let Some(how) = one_of(env, args, name, folder, &kind, &progress) else { return };
                    ended.lock().unwrap_or_else(|e| e.into_inner()).push(how);
                }
            });
        }
    });
    progress.finish_and_clear();
    let ended = ended.into_inner().unwrap_or_else(|e| e.into_inner());
    let written = ended.iter().filter(|how| matches!(how, Ended::Written)).count();
    if interrupt::stopped_by().is_some() {
        if written == 0 {
            return Ok(stopped());
        }
        complain(&format!("Stopped; {written} of {} are written, whole.", names.len()));
        return Ok(interrupt::stopped());
    }
    let failed = ended.len() - written + unread;
    if failed > 0 {
        complain(&format!("{written} written, {failed} not."));
        return Err(Failure::Told(1));
    }
    Ok(Done::Yes)
}

/// One of many; nothing where it was broken off.
fn one_of(
    env: &Env,
    args: &ExportArgs,
    name: &str,
    folder: &Path,
    kind: &Kind,
    progress: &ProgressBar,
) -> Option<Ended> {
    let path = path_of(name, folder, kind);
    let (mut known, mut at) = (0, 0);
    let mut on = |work, length| {
        if known == 0 {
            known = seconds(length);
            progress.inc_length(known);
        }
        let now = position(work, length);
        progress.inc(now - at);
        at = now;
        interrupt::stopped_by().is_none()
    };
    let made = target::free(&path, args.force)
        .and_then(|()| read(env, name))
        .and_then(|(found, routine)| make(env, args, (&found, routine), &path, kind, &mut on));
    match made {
        Ok(Made::Stopped) => None,
        Ok(Made::Whole(length, unspoken)) => {
            if unspoken > 0 {
                progress.suspend(|| in_part(&path, unspoken).tell_author());
                return Some(Ended::Failed);
            }
            if !args.quiet {
                progress.suspend(|| complain(&wrote(&path, length)));
            }
            Some(Ended::Written)
        }
        Err(failure) => {
            progress.suspend(|| failure.tell_author());
            Some(Ended::Failed)
        }
    }
}

/// What is to be written: what was named, every routine in a folder that was named, or all there are; and how
/// many of them cannot be read, which is told.
fn names(env: &Env, args: &ExportArgs) -> (Vec<String>, usize) {
    if args.routines.is_empty() {
        return (env.library.all().into_iter().map(|listed| listed.name).collect(), 0);
    }
    let (mut names, mut unread) = (Vec::new(), 0);
    for name in &args.routines {
        let path = Path::new(name);
        if !path.is_dir() {
            names.push(name.clone());
            continue;
        }
        for found in search(path) {
            match found {
                Ok(found) => names.push(found.name),
                Err(e) => {
                    Failure::deed(e).tell_author();
                    unread += 1;
                }
            }
        }
    }
    (names, unread)
}

/// Two routines that would be written to one file.
fn clash<'a>(names: &'a [String], folder: &Path, kind: &Kind) -> Option<(&'a str, &'a str)> {
    let mut taken: HashMap<PathBuf, &str> = HashMap::new();
    names.iter().find_map(|name| Some((taken.insert(path_of(name, folder, kind), name)?, name.as_str())))
}

/// The file for a routine: its name, or its file's, in the folder.
fn path_of(name: &str, folder: &Path, kind: &Kind) -> PathBuf {
    let path = Path::new(name);
    let stem = match path.extension() {
        Some(end) if end == "toml" => path.file_stem().unwrap_or_default(),
        _ => path.file_name().unwrap_or_default(),
    };
    let mut file = stem.to_os_string();
    file.push(kind.ending());
    folder.join(file)
}
