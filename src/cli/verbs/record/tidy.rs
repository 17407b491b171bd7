//! `record --tidy`: recordings whose words are gone.

use std::fs;

use crate::cli::world::{Done, Env, Failure, questions, say, shown};
use crate::files::FileError;
use crate::narration::Leftover;
use crate::text::{count, fit};

use super::routine::Recorded;

/// Deletes recordings that belong to no line, in any language.
pub fn tidy(env: &Env, recorded: &Recorded, yes: bool) -> Result<Done, Failure> {
    if recorded.is_overlay() {
        // Others may change the same routine, and their lines are not known here.
        return Err(Failure::usage("this only changes another routine; tidy that one"));
    }
    let leftovers = leftovers(recorded)?;
    if leftovers.is_empty() {
        return say("Every recording belongs to a line.\n");
    }
    let rows: String = leftovers.iter().map(row).collect();
    let files = count(leftovers.len(), "recording", "recordings");
    say(&format!("{files} of words that are not in the routine:\n{rows}"))?;
    if !yes {
        if !env.has_keys {
            return Err(Failure::failed("nothing was deleted").hint("To delete them: --yes"));
        }
        if !questions::agreed("Delete them?")? {
            return say("Nothing was deleted.\n");
        }
    }
    for leftover in &leftovers {
        fs::remove_file(&leftover.path)
            .map_err(|e| Failure::failed(FileError::from_io(&leftover.path, e)))?;
    }
    say(&format!("Deleted {files}.\n"))
}

/// Recordings in its folder that belong to no line.
pub fn leftovers(recorded: &Recorded) -> Result<Vec<Leftover>, Failure> {
    recorded.folder.leftovers(recorded.sheets().iter()).map_err(Failure::failed)
}

fn row(leftover: &Leftover) -> String {
    let words =
        leftover.words.as_ref().map_or(String::new(), |words| format!(": {}", fit(words.as_str(), 60)));
    format!("  {}{words}\n", shown(&leftover.path))
}
