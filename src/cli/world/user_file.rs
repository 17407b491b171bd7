//! Failures about the user's routines in words.

use std::path::{Path, PathBuf};

use crate::display;
use crate::library::{Copied, CopyError, Found};

use super::env::Env;
use super::failure::Failure;
use super::output::{complain, complaint_width, shown};

/// The user's folder of routines, created if it does not exist.
pub fn folder(env: &Env) -> Result<PathBuf, Failure> {
    let made = env.library.make_folder().ok_or_else(|| {
        Failure::failed("no home folder was found for your routines").hint("Name a file instead.")
    })?;
    made.map_err(Failure::failed)
}

/// A name that no other routine has, and nothing in the user's folder: the given one, or that with a number.
pub fn free_name(env: &Env, name: &str) -> String {
    let numbered = (2..).map(|n: u32| format!("{name}-{n}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !is_taken(env, name)).unwrap_or_default()
}

/// Whether a routine is called so, or something in the user's folder.
pub fn is_taken(env: &Env, name: &str) -> bool {
    let is_there = |folder: &Path| folder.join(name).symlink_metadata().is_ok();
    env.library.folder().is_some_and(is_there) || env.library.all().iter().any(|listed| listed.name == name)
}

/// Copies what a routine uses to the folder of its copy, and tells of each file.
pub fn copy_beside(env: &Env, found: &Found, folder: &Path) -> Result<(), Failure> {
    for file in env.library.files_beside(found, folder).map_err(not_copied)? {
        let path = shown(file.path());
        match file.write().map_err(Failure::failed)? {
            Copied::Yes => complain(&format!("Copied with it: {path}")),
            Copied::Same => {}
            Copied::OtherStays => {
                complain(&format!("Not copied, and used as it is, because there is another file: {path}"));
            }
        }
    }
    Ok(())
}

/// Why a routine cannot be copied, and what to do about it.
fn not_copied(error: CopyError) -> Failure {
    let hint = match &error {
        CopyError::HasSounds { place, .. } => {
            Some(format!("Save the copy next to it, for example as {}.", place.display()))
        }
        CopyError::TakesName { .. } => {
            Some("Save the copy in a folder of its own, for example as mine/NAME.toml.".to_owned())
        }
        CopyError::File(_) | CopyError::Outside(_) | CopyError::Sound { .. } => None,
    };
    let failure = Failure::failed(error);
    match hint {
        Some(hint) => failure.hint(&hint),
        None => failure,
    }
}

/// What is wrong with a routine, for its author; an error if it cannot be played.
pub fn check(found: &Found) -> Result<String, Failure> {
    let reading = found.read();
    let drawn = display::report(&reading.sources, &reading.report, complaint_width());
    match reading.routine {
        Some(_) => Ok(drawn),
        None => Err(Failure::Routine { report: drawn }),
    }
}
