//! One session: the position heard becomes events, commands become transport. Knows sound only
//! through the player it is given, and the screen not at all. Start with `event`, then `run`, then
//! `transport`; `speak_up` is what happens when something hurts, `device` when the sound device goes,
//! `media` and `sleep` what the desktop asks for.

mod asked;
mod ceiling;
mod command;
mod device;
mod event;
mod heard;
mod media;
mod on_wake;
mod presses;
mod revise;
mod revision;
mod run;
mod sleep;
mod speak_up;
mod state;
mod transport;
mod volume;

pub use asked::{Asked, Choice, EmergencyCard, Patience, SpeakUpSetup, SpokenUp, ToSay};
pub use command::{Command, MediaCommand};
pub use event::{Event, Listener, Outcome, Tick};
pub use on_wake::OnWake;
pub use revision::Revision;
pub use run::Session;
pub use volume::Volume;
