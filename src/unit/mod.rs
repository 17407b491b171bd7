//! Quantities: durations, frames, levels, easing. Each number in balm carries its unit in its type.
//! Nothing here knows of sound, files or routines. Start with `duration`.

mod decibels;
mod duration;
mod ease;
mod frames;
mod hash;
mod pace;

pub use decibels::Decibels;
pub use duration::{Duration, DurationError};
pub use ease::{Envelope, Point, Shape};
pub use frames::{BLOCK, Frames, SAMPLE_RATE};
pub use hash::{fnv1a, hex};
pub use pace::Pace;
