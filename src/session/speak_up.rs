//! A listener speaks up: everything rests, one question is asked, and what they answer is carried out. Silence is
//! rest: it never picks an answer. How long it lasts is counted in frames, like all of a session.

use std::time::{Duration, Instant};

use crate::language::{SpeakUpLine as Line, SpeakUpWords, WhomToCall, speak_up_words};
use crate::routine::Kind;
use crate::timeline::{Moment, Passage};
use crate::unit::{Decibels, Frames};
use crate::vocabulary::{Group, SpokenAnswer, spoken_answers};

use super::asked::{Asked, SpeakUpSetup, SpokenUp, ToSay, Wording};
use super::run::Session;
use super::state::{Scene, SpeakingUp, State};
use super::transport::STOP_FADE;
use super::{Command, Event, Outcome, Revision};

/// How low the beds are meanwhile.
const HELD_BEDS: Decibels = Decibels(-12.0);
const SILENCE: Decibels = Decibels(-120.0);
/// Pressed again within this, `h` calls for help.
const TWICE: Duration = Duration::from_secs(2);
const BEDS_GO: Duration = Duration::from_secs(10);
/// Words are read and heard at about this pace, and a moment is left after them.
const PER_WORD: Frames = Frames::from_millis(450);
const MOMENT: Frames = Frames::from_millis(1200);
/// What is said within this comes by itself.
const SOON: Frames = Frames::from_millis(1500);
/// The key is held so long, with no gap longer than a keyboard's first repeat.
const HELD_FOR: Duration = Duration::from_millis(1500);
const HELD_GAP: Duration = Duration::from_millis(1000);

impl Session {
    /// Takes what it needs when the listener speaks up.
    pub fn set_speak_up(&mut self, setup: SpeakUpSetup) {
        self.speak_up_setup = setup;
    }

    /// Everything rests, and the question is asked.
    pub(super) fn speak_up(&mut self) {
        let cut_off = match self.state {
            State::Playing | State::Waiting => self.cut_off(),
            State::Paused(pause) => pause.cut_off,
            _ => return,
        };
        let at = self.position();
        let (since, pressed) = (self.player.position().stood, Instant::now());
        let was_paused = matches!(self.state, State::Paused(_));
        self.hold_at(at, HELD_BEDS);
        if was_paused {
            self.player.resume();
        }
        let scene = Scene::Asking;
        self.state =
            State::SpeakingUp(SpeakingUp { scene, since, waited: 0, pressed, cut_off, at, held: None });
        self.tell_question();
    }

    fn hold_at(&mut self, at: Frames, beds: Decibels) {
        self.leave();
        (self.jumping, self.landed) = (true, at);
        self.player.hold(at, beds);
    }

    fn tell_question(&mut self) {
        let asked = self.wording().question();
        self.tell(&Event::SpeakUp(Box::new(asked)));
        self.say(if self.timeline.kind == Kind::Night { Line::NightChoices } else { Line::Choices });
    }

    /// What a key means meanwhile.
    pub(super) fn answer(&mut self, now: SpeakingUp, command: Command) {
        if let Scene::Emergency = now.scene {
            if command == Command::Quit {
                self.hold_to_leave(now);
            }
            return;
        }
        match (now.scene, command) {
            (_, Command::SpeakUp) if now.pressed.elapsed() < TWICE => self.emergency(now),
            (_, Command::SpeakUp) => {
                self.enter_scene(SpeakingUp { pressed: Instant::now(), ..now }, Scene::Asking);
                self.tell_question();
            }
            (_, Command::Answer('9')) => self.emergency(now),
            (_, Command::Quit) => self.stop(Outcome::Stopped, STOP_FADE),
            (Scene::Asking, Command::GoOn) if self.fits_due > 0 || self.revised.is_some() => {
                self.settle(now, None)
            }
            (Scene::Asking, Command::GoOn) => self.go_on_after(now, None),
            (Scene::Asking, Command::Answer(key)) => {
                if let Some(answer) = spoken_answers().iter().find(|answer| answer.key == key) {
                    self.answered(now, answer);
                }
            }
            (Scene::EndOffer | Scene::Resting, Command::GoOn) => self.settle(now, None),
            (Scene::Grounding, Command::GoOn) => self.settle(now, None),
            (Scene::Grounding, Command::Answer('6')) => {
                self.enter_scene(now, Scene::Resting);
                let asked = self.wording().not_safe();
                self.tell_and_say(asked, Line::NotSafe);
            }
            (Scene::Cleared, Command::Answer('y')) => self.settle(now, None),
            (Scene::Cleared, Command::Next) if self.is_about(&[Group::Trunk, Group::Hip]) => {
                self.enter_scene(now, Scene::Saddle);
                let asked = self.wording().yes_or_no(Line::Saddle);
                self.tell_and_say(asked, Line::Saddle);
            }
            (Scene::Saddle, Command::Answer('y')) => self.emergency(now),
            (Scene::Cleared | Scene::Saddle, Command::Next) => self.show(now, Scene::Ending, Line::AskToday),
            _ => {}
        }
    }

