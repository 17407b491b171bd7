//! Where a session would be heard now, and what would keep it from being heard. Nothing is opened and nothing
//! sounds.

use super::card;
use super::device::{DeviceError, ServerDevice, Wanted};
#[cfg(target_os = "linux")]
use super::server::{self, Limit, Trouble};

/// A server that does not answer within so many looks, 50 ms each, keeps nobody waiting.
#[cfg(target_os = "linux")]
const PATIENCE: Limit = Limit(12);

/// Where it would be heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceCheck {
    /// On this device of a sound server.
    Server(ServerDevice),
    /// There is a server, and it has no device, or only one that nobody hears.
    ServerWithoutDevice,
    /// There is no server; on this card.
    Card(String),
    /// Nowhere, and why.
    Nowhere(DeviceError),
}

/// Looks where the device of that name, or the default one, is.
#[must_use]
pub fn check_device(name: Option<&str>) -> DeviceCheck {
    let wanted = Wanted { name: name.map(str::to_owned), ..Wanted::default() };
    #[cfg(target_os = "linux")]
    match server::check(&wanted, PATIENCE) {
        Ok(Some(device)) => return DeviceCheck::Server(device),
        Ok(None) if name.is_none() => return DeviceCheck::ServerWithoutDevice,
        Err(Trouble::Silent) => return DeviceCheck::Nowhere(DeviceError::Silent),
        Err(Trouble::Refused(why)) => return DeviceCheck::Nowhere(DeviceError::Closed(why)),
        // A card may have that name.
        Ok(None) | Err(Trouble::Absent | Trouble::Closed) => {}
    }
    let cards = card::cards();
    let is_wanted =
        |card: &super::Device| wanted.name.as_ref().map_or(card.default, |name| *name == card.name);
    match (cards.into_iter().find(is_wanted), wanted.name) {
        (Some(card), _) => DeviceCheck::Card(card.name),
        (None, Some(name)) => DeviceCheck::Nowhere(DeviceError::Unknown(name)),
        (None, None) => DeviceCheck::Nowhere(DeviceError::None),
    }
}
