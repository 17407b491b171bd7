//! A routine that changes while it plays: its author is at work on it.

use std::sync::Arc;

use crate::mixer::Mixer;
use crate::timeline::Timeline;

use super::Event;
use super::run::Session;
use super::state::{Pause, Reason, State};

/// What became of the file.
pub enum Revision {
    /// It is another now.
    New {
        /// All of it, laid out.
        timeline: Arc<Timeline>,
        /// What it sounds with, already at the first passage that is another.
        mixer: Box<Mixer>,
        /// The first passage that is another, counted from 0.
        from: usize,
    },
    /// It was saved, and what is heard is the same.
    Same,
    /// It has mistakes: the sitting stands still until they are mended, or the listener goes on.
    Broken,
}

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
            Revision::New { timeline, mixer, from } => {
                let Some(passage) = timeline.passages.get(from) else { return };
                let (to, title) = (passage.start, passage.title.clone());
                self.tell(&Event::Revised { number: Some(from + 1), title: Some(title) });
                self.leave();
                self.timeline = timeline;
                self.player.change(*mixer, to);
                self.player.set_bed_level(self.bed_level);
                self.land(to);
                self.go_on_mended();
            }
        }
    }

    /// Goes on, unless the listener wanted to stand still.
    fn go_on_mended(&mut self) {
        if let State::Paused(Pause { reason: Reason::Mistakes, .. }) = self.state {
            self.resume();
        }
    }
}
