//! The computer's sleep, by logind on the system's bus. A lock is a descriptor: closed, it is gone, whatever became of
//! balm.

use std::pin::Pin;
use std::task::{Context, Poll};

use zbus::export::futures_core::Stream;
use zbus::{Connection, MatchRule, MessageStream, OwnedFd, message};

use crate::routine::Kind;

use super::connect::{builder, bus_address};

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";

/// logind, and what is held of it.
pub(super) struct Logind {
    connection: Connection,
    signals: MessageStream,
    /// Sleep has to wait until the session is over or rests.
    awake: Option<OwnedFd>,
    /// Sleep has to wait until the sound has faded.
    fades_first: Option<OwnedFd>,
}

impl Logind {
    /// `None` where there is none.
    pub async fn connect(address: Option<&str>) -> Option<Self> {
        let address = bus_address(address, zbus::Address::system)?;
        let connection = builder(address).build().await.ok()?;
        let rule = MatchRule::builder().msg_type(message::Type::Signal).interface(MANAGER);
        let rule = rule.sender(NAME).path(PATH).member("PrepareForSleep").build().ok()?;
        let signals = MessageStream::for_match_rule(rule, &connection, None).await.ok()?;
        Some(Self { connection, signals, awake: None, fades_first: None })
    }

    /// Keeps the computer awake, at night without keeping the screen on; whether logind is there.
    pub async fn hold(&mut self, kind: Kind) -> bool {
        let what = if kind == Kind::Night { "sleep" } else { "idle:sleep" };
        self.fades_first = self.inhibit("sleep", "delay").await;
        self.awake = self.inhibit(what, "block").await;
        self.fades_first.is_some() || self.awake.is_some()
    }

    /// Lets it sleep.
    pub fn let_go(&mut self) {
        (self.awake, self.fades_first) = (None, None);
    }

    /// The sound has faded: what was waiting for that goes on.
    pub fn faded(&mut self) {
        self.fades_first = None;
    }

    async fn inhibit(&self, what: &str, mode: &str) -> Option<OwnedFd> {
        // No titles: every user of the computer can list these.
        let asked = (what, "balm", "A session is playing", mode);
        let answer = self.connection.call_method(Some(NAME), PATH, Some(MANAGER), "Inhibit", &asked).await;
        answer.ok()?.body().deserialize::<OwnedFd>().ok()
    }

    /// Whether the bus is still there.
    pub fn is_there(&self) -> bool {
        !self.connection.is_closed()
    }

    /// Whether the computer is about to sleep (`true`) or has slept. Ready with `None` when the bus is gone.
    pub fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<bool>> {
        loop {
            match Pin::new(&mut self.signals).poll_next(context) {
                Poll::Ready(Some(Ok(message))) => {
                    if let Ok(begins) = message.body().deserialize::<bool>() {
                        return Poll::Ready(Some(begins));
                    }
                }
                Poll::Ready(Some(Err(_)) | None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}
