//! One session, from the first frame to the last line.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use crate::language::{SpeakUpLine, speak_up_words};
use crate::sink::{OnDeviceLoss, Player};
use crate::timeline::{LiveTimeline, Moment, Timeline};
use crate::unit::{Decibels, Frames};

use super::ceiling::Ceiling;
use super::device::DeviceWatch;
use super::event::Tick;
use super::heard::Heard;
use super::presses::PlayPresses;
use super::state::{Before, Pause, Reason, SIGNAL_FADE, State};
use super::{Command, Event, Listener, OnWake, Outcome, Revision, SpeakUpSetup, Volume};

/// How often the position is looked at.
const POLL: Duration = Duration::from_millis(100);
/// So long a step waits before the listener is reminded.
const REMIND_AFTER: Frames = Frames::from_millis(45_000);

/// A listener's session with a routine.
pub struct Session {
    pub(super) timeline: Arc<Timeline>,
    pub(super) player: Arc<Player>,
    listeners: Vec<Box<dyn Listener>>,
    pub(super) state: State,
    pub(super) next_marker: usize,
    pub(super) passage: Option<usize>,
    /// What it was laid out from, once that is known.
    pub(super) live: Option<LiveTimeline>,
    /// How long the timeline had stood when the passage began.
    held_before: Frames,
    /// How long it had stood when a step began to wait, until the listener has been reminded.
    waits_since: Option<Frames>,
    /// How often the listener has asked for more that is not laid out yet.
    pub(super) longer: u64,
    /// Never report a position before this: the device still lets out what came before a jump.
    pub(super) landed: Frames,
    pub(super) heard: Heard,
    /// A jump was asked for, and its landing has not been seen.
    pub(super) jumping: bool,
    /// Lines before this marker have been told already, and a pause cut one of them off.
    pub(super) retold: usize,
    pub(super) volume: Volume,
    pub(super) ceiling: Ceiling,
    pub(super) bed_level: Decibels,
    pub(super) voice_level: Decibels,
    pub(super) watch: DeviceWatch,
    pub(super) on_wake: OnWake,
    pub(super) presses: PlayPresses,
    pub(super) speak_up_setup: SpeakUpSetup,
    /// The ids of the answers of a listener who spoke up.
    pub(super) answers: Vec<&'static str>,
    /// How often it is to be fitted again to what they said.
    pub(super) fits_due: usize,
    /// What became of the routine while the listener spoke up.
    pub(super) revised: Option<Revision>,
    /// Since when there is nothing more to give to the device; it still lets out the last of it.
    given: Option<Instant>,
}

impl Session {
    /// A session with a player that was started at `from`, at these levels. Nobody is told of it, and its
    /// timeline may be another, before it is [`ready`](Self::ready).
    #[must_use]
    pub fn new(
        timeline: Arc<Timeline>,
        player: Arc<Player>,
        from: Frames,
        volume: Volume,
        bed_level: Decibels,
    ) -> Self {
        Self {
            timeline,
            player,
            listeners: Vec::new(),
            state: State::Preparing,
            next_marker: 0,
            passage: None,
            live: None,
            held_before: Frames::ZERO,
            waits_since: None,
            longer: 0,
            landed: from,
            heard: Heard::default(),
            jumping: false,
            retold: 0,
            volume,
            ceiling: Ceiling::default(),
            bed_level,
            voice_level: Decibels::UNITY,
            watch: DeviceWatch::default(),
            on_wake: OnWake::default(),
            presses: PlayPresses::default(),
            speak_up_setup: SpeakUpSetup::default(),
            answers: Vec::new(),
            fits_due: 0,
            revised: None,
            given: None,
        }
    }

    /// Everything is known: from now on `listeners` are told what happens.
    pub fn ready(&mut self, live: LiveTimeline, listeners: Vec<Box<dyn Listener>>) {
        self.timeline = Arc::clone(&live.timeline);
        self.live = Some(live);
        self.next_marker = self.timeline.markers.partition_point(|m| m.at < self.landed);
        self.listeners = listeners;
        self.begin_inside();
        match self.state {
            State::Preparing => self.state = State::Playing,
            State::Paused(pause) => {
                let cut_off = self.cut_off();
                self.state = State::Paused(Pause { before: Before::Playing, cut_off, ..pause });
                if pause.reason == Reason::Device {
                    self.tell(&Event::DeviceLost { then: OnDeviceLoss::Pause });
                } else {
                    self.tell(&Event::Paused);
                }
            }
            _ => {}
        }
    }