    fn answered(&mut self, now: SpeakingUp, answer: &'static SpokenAnswer) {
        let is_grave = answer.clears.is_some() || answer.sit;
        if answer.emergency || is_grave && self.is_about(&[Group::Neck]) {
            return self.emergency(now);
        }
        self.answers.push(&answer.id);
        let times = self.answers.iter().filter(|id| **id == answer.id).count();
        self.tell_spoken_up(now, answer, u32::try_from(times).unwrap_or(u32::MAX));
        match (answer, times) {
            (SpokenAnswer { clears: Some(_), .. }, _) => self.show(now, Scene::Clearing, Line::HandsOff),
            (SpokenAnswer { sit: true, .. }, _) => self.show(now, Scene::Resting, Line::SitDown),
            (SpokenAnswer { leave_attention: true, .. }, _) => {
                self.enter_scene(now, Scene::Grounding);
                let asked = self.wording().grounding();
                self.tell_and_say(asked, Line::Ground);
            }
            (SpokenAnswer { leave_out: true, .. }, _) => self.settle(now, Some(Line::LeftOut)),
            (_, 1) => self.settle(now, Some(Line::Lighter)),
            (_, 2) => self.settle(now, Some(Line::NoHolds)),
            _ => self.show(now, Scene::EndOffer, Line::EndOffer),
        }
    }

    /// Tells whoever remembers it, and whoever fits the routine again.
    fn tell_spoken_up(&mut self, now: SpeakingUp, answer: &'static SpokenAnswer, times: u32) {
        let passage = self.passage.and_then(|i| self.timeline.passages.get(i)).cloned();
        let Some(about) = self.about().or(passage.as_ref()).or(self.timeline.passages.first()).cloned()
        else {
            return;
        };
        let into = passage.as_ref().map_or(Frames::ZERO, |passage| now.at.saturating_sub(passage.start));
        let spoken = SpokenUp { answer: &answer.id, times, about, passage, into, did: &answer.rest };
        self.fits_due += usize::from(self.speak_up_setup.is_fitted_again);
        self.tell(&Event::SpokenUp(Box::new(spoken)));
    }

    /// The step that works on the body now, else the last one that did.
    fn about(&self) -> Option<&Passage> {
        self.timeline.passages[..=self.passage?].iter().rev().find(|passage| passage.works_on_body())
    }

    fn is_about(&self, groups: &[Group]) -> bool {
        self.about().is_some_and(|passage| passage.is_at(groups))
    }

    /// It may be serious: silence, and whom to call.
    fn emergency(&mut self, now: SpeakingUp) {
        self.hold_at(now.at, SILENCE);
        self.enter_scene(now, Scene::Emergency);
        let card = self.wording().emergency();
        self.tell(&Event::Emergency(Box::new(card)));
        self.say(Line::Serious);
    }

    /// Leaves the emergency screen once the key has been held.
    fn hold_to_leave(&mut self, now: SpeakingUp) {
        let pressed = Instant::now();
        let goes_on = |(_, last): &(Instant, Instant)| pressed.duration_since(*last) < HELD_GAP;
        let first = now.held.filter(goes_on).map_or(pressed, |(first, _)| first);
        if pressed.duration_since(first) >= HELD_FOR {
            return self.stop(Outcome::AskedForHelp, STOP_FADE);
        }
        self.state = State::SpeakingUp(SpeakingUp { held: Some((first, pressed)), ..now });
    }

    fn show(&mut self, now: SpeakingUp, scene: Scene, line: Line) {
        self.enter_scene(now, scene);
        let asked = self.wording().told(line);
        self.tell_and_say(asked, line);
    }

    fn tell_and_say(&mut self, asked: Asked, line: Line) {
        self.tell(&Event::SpeakUp(Box::new(asked)));
        self.say(line);
    }

