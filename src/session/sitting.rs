//! One sitting, from the first frame to the last line.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::sink::Player;
use crate::timeline::{ClipRef, Moment, Timeline};
use crate::unit::{Decibels, Frames};

use super::event::Tick;
use super::{Command, Event, Listener, Outcome, Volume};

/// How often the position is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// Going back within this much of a step's start goes to the step before.
const JUST_BEGUN: Frames = Frames::from_millis(3000);
/// What `+` adds.
const LONGER: Frames = Frames::from_millis(30_000);
/// What `[` and `]` change, and how far they go.
const BED_STEP: f32 = 2.0;
const BED_RANGE: (f32, f32) = (-30.0, 6.0);
/// A wish to stop is granted over this; a signal sooner, as it must be over within 1.5 s.
const STOP_FADE: Duration = Duration::from_millis(2500);
const SIGNAL_FADE: Duration = Duration::from_millis(1000);
/// Before a line that is repeated: time for the beds to go down.
const RUN_IN: Frames = Frames::from_millis(800);

/// A listener's sitting with a routine.
pub struct Sitting {
    timeline: Arc<Timeline>,
    player: Player,
    listeners: Vec<Box<dyn Listener>>,
    next_marker: usize,
    passage: Option<usize>,
    /// How long the timeline had stood when the passage began, and what was added to it.
    held_before: Frames,
    added: Frames,
    waiting: bool,
    paused: bool,
    /// Where to go on after a pause that cut a line off.
    cut_off: Option<Frames>,
    /// Never report a position before this: the device still lets out what came before a jump.
    landed: Frames,
    jumping: bool,
    volume: Volume,
    bed_level: Decibels,
    lost: bool,
    stopping: Option<(Outcome, Instant)>,
}

impl Sitting {
    /// A sitting that begins at `from` with a player already started there.
    #[must_use]
    pub fn new(
        timeline: Arc<Timeline>,
        player: Player,
        from: Frames,
        volume: Volume,
        bed_level: Decibels,
        listeners: Vec<Box<dyn Listener>>,
    ) -> Self {
        if bed_level != Decibels::UNITY {
            player.set_bed_level(bed_level);
        }
        Self {
            next_marker: timeline.markers.partition_point(|m| m.at < from),
            timeline,
            player,
            listeners,
            passage: None,
            held_before: Frames::ZERO,
            added: Frames::ZERO,
            waiting: false,
            paused: false,
            cut_off: None,
            landed: from,
            jumping: false,
            volume,
            bed_level,
            lost: false,
            stopping: None,
        }
    }

    /// Plays until it is over. `suspend` is called when the sound has faded for a terminal that
    /// wants to stand still; when it returns, the sitting goes on. The last event is given back.
    pub fn run(mut self, commands: &Receiver<Command>, suspend: &mut dyn FnMut()) -> Event {
        let outcome = loop {
            self.look();
            if let Some(outcome) = self.is_over() {
                break outcome;
            }
            match commands.recv_timeout(LOOK) {
                Ok(Command::Suspend) => self.suspend(suspend),
                Ok(command) => self.obey(command),
                Err(RecvTimeoutError::Timeout) => {}
                // Nobody can ask for anything any more: it plays on by itself.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(LOOK),
            }
        };
        let heard = self.position().min(self.timeline.done).saturating_sub(self.timeline.lead_in);
        let over = Event::Over { outcome, heard, of: self.timeline.done - self.timeline.lead_in };
        self.tell(&over);
        over
    }

    fn position(&self) -> Frames {
        self.player.position().at.max(self.landed)
    }

    fn tell(&mut self, event: &Event) {
        self.listeners.iter_mut().for_each(|l| l.hear(event));
    }

    fn is_over(&self) -> Option<Outcome> {
        if let Some((outcome, by)) = self.stopping {
            return (self.player.is_silent() || Instant::now() >= by).then_some(outcome);
        }
        (self.player.is_over() && !self.jumping).then_some(Outcome::Finished)
    }

    /// Looks where the listener is and tells what has happened since.
    fn look(&mut self) {
        if self.lost != self.player.is_lost() {
            self.lost = !self.lost;
            self.tell(if self.lost { &Event::DeviceLost } else { &Event::DeviceBack });
            if self.paused && !self.lost {
                self.tell(&Event::Paused);
            }
        }
        if self.jumping {
            if self.player.is_jumping() {
                return;
            }
            self.jumping = false;
        }
        let at = self.position();
        while let Some(marker) = self.timeline.markers.get(self.next_marker).filter(|m| m.at <= at) {
            let (passage, what) = (marker.passage, marker.what.clone());
            self.next_marker += 1;
            self.pass(passage, what);
        }
        let tick = self.tick(at);
        self.tell(&Event::Tick(tick));
        if self.stopping.is_none() && self.listeners.iter().any(|l| l.broken()) {
            self.stop(Outcome::Stopped, SIGNAL_FADE);
        }
    }

    fn pass(&mut self, passage: Option<usize>, what: Moment) {
        let event = match what {
            Moment::Ready => Event::Ready { length: self.timeline.lead_in },
            Moment::Step => {
                let Some(index) = passage else { return };
                self.enter(index);
                self.step_event(index)
            }
            Moment::Say { line, text, .. } => Event::Say { line, text, again: false },
            Moment::Chime { sound } => Event::Chime { sound },
            Moment::Bed { sound } => Event::Bed { sound },
            Moment::Wait => {
                self.waiting = true;
                Event::Waiting
            }
            Moment::Done => Event::Done,
            Moment::End => return,
        };
        self.tell(&event);
    }

