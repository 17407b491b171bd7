//! `balm edit`

use std::path::PathBuf;

use crate::library::{Found, Origin};
use crate::text::Safe;

use super::author_args::EditArgs;
use super::editor::{self, Opened};
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::{complain, say};
use super::own;
use super::reading::read_found;

/// Opens a routine in the user's editor and reads it afterwards.
pub fn edit(env: &Env, args: &EditArgs) -> Result<Done, Failure> {
    let found = env.library.find(&args.routine).map_err(Failure::deed)?;
    let path = match &found.origin {
        Origin::File(path) => {
            if path.parent() == env.library.folder() {
                complain(&format!("Your own: {}", Safe::new(&path.display().to_string())));
            }
            path.clone()
        }
        Origin::Own => copied(env, &found)?,
    };
    if editor::open(env, &path)? == Opened::No {
        return Ok(Done::Yes);
    }
    let again = env.library.find(&path.display().to_string()).map_err(Failure::deed)?;
    let called = own::called(env, &path);
    match read_found(&again) {
        Ok(_) => {
            say(&format!("Rehearse it: balm preview {called}\nPlay it:     balm play {called}\n"))?;
            Ok(Done::Yes)
        }
        Err(failure) => {
            failure.tell_author();
            complain(&format!("Mend it: balm edit {called}"));
            if env.library.is_shipped(&found.name) {
                let shown = Safe::new(&path.display().to_string()).to_string();
                complain(&format!("Or delete it, and balm's own is back: {shown}"));
            }
            Err(Failure::Told(3))
        }
    }
}

/// The user's own copy of one of balm's routines.
fn copied(env: &Env, found: &Found) -> Result<PathBuf, Failure> {
    let folder = own::folder(env)?;
    let path = folder.join(format!("{}.toml", found.name));
    own::copy_texts(found, &folder)?;
    own::write_new(&path, &found.text)?;
    let shown = Safe::new(&path.display().to_string()).to_string();
    complain(&format!("This is your own copy now, played in place of balm's: {shown}"));
    Ok(path)
}
