//! Listens to a session and remembers it: its events in the history, and where it is in a bookmark.

use jiff::Zoned;

use crate::session::{Event, Listener, Outcome, SpokenUp, Tick};
use crate::sink::OnDeviceLoss;
use crate::unit::Frames;
use crate::vocabulary::{SpokenAnswer, spoken_answer};

use super::line::new_id;
use super::writer::{HistoryWriter, Task};
use super::{Aftermath, Bookmark, Bookmarks, EventKind, HistoryFolder, HistoryLine, Rated, SafetyChange};

/// How often the place is kept, in time heard: with what lies in the device, less than 5 seconds are lost.
const KEEP_EVERY: Frames = Frames::from_millis(4000);

/// From one look at the position to the next; more is a jump, and what was jumped over was not heard.
const LOOK: Frames = Frames::from_millis(2000);

/// The longest title of a step that is remembered, in characters, and how many are.
const MAX_TITLE: usize = 80;
const MAX_LEFT_OUT: usize = 40;

/// What is known of a session before it begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionFacts {
    /// The routine's id.
    pub routine: String,
    /// What commands call the routine: its name, or its whole path.
    pub called: String,
    /// Its title.
    pub title: String,
    /// Its revision.
    pub revision: Option<u32>,
    /// The digest of its text.
    pub digest: String,
    /// It is for the night.
    pub night: bool,
    /// The titles of steps that are left out from the beginning.
    pub left_out: Vec<String>,
    /// The titles of steps that are shortened to fit a length.
    pub shortened: Vec<String>,
    /// What is left out or changed for safety.
    pub safety: Vec<SafetyChange>,
    /// How many times faster than written, where it is a rehearsal.
    pub speed: Option<f64>,
    /// How it is played: flags as they are typed.
    pub flags: Vec<String>,
    /// How the listener rated themselves before it.
    pub before: Vec<Rated>,
    /// Where it was left, if it goes on.
    pub resumed: Option<Bookmark>,
}

/// A passage that was entered.
struct Entered {
    number: usize,
    name: String,
    start: Frames,
    length: Frames,
    heard: Frames,
}

/// Remembers one session.
pub struct Recorder {
    facts: SessionFacts,
    session: String,
    clock: fn() -> Zoned,
    writer: HistoryWriter,
    after: Aftermath,
    has_begun: bool,
    is_done: bool,
    /// The listener spoke up, and it has not gone on yet.
    rests: bool,
    lead_in: Frames,
    /// How much of the steps is meant to be heard.
    planned: Frames,
    /// How much was, all parts of the session together.
    heard: Frames,
    last: Option<Tick>,
    /// How much had been heard when the place was last kept.
    kept: Option<Frames>,
    entered: Vec<Entered>,
}

impl Recorder {
    /// Begins a session, or goes on with the one that `facts` names. `clock` tells the time; `after` learns how it
    /// ended.
    #[must_use]
    pub fn new(
        folder: HistoryFolder,
        bookmarks: Bookmarks,
        facts: SessionFacts,
        clock: fn() -> Zoned,
        after: Aftermath,
    ) -> Self {
        let before = facts.resumed.clone().unwrap_or_default();
        let session = if before.session.is_empty() { new_id() } else { before.session };
        Self {
            facts,
            session,
            clock,
            writer: HistoryWriter::start(folder, bookmarks, after.clone()),
            after,
            has_begun: false,
            is_done: false,
            rests: false,
            lead_in: Frames::ZERO,
            planned: Frames::from_millis(before.planned_ms),
            heard: Frames::from_millis(before.heard_ms),
            last: None,
            kept: None,
            entered: Vec::new(),
        }
    }

    /// The session's name in the history.
    #[must_use]
    pub fn session(&self) -> &str {
        &self.session
    }

