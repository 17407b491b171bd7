//! What a listener asks for becomes transport: pauses, jumps, holds, levels.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::language::speak_up_words;
use crate::timeline::{ClipRef, Marker, Moment, Timeline};
use crate::unit::{self, Decibels, Frames};

use super::ceiling::Ceiling;
use super::run::Session;
use super::state::{Before, Pause, Reason, SIGNAL_FADE, State};
use super::{Command, Event, Outcome, ToSay, Volume};

/// Going back within this much of a step's start goes to the step before.
const JUST_BEGUN: Frames = Frames::from_millis(3000);
/// What `+` adds, in seconds.
const LONGER: u64 = 30;
/// What `[`, `]`, `v` and `V` change, and how far they go.
const BED_STEP: f32 = 2.0;
const BED_RANGE: (f32, f32) = (-30.0, 6.0);
/// How long the fade takes when the listener stops the session.
pub(super) const STOP_FADE: Duration = Duration::from_millis(1500);
/// How much longer than its fade a stop may take, and how long a suspended terminal waits for silence.
const STOP_TIMEOUT: Duration = Duration::from_millis(300);
const SUSPEND_TIMEOUT: Duration = Duration::from_millis(500);

impl Session {
    pub(super) fn obey(&mut self, command: Command, suspend: &mut dyn FnMut()) {
        match command {
            Command::Suspend => return self.suspend(suspend),
            Command::Media(asked) => return self.media(asked, suspend),
            Command::FallAsleep => return self.fall_asleep(),
            Command::Wake => return self.wake(),
            _ => {}
        }
        let is_preparing = match self.state {
            State::Stopping { .. } | State::Over(_) => return,
            State::Preparing | State::Paused(Pause { before: Before::Preparing, .. }) => true,
            State::Playing | State::Waiting | State::Paused(_) | State::SpeakingUp(_) => false,
        };
        let stays = matches!(command, Command::Louder | Command::Softer | Command::Interrupt);
        if let State::SpeakingUp(now) = self.state
            && !stays
        {
            if std::mem::take(&mut self.watch.holds_scene) {
                self.player.resume();
            }
            return self.answer(now, command);
        }
        if command != Command::Longer {
            // What comes after concerns the timeline that is longer.
            self.lengthen();
        }
        match command {
            Command::TogglePause if matches!(self.state, State::Paused(_)) => self.resume(),
            Command::TogglePause => self.pause(Reason::Asked),
            Command::Louder => self.louder(),
            Command::Softer => self.change_volume(self.volume.softer()),
            Command::BedUp => self.change_bed(BED_STEP),
            Command::BedDown => self.change_bed(-BED_STEP),
            Command::VoiceUp => self.change_voice(BED_STEP),
            Command::VoiceDown => self.change_voice(-BED_STEP),
            Command::Quit => self.stop(Outcome::Stopped, STOP_FADE),
            Command::Interrupt => self.stop(Outcome::Interrupted, SIGNAL_FADE),
            Command::SpeakUp if is_preparing => self.pause(Reason::Asked),
            Command::Answer(_) => {}
            // There is no step yet to which the others could refer.
            _ if is_preparing => {}
            Command::Next => self.next(),
            Command::Back => self.back(),
            Command::SayAgain => self.say_again(),
            Command::Longer => self.longer += 1,
            Command::GoOn => self.go_on(),
            Command::SpeakUp => self.speak_up(),
            Command::TimeLeft => self.tell_time_left(),
            Command::TalkLess => self.ask_for_less_talk(),
            Command::Keys => self.tell(&Event::Keys),
            Command::Suspend | Command::Media(_) | Command::FallAsleep | Command::Wake => {}
        }
    }

    pub(super) fn pause(&mut self, reason: Reason) {
        let before = match self.state {
            State::Preparing => Before::Preparing,
            State::Playing => Before::Playing,
            State::Waiting => Before::Waiting,
            State::Paused(_) | State::SpeakingUp(_) | State::Stopping { .. } | State::Over(_) => return,
        };
        self.state = State::Paused(Pause { reason, before, cut_off: self.cut_off() });
        self.player.pause();
        self.tell(&Event::Paused);
    }

    /// Where the line begins that is being said now.
    pub(super) fn cut_off(&self) -> Option<Frames> {
        self.timeline.line_at(self.position())
    }

