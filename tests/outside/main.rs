//! balm among other programs: heard through a sound server, steered over a bus, checked in an editor, opened and
//! printed in a browser, its sound files read by others, its bundles on a web server. A module for each.
//!
//! Where such a program is missing, the tests that need it are shown as ignored, and a line on stderr says
//! why. A variable, named at the module's head, makes that a failure instead.

#![allow(clippy::unwrap_used)]

#[cfg(all(feature = "desktop", target_os = "linux"))]
mod bus;
mod editors;
mod files;
mod heard;
mod page;
#[cfg(feature = "web")]
mod web;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial, run};

fn main() -> ExitCode {
    let mut args = Arguments::from_args();
    // Two at a time: most wait more than they work, but a loaded machine proves nothing.
    args.test_threads = Some(args.test_threads.unwrap_or(2).min(2));
    let mut groups = editors::groups();
    #[cfg(all(feature = "desktop", target_os = "linux"))]
    groups.extend(bus::groups());
    groups.extend(files::groups());
    groups.extend(heard::groups());
    groups.extend(page::groups());
    #[cfg(feature = "web")]
    groups.extend(web::groups());
    // Which are ignored is not known yet: here it does not matter that only those may be asked for.
    let named = Arguments { ignored: false, ..args.clone() };
    let trials = groups.into_iter().flat_map(|group| group.trials(&named)).collect();
    run(&args, trials).exit_code()
}

/// Tests that need the same.
struct Group {
    /// What they are called where they are skipped.
    about: &'static str,
    trials: Vec<Trial>,
    need: Option<Need>,
}

/// What a machine may lack.
struct Need {
    /// The variable that makes lacking it a failure, set to 1.
    demanded_by: Option<&'static str>,
    /// What is missing here, if anything.
    missing: fn() -> Option<String>,
}

impl Group {
    /// Its tests: ignored where what they need is missing. That is looked for only if one of them is wanted.
    fn trials(self, named: &Arguments) -> Vec<Trial> {
        let wanted = self.trials.iter().filter(|trial| !named.is_filtered_out(trial)).count();
        let need = self.need.filter(|need| wanted > 0 && !need.is_demanded());
        let missing = need.and_then(|need| (need.missing)());
        if let Some(why) = &missing {
            eprintln!("skipped: {wanted} {}: {why}", self.about);
        }
        self.trials.into_iter().map(|trial| trial.with_ignored_flag(missing.is_some())).collect()
    }
}

impl Need {
    fn is_demanded(&self) -> bool {
        self.demanded_by.and_then(std::env::var_os).is_some_and(|value| value == "1")
    }
}

/// Tests by name.
type Table = &'static [(&'static str, fn())];

/// The tests of a module's tables, their names after its own.
fn trials(module: &str, tables: &[Table]) -> Vec<Trial> {
    let trial = |(name, test): (&str, fn())| {
        Trial::test(format!("{module}::{name}"), move || {
            test();
            Ok(())
        })
    };
    tables.concat().into_iter().map(trial).collect()
}

/// A table of tests, by name.
macro_rules! tests {
    ($($name:ident)*) => {
        /// Every test here, by name.
        pub const TESTS: crate::Table = &[$((stringify!($name), $name)),*];
    };
}
use tests;
