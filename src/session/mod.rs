//! One sitting: the position heard becomes events, commands become transport. Knows sound only
//! through the player it is given, and the screen not at all. Start with `event`, then `sitting`, then
//! `transport`.

mod command;
mod event;
mod heard;
mod revise;
mod sitting;
mod transport;
mod volume;

pub use command::Command;
pub use event::{Event, Listener, Outcome, Tick};
pub use revise::Revision;
pub use sitting::Sitting;
pub use volume::Volume;
