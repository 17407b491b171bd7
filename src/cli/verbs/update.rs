//! `balm update`. From the disk it looks where the files were. From the web only what stands at the address that is
//! typed: without one, no command uses the network, and this one then tells what to type.

use std::path::Path;

use crate::cli::world::{Done, Env, Failure, say};
use crate::display::Standing;
use crate::library::AddedRecord;
use crate::text::{Safe, count};
use crate::web::Address;

use super::add::{AddArgs, Added, Fetch, Listed, Taken, add_file, add_given, address};

/// `update`.
#[derive(Debug, clap::Args)]
pub struct UpdateArgs {
    /// The name of a routine that you added, all of them if omitted; or the https address that they came from
    #[arg(value_name = "ROUTINE|ADDRESS")]
    pub routine: Option<String>,
    /// Also take it from this computer or its own network
    #[arg(long)]
    pub allow_local: bool,
}

/// Looks where routines came from whether there is a newer file, and adds it.
pub fn update(env: &Env, args: &UpdateArgs) -> Result<Done, Failure> {
    if let Some(text) = args.routine.as_deref().filter(|text| Address::is_meant(text)) {
        let (address, fetch) = (address(text)?, Fetch::begin(env, args.allow_local));
        return match address.index() {
            Some(index) => update_listed(env, &fetch, &index),
            None => {
                let given = fetch.bundle(&address, None)?;
                tell(&add_given(env, given, &AddArgs::default(), Taken::Updates)?)
            }
        };
    }
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
    let mut is_whole = true;
    for record in meant {
        // Where all are meant, it is no failure that some are not looked for.
        if let (None, Some(address)) = (&args.routine, web_address(&record)) {
            say(&format!("{} is from the web. To look there: balm update {address}\n", record.name))?;
            continue;
        }
        is_whole &= told(from_disk(env, &record).and_then(|done| tell(&done)))?;
    }
    if is_whole { Ok(Done::Yes) } else { Err(Failure::AlreadyReported(1)) }
}

/// Updates what is here of the list at this address.
fn update_listed(env: &Env, fetch: &Fetch, address: &Address) -> Result<Done, Failure> {
    let listed = Listed::fetch(env, fetch, address)?;
    let (mut is_whole, mut new, mut seen) = (true, 0, 0);
    for (entry, standing, record) in listed.entries() {
        let Some(record) = record else {
            new += 1;
            continue;
        };
        seen += 1;
        let done = match standing {
            Standing::Older(highest) => Err(Failure::failed(format!(
                "{}: the list has revision {}, and you have had revision {highest}",
                record.name, entry.revision
            ))
            .hint("Nothing was changed. Somebody may have put an old list there.")),
            Standing::Here => tell(&(record.clone(), Added::Already)),
            Standing::New | Standing::Newer(_) => listed
                .add(env, fetch, entry, &AddArgs::default(), Taken::Updates)
                .and_then(|done| tell(&done)),
        };
        is_whole &= told(done)?;
    }
    if seen == 0 {
        say("None of the routines that you added is in this list.\n")?;
    }
    if new > 0 {
        let more = if new == 1 {
            "is 1 routine".to_owned()
        } else {
            format!("are {}", count(new, "routine", "routines"))
        };
        say(&format!("There {more} that you do not have. To see: balm add {address}\n"))?;
    }
    if is_whole { Ok(Done::Yes) } else { Err(Failure::AlreadyReported(1)) }
}

/// Where to look for it on the web, if it is from there: the list that named it, or else the file itself.
fn web_address(record: &AddedRecord) -> Option<Safe> {
    let address = record.listed.as_ref().or(record.host.is_some().then_some(&record.from))?;
    Some(Safe::new(address))
}

fn from_disk(env: &Env, record: &AddedRecord) -> Result<(AddedRecord, Added), Failure> {
    if let Some(address) = web_address(record) {
        let what =
            format!("{} is from the web, and balm looks there only if you type the address", record.name);
        return Err(Failure::failed(what).hint(&format!("To look there: balm update {address}")));
    }
    let path = Path::new(&record.from);
    match path.is_file() {
        true => add_file(env, path, &AddArgs::default()),
        false => {
            Err(Failure::failed(format!("{}: {} is no longer there", record.name, Safe::new(&record.from)))
                .hint("If you were given a newer file: balm add FILE"))
        }
    }
}

fn tell((record, added): &(AddedRecord, Added)) -> Result<Done, Failure> {
    match added {
        Added::New => Ok(Done::Yes),
        Added::Already => {
            say(&format!("{} is as new as its file: revision {}.\n", record.name, record.revision))
        }
    }
}

/// Whether it was done. What failed with one is told: the others are looked at whatever one does.
fn told(done: Result<Done, Failure>) -> Result<bool, Failure> {
    match done {
        Ok(_) => Ok(true),
        Err(failure @ (Failure::Failed { .. } | Failure::Routine { .. })) => {
            failure.tell_author();
            Ok(false)
        }
        Err(other) => Err(other),
    }
}
