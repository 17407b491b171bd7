//! An address as somebody types it, held against what balm takes: `https`, no password in it, and after `#` only the
//! digest that the file must have.

use std::fmt::{self, Write};

/// The longest address, in bytes.
const MAX_BYTES: usize = 2000;
/// What stands before the digest.
const PIN: &str = "sha256=";
/// What an address that ends in `/` stands for.
const INDEX: &str = "index.json";

/// Why something is no address that balm takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Everybody on the way could read and change what comes.
    #[error("balm takes only addresses that begin with https://")]
    NotHttps,
    /// A user's name or password stands in it.
    #[error("there is a name or password before the @; balm sends neither")]
    Credentials,
    /// It has no host, or one that cannot be.
    #[error("the name of the computer in it is wrong")]
    Host,
    /// It has signs in it that no address has.
    #[error("it is too long, or has signs in it that no address has")]
    Signs,
    /// Something else than a digest stands after `#`.
    #[error("after # only the digest of the file may stand, as #sha256= and 64 signs")]
    Pin,
}

/// An `https` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The host, and the port where it is not the usual one.
    authority: String,
    /// From the first `/`.
    path: String,
    /// What follows `?`.
    query: Option<String>,
    pin: Option<String>,
}

impl Address {
    /// Whether this is meant as an address, of any kind, and not as a file.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        text.contains("://")
    }

    /// Reads one. Letters with accents and blanks after the host are written as addresses have them.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn read(text: &str) -> Result<Self, AddressError> {
        let (scheme, rest) = text.split_once("://").ok_or(AddressError::NotHttps)?;
        if !scheme.eq_ignore_ascii_case("https") {
            return Err(AddressError::NotHttps);
        }
        if text.len() > MAX_BYTES || text.chars().any(|c| c.is_control() || c == '\\') {
            return Err(AddressError::Signs);
        }
        let (rest, pin) = match rest.split_once('#') {
            Some((rest, pin)) => (rest, Some(read_pin(pin)?)),
            None => (rest, None),
        };
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(encoded(query, b"/?:@!$&'()*+,;=%"))),
            None => (rest, None),
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(AddressError::Credentials);
        }
        if !is_authority(authority) {
            return Err(AddressError::Host);
        }
        let path = if path.is_empty() { "/".to_owned() } else { encoded(path, b"/:@!$&'()*+,;=%") };
        Ok(Self { authority: authority.to_ascii_lowercase(), path, query, pin })
    }

    /// The host, and the port where it is not the usual one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.authority
    }

    /// The SHA-256 that the file must have, in hex.
    #[must_use]
    pub fn pin(&self) -> Option<&str> {
        self.pin.as_deref()
    }

    /// The same address for a file that must have this digest.
    #[must_use]
    pub fn pinned(self, sha256: &str) -> Self {
        Self { pin: Some(sha256.to_owned()), ..self }
    }

    /// The address of the index that is meant, if one is: it ends in `.json`, or names a folder.
    #[must_use]
    pub fn index(&self) -> Option<Self> {
        match self.path.ends_with('/') {
            true if self.query.is_none() => {
                Some(Self { path: format!("{}{INDEX}", self.path), ..self.clone() })
            }
            _ => self.path.ends_with(".json").then(|| self.clone()),
        }
    }

    /// The address of the file of this name, beside this one. Whatever the name, it leads nowhere else.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        let folder = self.path.rfind('/').map_or("/", |end| &self.path[..=end]);
        Self {
            authority: self.authority.clone(),
            path: format!("{folder}{}", encoded(name, b"")),
            query: None,
            pin: None,
        }
    }

    /// The last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// Without the digest.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "https://{}{}", self.authority, self.path)?;
        self.query.iter().try_for_each(|query| write!(f, "?{query}"))
    }
}

fn read_pin(text: &str) -> Result<String, AddressError> {
    let digest = text.strip_prefix(PIN).ok_or(AddressError::Pin)?;
    let is_right = digest.len() == 64 && digest.chars().all(|c| c.is_ascii_hexdigit());
    is_right.then(|| digest.to_ascii_lowercase()).ok_or(AddressError::Pin)
}

/// A name, a number or, in brackets, a number of IPv6; a port may follow.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        // Of a number in brackets, what follows the last colon is part of it.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let is_port =
        |port: &str| port.chars().all(|c| c.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|p| p > 0);
    let is_name = |host: &str| {
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        (1..=253).contains(&host.len()) && host.chars().all(is_allowed) && !host.starts_with(['.', '-'])
    };
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(number) => number.parse::<std::net::Ipv6Addr>().is_ok(),
        None => is_name(host),
    };
    is_host && port.is_none_or(is_port)
}

/// With `%` and two digits for each byte that is neither a letter, a digit, one of `-._~`, nor in `kept`.
fn encoded(text: &str, kept: &[u8]) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
