//! `balm add`: a routine from somebody else's file. It is looked at by a process of its own, within bounds; the
//! sender is told in plain words; only then is anything kept. The file may be on the disk, or at an address that was
//! typed.

mod args;
mod examine;
mod fetch;
mod given;
mod list;
mod one;
mod sender;

use std::path::{Path, PathBuf};

use crate::cli::world::{Done, Env, Failure, say, shown, warn};
use crate::library::AddedRecord;
use crate::web::Address;

pub use args::AddArgs;
pub use examine::examine;
pub use fetch::{Fetch, address};
pub use given::BundleSource;
pub use list::Listed;
pub use one::{Added, Taken, add_file, add_given, record};

/// Adds what a file holds, or the files in a folder.
pub fn add(env: &Env, args: &AddArgs) -> Result<Done, Failure> {
    let Some(path) = args.file.as_deref().filter(|_| !args.examine) else { return examine::serve() };
    if let Some(text) = path.to_str().filter(|path| Address::is_meant(path)) {
        let (address, fetch) = (address(text)?, Fetch::begin(env, args.allow_local));
        if let Some(index) = address.index() {
            return list::add_listed(env, &fetch, &index, args);
        }
        refuse_choice(args)?;
        return tell(&add_given(env, fetch.bundle(&address, None)?, args, Taken::All)?);
    }
    refuse_choice(args)?;
    match path.is_dir() {
        true => add_folder(env, path, args),
        false => add_one(env, path, args),
    }
}

/// Only of a list something is chosen.
fn refuse_choice(args: &AddArgs) -> Result<(), Failure> {
    match args.all || !args.which.is_empty() {
        true => Err(Failure::usage("only of a list at an https address can some be chosen")
            .hint("To add several files, add their folder, or one after the other.")),
        false => Ok(()),
    }
}

/// Adds every file of a folder that can be added; the others are told.
fn add_folder(env: &Env, path: &Path, args: &AddArgs) -> Result<Done, Failure> {
    let files = bundles(path)?;
    if files.is_empty() {
        let hint = "A file to add ends in .balm. A routine that ends in .toml is played as it is.";
        return Err(Failure::failed(format!("{}: there is no .balm file in it", shown(path))).hint(hint));
    }
    if files.len() > 1 && args.name.is_some() {
        return Err(Failure::usage(format!(
            "{}: --as names one routine, and there are several",
            shown(path)
        ))
        .hint("To give each a name, add one file after the other."));
    }
    let mut is_whole = true;
    for file in &files {
        match add_one(env, file, args) {
            Ok(_) => continue,
            Err(failure @ Failure::Failed { .. }) => failure.tell_author(),
            Err(Failure::Routine { .. }) => warn(format!("{}: it has errors and was not added", shown(file))),
            Err(failure) => return Err(failure),
        }
        is_whole = false;
    }
    if is_whole { Ok(Done::Yes) } else { Err(Failure::AlreadyReported(1)) }
}

/// The .balm files in a folder, in order of their names. What is hidden is not meant: other systems leave such files
/// beside those that they copy.
pub fn bundles(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = folder.read_dir().map_err(|e| Failure::failed(format!("{}: {e}", shown(folder))))?;
    let is_hidden =
        |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let is_bundle = |path: &PathBuf| crate::files::has_ending(path, "balm") && !is_hidden(path);
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_bundle).collect();
    files.sort();
    Ok(files)
}

/// Adds one file, and says so where it was here before.
fn add_one(env: &Env, path: &Path, args: &AddArgs) -> Result<Done, Failure> {
    tell(&add_file(env, path, args)?)
}

fn tell((record, added): &(AddedRecord, Added)) -> Result<Done, Failure> {
    match added {
        Added::New => Ok(Done::Yes),
        Added::Already => say(&format!("You have this already. To play it: balm play {}\n", record.name)),
    }
}
