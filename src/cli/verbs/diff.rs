//! `balm diff`

use crate::bundle::changes;
use crate::cli::world::reading::read_found;
use crate::cli::world::{Done, Env, Failure, say, say_wrapped};
use crate::display::revision_changes;

/// `diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The older one: a name from `balm list` or a file
    pub old: String,
    /// The newer one
    pub new: String,
}

/// Tells what is different in a newer routine, in plain words.
pub fn diff(env: &Env, args: &DiffArgs) -> Result<Done, Failure> {
    let read = |name: &str| {
        let found = env.library.find(name).map_err(Failure::failed)?;
        read_found(&found)
    };
    let changes = changes(&read(&args.old)?, &read(&args.new)?);
    if changes.is_empty() {
        return say("Nothing you would notice has changed.\n");
    }
    let lines: String = revision_changes(&changes).iter().map(|line| format!("{line}\n")).collect();
    say_wrapped(&lines, env.reading_width())
}
