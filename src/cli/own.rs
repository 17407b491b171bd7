//! Routines of the user's own: where they lie, how a copy gets there, and what to do with one.

use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use crate::display;
use crate::files::{FileError, Replacement};
use crate::library::{Found, Origin};
use crate::routine::{Beside, Routine, Step, read_beside};
use crate::text::Safe;

use super::env::Env;
use super::fail::Failure;
use super::output::complaint_width;

/// The folder of the user's own routines, made where it is not there.
pub fn folder(env: &Env) -> Result<PathBuf, Failure> {
    let folder = env.library.folder().ok_or_else(|| {
        Failure::deed("there is no home folder to keep routines in").hint("Name a file instead.")
    })?;
    fs::create_dir_all(folder).map_err(|e| Failure::deed(format!("{}: {e}", folder.display())))?;
    Ok(folder.to_owned())
}

/// Writes a file that was not there; `false` where there is one.
pub fn write_new(path: &Path, text: &str) -> Result<bool, Failure> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    // Whole or not at all: half a routine would be played in place of balm's own for ever after.
    let mut file = Replacement::begin_new(path).map_err(Failure::deed)?;
    file.file().write_all(text.as_bytes()).map_err(|e| Failure::deed(FileError::from_io(path, e)))?;
    file.commit().map_err(Failure::deed)?;
    Ok(true)
}

/// Copies the translations and the routines that a routine names beside its copy in `folder`; those that
/// are there stay. Refused where it names sounds: without them the copy would not play.
pub fn copy_texts(found: &Found, folder: &Path) -> Result<(), Failure> {
    let beside = Seen { found, texts: RefCell::default() };
    let reading = read_beside(&found.text, &found.shown(), &beside);
    if let (Some(routine), Origin::File(path)) = (&reading.routine, &found.origin)
        && has_sounds(routine)
    {
        let place = path.with_file_name("NAME.toml");
        return Err(Failure::deed(format!(
            "{}: its sounds lie beside it, and not beside a copy",
            found.shown()
        ))
        .hint(&format!("Give the copy a place beside it, such as {}.", place.display())));
    }
    for (path, text) in beside.texts.into_inner() {
        // The reader lets no other pass; this is where one would write elsewhere.
        let is_below = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        let to = folder.join(&path);
        if !is_below {
            return Err(Failure::deed(format!("{path}: this leads out of the routine's folder")));
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(|e| Failure::deed(format!("{}: {e}", parent.display())))?;
        }
        write_new(&to, &text)?;
    }
    Ok(())
}

/// Whether a routine has a sound or a recording of its own.
fn has_sounds(routine: &Routine) -> bool {
    let recorded = |step: &Step| step.audio.is_some() || step.cues.iter().any(|cue| cue.audio.is_some());
    !routine.sounds.is_empty() || routine.steps().any(recorded)
}

/// Files beside a routine, and which of them were read. Those of balm's own are everywhere.
struct Seen<'a> {
    found: &'a Found,
    texts: RefCell<Vec<(String, String)>>,
}

impl Beside for Seen<'_> {
    fn text(&self, path: &str) -> Result<String, String> {
        let text = self.found.text(path)?;
        if !path.starts_with("balm:") {
            self.texts.borrow_mut().push((path.to_owned(), text.clone()));
        }
        Ok(text)
    }
}

/// What a routine is called in commands.
pub fn called_of(env: &Env, found: &Found) -> String {
    match &found.origin {
        Origin::Own => found.name.clone(),
        Origin::File(path) => called(env, path),
    }
}

/// What a file is called in commands: its name where it is one of the user's own, else its path.
pub fn called(env: &Env, path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let ours = path.parent() == env.library.folder() && path.extension().is_some_and(|e| e == "toml");
    let name = stem.filter(|_| ours).unwrap_or_else(|| path.display().to_string());
    let name = Safe::new(&name).to_string();
    let plain = |c: char| c.is_alphanumeric() || "-_./~".contains(c);
    if name.chars().all(plain) { name } else { format!("'{}'", name.replace('\'', r"'\''")) }
}

/// The first name beside `path` that is free.
pub fn free_beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().map_or_else(|| "routine".into(), |stem| stem.to_string_lossy().into_owned());
    let named = |n: u32| path.with_file_name(format!("{stem}-{n}.toml"));
    (2..).map(named).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| named(2))
}

/// What is wrong with a routine, for its author; `Ok` where it can be played.
pub fn check(found: &Found) -> Result<String, Failure> {
    let reading = found.read();
    let drawn = display::report(&reading.sources, &reading.report, complaint_width());
    match reading.routine {
        Some(_) => Ok(drawn),
        None => Err(Failure::Routine { report: drawn }),
    }
}
