//! What a device is, however it is reached.

use std::sync::{Arc, Mutex};

use super::OutputStage;

/// Why there is no sound.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    /// Nothing to play on.
    #[error("no sound device was found")]
    None,
    /// None of that name.
    #[error("there is no sound device called \"{0}\"; `balm devices` lists them")]
    Unknown(String),
    /// There is one, but it does not open.
    #[error("the sound device cannot be opened: {0}")]
    Closed(String),
    /// The sound server is there and says nothing.
    #[error("the sound server does not answer")]
    Silent,
}

/// An output device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// What to give to `--device`.
    pub name: String,
    /// The way to it: a sound server or the card itself.
    pub host: String,
    /// Plays when none is named.
    pub default: bool,
}

/// A sound server's device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerDevice {
    /// What people call it.
    pub name: String,
    /// What the server's own commands call it.
    pub id: String,
    /// It plays what names no device.
    pub is_default: bool,
    /// How many others there are.
    pub others: usize,
    /// It is silenced.
    pub is_muted: bool,
    /// It sleeps until something plays.
    pub is_asleep: bool,
    /// There is no plug in its socket, as far as the card can tell.
    pub is_unplugged: bool,
    /// Its volume, as mixers show it.
    pub percent: u16,
}

/// Where a stream plays: a device, and of a card with several sockets the one in use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DevicePlace {
    pub device: String,
    pub port: Option<String>,
}

/// Which device is wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// By its name or its description; else the default.
    pub name: Option<String>,
    /// Rather the one that was lost, if it is there again.
    pub lost: Option<DevicePlace>,
    /// Where the one of that name is missing, the default will do.
    pub or_default: bool,
    /// Only a sound server's: a card that is opened while the server is away would be missing when it is back.
    pub is_server_only: bool,
    /// This program was kept from running: it needs a long buffer from the beginning.
    pub is_busy: bool,
}

/// Why a stream plays no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The player is gone.
    Over,
    /// The device is gone.
    Lost,
    /// The device is there, and the listener has chosen another.
    Elsewhere,
}

/// The output stage, for whichever stream is the present one.
pub struct Current {
    pub output: OutputStage,
    pub generation: u32,
}

/// The output stage, shared by the streams that come and go.
pub type SharedOutput = Arc<Mutex<Current>>;
