//! Timeline → frames. One graph for playing and exporting: beds → duck and night low-pass → speech and chimes →
//! master → limiter. Knows nothing of devices, files or clocks. Start with `graph`; `clips` has what is
//! said at hand when it is due.

mod bed;
mod clips;
mod graph;
mod hold;
mod levels;
mod limiter;
mod night_filters;
mod ramp;
mod say_again;
mod take_over;
mod voices;

pub use graph::{Assets, Mixer};
pub use limiter::{LOOKAHEAD, Limiter};
