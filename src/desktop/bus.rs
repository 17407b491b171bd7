//! The one thread that talks to the buses. It waits for the session and for them at once, and for nothing else.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::Sender;
use std::task::Poll;

use crate::routine::Kind;
use crate::session::Command;

use super::inbox::Told;
use super::logind::Logind;
use super::player_bus::PlayerBus;
use super::setup::Setup;
use super::shared::Shared;

/// Starts the thread. Where the system gives none, there is no desktop.
pub(super) fn start(setup: &Setup, shared: &Arc<Shared>) {
    let buses = Buses {
        shared: Arc::clone(shared),
        commands: setup.commands.clone(),
        kind: setup.kind,
        session_bus: setup.session_bus.clone(),
        system_bus: setup.system_bus.clone(),
        player: None,
        logind: None,
        is_awake: false,
    };
    let work = move || zbus::block_on(buses.serve());
    let _ = std::thread::Builder::new().name("balm-desktop".into()).spawn(work);
}

/// What came.
enum News {
    FromSession(Told),
    Sleep(Option<bool>),
}

struct Buses {
    shared: Arc<Shared>,
    commands: Sender<Command>,
    kind: Kind,
    session_bus: Option<String>,
    system_bus: Option<String>,
    player: Option<PlayerBus>,
    logind: Option<Logind>,
    /// Whether the computer is to stay awake.
    is_awake: bool,
}

impl Buses {
    async fn serve(mut self) {
        self.connect().await;
        loop {
            match self.next().await {
                News::FromSession(Told::Over) => return,
                News::FromSession(told) => self.pass_on(told).await,
                News::Sleep(Some(begins)) => self.sleep(begins).await,
                News::Sleep(None) => self.lose_logind(),
            }
        }
    }

    async fn next(&mut self) -> News {
        let (inbox, logind) = (&self.shared.inbox, &mut self.logind);
        poll_fn(|context| {
            if let Poll::Ready(told) = inbox.poll(context) {
                return Poll::Ready(News::FromSession(told));
            }
            match logind {
                Some(logind) => logind.poll(context).map(News::Sleep),
                None => Poll::Pending,
            }
        })
        .await
    }

    /// Connects to the buses that are missing.
    async fn connect(&mut self) {
        if self.player.as_ref().is_none_or(|player| !player.is_there()) {
            let now = self.shared.now_playing();
            let address = self.session_bus.as_deref();
            self.player = PlayerBus::connect(address, &self.shared, &self.commands, now).await;
        }
        if self.logind.as_ref().is_none_or(|logind| !logind.is_there()) {
            self.logind = Logind::connect(self.system_bus.as_deref()).await;
            self.keep_awake().await;
        }
    }

    async fn pass_on(&mut self, told: Told) {
        match told {
            Told::Shown(now) => {
                if let Some(player) = &mut self.player
                    && !player.show(now).await
                {
                    self.player = None;
                }
            }
            Told::Seeked(at) => {
                if let Some(player) = &self.player {
                    player.seeked(at).await;
                }
            }
            Told::KeepAwake(wanted) => {
                self.is_awake = wanted;
                self.keep_awake().await;
            }
            Told::Faded => self.logind.iter_mut().for_each(Logind::faded),
            Told::LookAgain => self.connect().await,
            Told::Over => {}
        }
    }

    async fn keep_awake(&mut self) {
        let Some(logind) = &mut self.logind else { return };
        if !self.is_awake {
            return logind.let_go();
        }
        let is_there = logind.hold(self.kind).await;
        self.shared.is_told_of_sleep.store(is_there, Relaxed);
    }

    async fn sleep(&mut self, begins: bool) {
        self.shared.falls_asleep.store(begins, Relaxed);
        let _ = self.commands.send(if begins { Command::FallAsleep } else { Command::Wake });
        if !begins {
            self.keep_awake().await;
        }
    }

    fn lose_logind(&mut self) {
        self.logind = None;
        self.shared.is_told_of_sleep.store(false, Relaxed);
    }
}
