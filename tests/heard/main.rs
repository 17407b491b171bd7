//! What a listener hears: the program plays through a real sound server, and a recorder at the
//! server's other end says what came out.
//!
//! The server is a private PulseAudio with a null sink, one for each test; no sound card is needed
//! and the tester's own sound is left alone. Where none can be started these tests are shown as
//! ignored, and a line on stderr says why. With `BALM_HEAR=1` that is a failure instead.

#[cfg(unix)]
mod ear;
#[cfg(unix)]
mod ear_tests;
#[cfg(unix)]
mod listening;
#[cfg(unix)]
mod no_device;
#[cfg(unix)]
mod program;
#[cfg(unix)]
mod recorder;
#[cfg(unix)]
mod server;
#[cfg(unix)]
mod sounds;
#[cfg(unix)]
mod speaking;

#[cfg(not(unix))]
fn main() {
    eprintln!("skipped: the listening tests need PulseAudio, which this system has not");
}

#[cfg(unix)]
fn main() -> std::process::ExitCode {
    use libtest_mimic::{Arguments, Trial, run};

    let mut args = Arguments::from_args();
    // Two at a time: they wait more than they work, but a loaded machine proves nothing.
    args.test_threads = Some(args.test_threads.unwrap_or(2).min(2));

    let trial = |(name, test): (&str, fn())| {
        Trial::test(name, move || {
            test();
            Ok(())
        })
    };
    let hear: Vec<_> = [listening::TESTS, speaking::TESTS].concat().into_iter().map(trial).collect();
    let mut trials: Vec<_> = [ear_tests::TESTS, no_device::TESTS].concat().into_iter().map(trial).collect();

    let demanded = std::env::var_os("BALM_HEAR").is_some_and(|value| value == "1");
    let deaf = if demanded { None } else { server::Server::start().err() };
    if let Some(why) = &deaf {
        eprintln!("skipped: {} listening tests: {why}", hear.len());
    }
    trials.extend(hear.into_iter().map(|trial| trial.with_ignored_flag(deaf.is_some())));
    run(&args, trials).exit_code()
}

/// A table of tests, by name.
#[cfg(unix)]
macro_rules! tests {
    ($($name:ident)*) => {
        /// Every test here, by name.
        pub const TESTS: &[(&str, fn())] = &[$((stringify!($name), $name)),*];
    };
}
#[cfg(unix)]
use tests;
