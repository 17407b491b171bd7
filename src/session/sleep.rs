//! What a session does when the computer sleeps.

use crate::routine::Kind;

use super::run::Session;
use super::state::{Pause, Reason, State};
use super::{Event, OnWake};

impl Session {
    /// What happens after the computer has slept.
    pub fn on_wake(&mut self, on_wake: OnWake) {
        self.on_wake = on_wake;
    }

    /// Fades and keeps the place.
    pub(super) fn fall_asleep(&mut self) {
        if matches!(self.state, State::SpeakingUp(_)) {
            // As where the device is lost: the beds come back with the next key.
            self.player.pause();
            self.watch.holds_scene = true;
        }
        self.pause(Reason::Sleep);
    }

    /// Waits for the listener, or goes on. Where nobody said that it would sleep, it is paused only now.
    pub(super) fn wake(&mut self) {
        self.fall_asleep();
        let State::Paused(pause @ Pause { reason: Reason::Sleep, .. }) = self.state else { return };
        // Nobody could say that it is to go on.
        let by_itself = self.on_wake == OnWake::Resume || self.watch.is_unattended;
        if by_itself && self.timeline.kind == Kind::Day {
            return self.resume();
        }
        // Told once.
        self.state = State::Paused(Pause { reason: Reason::Asked, ..pause });
        self.tell(&Event::Woke);
    }
}
