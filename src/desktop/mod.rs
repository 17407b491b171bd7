//! What the desktop is shown of a session, and what it asks for: media keys (MPRIS) and the computer's sleep (logind),
//! over D-Bus, on Linux. Knows only events, and answers with commands. Whatever fails, the session goes on as if there
//! were no desktop. Start with `listener`, then `bus`; `now_playing` is what is shown, `player_bus` how.

mod keep_awake;
mod now_playing;
mod position;
mod slept;

#[cfg(all(feature = "desktop", target_os = "linux"))]
mod bus;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod connect;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod inbox;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod listener;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod logind;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod metadata;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod mpris;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod player_bus;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod setup;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod shared;

pub use keep_awake::KeepAwake;
pub use now_playing::{Gathered, NowPlaying, Status, Titles, Track};
pub use position::Believed;
pub use slept::SleepWatch;

#[cfg(all(feature = "desktop", target_os = "linux"))]
pub use listener::Desktop;
#[cfg(all(feature = "desktop", target_os = "linux"))]
pub use setup::Setup;
#[cfg(all(feature = "desktop", target_os = "linux"))]
pub use slept::slept;
