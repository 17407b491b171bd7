//! An address on the web that a handout leads to, as a QR code and in letters. It is printed, never opened.

use qrcode::{Color, EcLevel, QrCode};

use crate::export::markup::Html;

/// An address that begins with `https://`, and the QR code of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    address: String,
    /// Modules a side, without the quiet zone.
    width: usize,
    /// Each module, row by row: whether it is dark.
    dark: Vec<bool>,
}

/// Why an address is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Another scheme, or none.
    #[error("only an address that begins with https:// can be printed")]
    NotHttps,
    /// Too long.
    #[error("it is longer than {} characters; use a shorter address", Link::MAX_CHARS)]
    TooLong,
    /// A blank, a letter beyond ASCII, or what no address has.
    #[error(
        "an address has only ASCII letters, digits and signs, no blanks; copy it from a browser's address bar"
    )]
    BadCharacter,
    /// Nothing that can be the name of a computer.
    #[error("there is no valid host name after https://")]
    NoHost,
    /// A name before the host, which makes one address look like another.
    #[error("a user name before the host is not allowed")]
    HasUser,
}

impl Link {
    /// So much is read from paper by any phone, and typed by hand in the worst case.
    pub const MAX_CHARS: usize = 300;

    /// Takes an address to print.
    ///
    /// # Errors
    /// [`LinkError`], if it is not a plain https address.
    pub fn new(address: &str) -> Result<Self, LinkError> {
        let rest = address.strip_prefix("https://").ok_or(LinkError::NotHttps)?;
        if address.chars().count() > Self::MAX_CHARS {
            return Err(LinkError::TooLong);
        }
        // The signs of RFC 3986, 2.2 and 2.3, and %.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
        if !rest.chars().all(is_plain) {
            return Err(LinkError::BadCharacter);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(LinkError::HasUser);
        }
        if !is_host(authority) {
            return Err(LinkError::NoHost);
        }
        let code =
            QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| LinkError::TooLong)?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { address: address.to_owned(), width: code.width(), dark })
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}

/// A name with a dot in it, or `localhost`, and maybe a port.
fn is_host(authority: &str) -> bool {
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_label = |label: &str| {
        let is_plain = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        !label.is_empty() && is_plain && !label.starts_with('-') && !label.ends_with('-')
    };
    port.parse::<u16>().is_ok_and(|port| port > 0)
        && host.split('.').all(is_label)
        && (host.contains('.') || host == "localhost")
}

/// Light modules around a code, without which it is not found (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;
/// A module has at least this side, in tenths of a millimetre: what phones read from a hand's breadth.
const MODULE: usize = 4;
/// A code has at least this side, in tenths of a millimetre.
const SIDE: usize = 220;

/// The address as a code, and in letters below it.
pub(super) fn link(html: &mut Html, link: &Link) {
    let side = link.width + 2 * QUIET;
    let size = (side * MODULE).max(SIDE);
    let size = format!("{}.{}mm", size / 10, size % 10);
    html.raw("<figure class=\"ho-link\">\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    let called = html.wording().phrase("QR code of the address below");
    html.attribute("aria-label", called).attribute("width", &size).attribute("height", &size);
    html.attribute("viewBox", &format!("-{QUIET} -{QUIET} {side} {side}"));
    html.raw(" shape-rendering=\"crispEdges\"><path fill=\"#000\"").drawn("d", &outline(link));
    html.raw("/></svg>\n<figcaption>").phrase("On your phone").raw(": <a rel=\"noreferrer\"");
    html.attribute("href", &link.address).raw("><bdi>").text(&link.address);
    html.raw("</bdi></a></figcaption>\n</figure>\n");
}

/// The dark modules: a box for each run of them in a row.
fn outline(link: &Link) -> String {
    let mut outline = String::new();
    for (y, row) in link.dark.chunks(link.width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] {
                outline.push_str(&format!("M{x} {y}h{n}v1h-{n}z", n = run.len()));
            }
            x += run.len();
        }
    }
    outline
}
