//! Timeline → frames. One graph, whoever pulls it: beds → duck and dusk → speech and chimes →
//! master → limiter. Knows nothing of devices, files or clocks. Start with `graph`; `clips` has what is
//! said at hand when it is due.

mod bed;
mod clips;
mod dusk;
mod graph;
mod limiter;
mod ramp;
mod say_again;
mod take_over;
mod voices;

pub use graph::{Assets, Mixer};
pub use limiter::{LOOK, Limiter};
