//! Plain lines for screen readers, pipes and logs: each line is written once and stays. There are no ticks and
//! no redraws, and at night no numbers.

use std::fmt::Display;
use std::io::Write;

use crate::routine::Kind;
use crate::session::{Event, Listener};
use crate::sink::OnDeviceLoss;
use crate::text::Safe;
use crate::timeline::{LineKind, Passage};
use crate::unit::Frames;

use super::state::{AT_MOST, GO_ON, OFFERED, SUSPENDED, WAITING, WOKE, device_lost, talk_words};
use super::{About, KEYS, outcome_line};
use crate::display::times;

/// Whether keys work. If not, nothing is said about keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steering {
    /// Keys are read.
    Keys,
    /// They are not, because the input is not a terminal.
    None,
}

/// Plain lines, written to `W` as the events come.
pub struct Plain<W> {
    out: W,
    about: About,
    steering: Steering,
    section: Option<Safe>,
    /// The step's title, until words follow.
    title: Safe,
    broken: bool,
}

impl<W: Write> Plain<W> {
    /// Writes to `out`, until a write fails: see [`Listener::broken`].
    pub fn new(out: W, about: About, steering: Steering) -> Self {
        Self { out, about, steering, section: None, title: Safe::default(), broken: false }
    }

    /// Gives the writer back.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn line(&mut self, text: &str) {
        // Once the reader has gone, no write can succeed.
        if !self.broken && !text.is_empty() {
            self.broken = writeln!(self.out, "{text}").and_then(|()| self.out.flush()).is_err();
        }
    }

    fn ready(&mut self, length: Frames) {
        let About { title, steps, length: whole, .. } = self.about.clone();
        let wording = self.about.wording();
        let in_all = match steps {
            1 => "{title}. {length} in all, 1 step.",
            _ => "{title}. {length} in all, {steps} steps.",
        };
        let comfortable = wording.phrase("Get comfortable.").to_owned();
        let (first, second) = match self.about.kind {
            Kind::Day => (
                wording
                    .fill(in_all, &[("title", &title), ("length", &times::spoken(whole)), ("steps", &steps)]),
                match length {
                    Frames::ZERO => comfortable,
                    _ => wording.fill(
                        "Get comfortable. It begins in {length}.",
                        &[("length", &times::spoken(length))],
                    ),
                },
            ),
            Kind::Night => (format!("{title}."), comfortable),
        };
        self.line(&first);
        let voice = self.about.voice.to_string();
        self.line(&voice);
        self.before();
        self.with_key(&second, "Press h if anything hurts, the question mark for the keys.");
    }

    /// What to read before the session, once.
    fn before(&mut self) {
        for line in std::mem::take(&mut self.about.before) {
            self.line(line.as_str());
        }
    }

    fn step(&mut self, number: usize, of: usize, passage: &Passage) {
        // If it begins here, there was no time to get ready.
        self.before();
        let title = Safe::new(&passage.named).to_string();
        self.title = Safe::new(&passage.title);
        if self.about.kind == Kind::Night {
            return self.line(&title);
        }
        let section = passage.section.as_deref().map(Safe::new);
        if let Some(name) = section.as_ref().filter(|_| section != self.section) {
            self.line(&self.about.wording().fill("Part: {name}", &[("name", name)]));
        }
        self.section = section;
        let wording = self.about.wording();
        let round = match passage.round {
            (_, 0 | 1) => String::new(),
            (n, of) => wording.fill(", round {n} of {of}", &[("n", &n), ("of", &of)]),
        };
        let length = times::spoken(passage.end.saturating_sub(passage.start));
        let with: [(&str, &dyn Display); 5] =
            [("number", &number), ("of", &of), ("round", &round), ("title", &title), ("length", &length)];
        self.line(&wording.fill("Step {number} of {of}{round}: {title} ({length})", &with));
    }

    /// The words, unless they only repeat the title.
    fn say(&mut self, words: &Safe) {
        if std::mem::take(&mut self.title) != *words {
            self.line(words.as_str());
        }
    }

    /// A line, and what a key does about it, if keys work.
    fn with_key(&mut self, text: &str, key: &'static str) {
        let key = self.about.wording().phrase(key);
        match self.steering {
            Steering::Keys => self.line(&format!("{text} {key}")),
            Steering::None => self.line(text),
        }
    }

    /// A line that a night routine leaves out, because it has numbers or the sound says enough.
    fn by_day(&mut self, text: &str) {
        if self.about.kind == Kind::Day {
            self.line(text);
        }
    }
}

