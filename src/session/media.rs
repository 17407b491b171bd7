//! What a session does when the desktop passes on a media key, a headset's button or what was done in its player.
//!
//! Three presses of a headset's one button within 800 ms say the line again, as `r` does, and it goes on. Desktops
//! pass on nothing else for it: a button that is held is theirs, and a headset that counts presses itself sends
//! "next" and "previous".
//!
//! While the listener speaks up, no media key answers: a headset that is taken off or put on sends one by itself,
//! and silence is rest. Stopping and the volume work.

use std::time::Instant;

use crate::sink::DeviceState;
use crate::unit::Frames;

use super::run::Session;
use super::state::{Before, Pause, Scene, SpeakingUp, State};
use super::{Command, MediaCommand, Volume};

impl Session {
    pub(super) fn media(&mut self, asked: MediaCommand, suspend: &mut dyn FnMut()) {
        if self.is_stopping() {
            return;
        }
        let scene = match self.state {
            State::SpeakingUp(SpeakingUp { scene, .. }) => Some(scene),
            _ => None,
        };
        match asked {
            MediaCommand::Volume(volume) => self.set_volume(volume),
            MediaCommand::Stop if scene == Some(Scene::Emergency) => {}
            MediaCommand::Stop => self.obey(Command::Quit, suspend),
            _ if scene.is_some() => {}
            MediaCommand::Play | MediaCommand::Pause | MediaCommand::PlayPause => {
                self.press_play(asked, suspend);
            }
            MediaCommand::Next => self.obey(Command::Next, suspend),
            MediaCommand::Previous => self.obey(Command::Back, suspend),
            MediaCommand::SeekTo { step, into } => self.seek_to(step, into),
            MediaCommand::Forward(by) => self.forward(by, suspend),
            MediaCommand::Rewind(by) => self.rewind(by),
        }
    }

    /// Plays or pauses; a step that waits goes on, whichever of them the headset sends.
    fn press_play(&mut self, asked: MediaCommand, suspend: &mut dyn FnMut()) {
        let (is_paused, cut_off) = match self.state {
            State::Paused(pause) => (true, pause.cut_off),
            _ => (false, self.cut_off()),
        };
        let waits = matches!(self.state, State::Waiting);
        let changes = match asked {
            MediaCommand::Play => is_paused || waits,
            MediaCommand::Pause => !is_paused,
            _ => true,
        };
        if !changes {
            return;
        }
        match self.presses.press(Instant::now(), cut_off.is_some()) {
            Some(is_said_again) => {
                self.resume();
                if !is_said_again {
                    self.obey(Command::SayAgain, suspend);
                }
            }
            None if waits => self.obey(Command::GoOn, suspend),
            None => self.obey(Command::TogglePause, suspend),
        }
    }

    /// Never louder than the keys make it.
    fn set_volume(&mut self, volume: Volume) {
        if volume.percent() > self.volume.percent() && self.watch.state == DeviceState::Offered {
            self.player.accept_sound();
        }
        if volume != self.volume {
            self.change_volume(volume);
        }
    }

    /// Where the present step begins and ends; the time to get ready, before the first.
    fn bounds(&self) -> (Frames, Frames) {
        let passage = self.passage.and_then(|index| self.timeline.passages.get(index));
        passage.map_or((Frames::ZERO, self.timeline.lead_in), |passage| (passage.start, passage.until))
    }

    fn seek_to(&mut self, step: usize, into: Frames) {
        self.lengthen();
        let (start, until) = self.bounds();
        let is_present = step == self.passage.map_or(0, |index| index + 1);
        if is_present && into <= until.saturating_sub(start) {
            self.seek_in_step(start + into);
        }
    }

    fn forward(&mut self, by: Frames, suspend: &mut dyn FnMut()) {
        self.lengthen();
        let to = Frames(self.position().0.saturating_add(by.0));
        if to >= self.bounds().1 {
            return self.obey(Command::Next, suspend);
        }
        self.seek_in_step(to);
    }

    fn rewind(&mut self, by: Frames) {
        self.lengthen();
        let start = self.bounds().0;
        self.seek_in_step(self.position().saturating_sub(by).max(start));
    }

    /// Goes to a place in this step. A line that would be cut off there is said from its beginning, unless it is
    /// being said now.
    fn seek_in_step(&mut self, to: Frames) {
        if matches!(self.state, State::Preparing | State::Paused(Pause { before: Before::Preparing, .. })) {
            return;
        }
        let (start, at) = (self.bounds().0, self.position());
        let whole = self.timeline.go_on_from(to, start);
        self.jump(if to > at && whole <= at { to } else { whole });
    }
}
