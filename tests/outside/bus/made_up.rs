//! A session that is made up, at a time that is made up.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use balm::desktop::{Desktop, Setup, Titles};
use balm::routine::Kind;
use balm::session::{Command, Event, Listener, Tick, Volume};
use balm::unit::Frames;

use super::daemon::Bus;

pub struct MadeUp {
    desktop: Option<Desktop>,
    commands: Receiver<Command>,
    clock: Arc<AtomicU64>,
    slept: Arc<AtomicU64>,
    at: u64,
}

impl MadeUp {
    /// Plays on these buses, by their addresses.
    pub fn playing(session: &str, system: &str, kind: Kind) -> Self {
        let (clock, slept) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let (to, commands) = channel();
        let (begun, time, sleep) = (Instant::now(), Arc::clone(&clock), Arc::clone(&slept));
        let desktop = Desktop::new(Setup {
            titles: Titles::Private,
            kind,
            volume: Volume::default(),
            commands: to,
            session_bus: Some(session.to_owned()),
            system_bus: Some(system.to_owned()),
            clock: Box::new(move || begun + Duration::from_millis(time.load(Relaxed))),
            slept: Box::new(move || Duration::from_millis(sleep.load(Relaxed))),
        });
        let mut made_up = Self { desktop: Some(desktop), commands, clock, slept, at: 0 };
        made_up.hear(&Event::Ready { length: Frames::from_millis(5000) });
        made_up.after(0);
        made_up.after(100);
        made_up
    }

    /// On a system with logind, and no session's bus.
    pub fn with_logind(bus: &Bus, kind: Kind) -> Self {
        Self::playing("disabled:", &bus.address(), kind)
    }

    pub fn hear(&mut self, event: &Event) {
        self.desktop.as_mut().expect("a session").hear(event);
    }

    /// So many milliseconds later.
    pub fn after(&mut self, millis: u64) {
        self.clock.fetch_add(millis, Relaxed);
        self.at += 100;
        self.hear(&Event::Tick(Tick { at: Frames::from_millis(self.at), ..Tick::default() }));
    }

    /// The computer has slept so long.
    pub fn sleeps(&mut self, millis: u64) {
        self.slept.fetch_add(millis, Relaxed);
        self.after(100);
    }

    /// What the desktop asks for.
    pub fn asks(&self) -> Command {
        self.commands.recv_timeout(Duration::from_secs(10)).expect("a command")
    }

    /// The session is over.
    pub fn end(&mut self) {
        self.desktop = None;
    }
}
