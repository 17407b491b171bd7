//! What a phone's browser makes of an exported page: a real one, without a window, is made to open it, tap
//! it and play it; and to print handouts.
//!
//! Chromium is looked for in the PATH. Where there is none these tests are shown as ignored, and a line on
//! stderr says so. With `BALM_BROWSE=1` that is a failure instead.

#![allow(clippy::unwrap_used)]

mod browser;
mod guarding;
mod pages;
mod playing;
mod printing;
mod reading;
mod socket;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial, run};

fn main() -> ExitCode {
    let mut args = Arguments::from_args();
    // Two at a time: they wait more than they work, but a loaded machine proves nothing.
    args.test_threads = Some(args.test_threads.unwrap_or(2).min(2));
    let tests = [playing::TESTS, reading::TESTS, guarding::TESTS, printing::TESTS].concat();
    let demanded = std::env::var_os("BALM_BROWSE").is_some_and(|value| value == "1");
    let blind = browser::find().is_none() && !demanded;
    if blind {
        eprintln!("skipped: {} tests of pages and handouts, for want of chromium", tests.len());
    }
    let trials = tests.into_iter().map(|(name, test)| {
        Trial::test(name, move || {
            test();
            Ok(())
        })
        .with_ignored_flag(blind)
    });
    run(&args, trials.collect()).exit_code()
}

/// A table of tests, by name.
macro_rules! tests {
    ($($name:ident)*) => {
        /// Every test here, by name.
        pub const TESTS: &[(&str, fn())] = &[$((stringify!($name), $name)),*];
    };
}
use tests;
