//! `balm edit`

use std::path::PathBuf;

use crate::cli::world::editor::Opened;
use crate::cli::world::reading::read_found;
use crate::cli::world::{Done, Env, Failure, complain, editor, say, shown, user_file};
use crate::files::make_folder;
use crate::library::{Found, Origin, write_new};

/// `edit`.
#[derive(Debug, clap::Args)]
pub struct EditArgs {
    /// A name from `balm list` or a file
    pub routine: String,
}

/// Opens a routine in the user's editor, and checks it afterwards.
pub fn edit(env: &Env, args: &EditArgs) -> Result<Done, Failure> {
    let found = env.library.find(&args.routine).map_err(Failure::failed)?;
    let path = match &found.origin {
        // What was added stays what its sender signed.
        Origin::File(place) if place.is_added() && editor::is_there(env)? => copied_apart(env, &found)?,
        Origin::File(path) if !path.is_added() => {
            if path.parent() == env.library.folder() {
                complain(&format!("Your routine: {}", shown(path)));
            }
            path.to_path_buf()
        }
        Origin::BuiltIn if editor::is_there(env)? => copied(env, &found)?,
        Origin::BuiltIn | Origin::File(_) => {
            let hint = format!(
                "Set EDITOR to the program you edit with, or make a copy: balm new --from {}",
                found.name
            );
            return Err(Failure::failed("there is no editor to open the routine with").hint(&hint));
        }
    };
    if editor::open(env, &path)? == Opened::No {
        return Ok(Done::Yes);
    }
    let again = env.library.find(&path.display().to_string()).map_err(Failure::failed)?;
    let called = env.library.called(&path);
    match read_found(&again) {
        Ok(_) => say(&format!("Rehearse it: balm preview {called}\nPlay it:     balm play {called}\n")),
        Err(failure) => {
            failure.tell_author();
            complain(&format!("To fix it: balm edit {called}"));
            if env.library.is_shipped(&found.name) {
                complain(&format!("Or delete it to get balm's version back: {}", shown(&path)));
            }
            Err(Failure::AlreadyReported(3))
        }
    }
}

/// Copies a routine that comes with balm to the user's folder.
fn copied(env: &Env, found: &Found) -> Result<PathBuf, Failure> {
    let folder = user_file::folder(env)?;
    let path = folder.join(format!("{}.toml", found.name));
    user_file::copy_beside(env, found, &folder)?;
    write_new(&path, &found.text).map_err(Failure::failed)?;
    complain(&format!("This is your own copy, played instead of balm's from now on: {}", shown(&path)));
    Ok(path)
}

/// Copies a routine that was added, with its sounds, to a folder of its own in the user's.
fn copied_apart(env: &Env, found: &Found) -> Result<PathBuf, Failure> {
    let home = user_file::folder(env)?;
    let name = user_file::free_name(env, &found.name);
    let folder = home.join(&name);
    user_file::copy_beside(env, found, &folder)?;
    let path = folder.join(format!("{name}.toml"));
    make_folder(&folder).map_err(Failure::failed)?;
    write_new(&path, &found.text).map_err(Failure::failed)?;
    complain(&format!("{} stays as it was sent. This is your own copy: {}", found.name, shown(&path)));
    Ok(path)
}
