//! Many routines into one folder, as many at once as there are cores.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use indicatif::ProgressBar;

use crate::cli::world::Env;
use crate::cli::world::complain;
use crate::cli::world::reading::{read, read_found};
use crate::cli::world::{Done, Failure};
use crate::cli::world::{interrupt, target};
use crate::export::OutputKind;
use crate::files::FileError;
use crate::library::{Found, Listed, search};
use crate::text::slug;

use super::args::ExportArgs;
use super::bar::{SHARE, of_many, share};
use super::job::{Job, Made};
use super::one::wrote;

/// What came of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Complete,
    Partial,
    Failed,
}

/// What all of them have in common.
struct Batch<'a> {
    env: &'a Env,
    args: &'a ExportArgs,
    kind: &'static OutputKind,
    searched: Searched,
    bar: ProgressBar,
}

/// Writes them all. One that cannot be written is told of, and the others are written all the same.
pub fn all(env: &Env, args: &ExportArgs, folder: &Path) -> Result<Done, Failure> {
    let kind = args.kind()?;
    let (names, searched, unread) = names(env, args);
    let path = |name: String| (path_of(env, &searched, &name, folder, kind), name);
    let names: Vec<_> = names.into_iter().map(path).map(|(path, name)| (name, path)).collect();
    if let Some((one, other)) = clash(&names) {
        return Err(Failure::usage(format!("{one} and {other} would become one file"))
            .hint("Write them into different folders, or give one of the files another name."));
    }
    if names.is_empty() && unread == 0 {
        return Err(Failure::failed("there is no routine to write")
            .hint("After the folder, name the routines or folders to export, or name none to export all."));
    }
    make_folder(folder)?;
    let cores = thread::available_parallelism().map_or(1, usize::from).min(names.len().max(1));
    let batch =
        Batch { env, args, kind, searched, bar: of_many(names.len(), args.quiet || env.settings.plain) };
    let next = AtomicUsize::new(0);
    let ended: Mutex<Vec<Ended>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some((name, path)) = names.get(next.fetch_add(1, Relaxed)) {
                    let Some(how) = batch.one(name, path) else { return };
                    ended.lock().unwrap_or_else(|e| e.into_inner()).push(how);
                }
            });
        }
    });
    batch.bar.finish_and_clear();
    let ended = ended.into_inner().unwrap_or_else(|e| e.into_inner());
    let count = |how| ended.iter().filter(|one| **one == how).count();
    let (written, partial, failed) =
        (count(Ended::Complete), count(Ended::Partial), count(Ended::Failed) + unread);
    if interrupt::stopped_by().is_some() {
        match written + partial {
            0 => complain("Stopped; nothing was written."),
            there => complain(&format!("Stopped; {there} of {} files are complete.", names.len())),
        }
        return Ok(interrupt::stopped());
    }
    if failed + partial == 0 {
        return Ok(Done::Yes);
    }
    let lacking = if partial > 0 { format!(" {partial} without all of their words,") } else { String::new() };
    complain(&format!("{written} written,{lacking} {failed} not."));
    Err(Failure::AlreadyReported(1))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::usage(format!("{}: this is not a folder", folder.display()))
            .hint("--all takes a folder, and creates it if needed."));
    }
    std::fs::create_dir_all(folder).map_err(|e| {
        Failure::failed(format!("this folder cannot be created: {}", FileError::from_io(folder, e)))
    })
}

impl Batch<'_> {
    /// One of many; nothing where it was broken off.
    fn one(&self, name: &str, path: &Path) -> Option<Ended> {
        let Self { env, args, bar, .. } = self;
        let tell = |words: &str| bar.suspend(|| complain(words));
        let job = Job { env, args, path, kind: self.kind, tell: &tell };
        let mut at = 0;
        let on = &mut |progress, _| {
            let now = share(progress, SHARE);
            bar.inc(now - at);
            at = now;
            interrupt::stopped_by().is_none()
        };
        let made = free(path, args.force)
            .and_then(|()| match self.searched.get(name) {
                // What was found in a folder is not looked for again by its path, where a link may stand by now.
                Some(found) => Ok((found.clone(), read_found(found)?)),
                None => read(env, name),
            })
            .and_then(|(found, routine)| job.make(&found, routine, on));
        bar.inc(SHARE - at);
        Some(match made {
            Err(Failure::Stopped) => return None,
            Ok(Made { length, lacking: None }) => {
                if !args.quiet {
                    tell(&wrote(path, length));
                }
                Ended::Complete
            }
            Ok(Made { lacking: Some(failure), .. }) => {
                bar.suspend(|| failure.tell_author());
                Ended::Partial
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

/// What was found in folders that were named, by its name.
type Searched = HashMap<String, Found>;

/// What is to be written: what was named, every routine in a folder that was named, or all there are; and how
/// many of them cannot be read, which is told.
fn names(env: &Env, args: &ExportArgs) -> (Vec<String>, Searched, usize) {
    if args.routines.is_empty() {
        // A draft goes out only by its name.
        let is_draft = |listed: &Listed| {
            let found = env.library.open(listed).ok();
            found.and_then(|found| found.read().routine).is_some_and(|routine| routine.draft.is_some())
        };
        let all = env.library.all().into_iter().filter(|listed| !is_draft(listed));
        return (all.map(|listed| listed.name).collect(), Searched::new(), 0);
    }
    let (mut names, mut searched, mut unread) = (Vec::new(), Searched::new(), 0);
    for name in &args.routines {
        let path = Path::new(name);
        if !path.is_dir() {
            names.push(name.clone());
            continue;
        }
        for found in search(path) {
            match found {
                Ok(found) => {
                    names.push(found.name.clone());
                    searched.insert(found.name.clone(), found);
                }
                Err(e) => {
                    Failure::failed(e).tell_author();
                    unread += 1;
                }
            }
        }
    }
    // Named twice, written once.
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    (names, searched, unread)
}

/// Two routines that would be written to one file.
fn clash(listed: &[(String, PathBuf)]) -> Option<(&str, &str)> {
    let mut taken: HashMap<&Path, &str> = HashMap::new();
    listed.iter().find_map(|(name, path)| Some((taken.insert(path, name)?, name.as_str())))
}

/// The title of a routine that was changed for one person.
fn title_for_one(env: &Env, searched: &Searched, name: &str) -> Option<String> {
    let found = searched.get(name).cloned().or_else(|| env.library.find(name).ok())?;
    let routine = found.read().routine?;
    routine.overlay?.title
}

/// The file for a routine in the folder: the title it has for one person, or else its name or its file's.
fn path_of(env: &Env, searched: &Searched, name: &str, folder: &Path, kind: &OutputKind) -> PathBuf {
    let titled = title_for_one(env, searched, name).map(|title| slug(&title)).filter(|slug| !slug.is_empty());
    if let Some(titled) = titled {
        return folder.join(titled + kind.ending());
    }
    let path = Path::new(name);
    let stem = match path.extension() {
        Some(end) if end.eq_ignore_ascii_case("toml") => path.file_stem().unwrap_or_default(),
        _ => path.file_name().unwrap_or_default(),
    };
    let mut file = stem.to_os_string();
    file.push(kind.ending());
    folder.join(file)
}
