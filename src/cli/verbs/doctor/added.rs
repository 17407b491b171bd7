//! Routines that were added: whether all of them can be played, and what a stopped balm has left of others.

use crate::bundle::{Store, Trust};
use crate::cli::world::Env;
use crate::display::Check;
use crate::text::{Safe, count};

const PART: &str = "Added routines";

/// The routines, whom the listener trusts, leftovers. Nothing where there are none.
pub fn checks(env: &Env) -> Vec<Check> {
    let (Some(folder), Some(places)) =
        (env.library.added().filter(|folder| folder.path().is_dir()), &env.places)
    else {
        return Vec::new();
    };
    let mut checks = Vec::new();
    match Store::new(folder.clone()).tidy() {
        Ok(0) => {}
        Ok(removed) => {
            let what = count(removed, "file", "files");
            checks.push(Check::ok(PART, format!("Removed {what} that no routine needs.")));
        }
        Err(why) => checks.push(Check::note(PART, why.to_string(), "See who may write there.")),
    }
    let names = folder.record_names();
    let is_well = |name: &&String| folder.record(name).is_some_and(|record| folder.is_whole(&record));
    let (well, broken): (Vec<&String>, Vec<&String>) = names.iter().partition(is_well);
    if !well.is_empty() || broken.is_empty() {
        checks.push(Check::ok(PART, count(well.len(), "routine", "routines")));
    }
    for name in broken {
        let what = format!("{} has lost some of its files, and cannot be played.", Safe::new(name));
        checks.push(Check::note(PART, what, "Add it again from the file that you were given."));
    }
    if let Err(why) = Trust::read(&places.trust()) {
        let fix = "Mend it, or delete it: then balm asks you again about every sender.";
        checks.push(Check::note(PART, why.to_string(), fix));
    }
    checks
}
