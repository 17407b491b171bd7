//! What other programs find in the sound files balm writes: the very frames, chapters at their time, tags,
//! words, a picture, and a loudness.
//!
//! symphonia decodes them and reads their tags, and ffprobe and ffmpeg do, which had no part in the writing.
//! Two libraries that had one are asked besides: `id3`, of frames symphonia leaves as bytes, and `ebur128`,
//! whose figure of a session was what it was brought up or down from; ffmpeg's own meter is the other
//! opinion. Where there is no ffmpeg (it brings ffprobe), its tests are shown as ignored, and a line on
//! stderr says so. With `BALM_PROBE=1` that is a failure instead.

#![allow(clippy::unwrap_used)]

mod heard;
mod probe;
mod read;
mod sound;
mod tags;
mod written;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial, run};

fn main() -> ExitCode {
    let args = Arguments::from_args();
    let demanded = std::env::var_os("BALM_PROBE").is_some_and(|value| value == "1");
    let without = !probe::is_there() && !demanded;
    if without {
        eprintln!("skipped: {} tests of sound files, for want of ffmpeg", probe::TESTS.len());
    }
    let trial = |(name, test): (&'static str, fn())| {
        Trial::test(name, move || {
            test();
            Ok(())
        })
    };
    let mut trials: Vec<Trial> = [sound::TESTS, tags::TESTS].concat().into_iter().map(trial).collect();
    let probed = probe::TESTS.iter().copied().map(trial);
    trials.extend(probed.map(|trial| trial.with_ignored_flag(without)));
    run(&args, trials).exit_code()
}

/// A table of tests, by name.
macro_rules! tests {
    ($($name:ident)*) => {
        /// Every test here, by name.
        pub const TESTS: &[(&str, fn())] = &[$((stringify!($name), $name)),*];
    };
}
use tests;