    /// Goes on as soon as the words have been said and the routine is fitted again.
    fn settle(&mut self, now: SpeakingUp, line: Option<Line>) {
        let length = line.map_or(Frames::ZERO, |line| self.length_of(line));
        self.enter_scene(now, Scene::Settling { until: self.player.position().stood + length });
        if let Some(line) = line {
            let asked = self.wording().told(line);
            self.tell_and_say(asked, line);
        }
    }

    fn enter_scene(&mut self, now: SpeakingUp, scene: Scene) {
        let since = self.player.position().stood;
        self.state = State::SpeakingUp(SpeakingUp { scene, since, waited: 0, ..now });
    }

    /// Looks how long the listener has rested.
    pub(super) fn rest(&mut self) {
        let State::SpeakingUp(now) = self.state else { return };
        let stood = self.player.position().stood;
        let rested = stood.saturating_sub(now.since);
        match now.scene {
            Scene::Emergency => return,
            Scene::Settling { until } if stood >= until && self.fits_due == 0 => {
                let revision = self.revised.take();
                return self.go_on_after(now, revision);
            }
            Scene::Clearing if rested >= self.speak_up_setup.patience.clears => {
                self.enter_scene(now, Scene::Cleared);
                let asked = self.wording().yes_or_no(Line::Cleared);
                return self.tell_and_say(asked, Line::Cleared);
            }
            Scene::Ending if rested >= self.length_of(Line::AskToday) => {
                return self.stop(Outcome::Stopped, STOP_FADE);
            }
            _ => {}
        }
        let patience = &self.speak_up_setup.patience;
        let passed = [patience.says_so, patience.beds_go, patience.closes];
        let waited = passed.iter().filter(|after| rested >= **after).count() as u8;
        if waited > now.waited {
            self.state = State::SpeakingUp(SpeakingUp { waited, ..now });
            self.wait_on(now.scene, waited);
        }
    }

    fn wait_on(&mut self, scene: Scene, waited: u8) {
        match waited {
            1 if matches!(scene, Scene::Asking | Scene::Cleared | Scene::Saddle | Scene::EndOffer) => {
                self.say(Line::Waits);
                let text = self.wording().words.shown(Line::Waits, &WhomToCall::default());
                self.tell(&Event::SpeakUpWaits { text });
            }
            2 => self.player.set_held_beds(SILENCE, BEDS_GO),
            3 => self.stop(Outcome::Stopped, STOP_FADE),
            _ => {}
        }
    }

    /// Goes on: as it was, or with the routine fitted again.
    fn go_on_after(&mut self, now: SpeakingUp, revision: Option<Revision>) {
        match revision {
            Some(Revision::Nothing) => self.show(now, Scene::Ending, Line::NothingLeft),
            Some(Revision::New { live, mixer, to, .. } | Revision::Talk { live, mixer, to, .. }) => {
                self.state = State::Playing;
                self.tell(&Event::Resumed);
                self.take_revision(*live, *mixer, to);
                self.begin_inside();
                if !self.speaks_soon() {
                    // How it is done now, if it is done more gently.
                    self.say_again();
                }
            }
            _ => {
                self.state = State::Playing;
                match now.cut_off {
                    Some(line) => self.go_back_to(line),
                    None => self.jump_untold(now.at),
                }
                self.tell(&Event::Resumed);
            }
        }
    }

    /// Whether something is said a moment from now, or nothing has been said in this step.
    fn speaks_soon(&self) -> bool {
        let at = self.landed;
        let start = self.passage.map_or(at, |i| self.timeline.passages[i].start);
        let says = |from, until| {
            let is_said = |what: &Moment| matches!(what, Moment::Say { .. });
            self.timeline.markers.iter().any(|it| is_said(&it.what) && it.at >= from && it.at < until)
        };
        says(at, at + SOON) || !says(start, at)
    }

    fn say(&self, line: Line) {
        if let Some(say) = &self.speak_up_setup.say {
            say(ToSay::Resting(line));
        }
    }

    fn length_of(&self, line: Line) -> Frames {
        let words = self.wording().words.shown(line, &WhomToCall::default());
        Frames(PER_WORD.0 * words.split_whitespace().count() as u64) + MOMENT
    }

    fn wording(&self) -> Wording<'_> {
        let words: &'static SpeakUpWords = speak_up_words(&self.timeline.language);
        Wording { words, whom: &self.speak_up_setup.whom }
    }
}