    /// An event of this session.
    fn line(&self, kind: EventKind) -> HistoryLine {
        let secs = self.heard.min(self.planned).duration().millis().div_euclid(1000);
        HistoryLine {
            session: Some(self.session.clone()),
            routine: Some(self.facts.routine.clone()),
            secs: Some(secs),
            planned: Some(self.planned.duration().millis().div_ceil(1000)),
            ..HistoryLine::new(kind, &(self.clock)())
        }
    }

    fn begin(&mut self, tick: Tick) {
        self.has_begun = true;
        let facts = self.facts.clone();
        let SessionFacts { called, title, revision, digest, night, speed, resumed, .. } = facts;
        if resumed.is_none() {
            self.planned = (tick.at + tick.left).saturating_sub(self.lead_in);
        }
        let kind = if resumed.is_some() { EventKind::Resume } else { EventKind::Start };
        let line = HistoryLine {
            called: Some(called),
            title: Some(title),
            revision,
            digest: Some(digest),
            night,
            speed,
            left_out: cut(facts.left_out),
            shortened: cut(facts.shortened),
            safety: facts.safety.into_iter().take(MAX_LEFT_OUT).collect(),
            ..self.line(kind)
        };
        self.writer.add(Task::Line(line.into()));
        for Rated { rating, value } in self.facts.before.clone() {
            let session = Some(self.session.clone());
            let line = HistoryLine::new(EventKind::Before, &(self.clock)());
            let line = HistoryLine { session, rating: Some(rating), value: Some(value), ..line };
            self.writer.add(Task::Line(line.into()));
        }
    }

    fn tick(&mut self, tick: Tick) {
        if !self.has_begun {
            self.begin(tick);
        }
        let gone = self.last.map_or(Frames::ZERO, |last| tick.at.saturating_sub(last.at));
        self.last = Some(tick);
        if gone > LOOK {
            return;
        }
        if let Some(here) = self.entered.last_mut() {
            here.heard += gone;
            self.heard += gone;
            let is_due = self.kept.is_none_or(|kept| self.heard.saturating_sub(kept) >= KEEP_EVERY);
            if is_due && !self.is_done {
                self.keep();
            }
        }
    }

    /// Keeps where the session is.
    fn keep(&mut self) {
        let (Some(here), Some(tick)) = (self.entered.last(), self.last) else { return };
        let millis = |frames: Frames| frames.duration().millis();
        let mark = Bookmark {
            session: self.session.clone(),
            at: (self.clock)().timestamp(),
            routine: self.facts.routine.clone(),
            called: self.facts.called.clone(),
            title: self.facts.title.clone(),
            digest: self.facts.digest.clone(),
            passage: here.number,
            step: here.name.clone(),
            into_ms: millis(tick.at.saturating_sub(here.start)),
            heard_ms: millis(self.heard),
            planned_ms: millis(self.planned),
            flags: self.facts.flags.clone(),
        };
        self.kept = Some(self.heard);
        self.writer.add(Task::Keep(mark.into()));
    }

    fn pause(&mut self) {
        self.keep();
        self.writer.add(Task::Line(self.line(EventKind::Pause).into()));
    }

    /// What the listener said, where, and what balm did.
    fn spoke_up(&mut self, spoken: &SpokenUp) {
        let about = &spoken.about;
        let line = HistoryLine {
            answer: Some(spoken.answer.to_owned()),
            step: Some(about.counted().chars().take(MAX_TITLE).collect()),
            region: about.region.clone(),
            side: about.for_side().map(|side| side.name().to_owned()),
            value: about.pressure,
            did: Some(spoken.did.to_owned()),
            ..self.line(EventKind::SpokeUp)
        };
        let is_unwell = |it: &SpokenAnswer| it.clears.is_some() || it.sit || it.leave_attention;
        self.after.end().felt_unwell |= spoken_answer(spoken.answer).is_some_and(is_unwell);
        self.writer.add(Task::LastLine(line.into()));
    }

