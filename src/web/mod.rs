//! A file from an `https` address that somebody typed: within limits of time and size, without cookies, passwords or
//! proxies, and by default not from this computer or its own network. Knows nothing of what the file means, and takes
//! no address but the one it is given. Start with `address`, then `download`; `connection` alone opens connections.

mod address;
mod download;
mod public;
mod refusal;

#[cfg(feature = "web")]
mod connection;
#[cfg(not(feature = "web"))]
#[path = "no_connection.rs"]
mod connection;

pub use address::{Address, AddressError};
pub use download::{Downloaded, Web, WebLimits, Whence};
pub use public::is_public;
pub use refusal::WebError;
