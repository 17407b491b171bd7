//! What is going on, gathered from events: everything a screen needs to know.

use std::fmt::Display;

use crate::care::Wording;
use crate::session::{Asked, EmergencyCard, Event, Tick};
use crate::sink::OnDeviceLoss;
use crate::text::Safe;
use crate::timeline::{LineKind, Passage, Talk};
use crate::unit::{Decibels, Frames};

use super::About;
use crate::display::times;

/// What stopped the session, and how it goes on.
const PAUSED: &str = "Paused. Press Space to go on.";
pub(super) const WOKE: &str = "The computer was asleep.";
const WOKE_AND_PAUSED: &str = "The computer was asleep. Paused. Press Space to go on.";
pub(super) const GO_ON: &str = "Press Space to go on.";
const LOST_AND_PAUSED: &str = "Sound device disconnected. Paused. Press Space to go on.";
pub(super) const SUSPENDED: &str = "The system has suspended the sound device. Waiting.";
pub(super) const OFFERED: &str = "A sound device is there. Press the up arrow to hear the session.";
pub(super) const AT_MOST: &str = ", the most at this hour";
pub(super) const WAITING: &str = "Press Enter when you are ready.";

/// What was lost, and how it goes on. What the listener can do about it is told apart.
pub(super) fn device_lost(then: OnDeviceLoss) -> &'static str {
    match then {
        OnDeviceLoss::Pause => "Sound device disconnected. Paused.",
        OnDeviceLoss::Follow => "Sound device disconnected. Waiting for a sound device.",
        OnDeviceLoss::Silent => "Sound device disconnected. Going on without sound.",
    }
}

/// What is said from here on.
pub(super) fn talk_words(talk: Talk) -> &'static str {
    match talk {
        Talk::Full => "Everything is said.",
        Talk::Brief => "Only titles and changes are said.",
        Talk::Bells => "Nothing is said; a chime marks each step.",
        Talk::None => "Nothing is said; the words are shown.",
    }
}

/// How many ticks a note is shown: two seconds, at ten a second.
const NOTE_TICKS: u8 = 20;
/// How many ticks new words stand out: four seconds.
const FRESH_TICKS: u8 = 40;

/// How far the session has got.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scene {
    /// Getting ready; for how long.
    Ready(Frames),
    /// In a step.
    Step(Box<Now>),
    /// After the last step.
    Done,
    /// Over.
    Over,
}

/// The present step.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Now {
    pub number: usize,
    pub of: usize,
    pub passage: Passage,
    pub next: Option<Safe>,
    /// The time the listener added.
    pub added: Frames,
}

/// Whether time goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    Going,
    /// A step waits for Enter since this position.
    Waiting(Frames),
}

/// What stopped the sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    None,
    Paused,
    Woke,
    DeviceLost(OnDeviceLoss),
    Suspended,
}

impl Stop {
    /// What is shown of it.
    fn words(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Paused => Some(PAUSED),
            Self::Woke => Some(WOKE_AND_PAUSED),
            Self::DeviceLost(OnDeviceLoss::Pause) => Some(LOST_AND_PAUSED),
            Self::DeviceLost(then) => Some(device_lost(then)),
            Self::Suspended => Some(SUSPENDED),
        }
    }
}

/// Everything a screen may show.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub(super) about: About,
    pub(super) scene: Scene,
    pub(super) words: Option<(LineKind, Safe)>,
    pub(super) tick: Tick,
    pub(super) hold: Hold,
    pub(super) stop: Stop,
    /// How often the listener asked for the keys: each time shows the next page of them, and then none.
    pub(super) keys_asked: usize,
    /// What is asked of a listener who spoke up.
    pub(super) asked: Option<Asked>,
    /// They have not answered yet.
    pub(super) waits: Option<Safe>,
    /// Whom they are to call.
    pub(super) emergency: Option<EmergencyCard>,
    note: Option<(String, u8)>,
    is_note_asked: bool,
    /// For how many ticks it is shown that something was said or rung.
    fresh: u8,
}

impl State {
    /// The state before the first event.
    #[must_use]
    pub fn new(about: About) -> Self {
        let tick = Tick { left: about.length, ..Tick::default() };
        Self {
            about,
            scene: Scene::Ready(Frames::ZERO),
            words: None,
            tick,
            hold: Hold::Going,
            stop: Stop::None,
            keys_asked: 0,
            asked: None,
            waits: None,
            emergency: None,
            note: None,
            is_note_asked: false,
            fresh: 0,
        }
    }