    fn end(&mut self, outcome: Outcome, heard: Frames, of: Frames) {
        if !self.has_begun {
            return;
        }
        // What was heard after the last look at the position.
        let before = self.facts.resumed.as_ref().map_or(0, |left| left.heard_ms);
        self.heard = self.heard.max(Frames::from_millis(before) + heard);
        let is_finished = outcome == Outcome::Finished || self.is_done;
        if is_finished {
            self.writer.add(Task::Remove(self.facts.called.clone()));
        } else {
            self.keep();
        }
        if self.facts.resumed.is_none() {
            // With what the listener added meanwhile.
            self.planned = of;
        }
        let is_help = outcome == Outcome::AskedForHelp;
        let outcome = if is_finished && !is_help { Outcome::Finished } else { outcome };
        {
            let mut end = self.after.end();
            (end.outcome, end.heard, end.planned) =
                (Some(outcome), self.heard.min(self.planned), self.planned);
        }
        let outcome = match outcome {
            Outcome::Finished => "finished",
            Outcome::Interrupted => "interrupted",
            Outcome::Stopped => "stopped",
            Outcome::AskedForHelp => "asked-for-help",
        };
        let line = HistoryLine {
            outcome: Some(outcome.to_owned()),
            left_out: cut(self.passed_over()),
            ..self.line(EventKind::End)
        };
        self.writer.add(Task::LastLine(line.into()));
    }

    /// How much of a passage was heard in the part of the session before this one.
    fn heard_before(&self, number: usize) -> Frames {
        let left =
            self.facts.resumed.as_ref().filter(|left| self.entered.is_empty() && left.passage == number);
        left.map_or(Frames::ZERO, |left| Frames::from_millis(left.into_ms))
    }

    /// The passages that the listener passed over: less than half of each was heard, and they went on.
    fn passed_over(&self) -> Vec<String> {
        let furthest = self.entered.iter().map(|entered| entered.number).max().unwrap_or_default();
        let heard_enough = |number: usize| {
            let parts = self.entered.iter().filter(|entered| entered.number == number);
            let (heard, length) = parts.fold((Frames::ZERO, Frames::ZERO), |(heard, length), part| {
                (heard + part.heard, length.max(part.length))
            });
            heard.0 * 2 >= length.0
        };
        let mut names = Vec::new();
        for entered in &self.entered {
            let is_behind = self.is_done || entered.number < furthest;
            if is_behind && !heard_enough(entered.number) && !names.contains(&entered.name) {
                names.push(entered.name.clone());
            }
        }
        names
    }
}

impl Listener for Recorder {
    fn hear(&mut self, event: &Event) {
        match event {
            Event::Ready { length } => self.lead_in = *length,
            Event::Step { number, passage, .. } => {
                let length = passage.end.saturating_sub(passage.start);
                let name = passage.counted();
                let start = passage.start;
                let heard = self.heard_before(*number);
                self.entered.push(Entered { number: *number, name, start, length, heard });
                self.kept = None;
            }
            Event::Tick(tick) => self.tick(*tick),
            Event::Paused | Event::DeviceLost { then: OnDeviceLoss::Pause } if self.has_begun => self.pause(),
            Event::SpeakUp(_) if self.has_begun && !self.rests => {
                self.rests = true;
                self.pause();
            }
            Event::SpokenUp(spoken) if self.has_begun => self.spoke_up(spoken),
            Event::Resumed if self.has_begun => {
                self.rests = false;
                self.writer.add(Task::Line(self.line(EventKind::Resume).into()));
            }
            Event::Done => self.is_done = true,
            Event::Over { outcome, heard, of } => self.end(*outcome, *heard, *of),
            _ => {}
        }
    }
}

/// Titles that fit into a line.
fn cut(titles: Vec<String>) -> Vec<String> {
    titles.into_iter().take(MAX_LEFT_OUT).map(|title| title.chars().take(MAX_TITLE).collect()).collect()
}
