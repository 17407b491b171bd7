//! Why nothing came of an address.

use std::io;

/// What went wrong. `Display` is a sentence to be read after the address.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// This balm cannot.
    #[error(
        "this balm was built without the part that downloads; download the file with your browser, then add it"
    )]
    NotBuilt,
    /// The listener has ended it.
    #[error("it was stopped")]
    Cancelled,
    /// No name server knows the host.
    #[error("no computer of this name was found; is the address right, and is there a network?")]
    NoHost,
    /// The host is here, or in the network here.
    #[error("it leads to this computer or to its own network, not out to the internet")]
    Private,
    /// Nobody answers there.
    #[error("nobody answers there: {0}")]
    Connect(io::Error),
    /// It does not come to an end, or not even to a beginning.
    #[error("it takes too long")]
    Slow,
    /// Who answers there is not shown to be who they should.
    #[error("it cannot be told that it is really this computer that answers: {0}")]
    Certificate(String),
    /// The same, as no authority is known that vouches for it.
    #[error(
        "it cannot be told that it is really this computer that answers: no authority that your computer trusts vouches for it"
    )]
    UnknownAuthority,
    /// It is reached, but not over TLS as it should be.
    #[error("no safe connection came about: {0}")]
    Tls(String),
    /// There is nothing to tell that by.
    #[error("this computer has no list of authorities to check the answer by")]
    NoAuthorities,
    /// It answers that it has no such file, or cannot give it.
    #[error("{0}")]
    Status(StatusWords),
    /// It is sent on and on.
    #[error("it is sent on to other addresses more than {0} times")]
    Redirects(u32),
    /// It is sent on to where everybody can read and change what comes.
    #[error("it is sent on to an address that is not https, or has a password in it")]
    UnsafeRedirect,
    /// There is too much of it.
    #[error("it is larger than {0}, the most that balm takes")]
    TooLarge(&'static str),
    /// It ended too early.
    #[error("the connection ended before all of it had come")]
    Truncated,
    /// It is not the file that was meant.
    #[error("it is not the file that was meant: its SHA-256 is {found}")]
    Digest {
        /// What came.
        found: String,
    },
    /// It cannot be written here.
    #[error("it cannot be kept: {0}")]
    Write(io::Error),
    /// Something else, in the words of who found it.
    #[error("it cannot be downloaded: {0}")]
    Other(String),
}

/// A status of HTTP, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusWords(pub u16);

impl std::fmt::Display for StatusWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = match self.0 {
            401 | 403 => "it is not given to everybody",
            404 | 410 => "there is no such file",
            429 => "too many have asked for it; try again later",
            500.. => "the computer there has a fault; try again later",
            _ => "it is not given",
        };
        write!(f, "{words} (HTTP {})", self.0)
    }
}