    /// Goes to where a line of this step is said once more. What was told already is not told again.
    pub(super) fn go_back_to(&mut self, line: Frames) {
        let start = self.passage.map_or(Frames::ZERO, |i| self.timeline.passages[i].start);
        self.jump_untold(Timeline::before_line(line, start));
    }

    /// Goes to a place in this step. What was told already is not told again.
    pub(super) fn jump_untold(&mut self, to: Frames) {
        let told = self.next_marker;
        self.jump(to);
        self.retold = told;
    }

    pub(super) fn resume(&mut self) {
        let State::Paused(pause) = self.state else { return };
        self.state = pause.before.into();
        if let Some(line) = pause.cut_off {
            self.go_back_to(line);
        }
        self.player.resume();
        self.tell(&Event::Resumed);
        self.tell_device_again();
    }

    fn next(&mut self) {
        let next = self.passage.map_or(0, |i| i + 1);
        let next = self.timeline.passages.get(next).map(|p| p.start);
        // After the last step there is nothing to go on to: it fades by itself.
        let done = Some(self.timeline.done).filter(|done| *done > self.position() || self.is_waiting());
        if let Some(to) = next.or(done) {
            self.jump(to);
        }
    }

    fn back(&mut self) {
        let Some(index) = self.passage else { return self.jump(Frames::ZERO) };
        let start = self.timeline.passages[index].start;
        let gone = self.tick(self.position()).step_gone;
        let before = index.checked_sub(1).map(|i| self.timeline.passages[i].start);
        self.jump(before.filter(|_| gone <= JUST_BEGUN).unwrap_or(start));
    }

    /// Goes to a place on the timeline and reports the step and line there again.
    pub(super) fn jump(&mut self, to: Frames) {
        self.leave();
        if let Some(live) = self.live.as_mut().filter(|live| live.timeline.done > to)
            && live.go_to(to)
        {
            self.timeline = Arc::clone(&live.timeline);
            self.player.seek_in(Arc::clone(&live.timeline), to);
        } else {
            self.player.seek(to);
        }
        self.land(to);
    }

    /// Reports what is at `to`, before the player arrives there.
    pub(super) fn land(&mut self, to: Frames) {
        self.jumping = true;
        self.landed = to;
        self.set_waiting(false);
        if let State::Paused(pause) = &mut self.state {
            pause.cut_off = None;
        }
        self.retold = 0;
        self.next_marker = self.first_marker(to);
        let inside = |p: &crate::timeline::Passage| p.start <= to && to < p.until;
        if let Some(index) = self.timeline.passages.iter().position(inside) {
            self.enter(index);
        }
    }

    /// Where telling begins at `to`: a step that ends there, where the next one begins, lies behind.
    fn first_marker(&self, to: Frames) -> usize {
        let markers = &self.timeline.markers;
        let (from, until) = (markers.partition_point(|m| m.at < to), markers.partition_point(|m| m.at <= to));
        let begins = |m: &Marker| matches!(m.what, Moment::Step | Moment::Done);
        from + markers[from..until].iter().rposition(begins).unwrap_or(0)
    }

    pub(super) fn change_volume(&mut self, volume: Volume) {
        let ceiling = self.ceiling.now();
        let is_limited = ceiling.is_some_and(|ceiling| volume > ceiling);
        // What is above it already sinks slowly by itself, and a key does not make it louder.
        self.volume = volume.min(ceiling.map_or(volume, |ceiling| ceiling.max(self.volume)));
        self.player.set_volume(self.volume.factor());
        self.tell(&Event::Volume { percent: self.volume.percent(), is_limited });
    }

    /// Limits the volume to what `now` tells, at any time while it plays.
    pub fn limit_volume(&mut self, now: Box<dyn Fn() -> Option<Volume> + Send>) {
        self.ceiling = Ceiling::of(now);
    }

    /// Sinks a little where it is too loud for the hour.
    pub(super) fn keep_below_ceiling(&mut self) {
        if let Some(softer) = self.ceiling.sinks(self.volume) {
            self.volume = softer;
            self.player.set_volume(softer.factor());
        }
    }

    fn change_bed(&mut self, by: f32) {
        self.bed_level = Decibels((self.bed_level.0 + by).clamp(BED_RANGE.0, BED_RANGE.1));
        self.player.set_bed_level(self.bed_level);
        self.tell(&Event::BedLevel { level: self.bed_level });
    }

