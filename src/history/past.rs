//! The lines of the history become sessions again.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Serialize, Serializer};

use super::{Bookmark, EventKind, History, HistoryLine};

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
    /// What commands call the routine: its name, or its whole path.
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
    /// The ratings before it.
    pub before: Vec<Rated>,
    /// The ratings after it.
    pub after: Vec<Rated>,
    /// How sore it left the listener, 0 to 10.
    pub soreness: Option<u8>,
    /// The listener's own words.
    pub notes: Vec<String>,
}

impl PastSession {
    /// Whether it counts as done: half of it or more was heard, and it was no rehearsal.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.speed.is_none() && self.planned > 0 && self.secs * 2 >= self.planned
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
    /// How many lines could not be read.
    pub bad: usize,
}

impl Past {
    /// Makes sessions of the lines. What was forgotten is left out. `marks` tell how far those came that have no
    /// end: balm was killed, or they still play.
    #[must_use]
    pub fn of(history: &History, marks: &[Bookmark]) -> Self {
        let forgotten = Forgotten::of(&history.lines);
        let mut past = Self { bad: history.bad, ..Self::default() };
        let mut places: HashMap<&str, usize> = HashMap::new();
        for line in history.lines.iter().filter(|line| !forgotten.has(line)) {
            if line.kind == EventKind::Sleep {
                past.sleep.extend(line.value.filter(is_rating).map(|value| (line.local.date(), value)));
            }
            let Some(session) = line.session.as_deref() else { continue };
            let at = *places.entry(session).or_insert_with(|| {
                past.sessions.push(PastSession { id: session.to_owned(), ..PastSession::default() });
                past.sessions.len() - 1
            });
            past.sessions[at].add(line);
        }
        for mark in marks {
            if let Some(at) = places.get(mark.session.as_str()) {
                past.sessions[*at].came_as_far_as(mark);
            }
        }
        // Ratings of a session whose beginning was lost belong to nothing.
        past.sessions.retain(|session| !session.routine.is_empty());
        past
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
    fn add(&mut self, line: &HistoryLine) {
        let rated = || Some(Rated { rating: line.rating.clone()?, value: line.value.filter(is_rating)? });
        match line.kind {
            EventKind::Start | EventKind::Resume | EventKind::Pause | EventKind::End => self.played(line),
            EventKind::Before => self.before.extend(rated()),
            EventKind::After => self.after.extend(rated()),
            EventKind::Soreness => self.soreness = line.value.filter(is_rating),
            EventKind::Note => self.notes.extend(line.text.clone()),
            EventKind::Sleep | EventKind::Forget | EventKind::Unknown => {}
        }
    }

    fn played(&mut self, line: &HistoryLine) {
        if self.routine.is_empty() {
            self.instant = line.instant;
            self.local = line.local;
            self.routine = line.routine.clone().unwrap_or_default();
        }
        if let Some(title) = &line.title {
            self.title.clone_from(title);
            self.called = line.called.clone().unwrap_or_default();
            self.revision = line.revision;
            self.digest.clone_from(&line.digest);
            self.night = line.night;
            self.speed = line.speed;
        }
        self.secs = self.secs.max(line.secs.unwrap_or_default());
        self.planned = line.planned.unwrap_or(self.planned);
        // What comes after an end goes on with the session; a start that seems to come later does not: clocks are
        // set back.
        if line.kind != EventKind::Start {
            self.outcome.clone_from(&line.outcome);
        }
        for title in &line.left_out {
            if !self.left_out.contains(title) {
                self.left_out.push(title.clone());
            }
        }
    }

    fn came_as_far_as(&mut self, mark: &Bookmark) {
        if self.outcome.is_none() {
            self.secs = self.secs.max(mark.heard_ms.min(mark.planned_ms) / 1000);
        }
    }
}

/// What is to be ignored.
struct Forgotten<'a> {
    sessions: HashSet<&'a str>,
    /// Everything before this line: its time and its name.
    until: Option<(Timestamp, &'a str)>,
}

impl<'a> Forgotten<'a> {
    fn of(lines: &'a [HistoryLine]) -> Self {
        let forgets = || lines.iter().filter(|line| line.kind == EventKind::Forget);
        Self {
            sessions: forgets().flat_map(|line| &line.sessions).map(String::as_str).collect(),
            until: forgets().filter(|line| line.all).map(|line| (line.instant, line.id.as_str())).max(),
        }
    }

    fn has(&self, line: &HistoryLine) -> bool {
        self.until.is_some_and(|until| (line.instant, line.id.as_str()) < until)
            || line.session.as_deref().is_some_and(|session| self.sessions.contains(session))
    }
}

fn is_rating(value: &u8) -> bool {
    *value <= 10
}

fn as_local<S: Serializer>(local: &DateTime, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&local.strftime("%Y-%m-%dT%H:%M:%S"))
}
