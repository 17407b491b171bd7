//! What comes from an address, received within limits. The work is done on a thread of its own, so that whoever waits
//! can stop at any moment, whatever the other side does.

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::address::Address;
use super::connection;
use super::refusal::WebError;
use crate::unit::hex;

/// How often it is asked whether to go on.
const POLL: Duration = Duration::from_millis(50);
/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// How long it may take, and how far it may lead.
#[derive(Clone, Debug)]
pub struct WebLimits {
    /// To find a computer, and again to reach it.
    pub connect: Duration,
    /// Without a byte.
    pub stall: Duration,
    /// For a text.
    pub text: Duration,
    /// For a file.
    pub file: Duration,
    /// How often it may be sent on.
    pub redirects: u32,
}

impl Default for WebLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            stall: Duration::from_secs(30),
            text: Duration::from_secs(60),
            // The largest file at 75 kB a second.
            file: Duration::from_secs(3600),
            redirects: 3,
        }
    }
}

/// From where something may come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whence {
    /// From out in the internet.
    #[default]
    Internet,
    /// Also from this computer and its own network.
    Anywhere,
}

/// What fetches.
#[derive(Clone, Debug, Default)]
#[cfg_attr(not(feature = "web"), expect(dead_code, reason = "only connections read them"))]
pub struct Web {
    pub(super) limits: WebLimits,
    pub(super) whence: Whence,
    /// The certificate of the one authority that is trusted, in PEM; those of the computer if it is `None`.
    pub(super) authorities: Option<Arc<Vec<u8>>>,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Downloaded {
    /// The address it came from in the end.
    pub address: Address,
    /// Its bytes.
    pub size: u64,
    /// SHA-256 of them, in hex.
    pub sha256: String,
}

/// An answer that has begun.
pub(super) struct Answer {
    /// The address it comes from in the end.
    pub address: Address,
    /// How many bytes it says it has.
    pub length: Option<u64>,
    pub body: Box<dyn Read + Send>,
}

/// A piece of news from the thread that reads.
enum News {
    Begun { address: Address, length: Option<u64> },
    Bytes(Vec<u8>),
    End(Result<(), WebError>),
}

impl Web {
    /// Fetches within the usual limits, and trusts whom the computer trusts.
    #[must_use]
    pub fn new(whence: Whence) -> Self {
        Self { whence, ..Self::default() }
    }

    /// Fetches within other limits, and trusts the one authority of this certificate in PEM: for tests.
    #[must_use]
    pub fn with(whence: Whence, limits: WebLimits, authority: &[u8]) -> Self {
        Self { limits, whence, authorities: Some(Arc::new(authority.to_owned())) }
    }

    /// Fetches a text of at most `most` bytes, which `most_words` says in words.
    ///
    /// # Errors
    /// [`WebError`]. What came so far is gone.
    pub fn text(
        &self,
        address: &Address,
        (most, most_words): (u64, &'static str),
        goes_on: &mut dyn FnMut(u64, Option<u64>) -> bool,
    ) -> Result<(Downloaded, Vec<u8>), WebError> {
        let mut text = Vec::new();
        let downloaded = self.get(address, self.limits.text, (most, most_words), &mut text, goes_on)?;
        Ok((downloaded, text))
    }

    /// Fetches a file of at most `most` bytes into `out`. `goes_on` is told again and again how many bytes have come,
    /// and of how many; it ends it by `false`.
    ///
    /// # Errors
    /// [`WebError`]. What stands in `out` is then worth nothing.
    pub fn file(
        &self,
        address: &Address,
        (most, most_words): (u64, &'static str),
        out: &mut dyn Write,
        goes_on: &mut dyn FnMut(u64, Option<u64>) -> bool,
    ) -> Result<Downloaded, WebError> {
        self.get(address, self.limits.file, (most, most_words), out, goes_on)
    }

    fn get(
        &self,
        address: &Address,
        total: Duration,
        (most, most_words): (u64, &'static str),
        out: &mut dyn Write,
        goes_on: &mut dyn FnMut(u64, Option<u64>) -> bool,
    ) -> Result<Downloaded, WebError> {
        let news = self.begin(address, total)?;
        let (mut from, mut of, mut size, mut digest) = (address.clone(), None, 0_u64, Sha256::new());
        loop {
            if !goes_on(size, of) {
                return Err(WebError::Cancelled);
            }
            match news.recv_timeout(POLL) {
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(WebError::Truncated),
                Ok(News::Begun { length, .. }) if length.is_some_and(|length| length > most) => {
                    return Err(WebError::TooLarge(most_words));
                }
                Ok(News::Begun { address, length }) => (from, of) = (address, length),
                Ok(News::Bytes(bytes)) => {
                    size += bytes.len() as u64;
                    if size > most {
                        return Err(WebError::TooLarge(most_words));
                    }
                    digest.update(&bytes);
                    out.write_all(&bytes).map_err(WebError::Write)?;
                }
                Ok(News::End(ended)) => {
                    ended?;
                    break;
                }
            }
        }
        let found = hex(&digest.finalize());
        match address.pin() {
            Some(pin) if pin != found => Err(WebError::Digest { found }),
            _ => Ok(Downloaded { address: from, size, sha256: found }),
        }
    }

    /// Starts the thread that asks and reads. It ends by itself once nobody listens any more.
    fn begin(&self, address: &Address, total: Duration) -> Result<Receiver<News>, WebError> {
        let (tell, news) = sync_channel(4);
        let (web, address) = (self.clone(), address.clone());
        let work = move || {
            let ended = read(&web, &address, total, &tell);
            // Nobody may be there any more.
            let _ = tell.send(News::End(ended));
        };
        let started = thread::Builder::new().name("balm-web".into()).spawn(work);
        started.map(|_| news).map_err(|e| WebError::Other(e.to_string()))
    }
}

fn read(web: &Web, address: &Address, total: Duration, tell: &SyncSender<News>) -> Result<(), WebError> {
    let Answer { address, length, mut body } = connection::open(web, address, total)?;
    let gone = |_| WebError::Cancelled;
    tell.send(News::Begun { address, length }).map_err(gone)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        match body.read(&mut chunk).map_err(|e| connection::read_error(e, web.limits.redirects))? {
            0 => return Ok(()),
            read => tell.send(News::Bytes(chunk[..read].to_owned())).map_err(gone)?,
        }
    }
}