    fn change_voice(&mut self, by: f32) {
        self.voice_level = Decibels((self.voice_level.0 + by).clamp(BED_RANGE.0, BED_RANGE.1));
        self.player.set_voice_level(self.voice_level);
        self.tell(&Event::VoiceLevel { level: self.voice_level });
    }

    /// Says and shows how long it is still, in whole minutes.
    fn tell_time_left(&mut self) {
        let left = self.tick(self.position()).left;
        let minutes = (left.duration().millis() + 30_000) / 60_000;
        let text = (speak_up_words(&self.timeline.language).time_left)(minutes);
        self.tell(&Event::TimeLeft { text: text.clone(), left });
        self.say_now(text);
    }

    /// Says this while it plays.
    pub(super) fn say_now(&self, text: String) {
        if let Some(say) = &self.speak_up_setup.say {
            say(ToSay::Now(text));
        }
    }

    /// Asks whoever lays the routine out again for one in which less is said.
    fn ask_for_less_talk(&mut self) {
        let passage = self.passage.and_then(|i| self.timeline.passages.get(i)).cloned().map(Box::new);
        let into = self.tick(self.position()).step_gone;
        self.tell(&Event::TalkAsked { passage, into });
    }

    pub(super) fn say_again(&mut self) {
        let at = self.position();
        let said = |m: &&Marker| m.at <= at && matches!(m.what, Moment::Say { .. });
        let Some(last) = self.timeline.markers.iter().rev().find(said) else { return };
        // Of lines at one place, one that is heard: not a prompt whose title alone was said.
        let heard = |m: &&Marker| {
            m.passage == last.passage && matches!(m.what, Moment::Say { length, .. } if length > Frames::ZERO)
        };
        let marker = self.timeline.markers.iter().rev().filter(said).find(heard).unwrap_or(last).clone();
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

    /// Makes what is heard now as much longer as was asked for, all at once.
    pub(super) fn lengthen(&mut self) {
        let presses = std::mem::take(&mut self.longer);
        if presses == 0 || self.is_stopping() {
            return;
        }
        // Told by the timeline that it belongs to.
        self.look();
        let at = self.position();
        if self.is_waiting() || at >= self.timeline.done {
            return;
        }
        let Some(live) = &mut self.live else { return };
        let longer = live.lengthen(at, at + self.player.ahead(), unit::Duration::from_secs(LONGER * presses));
        self.timeline = Arc::clone(&live.timeline);
        self.leave();
        self.heard.make_room(longer.from, longer.by);
        self.landed = at;
        if longer.is_seamless {
            self.player.retime(Arc::clone(&self.timeline));
        } else {
            self.player.seek_in(Arc::clone(&self.timeline), at);
            self.jumping = true;
        }
        self.tell(&Event::Extended { by: longer.by });
    }

    fn go_on(&mut self) {
        if self.is_waiting() {
            self.set_waiting(false);
            self.player.release();
        }
    }

    pub(super) fn stop(&mut self, outcome: Outcome, fade: Duration) {
        self.tell(&Event::Stopping);
        self.player.stop(fade);
        self.state = State::Stopping { outcome, by: Instant::now() + fade + STOP_TIMEOUT };
    }

    /// Fades, lets the terminal stand still, and goes on as after a pause, unless it was to stop.
    fn suspend(&mut self, suspend: &mut dyn FnMut()) {
        let rests = matches!(self.state, State::SpeakingUp(_));
        if rests {
            self.player.pause();
        }
        let (goes_on, by) = match self.state {
            State::Preparing | State::Playing | State::Waiting => {
                self.pause(Reason::Asked);
                (true, Instant::now() + SUSPEND_TIMEOUT)
            }
            State::Paused(_) | State::SpeakingUp(_) => (false, Instant::now() + SUSPEND_TIMEOUT),
            State::Stopping { by, .. } => (false, by),
            State::Over(_) => return,
        };
        while !self.player.is_silent() && Instant::now() < by {
            std::thread::sleep(Duration::from_millis(10));
        }
        suspend();
        self.tell(&Event::Returned);
        if goes_on {
            self.resume();
        }
        if rests {
            self.player.resume();
        }
    }
}
