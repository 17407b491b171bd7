//! Speech fades in and out, whichever voice speaks.

use std::f32::consts::PI;

/// The factor on sample `i` of `length`: half a cosine's swing up over `rise` samples, down over `fall`.
pub(super) fn edge(i: usize, length: usize, rise: usize, fall: usize) -> f32 {
    let over = |n: usize, over: usize| 0.5 - 0.5 * (PI * ((n as f32 + 0.5) / over as f32).min(1.0)).cos();
    over(i, rise) * over(length - 1 - i, fall)
}