impl<W: Write> Listener for Plain<W> {
    fn hear(&mut self, event: &Event) {
        let wording = self.about.wording();
        match event {
            Event::Ready { .. } if self.about.sound_alone.is_some() => {
                let words = self.about.sound_alone.clone().unwrap_or_default();
                self.line(words.as_str());
            }
            Event::Step { .. } | Event::Say { .. } | Event::Done if self.about.sound_alone.is_some() => {}
            Event::Ready { length } => self.ready(*length),
            Event::Step { number, of, passage, .. } => self.step(*number, *of, passage),
            // The line for the step has the title.
            Event::Say { line: LineKind::Title, .. } => {}
            Event::Say { text, .. } => self.say(&Safe::new(text)),
            Event::Quiet { skipped } => {
                self.line(&wording.fill("… {length} of quiet", &[("length", &times::spoken(*skipped))]));
            }
            Event::Revised { number, title } => {
                let title = title.as_deref().map(Safe::new).unwrap_or_default();
                match number {
                    Some(number) => self.line(&format!("Saved. From step {number}: {title}.")),
                    None => self.line("Saved. Nothing you hear has changed."),
                }
            }
            Event::Waiting => self.with_key(wording.phrase("Take your time."), WAITING),
            Event::SpeakUp(asked) => {
                asked.said.iter().for_each(|text| self.line(text));
                asked.choices.iter().for_each(|it| self.line(&format!("{}: {}.", it.key, it.words)));
            }
            Event::SpeakUpWaits { text } => self.line(text),
            Event::Emergency(card) => {
                let lines = card.signs.iter().chain([&card.today, &card.meanwhile, &card.leave]);
                std::iter::once(&card.call).chain(lines).for_each(|text| self.line(text));
            }
            Event::Paused => self.with_key(wording.phrase("Paused."), GO_ON),
            Event::Woke => self.with_key(wording.phrase(WOKE), GO_ON),
            Event::Resumed => self.line(wording.phrase("Resumed.")),
            Event::Extended { by } => {
                self.by_day(&wording.fill("{length} more.", &[("length", &times::spoken(*by))]));
            }
            Event::Volume { percent, is_limited } => {
                let most = if *is_limited { wording.phrase(AT_MOST) } else { "" };
                let with: [(&str, &dyn Display); 2] = [("percent", percent), ("most", &most)];
                self.by_day(&wording.fill("Volume {percent} percent{most}.", &with));
            }
            Event::BedLevel { level } => {
                self.by_day(&wording.fill("Background {level}.", &[("level", level)]));
            }
            Event::Talk { talk } => self.line(wording.phrase(talk_words(*talk))),
            Event::StillWaiting { text } => self.line(text),
            Event::VoiceLevel { level } => {
                self.by_day(&wording.fill("Voice {level}.", &[("level", level)]));
            }
            Event::TimeLeft { text, .. } => self.line(text),
            Event::Keys => KEYS.iter().for_each(|k| {
                self.line(&format!("{}: {}.", wording.phrase(k.name), wording.phrase(k.does)));
            }),
            Event::DeviceLost { then: OnDeviceLoss::Pause } => {
                self.with_key(wording.phrase(device_lost(OnDeviceLoss::Pause)), GO_ON);
            }
            Event::DeviceLost { then } => self.line(wording.phrase(device_lost(*then))),
            Event::DeviceSuspended => self.line(wording.phrase(SUSPENDED)),
            Event::DeviceOffered if self.steering == Steering::Keys => self.line(wording.phrase(OFFERED)),
            Event::DeviceOffered => {}
            Event::DeviceBack => self.line(wording.phrase("Sound device connected again.")),
            Event::Done => self.by_day(wording.phrase("That was the last step. The sound fades out.")),
            Event::Over { .. } => {
                if let Some(line) = outcome_line(self.about.kind, event, wording) {
                    self.line(&line);
                }
            }
            // Chimes and beds are heard, so words about them would be noise.
            Event::Chime { .. }
            | Event::Bed { .. }
            | Event::Tick(_)
            | Event::Returned
            | Event::SpokenUp(_)
            | Event::TalkAsked { .. }
            | Event::Soundless
            | Event::Stopping => {}
        }
    }

    fn broken(&self) -> bool {
        self.broken
    }
}
