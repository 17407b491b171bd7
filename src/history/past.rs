//! The lines of the history become sessions again.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::line::{as_local, owned};
use super::same_routine::{Played, renamed};
use super::spoke_up::{SpokeUp, WayDecided};
use super::years::PastPart;
use super::{Bookmark, EventKind, History, HistoryLine, RoutineKey, SafetyChange};

/// No session is longer, in seconds: a week. What a line says beyond is no length.
const MAX_SECS: u64 = 7 * 24 * 3600;

/// A rating, 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rated {
    /// What was rated, such as `tension`.
    pub rating: String,
    /// How much of it.
    pub value: u8,
}

/// A session that was played.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PastSession {
    /// Its name.
    pub id: String,
    /// When it began.
    #[serde(skip)]
    pub instant: Timestamp,
    /// When it began, by the clock on the wall.
    #[serde(rename = "at", serialize_with = "as_local")]
    pub local: DateTime,
    /// The routine's id.
    pub routine: String,
    /// What commands call the routine: its name, or its whole path. If its file was moved, where it is now.
    pub called: String,
    /// The routine's title. A stranger's text.
    pub title: String,
    /// The routine's revision.
    pub revision: Option<u32>,
    /// The digest of its text.
    pub digest: Option<String>,
    /// It is for the night.
    pub night: bool,
    /// How many seconds of it were heard.
    pub secs: u64,
    /// Of how many.
    pub planned: u64,
    /// How it ended: `finished`, `stopped`, `interrupted`; `None` where balm was killed, or it still plays.
    pub outcome: Option<String>,
    /// How many times faster than written, in a rehearsal.
    pub speed: Option<f64>,
    /// The titles of the steps that were left out.
    pub left_out: Vec<String>,
    /// The titles of the steps that were shortened to fit a length.
    pub shortened: Vec<String>,
    /// What was left out or changed for safety.
    pub safety: Vec<SafetyChange>,
    /// The ratings before it.
    pub before: Vec<Rated>,
    /// The ratings after it.
    pub after: Vec<Rated>,
    /// How sore it left the listener, 0 to 10.
    pub soreness: Option<u8>,
    /// The listener's own words.
    pub notes: Vec<String>,
    /// What they said while it played.
    pub spoke_up: Vec<SpokeUp>,
}

impl PastSession {
    /// Whether it counts as done: half of it or more was heard, and it was no rehearsal.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.speed.is_none() && self.planned > 0 && self.secs * 2 >= self.planned
    }

    /// Which routine it was a session of.
    #[must_use]
    pub fn key(&self) -> RoutineKey<'_> {
        RoutineKey { id: &self.routine, called: &self.called }
    }

    /// The day it belongs to. What begins before four in the morning belongs to the day before.
    #[must_use]
    pub fn day(&self) -> Date {
        let date = self.local.date();
        if self.local.hour() < 4 { date.yesterday().unwrap_or(date) } else { date }
    }
}

/// What the history tells.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Past {
    /// The sessions, in order of time.
    pub sessions: Vec<PastSession>,
    /// How the listener slept, 0 to 10, by the day of the morning.
    pub sleep: Vec<(Date, u8)>,
    /// How well activities of the listener's own choice went, 0 to 10, in order of time.
    pub activities: Vec<(Date, String, u8)>,
    /// What they want of places where something was too much.
    #[serde(skip)]
    pub decided: Vec<WayDecided>,
    /// How many lines could not be read.
    pub bad: usize,
}

impl Past {
    /// Makes sessions of the lines. What was forgotten is left out. `marks` tell how far those came that have no
    /// end: balm was killed, or they still play.
    #[must_use]
    pub fn of(history: &History, marks: &[Bookmark]) -> Self {
        let mut part = PastPart::of_lines(&history.lines);
        part.past.bad = history.bad;
        part.whole(marks)
    }

    /// If a routine's file was moved, all its sessions are known by where it is now.
    pub(super) fn name_as_now(&mut self) {
        let played = self.sessions.iter().map(|it| Played { key: it.key(), digest: it.digest.as_deref() });
        for (place, called) in renamed(&played.collect::<Vec<_>>()) {
            self.sessions[place].called = called;
        }
    }

