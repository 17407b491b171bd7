//! When everything happens. A routine unrolled (sides × rounds × repeats) into a script of passages
//! and lines; with the length of every line known, compiled into one flat, absolute timeline.
//! Player, exports, `show` and tests read the timeline and nothing else. Start with `model`.

mod model;

pub use model::*;
