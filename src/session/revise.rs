//! A routine that changes while it plays: its author is at work on it.

use std::sync::Arc;

use super::Event;
use super::revision::Revision;
use super::run::Session;
use super::state::{Pause, Reason, State};

impl Session {
    pub(super) fn revise(&mut self, revision: Revision) {
        if self.is_stopping() {
            return;
        }
        match revision {
            Revision::Broken => self.pause(Reason::Mistakes),
            Revision::Same => {
                self.tell(&Event::Revised { number: None, title: None });
                self.go_on_mended();
            }
            Revision::New { live, mixer, from } => {
                let Some(passage) = live.timeline.passages.get(from) else { return };
                let (to, title) = (passage.start, passage.title.clone());
                self.tell(&Event::Revised { number: Some(from + 1), title: Some(title) });
                self.leave();
                self.timeline = Arc::clone(&live.timeline);
                self.live = Some(*live);
                self.player.change(*mixer, to);
                self.player.set_bed_level(self.bed_level);
                self.land(to);
                self.go_on_mended();
            }
        }
    }

    /// Continues, unless the listener had paused.
    fn go_on_mended(&mut self) {
        if let State::Paused(Pause { reason: Reason::Mistakes, .. }) = self.state {
            self.resume();
        }
    }
}
