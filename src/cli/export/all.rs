//! Many routines into one folder, as many at once as there are cores.

use std::collections::{HashMap, HashSet};
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
use crate::files::FileError;
use crate::library::search;

use super::args::{ExportArgs, Format};
use super::bar::{SHARE, of_many, share};
use super::job::{Job, Made};
use super::one::wrote;
use super::wanted::{Wanted, ending, format_of};

/// What came of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Written,
    InPart,
    Failed,
}

/// What all of them have in common.
struct Batch<'a> {
    env: &'a Env,
    args: &'a ExportArgs,
    folder: &'a Path,
    format: Format,
    wanted: Wanted,
    bar: ProgressBar,
}

/// Writes them all. One that cannot be written is told of, and the others are written all the same.
pub fn all(env: &Env, args: &ExportArgs, folder: &Path) -> Result<Done, Failure> {
    let format = format_of(args, None)?;
    let wanted = Wanted::of(format, args)?;
    let (names, unread) = names(env, args);
    if let Some((one, other)) = clash(&names, folder, format) {
        return Err(Failure::usage(format!("{one} and {other} would become one file"))
            .hint("Write them into different folders, or give one of the files another name."));
    }
    if names.is_empty() && unread == 0 {
        return Err(Failure::deed("there is no routine to write")
            .hint("After the folder, name the routines or folders to export, or name none to export all."));
    }
    make_folder(folder)?;
    let cores = thread::available_parallelism().map_or(1, usize::from).min(names.len().max(1));
    let batch = Batch { env, args, folder, format, wanted, bar: of_many(names.len(), args.quiet) };
    let next = AtomicUsize::new(0);
    let ended: Mutex<Vec<Ended>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Relaxed)) {
                    let Some(how) = batch.one(name) else { return };
                    ended.lock().unwrap_or_else(|e| e.into_inner()).push(how);
                }
            });
        }
    });
    batch.bar.finish_and_clear();
    let ended = ended.into_inner().unwrap_or_else(|e| e.into_inner());
    let count = |how| ended.iter().filter(|one| **one == how).count();
    let (written, in_part, failed) =
        (count(Ended::Written), count(Ended::InPart), count(Ended::Failed) + unread);
    if interrupt::stopped_by().is_some() {
        match written + in_part {
            0 => complain("Stopped; nothing was written."),
            there => complain(&format!("Stopped; {there} of {} files are complete.", names.len())),
        }
        return Ok(interrupt::stopped());
    }
    if failed + in_part == 0 {
        return Ok(Done::Yes);
    }
    let lacking = if in_part > 0 { format!(" {in_part} without all of their words,") } else { String::new() };
    complain(&format!("{written} written,{lacking} {failed} not."));
    Err(Failure::Told(1))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::usage(format!("{}: this is not a folder", folder.display()))
            .hint("--all takes a folder, and creates it if needed."));
    }
    std::fs::create_dir_all(folder).map_err(|e| {
        Failure::deed(format!("this folder cannot be created: {}", FileError::from_io(folder, e)))
    })
}

impl Batch<'_> {
    /// One of many; nothing where it was broken off.
    fn one(&self, name: &str) -> Option<Ended> {
        let Self { env, args, bar, .. } = self;
        let path = path_of(name, self.folder, self.format);
        let tell = |words: &str| bar.suspend(|| complain(words));
        let job = Job { env, args, path: &path, wanted: &self.wanted, tell: &tell };
        let mut at = 0;
        let on = &mut |progress, _| {
            let now = share(progress, SHARE);
            bar.inc(now - at);
            at = now;
            interrupt::stopped_by().is_none()
        };
        let made = free(&path, args.force)
            .and_then(|()| read(env, name))
            .and_then(|(found, routine)| job.make(&found, routine, on));
        bar.inc(SHARE - at);
        Some(match made {
            Ok(Made::Stopped) => return None,
            Ok(Made::Whole(length)) => {
                if !args.quiet {
                    tell(&wrote(&path, length));
                }
                Ended::Written
            }
            Ok(Made::InPart(lacking)) => {
                bar.suspend(|| lacking.tell_author());
                Ended::InPart
            }
            Err(failure) => {
                bar.suspend(|| failure.tell_author());
                Ended::Failed
            }
        })
    }
}

/// Whether it may be written; of many none is given another name.
fn free(path: &Path, force: bool) -> Result<(), Failure> {
    target::free(path, force).map_err(|failure| failure.hint("--force replaces what is there."))
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
    // Named twice, written once.
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    (names, unread)
}

/// Two routines that would be written to one file.
fn clash<'a>(names: &'a [String], folder: &Path, format: Format) -> Option<(&'a str, &'a str)> {
    let mut taken: HashMap<PathBuf, &str> = HashMap::new();
    names.iter().find_map(|name| Some((taken.insert(path_of(name, folder, format), name)?, name.as_str())))
}

/// The file for a routine: its name, or its file's, in the folder.
fn path_of(name: &str, folder: &Path, format: Format) -> PathBuf {
    let path = Path::new(name);
    let stem = match path.extension() {
        Some(end) if end == "toml" => path.file_stem().unwrap_or_default(),
        _ => path.file_name().unwrap_or_default(),
    };
    let mut file = stem.to_os_string();
    file.push(ending(format));
    folder.join(file)
}
