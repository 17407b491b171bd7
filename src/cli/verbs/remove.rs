//! `balm remove`

use crate::bundle::Store;
use crate::cli::world::{Done, Env, Failure, say};
use crate::text::Safe;

/// `remove`.
#[derive(Debug, clap::Args)]
pub struct RemoveArgs {
    /// The name of a routine that you added
    pub routine: String,
}

/// Removes a routine that was added. Its sender stays known: an older file of theirs is still no update.
pub fn remove(env: &Env, args: &RemoveArgs) -> Result<Done, Failure> {
    let Some(folder) = env.library.added().filter(|folder| folder.has_record(&args.routine)) else {
        let name = Safe::new(&args.routine);
        return Err(Failure::failed(format!("no routine called \"{name}\" was added"))
            .hint("`balm list` shows all routines; a file of your own is yours to delete."));
    };
    Store::new(folder.clone()).remove(&args.routine).map_err(Failure::failed)?;
    say(&format!("Removed {}. Your sessions with it stay in your history.\n", args.routine))
}
