//! One sitting: the position heard becomes events, keys become transport. Knows sound only through
//! the player it is given, and the screen not at all. Start with `event`.

mod event;

pub use event::{Event, Listener, Outcome, Tick};
