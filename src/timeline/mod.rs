//! When everything happens. A routine unrolled (sides × rounds × repeats) into a script of passages
//! and lines; with the length of every line known, compiled into one flat, absolute timeline.
//! Player, exports, `show` and tests read the timeline and nothing else. Start with `model`.

mod beds;
mod compile;
mod fit;
mod length;
mod model;
mod options;
mod script;
mod slots;
mod taper;

pub use compile::compile;
pub use fit::{Change, Fitted, Unmet, fit};
pub use length::written_length;
pub use model::*;
pub use options::{Options, Quiet};
pub use script::{Script, Talk};