    /// Where it begins inside a step, that step is told.
    pub(super) fn begin_inside(&mut self) {
        let at = self.landed;
        let inside = self.timeline.passages.iter().position(|p| p.start < at && at < p.until);
        if let Some(index) = inside {
            self.enter(index);
            self.tell(&self.step_event(index));
        }
    }

    /// Carries out pending requests; returns whether the session should continue.
    pub fn attend(&mut self, commands: &Receiver<Command>, suspend: &mut dyn FnMut()) -> bool {
        for command in commands.try_iter() {
            self.obey(command, suspend);
        }
        self.lengthen();
        self.look_at_device();
        !self.is_stopping()
    }

    /// Plays until it is over. `suspend` is called when the sound has faded for a terminal that
    /// wants to stand still; when it returns, the session goes on. The last event is given back. The routine may
    /// be revised meanwhile: while somebody may still do that, it is not over when its last step is.
    pub fn run(
        mut self,
        commands: &Receiver<Command>,
        suspend: &mut dyn FnMut(),
        revisions: &Receiver<Revision>,
    ) -> Event {
        let outcome = loop {
            let revision = revisions.try_recv();
            // Whoever only fits it again has nothing to add at its end.
            let is_closed = matches!(revision, Err(TryRecvError::Disconnected));
            let last = is_closed || self.speak_up_setup.is_fitted_again;
            if let Ok(revision) = revision {
                self.revise(revision);
            }
            // Asked before it is looked: what ends between the two is told with the next look.
            let over = self.is_over(last);
            self.look();
            self.rest();
            if let Some(outcome) = over {
                break outcome;
            }
            match commands.recv_timeout(POLL) {
                Ok(command) => {
                    self.obey(command, suspend);
                    self.attend(commands, suspend);
                }
                Err(RecvTimeoutError::Timeout) => {}
                // No more requests can come: it keeps playing by itself.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(POLL),
            }
        };
        self.state = State::Over(outcome);
        self.leave();
        let (lead_in, done) = (self.timeline.lead_in, self.timeline.done);
        let over = Event::Over { outcome, heard: self.heard.within(lead_in, done), of: done - lead_in };
        self.tell(&over);
        over
    }

    pub(super) fn position(&self) -> Frames {
        if self.jumping && self.player.is_jumping() {
            return self.landed;
        }
        self.player.position().at.max(self.landed)
    }

    /// Keeps in mind what was heard since the last jump, before another one or the end.
    pub(super) fn leave(&mut self) {
        let at = self.position();
        self.heard.add(self.landed, at);
    }

    pub(super) fn tell(&mut self, event: &Event) {
        self.listeners.iter_mut().for_each(|l| l.hear(event));
    }

    pub(super) fn is_stopping(&self) -> bool {
        matches!(self.state, State::Stopping { .. } | State::Over(_))
    }

    pub(super) fn is_waiting(&self) -> bool {
        matches!(self.state, State::Waiting | State::Paused(Pause { before: Before::Waiting, .. }))
    }

    pub(super) fn set_waiting(&mut self, waits: bool) {
        match &mut self.state {
            State::Playing | State::Waiting => {
                self.state = if waits { State::Waiting } else { State::Playing };
            }
            State::Paused(pause) => pause.before = if waits { Before::Waiting } else { Before::Playing },
            State::Preparing | State::SpeakingUp(_) | State::Stopping { .. } | State::Over(_) => {}
        }
    }

