//! How far it is, how fast it goes, and how long it will take.

use std::fmt::Write;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::export::Progress;
use crate::unit::{Frames, SAMPLE_RATE};

/// Steps of the bar for each of many routines.
pub const SHARE: u64 = 1000;

/// A bar over one routine's sound, its length known later; none where there is no terminal, or nobody wants
/// it.
pub fn of_one(quiet: bool) -> ProgressBar {
    let speed = |state: &ProgressState, out: &mut dyn Write| {
        let _ = write!(out, "{:.0}x", state.per_sec());
    };
    bar(quiet, 0, "Writing {wide_bar} {percent:>3}%  {speed}  {eta} left", |style| {
        style.with_key("speed", speed)
    })
}

/// A bar over so many routines.
pub fn of_many(routines: usize, quiet: bool) -> ProgressBar {
    let count = move |state: &ProgressState, out: &mut dyn Write| {
        let _ = write!(out, "{} of {routines}", state.pos() / SHARE);
    };
    bar(quiet, routines as u64 * SHARE, "Writing {wide_bar} {percent:>3}%  {count}  {eta} left", |style| {
        style.with_key("count", count)
    })
}

fn bar(
    quiet: bool,
    length: u64,
    template: &str,
    keys: impl FnOnce(ProgressStyle) -> ProgressStyle,
) -> ProgressBar {
    let seen = !quiet && std::io::stderr().is_terminal();
    let target = if seen { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template(template).map_or_else(|_| ProgressStyle::default_bar(), keys);
    ProgressBar::with_draw_target(Some(length), target).with_style(style)
}

/// How much of `whole` is done.
pub fn share(progress: Progress, whole: u64) -> u64 {
    (progress.done.0 as f64 / progress.of.0.max(1) as f64 * whole as f64) as u64
}

/// Whole seconds.
pub fn seconds(length: Frames) -> u64 {
    length.0 / u64::from(SAMPLE_RATE)
}
