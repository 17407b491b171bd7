//! When everything happens. A routine unrolled (sides × rounds × repeats) into a script of passages
//! and lines; with the length of every line known, compiled into one flat, absolute timeline.
//! Player, exports, `show` and tests read the timeline and nothing else. Start with `events`.

mod beds;
mod compile;
mod day_night;
mod ducking;
mod events;
mod fit;
mod length;
mod live;
mod occurrences;
mod options;
mod script;
mod talk;

pub use compile::{compile, taken, voiced_end};
pub use events::*;
pub use fit::{Bound, Change, Fitted, Unmet, fit};
pub use length::written_length;
pub use live::{Lengthened, LiveTimeline};
pub use options::{Ending, GetReady, Linger, Options, Quiet};
pub use script::Script;
pub use talk::Talk;
