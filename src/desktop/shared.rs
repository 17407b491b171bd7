//! What the session's thread and that of the buses share.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use crate::unit::Frames;

use super::NowPlaying;
use super::inbox::Inbox;

/// What the session's thread and that of the buses both know.
#[derive(Debug)]
pub(super) struct Shared {
    pub inbox: Inbox,
    now_playing: Mutex<NowPlaying>,
    position: AtomicU64,
    /// The computer is about to sleep, and waits until the sound has faded.
    pub falls_asleep: AtomicBool,
    /// logind tells when it sleeps and wakes.
    pub is_told_of_sleep: AtomicBool,
}

impl Shared {
    pub fn new(now: NowPlaying) -> Self {
        Self {
            inbox: Inbox::default(),
            now_playing: Mutex::new(now),
            position: AtomicU64::new(0),
            falls_asleep: AtomicBool::new(false),
            is_told_of_sleep: AtomicBool::new(false),
        }
    }

    /// What is shown.
    pub fn now_playing(&self) -> NowPlaying {
        self.now_playing.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn set_now_playing(&self, now: NowPlaying) {
        *self.now_playing.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// How far into the present step it is, a tick ago at most.
    pub fn position(&self) -> Frames {
        Frames(self.position.load(Relaxed))
    }

    pub fn set_position(&self, at: Frames) {
        self.position.store(at.0, Relaxed);
    }
}