    /// How the history knows a routine: from where it was played, or else by its text from another place.
    #[must_use]
    pub fn known_as<'a>(&'a self, routine: RoutineKey<'a>, digest: &str) -> RoutineKey<'a> {
        let of_id = || self.sessions.iter().rev().filter(|session| session.routine == routine.id);
        if of_id().any(|session| session.called == routine.called) {
            return routine;
        }
        let is_it =
            |session: &&PastSession| session.called.is_empty() || session.digest.as_deref() == Some(digest);
        let moved = of_id().find(is_it);
        moved.map_or(routine, PastSession::key)
    }

    /// How the listener slept, by the day of the morning; the last word counts.
    #[must_use]
    pub fn slept(&self, morning: Date) -> Option<u8> {
        self.sleep.iter().rev().find(|(date, _)| *date == morning).map(|(_, value)| *value)
    }

    /// The sessions whose name is `name` or ends with it, and those of the routine of that id, name or title.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<&PastSession> {
        let same = |text: &str| text.to_lowercase() == name.to_lowercase();
        let is_tail = |id: &str| name.len() >= 6 && id.ends_with(&name.to_lowercase());
        let is_it = |session: &&PastSession| {
            same(&session.routine) || same(&session.called) || same(&session.title) || is_tail(&session.id)
        };
        self.sessions.iter().filter(is_it).collect()
    }
}

impl PastSession {
    pub(super) fn add<S: AsRef<str>>(&mut self, line: &HistoryLine<S>) {
        let rated =
            || Some(Rated { rating: owned(line.rating.as_ref())?, value: line.value.filter(is_rating)? });
        match line.kind {
            EventKind::Start | EventKind::Resume | EventKind::Pause | EventKind::End => self.played(line),
            EventKind::Before => self.before.extend(rated()),
            EventKind::After => self.after.extend(rated()),
            EventKind::Soreness => self.soreness = line.value.filter(is_rating),
            EventKind::Note => self.notes.extend(owned(line.text.as_ref())),
            EventKind::SpokeUp => self.spoke_up.extend(SpokeUp::of(line)),
            EventKind::Sleep
            | EventKind::Activity
            | EventKind::NextTime
            | EventKind::Forget
            | EventKind::Unknown => {}
        }
    }

    fn played<S: AsRef<str>>(&mut self, line: &HistoryLine<S>) {
        if self.routine.is_empty() {
            self.instant = line.instant;
            self.local = line.local;
            self.routine = owned(line.routine.as_ref()).unwrap_or_default();
        }
        if let Some(title) = &line.title {
            title.as_ref().clone_into(&mut self.title);
            self.called = owned(line.called.as_ref()).unwrap_or_default();
            self.revision = line.revision;
            self.digest = owned(line.digest.as_ref());
            self.night = line.night;
            self.speed = line.speed;
        }
        self.secs = self.secs.max(line.secs.unwrap_or_default().min(MAX_SECS));
        self.planned = line.planned.map_or(self.planned, |planned| planned.min(MAX_SECS));
        // What comes after an end goes on with the session; a start that seems to come later does not: clocks are
        // set back.
        if line.kind != EventKind::Start {
            self.outcome = owned(line.outcome.as_ref());
        }
        add_new(&mut self.left_out, line.left_out.iter().map(|title| title.as_ref().to_owned()));
        add_new(&mut self.shortened, line.shortened.iter().map(|title| title.as_ref().to_owned()));
        add_new(&mut self.safety, line.safety.iter().cloned());
    }

    pub(super) fn came_as_far_as(&mut self, mark: &Bookmark) {
        if self.outcome.is_none() {
            self.secs = self.secs.max(mark.heard_ms.min(mark.planned_ms) / 1000);
        }
    }
}

fn add_new<T: PartialEq>(to: &mut Vec<T>, more: impl Iterator<Item = T>) {
    for one in more {
        if !to.contains(&one) {
            to.push(one);
        }
    }
}

pub(super) fn is_rating(value: &u8) -> bool {
    *value <= 10
}