    /// Takes one event in.
    pub fn hear(&mut self, event: &Event) {
        let wording = self.wording();
        match event {
            Event::Ready { length } => self.enter(Scene::Ready(*length)),
            Event::Step { number, of, passage, next } => {
                let next = next.as_deref().map(Safe::new);
                let now =
                    Now { number: *number, of: *of, passage: *passage.clone(), next, added: Frames::ZERO };
                self.enter(Scene::Step(Box::new(now)));
                // The first tick is yet to come; until then the old step's numbers would show.
                self.tick.step_gone = Frames::ZERO;
                self.tick.step_length = passage.until.saturating_sub(passage.start);
            }
            // The title is above the words already.
            Event::Say { line: LineKind::Title, .. } => {}
            Event::Say { line, text, .. } => {
                self.words = Some((*line, Safe::new(text)));
                self.fresh = FRESH_TICKS;
            }
            Event::Chime { .. } => self.fresh = FRESH_TICKS,
            Event::Waiting => self.hold = Hold::Waiting(self.tick.at),
            Event::Tick(tick) => self.tick(*tick),
            Event::Paused => self.stop = Stop::Paused,
            Event::Woke => self.stop = Stop::Woke,
            Event::Resumed => {
                (self.asked, self.waits) = (None, None);
                self.stop = Stop::None;
            }
            Event::DeviceBack => self.stop = Stop::None,
            Event::SpeakUp(asked) => (self.asked, self.waits) = (Some((**asked).clone()), None),
            Event::SpeakUpWaits { text } => self.waits = Some(Safe::new(text)),
            Event::SpokenUp(_) => {}
            Event::Emergency(card) => self.emergency = Some((**card).clone()),
            Event::DeviceLost { then: OnDeviceLoss::Silent } => {
                self.long_note(self.phrase(device_lost(OnDeviceLoss::Silent)));
            }
            Event::DeviceLost { then } => self.stop = Stop::DeviceLost(*then),
            Event::DeviceSuspended => self.stop = Stop::Suspended,
            Event::DeviceOffered => self.long_note(self.phrase(OFFERED)),
            Event::Extended { by } => {
                if let Scene::Step(now) = &mut self.scene
                    // After that it is the silence that gets longer.
                    && self.tick.step_gone < now.passage.end.saturating_sub(now.passage.start) + now.added
                {
                    now.added += *by;
                }
                self.note(wording.fill("{length} more.", &[("length", &times::spoken(*by))]));
            }
            Event::Volume { percent, is_limited } => {
                let most = if *is_limited { wording.phrase(AT_MOST) } else { "" };
                let with: [(&str, &dyn Display); 2] = [("percent", percent), ("most", &most)];
                self.note(wording.fill("Volume {percent}%{most}", &with));
            }
            Event::BedLevel { level } if *level == Decibels::UNITY => {
                self.note(wording.phrase("Background at its original level").into())
            }
            Event::BedLevel { level } => {
                self.note(wording.fill("Background {level}", &[("level", level)]));
            }
            Event::Talk { talk } => self.note(wording.phrase(talk_words(*talk)).to_owned()),
            Event::TalkAsked { .. } | Event::StillWaiting { .. } => {}
            Event::VoiceLevel { level } if *level == Decibels::UNITY => {
                self.note(wording.phrase("Voice at its original level").into())
            }
            Event::VoiceLevel { level } => self.note(wording.fill("Voice {level}", &[("level", level)])),
            Event::TimeLeft { text, .. } => {
                self.long_note(text);
                self.is_note_asked = true;
            }
            Event::Keys => self.keys_asked += 1,
            Event::Bed { .. } | Event::Returned => {}
            Event::Quiet { skipped } => {
                self.note(wording.fill("… {length} of quiet", &[("length", &times::spoken(*skipped))]));
            }
            Event::Revised { .. } => self.note(wording.phrase("Saved.").into()),
            Event::Soundless => {
                self.long_note(self.phrase("No sound device found. The prompts are shown without sound."));
            }
            Event::Stopping => {
                self.asked = None;
                self.note(wording.phrase("Stopping.").into());
            }
            Event::Done => self.enter(Scene::Done),
            Event::Over { .. } => self.enter(Scene::Over),
        }
    }

    /// The words of the session's language.
    pub(super) fn wording(&self) -> Wording {
        self.about.wording()
    }

    /// A phrase in that language.
    pub(super) fn phrase(&self, english: &'static str) -> &'static str {
        self.wording().phrase(english)
    }

    /// What stopped the session, if something did.
    pub(super) fn stopped(&self) -> Option<&'static str> {
        self.stop.words().map(|words| self.phrase(words))
    }

    /// What has just changed, for two seconds.
    pub(super) fn note_text(&self) -> Option<&str> {
        self.note.as_ref().map(|(text, _)| text.as_str())
    }

    /// Whether something has just been said or rung, for whoever does not hear it.
    pub(super) fn is_fresh(&self) -> bool {
        self.fresh > 0
    }

    /// The same where the listener asked for it.
    pub(super) fn asked_note_text(&self) -> Option<&str> {
        self.note_text().filter(|_| self.is_note_asked)
    }

    fn enter(&mut self, scene: Scene) {
        self.scene = scene;
        self.words = None;
        self.hold = Hold::Going;
    }

    fn note(&mut self, text: String) {
        self.is_note_asked = false;
        self.note = Some((text, NOTE_TICKS));
    }

    /// Long enough for someone who is getting comfortable.
    fn long_note(&mut self, text: &str) {
        self.is_note_asked = false;
        self.note = Some((text.into(), 5 * NOTE_TICKS));
    }

    fn tick(&mut self, tick: Tick) {
        self.tick = tick;
        self.fresh = self.fresh.saturating_sub(1);
        self.note = self.note.take().and_then(|(text, left)| Some((text, left.checked_sub(1)?)));
        // No event tells of the end of a wait, only the time that goes on. The tick known when the wait began may
        // have been up to a tenth of a second old.
        if let Hold::Waiting(since) = self.hold
            && tick.at > since + Frames::from_millis(500)
        {
            self.hold = Hold::Going;
        }
    }
}
