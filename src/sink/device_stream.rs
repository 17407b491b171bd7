//! A stream on a device, by whichever way it is reached: a sound server if there is one, else the card.

use super::card::{self, CardStream};
use super::device::{Device, DeviceError, DevicePlace, Ended, SharedOutput, Wanted};
#[cfg(target_os = "linux")]
use super::server::{self, Limit, ServerStream, Trouble};
use super::shared::Shared;

/// How long a server may take to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haste {
    /// Two seconds, while nothing else goes on.
    None,
    /// A tenth of a second: somebody counts on this thread.
    Great,
}

/// An open stream.
pub enum DeviceStream {
    #[cfg(target_os = "linux")]
    Server(Box<ServerStream>),
    Card(CardStream),
}

impl DeviceStream {
    /// Opens what is wanted; a card begins to pull the output.
    pub fn open(wanted: &Wanted, output: &SharedOutput, haste: Haste) -> Result<Self, DeviceError> {
        #[cfg(target_os = "linux")]
        match ServerStream::open(wanted, limit(haste)) {
            Ok(Some(stream)) => return Ok(Self::Server(Box::new(stream))),
            Ok(None) if wanted.name.is_none() => return Err(DeviceError::None),
            Err(Trouble::Silent) => return Err(DeviceError::Silent),
            Err(Trouble::Refused(why)) => return Err(DeviceError::Closed(why)),
            _ if wanted.is_server_only => return Err(DeviceError::None),
            // A card may have that name.
            Ok(None) | Err(Trouble::Absent | Trouble::Closed) => {}
        }
        let _ = haste;
        Ok(Self::Card(CardStream::open(wanted.name.as_deref(), output)?))
    }

    /// Whether there is what is wanted; nothing is opened.
    pub fn is_there(wanted: &Wanted, haste: Haste) -> bool {
        #[cfg(target_os = "linux")]
        match server::is_there(wanted, limit(haste)) {
            Ok(true) => return true,
            Ok(false) if wanted.name.is_none() => return false,
            Err(Trouble::Silent | Trouble::Refused(_)) => return false,
            _ if wanted.is_server_only => return false,
            Ok(false) | Err(Trouble::Absent | Trouble::Closed) => {}
        }
        let _ = haste;
        card::is_there(wanted.name.as_deref())
    }

    /// Whether a sound server has it.
    pub fn is_server(&self) -> bool {
        !matches!(self, Self::Card(_))
    }

    /// Plays until it is lost, or another device is wanted, or the player is gone.
    pub fn play(&mut self, output: &SharedOutput, shared: &Shared, wanted: &dyn Fn() -> Wanted) -> Ended {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(stream) => stream.play(output, shared, wanted),
            Self::Card(stream) => {
                let _ = (output, wanted);
                stream.play(shared)
            }
        }
    }

    /// Frames between giving and hearing.
    pub fn latency(&self) -> u64 {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(stream) => stream.latency(),
            Self::Card(stream) => stream.latency(),
        }
    }

    /// Frames that were given and not heard, at most.
    pub fn unheard(&self) -> u64 {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(stream) => stream.unheard(),
            Self::Card(stream) => stream.latency(),
        }
    }

    /// Where it plays.
    pub fn place(&self) -> DevicePlace {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(stream) => stream.place(),
            // Only ever the same one is opened again.
            Self::Card(_) => DevicePlace::default(),
        }
    }

    /// How loud the device is, as a factor; 1 where that is not known.
    pub fn volume(&self) -> f32 {
        match self {
            #[cfg(target_os = "linux")]
            Self::Server(stream) => stream.volume(),
            Self::Card(_) => 1.0,
        }
    }
}

/// Every output device, of every way to reach one.
#[must_use]
pub fn devices() -> Vec<Device> {
    let cards = card::cards();
    #[cfg(target_os = "linux")]
    if let Ok(mut all) = server::devices(limit(Haste::None)) {
        let has_default = all.iter().any(|device| device.default);
        let others = cards.into_iter().filter(|card| all.iter().all(|device| device.name != card.name));
        let others = others.map(|card| Device { default: card.default && !has_default, ..card });
        let others: Vec<Device> = others.collect();
        all.extend(others);
        return all;
    }
    cards
}

#[cfg(target_os = "linux")]
fn limit(haste: Haste) -> Limit {
    match haste {
        Haste::None => Limit(40),
        Haste::Great => Limit(2),
    }
}