    /// How it ended, if it is over. `last`: the routine is revised no more.
    fn is_over(&mut self, last: bool) -> Option<Outcome> {
        let (outcome, given) = match self.state {
            State::Stopping { outcome, by } => (outcome, self.player.is_silent() || Instant::now() >= by),
            _ => (Outcome::Finished, self.player.is_over() && !self.jumping),
        };
        if !given {
            self.given = None;
            return None;
        }
        let given = *self.given.get_or_insert_with(Instant::now);
        let over = given.elapsed() >= self.player.latency() && (last || outcome != Outcome::Finished);
        over.then_some(outcome)
    }

    /// Looks where the listener is and tells what has happened since.
    pub(super) fn look(&mut self) {
        self.look_at_device();
        self.keep_below_ceiling();
        if self.jumping {
            if self.player.is_jumping() {
                return;
            }
            self.jumping = false;
            self.held_before = self.player.position().stood;
        }
        let at = self.position();
        while let Some(marker) = self.timeline.markers.get(self.next_marker).filter(|m| m.at <= at) {
            // What follows a wait at the same instant follows when the listener goes on.
            let rests = matches!(self.state, State::SpeakingUp(_));
            if rests || self.is_waiting() && marker.at == at {
                break;
            }
            let (passage, what) = (marker.passage, marker.what.clone());
            self.next_marker += 1;
            let again = self.next_marker <= self.retold;
            if !again || matches!(what, Moment::Say { .. }) {
                self.pass(passage, what, again);
            }
        }
        self.remind();
        let tick = self.tick(at);
        self.tell(&Event::Tick(tick));
        if !self.is_stopping() && self.listeners.iter().any(|l| l.broken()) {
            self.stop(Outcome::Stopped, SIGNAL_FADE);
        }
    }

    /// After a while a listener for whom a step waits is told so once, and then no more.
    fn remind(&mut self) {
        let stood = self.player.position().stood;
        if self.state == State::Waiting
            && self.waits_since.is_some_and(|since| stood.saturating_sub(since) >= REMIND_AFTER)
        {
            self.waits_since = None;
            let text = (speak_up_words(&self.timeline.language).line)(SpeakUpLine::StillWaiting).to_owned();
            self.tell(&Event::StillWaiting { text: text.clone() });
            self.say_now(text);
        }
    }

    fn pass(&mut self, passage: Option<usize>, what: Moment, again: bool) {
        let event = match what {
            Moment::Ready => Event::Ready { length: self.timeline.lead_in },
            Moment::Step => {
                let Some(index) = passage else { return };
                // A jump has entered it already, and something may have been asked of it since.
                if self.passage != Some(index) {
                    self.enter(index);
                }
                self.step_event(index)
            }
            Moment::Say { line, text, .. } => Event::Say { line, text, again },
            Moment::Chime { sound } => Event::Chime { sound },
            Moment::Bed { sound } => Event::Bed { sound },
            Moment::Quiet { skipped } => Event::Quiet { skipped },
            Moment::Wait => {
                self.set_waiting(true);
                self.waits_since = Some(self.player.position().stood);
                Event::Waiting
            }
            Moment::Done => Event::Done,
            Moment::End => return,
        };
        self.tell(&event);
    }

    pub(super) fn enter(&mut self, index: usize) {
        self.passage = Some(index);
        self.held_before = self.player.position().stood;
        self.set_waiting(false);
    }

    /// How long the timeline has stood in the present passage.
    fn held(&self) -> Frames {
        self.player.position().stood.saturating_sub(self.held_before)
    }

    fn step_event(&self, index: usize) -> Event {
        let passages = &self.timeline.passages;
        Event::Step {
            number: index + 1,
            of: passages.len(),
            passage: Box::new(passages[index].clone()),
            next: passages.get(index + 1).map(|p| p.title.clone()),
        }
    }

    pub(super) fn tick(&self, at: Frames) -> Tick {
        let held = self.held();
        let passage = self.passage.and_then(|i| self.timeline.passages.get(i));
        let (start, until) = passage.map_or((Frames::ZERO, self.timeline.lead_in), |p| (p.start, p.until));
        let step_gone = at.saturating_sub(start) + held;
        Tick {
            at,
            step_gone,
            step_length: until.saturating_sub(start).max(step_gone),
            left: self.timeline.done.saturating_sub(at),
        }
    }
}
