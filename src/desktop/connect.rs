//! How a bus is found.

use std::time::Duration;

use zbus::address::Transport;
use zbus::{Address, connection};

/// Answers that take longer do not come.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The address of a bus on this computer; `None` for a bus that would need the network.
pub(super) fn bus_address(
    given: Option<&str>,
    of_environment: impl FnOnce() -> zbus::Result<Address>,
) -> Option<Address> {
    let address = given.map_or_else(of_environment, Address::try_from).ok()?;
    matches!(address.transport(), Transport::Unix(_)).then_some(address)
}

/// A connection on which no answer is waited for longer than this.
pub(super) fn builder(address: Address) -> connection::Builder<'static> {
    connection::Builder::address(address).method_timeout(TIMEOUT)
}
