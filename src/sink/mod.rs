//! Where frames go live. A render thread pulls the mixer and fills a lock-free ring; the output stage pops it,
//! fades and counts; a device, a clock or a test pulls that. Knows nothing of routines or terminals. Start with
//! `player`, then `output_stage`; `supervise` is what happens when the device goes, `server` how a sound server
//! is spoken to, `card` a sound card; `microphone` is the other way round.

#[cfg(feature = "playback")]
mod card;
mod clock;
#[cfg(feature = "playback")]
mod device;
#[cfg(feature = "playback")]
mod device_check;
mod device_loss;
#[cfg(feature = "playback")]
mod device_stream;
mod handover;
mod microphone;
mod output_stage;
mod player;
mod recent;
mod render;
#[cfg(all(feature = "playback", target_os = "linux"))]
mod server;
mod shared;
#[cfg(feature = "playback")]
mod supervise;

/// Those of the standard library. The test model puts its own in their place.
mod atomics {
    pub(super) use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
}

pub use clock::run_on_clock;
#[cfg(feature = "playback")]
pub use device::{Device, DeviceError, ServerDevice};
#[cfg(feature = "playback")]
pub use device_check::{DeviceCheck, check_device};
pub use device_loss::{DeviceState, OnDeviceLoss};
#[cfg(feature = "playback")]
pub use device_stream::devices;
pub use microphone::{Microphone, MicrophoneError, OpenMicrophone};
pub use output_stage::OutputStage;
pub use player::{Player, Position};
#[cfg(feature = "playback")]
pub use supervise::{DeviceRequest, play_on_device};
