//! A routine that changes while it plays: its author is at work on it.

use std::sync::Arc;

use crate::mixer::Mixer;
use crate::timeline::LiveTimeline;
use crate::unit::Frames;

use super::Event;
use super::revision::Revision;
use super::run::Session;
use super::state::{Pause, Reason, State};

impl Session {
    pub(super) fn revise(&mut self, revision: Revision) {
        if self.is_stopping() {
            return;
        }
        if matches!(self.state, State::SpeakingUp(_)) {
            // Taken when the listener goes on.
            self.revised = Some(revision);
            self.fits_due = self.fits_due.saturating_sub(1);
            return;
        }
        match revision {
            Revision::Broken => self.pause(Reason::Mistakes),
            Revision::Same => {
                self.tell(&Event::Revised { number: None, title: None });
                self.go_on_mended();
            }
            Revision::New { live, mixer, from, to } => {
                let title = live.timeline.passages.get(from).map(|passage| passage.title.clone());
                self.tell(&Event::Revised { number: Some(from + 1), title });
                self.take_revision(*live, *mixer, to);
                self.go_on_mended();
            }
            Revision::Talk { talk, live, mixer, to } => {
                self.tell(&Event::Talk { talk });
                self.take_revision(*live, *mixer, to);
            }
            Revision::Nothing => {}
        }
    }

    /// Goes on in another timeline, at this place of it.
    pub(super) fn take_revision(&mut self, live: LiveTimeline, mixer: Mixer, to: Frames) {
        self.leave();
        self.timeline = Arc::clone(&live.timeline);
        self.live = Some(live);
        self.player.change(mixer, to);
        self.player.set_bed_level(self.bed_level);
        self.land(to);
    }

    /// Continues, unless the listener had paused.
    fn go_on_mended(&mut self) {
        if let State::Paused(Pause { reason: Reason::Mistakes, .. }) = self.state {
            self.resume();
        }
    }
}
