//! Where frames go live. A render thread pulls the mixer and fills a lock-free ring; the output stage pops it,
//! fades and counts; a device, a clock or a test pulls that. Knows nothing of routines or terminals. Start with
//! `player`, then `output_stage`; `supervise` is what happens when the device goes.

mod clock;
#[cfg(feature = "playback")]
mod device;
mod handover;
mod output_stage;
mod player;
mod render;
mod shared;
#[cfg(feature = "playback")]
mod supervise;

/// Those of the standard library. The test model puts its own in their place.
mod atomics {
    pub(super) use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
}

pub use clock::run_on_clock;
#[cfg(feature = "playback")]
pub use device::{Device, DeviceError, devices};
pub use output_stage::OutputStage;
pub use player::{Player, Position};
#[cfg(feature = "playback")]
pub use supervise::{NoDevice, play_on_device};