    fn enter(&mut self, index: usize) {
        self.passage = Some(index);
        self.held_before = self.player.position().stood;
        self.added = Frames::ZERO;
        self.waiting = false;
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

    fn tick(&self, at: Frames) -> Tick {
        let held = self.player.position().stood.saturating_sub(self.held_before);
        let passage = self.passage.and_then(|i| self.timeline.passages.get(i));
        let (start, until) = passage.map_or((Frames::ZERO, self.timeline.lead_in), |p| (p.start, p.until));
        let step_gone = at.saturating_sub(start) + held;
        let step_length = until.saturating_sub(start) + self.added;
        Tick {
            at,
            step_gone,
            step_length: if self.waiting { step_length.max(step_gone) } else { step_length },
            left: self.timeline.done.saturating_sub(at) + self.added.saturating_sub(held),
        }
    }

    fn obey(&mut self, command: Command) {
        if self.stopping.is_some() {
            return;
        }
        match command {
            Command::TogglePause if self.paused => self.resume(),
            Command::TogglePause => self.pause(),
            Command::Next => self.next(),
            Command::Back => self.back(),
            Command::Louder => self.change_volume(self.volume.louder()),
            Command::Softer => self.change_volume(self.volume.softer()),
            Command::BedUp => self.change_bed(BED_STEP),
            Command::BedDown => self.change_bed(-BED_STEP),
            Command::SayAgain => self.say_again(),
            Command::Longer => self.longer(),
            Command::GoOn => self.go_on(),
            Command::Keys => self.tell(&Event::Keys),
            Command::Quit => self.stop(Outcome::Stopped, STOP_FADE),
            Command::Interrupt => self.stop(Outcome::Interrupted, SIGNAL_FADE),
            Command::Suspend => {}
        }
    }

    fn pause(&mut self) {
        let at = self.position();
        let sounding = |m: &&crate::timeline::Marker| match &m.what {
            Moment::Say { length, .. } => m.at <= at && at < m.at + *length,
            _ => false,
        };
        self.cut_off = self.timeline.markers.iter().find(sounding).map(|m| m.at);
        self.paused = true;
        self.player.pause();
        self.tell(&Event::Paused);
    }

    fn resume(&mut self) {
        self.paused = false;
        if let Some(line) = self.cut_off.take() {
            let start = self.passage.map_or(Frames::ZERO, |i| self.timeline.passages[i].start);
            self.jump(line.saturating_sub(RUN_IN).max(start));
        }
        self.player.resume();
        self.tell(&Event::Resumed);
    }

    fn next(&mut self) {
        let at = self.position();
        let next = self.timeline.passages.iter().map(|p| p.start).find(|start| *start > at);
        self.jump(next.unwrap_or(self.timeline.done).max(at));
    }

    fn back(&mut self) {
        let Some(index) = self.passage else { return self.jump(Frames::ZERO) };
        let start = self.timeline.passages[index].start;
        let gone = self.tick(self.position()).step_gone;
        let before = index.checked_sub(1).map(|i| self.timeline.passages[i].start);
        self.jump(before.filter(|_| gone <= JUST_BEGUN).unwrap_or(start));
    }

    /// Goes to a place on the timeline. What is said there is told again.
    fn jump(&mut self, to: Frames) {
        self.player.seek(to);
        self.jumping = true;
        self.landed = to;
        self.cut_off = None;
        self.waiting = false;
        self.next_marker = self.timeline.markers.partition_point(|m| m.at < to);
        let inside = |p: &crate::timeline::Passage| p.start <= to && to < p.until;
        if let Some(index) = self.timeline.passages.iter().position(inside) {
            self.enter(index);
        }
    }

    fn change_volume(&mut self, volume: Volume) {
        self.volume = volume;
        self.player.set_volume(volume.factor());
        self.tell(&Event::Volume { percent: volume.percent() });
    }

    fn change_bed(&mut self, by: f32) {
        self.bed_level = Decibels((self.bed_level.0 + by).clamp(BED_RANGE.0, BED_RANGE.1));
        self.player.set_bed_level(self.bed_level);
        self.tell(&Event::BedLevel { level: self.bed_level });
    }

    fn say_again(&mut self) {
        let at = self.position();
        let said = |m: &&crate::timeline::Marker| m.at <= at && matches!(m.what, Moment::Say { .. });
        let Some(marker) = self.timeline.markers.iter().rev().find(said).cloned() else { return };
        let Moment::Say { line, text, length } = marker.what else { return };
        let clip = self
            .timeline
            .clips
            .iter()
            .position(|c| c.at == marker.at && matches!(c.sound, ClipRef::Speech(_)));
        // A line that is still being said need not be said again.
        if let Some(clip) = clip.filter(|_| at >= marker.at + length) {
            self.player.say_again(clip);
        }
        self.tell(&Event::Say { line, text, again: true });
    }

    fn longer(&mut self) {
        if self.waiting || self.position() >= self.timeline.done {
            return;
        }
        self.added += LONGER;
        self.player.hold(LONGER);
        self.tell(&Event::Extended { by: LONGER });
    }

    fn go_on(&mut self) {
        if std::mem::take(&mut self.waiting) {
            self.player.release();
        }
    }

    fn stop(&mut self, outcome: Outcome, fade: Duration) {
        self.player.stop(fade);
        self.stopping = Some((outcome, Instant::now() + fade + Duration::from_millis(300)));
    }

    /// Fades, lets the terminal stand still, and goes on as after a pause.
    fn suspend(&mut self, suspend: &mut dyn FnMut()) {
        let was_paused = self.paused;
        if !was_paused {
            self.pause();
        }
        let by = Instant::now() + Duration::from_millis(500);
        while !self.player.is_silent() && Instant::now() < by {
            std::thread::sleep(Duration::from_millis(10));
        }
        suspend();
        self.tell(&Event::Returned);
        if !was_paused {
            self.resume();
        }
    }
}
