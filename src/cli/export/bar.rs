//! How far it is, how fast it goes, and how long it will take.

use std::fmt::Write;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::export::Work;
use crate::unit::{Frames, SAMPLE_RATE};

/// A bar over so much sound; none where there is no terminal, or nobody wants it.
pub fn bar(length: Frames, quiet: bool) -> ProgressBar {
    let seen = !quiet && std::io::stderr().is_terminal();
    let target = if seen { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(seconds(length)), target);
    let style = ProgressStyle::with_template("Writing {wide_bar} {percent:>3}%  {speed}  {eta} left");
    let speed = |state: &ProgressState, out: &mut dyn Write| {
        let _ = write!(out, "{:.0}x", state.per_sec());
    };
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key("speed", speed));
    bar
}

/// How much of a session of this length is done, in seconds of it.
pub fn position(work: Work, length: Frames) -> u64 {
    let share = work.done.0 as f64 / work.of.0.max(1) as f64;
    (seconds(length) as f64 * share) as u64
}

/// Whole seconds.
pub fn seconds(length: Frames) -> u64 {
    length.0 / u64::from(SAMPLE_RATE)
}
