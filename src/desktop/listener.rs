//! Listens to a session, and passes on what is different. All of the waiting and timing is here, by a clock that is
//! handed in.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use crate::session::{Command, Event, Listener, Tick};
use crate::unit::Frames;

use super::bus::start;
use super::inbox::Told;
use super::setup::Setup;
use super::shared::Shared;
use super::{Believed, Gathered, KeepAwake, NowPlaying, SleepWatch, Status};

/// A bus that was lost is looked for no more often than this.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// A pause has faded by then, on a slow device too. The system waits five seconds.
const FADED: Duration = Duration::from_millis(1000);

/// Shows a session to the desktop, from its first sound on.
pub struct Desktop {
    setup: Setup,
    shared: Arc<Shared>,
    gathered: Gathered,
    shown: Option<NowPlaying>,
    believed: Believed,
    keep_awake: KeepAwake,
    is_kept_awake: bool,
    sleep_watch: SleepWatch,
    /// Since when it is falling asleep.
    falls_asleep: Option<Instant>,
    looked: Instant,
    /// Where the first tick was.
    first: Option<Frames>,
}

impl Desktop {
    /// Nothing is started before the first sound has been given.
    #[must_use]
    pub fn new(setup: Setup) -> Self {
        let now = (setup.clock)();
        let gathered = Gathered::new(setup.titles.clone(), setup.volume);
        Self {
            shared: Arc::new(Shared::new(gathered.now_playing())),
            gathered,
            shown: None,
            believed: Believed::told(Frames::ZERO, now, true),
            keep_awake: KeepAwake::default(),
            is_kept_awake: false,
            sleep_watch: SleepWatch::begin((setup.slept)()),
            falls_asleep: None,
            looked: now,
            first: None,
            setup,
        }
    }

    fn tick(&mut self, tick: Tick) {
        let now = (self.setup.clock)();
        let at = self.gathered.into_step(tick.at);
        self.shared.set_position(at);
        if self.shown.is_none() {
            if tick.at == *self.first.get_or_insert(tick.at) {
                return;
            }
            self.looked = now;
            self.shared.set_now_playing(self.gathered.now_playing());
            start(&self.setup, &self.shared);
        }
        self.show(now, at);
        if !self.gathered.waits() && self.believed.is_off(at, now) {
            self.tell(Told::Seeked(at));
        }
        self.look_after_sleep(now);
        if now.duration_since(self.looked) >= LOOK_AGAIN {
            self.looked = now;
            self.tell(Told::LookAgain);
        }
    }

    /// Passes on what is different.
    fn show(&mut self, now: Instant, at: Frames) {
        let shows = self.gathered.now_playing();
        let before = self.shown.replace(shows.clone());
        if before.as_ref() == Some(&shows) {
            return;
        }
        let is_playing = shows.status == Status::Playing;
        if before.is_none_or(|before| before.track.number != shows.track.number) {
            self.believed = Believed::told(at, now, is_playing);
        } else {
            self.believed.play(is_playing, now);
        }
        self.shared.set_now_playing(shows.clone());
        self.tell(Told::Shown(shows));
    }

    fn look_after_sleep(&mut self, now: Instant) {
        let keep_awake = self.keep_awake.is_wanted(self.gathered.rests(), now);
        if std::mem::replace(&mut self.is_kept_awake, keep_awake) != keep_awake {
            self.tell(Told::KeepAwake(keep_awake));
        }
        match (self.shared.falls_asleep.load(Relaxed), self.falls_asleep) {
            (false, _) => self.falls_asleep = None,
            (true, None) => self.falls_asleep = Some(now),
            (true, Some(since)) if now.duration_since(since) >= FADED => {
                self.shared.falls_asleep.store(false, Relaxed);
                self.tell(Told::Faded);
            }
            (true, Some(_)) => {}
        }
        let has_slept = self.sleep_watch.has_slept((self.setup.slept)());
        if has_slept && !self.shared.is_told_of_sleep.load(Relaxed) {
            let _ = self.setup.commands.send(Command::Wake);
        }
    }

    fn tell(&self, told: Told) {
        self.shared.inbox.tell(told);
    }
}

impl Listener for Desktop {
    fn hear(&mut self, event: &Event) {
        self.gathered.hear(event);
        match event {
            Event::Tick(tick) => self.tick(*tick),
            // Others come together with a tick, and are told together. After these there may be none for long.
            Event::Paused
            | Event::DeviceLost { .. }
            | Event::DeviceSuspended
            | Event::SpeakUp(_)
            | Event::Emergency(_)
            | Event::Over { .. }
                if self.shown.is_some() =>
            {
                let now = (self.setup.clock)();
                self.show(now, self.shared.position());
            }
            _ => {}
        }
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.tell(Told::Over);
    }
}
