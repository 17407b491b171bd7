//! `balm update`

use std::path::Path;

use crate::cli::world::{Done, Env, Failure, say};
use crate::library::AddedRecord;
use crate::text::Safe;

use super::add::{AddArgs, Added, add_file};

/// `update`.
#[derive(Debug, clap::Args)]
pub struct UpdateArgs {
    /// The name of a routine that you added; all of them if omitted
    pub routine: Option<String>,
}

/// Looks where routines came from whether there is a newer file, and adds it.
pub fn update(env: &Env, args: &UpdateArgs) -> Result<Done, Failure> {
    let records = env.library.added().map(|folder| folder.records()).unwrap_or_default();
    let is_meant = |record: &AddedRecord| args.routine.as_ref().is_none_or(|name| record.name == *name);
    let meant: Vec<AddedRecord> = records.into_iter().filter(is_meant).collect();
    match (&args.routine, meant.is_empty()) {
        (Some(name), true) => {
            let what = format!("no routine called \"{}\" was added", Safe::new(name));
            return Err(Failure::failed(what).hint("`balm list` shows all routines."));
        }
        (None, true) => return say("You have added no routine.\n"),
        _ => {}
    }
    let mut failed = false;
    for record in meant {
        let path = Path::new(&record.from);
        let added = match path.is_file() {
            true => add_file(env, path, &AddArgs::default()),
            false => Err(Failure::failed(format!(
                "{}: {} is no longer there",
                record.name,
                Safe::new(&record.from)
            ))
            .hint("If you were given a newer file: balm add FILE")),
        };
        match added {
            Ok((_, Added::New)) => {}
            Ok((record, Added::Already)) => {
                say(&format!("{} is as new as its file: revision {}.\n", record.name, record.revision))?;
            }
            // The others are looked at whatever one does.
            Err(failure @ Failure::Failed { .. }) => {
                failure.tell_author();
                failed = true;
            }
            Err(other) => return Err(other),
        }
    }
    if failed { Err(Failure::AlreadyReported(1)) } else { Ok(Done::Yes) }
}
