//! Where frames go live. A render thread pulls the mixer and fills a lock-free ring; an outlet
//! pops it, fades and counts; a device, a clock or a test pulls the outlet. Knows nothing of
//! routines or terminals. Start with `player`, then `outlet`.

mod clock;
#[cfg(feature = "playback")]
mod device;
mod outlet;
mod player;
mod render;
mod shared;
#[cfg(feature = "playback")]
mod supervise;

pub use clock::run_on_clock;
#[cfg(feature = "playback")]
pub use device::{Device, DeviceError, devices};
pub use outlet::Outlet;
pub use player::{Player, Position};
#[cfg(feature = "playback")]
pub use supervise::{NoDevice, play_on_device};
