//! Ten years of lines become sessions while they are read: the years side by side, and no line is kept but those of
//! sessions that another year began.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use jiff::Timestamp;
use memchr::memmem::Finder;

use super::line::{Text, owned};
use super::many_lines::{in_parallel, put_in_order, split};
use super::past::is_rating;
use super::spoke_up::WayDecided;
use super::{Bookmark, EventKind, HistoryLine, Past, PastSession};

/// What the texts of lines are kept in, while sessions are looked up by them.
pub(super) trait Key: AsRef<str> + Borrow<str> + Clone + Eq + Hash {}

impl<S: AsRef<str> + Borrow<str> + Clone + Eq + Hash> Key for S {}

/// The sessions of all years. `years` are the files of each, in order.
pub(super) fn past_of_years(years: &[Vec<&[u8]>], marks: &[Bookmark]) -> Past {
    let forgotten = Forgotten::in_files(&years.concat());
    let parts = in_parallel(years, |files| PastPart::of_files(files, &forgotten));
    let whole = PastPart::joined(parts).unwrap_or_else(|| PastPart::of_files(&years.concat(), &forgotten));
    whole.whole(marks)
}

/// What the lines of some time tell.
pub(super) struct PastPart<S> {
    /// Of sessions that begin here, and of what belongs to none.
    pub past: Past,
    /// When the first line of each session was written.
    begun: Vec<Timestamp>,
    places: HashMap<S, Place>,
    /// Lines of sessions that do not begin here.
    later: Vec<HistoryLine<S>>,
    /// The first line and the last, by their times and names.
    span: Option<[(Timestamp, S); 2]>,
}

/// Where a session is.
#[derive(Clone, Copy)]
enum Place {
    /// In this part, at this place.
    Here(usize),
    /// Its lines are kept until the parts before this are known.
    Later,
}

impl<S: Key> PastPart<S> {
    fn empty() -> Self {
        Self {
            past: Past::default(),
            begun: Vec::new(),
            places: HashMap::new(),
            later: Vec::new(),
            span: None,
        }
    }

    /// What these lines tell, which are in order.
    pub fn of_lines(lines: &[HistoryLine<S>]) -> Self {
        let forgotten = Forgotten::of(lines);
        let mut part = Self::empty();
        lines.iter().for_each(|line| part.add(line, &forgotten));
        part
    }

    /// One part of several that follow each other in time; `None` where they do not, or a session begins in two.
    fn joined(parts: Vec<Self>) -> Option<Self> {
        parts.into_iter().try_fold(Self::empty(), Self::followed_by)
    }

    fn followed_by(mut self, next: Self) -> Option<Self> {
        self.span = match (self.span, next.span) {
            (Some([_, last]), Some([first, _]))
                if (last.0, last.1.as_ref()) >= (first.0, first.1.as_ref()) =>
            {
                return None;
            }
            (Some([first, _]), Some([_, last])) => Some([first, last]),
            (one, other) => one.or(other),
        };
        next.later.iter().for_each(|line| self.add_to_session(line));
        let before = self.past.sessions.len();
        for (session, place) in next.places {
            let Place::Here(at) = place else { continue };
            if self.places.insert(session, Place::Here(before + at)).is_some() {
                return None;
            }
        }
        self.begun.extend(next.begun);
        self.past.sessions.extend(next.past.sessions);
        self.past.sleep.extend(next.past.sleep);
        self.past.activities.extend(next.past.activities);
        self.past.decided.extend(next.past.decided);
        self.past.bad += next.past.bad;
        Some(self)
    }

    /// All there is, if nothing comes before it.
    pub fn whole(mut self, marks: &[Bookmark]) -> Past {
        for line in std::mem::take(&mut self.later) {
            self.add_to_session(&line);
        }
        for mark in marks {
            if let Some(Place::Here(at)) = self.places.get(mark.session.as_str()) {
                self.past.sessions[*at].came_as_far_as(mark);
            }
        }
        let mut past = self.past;
        if !self.begun.is_sorted() {
            let mut sessions: Vec<_> = self.begun.into_iter().zip(past.sessions).collect();
            sessions.sort_by_key(|(begun, _)| *begun);
            past.sessions = sessions.into_iter().map(|(_, session)| session).collect();
        }
        // Ratings of a session whose beginning was lost belong to nothing.
        past.sessions.retain(|session| !session.routine.is_empty());
        past.name_as_now();
        past
    }

    fn add(&mut self, line: &HistoryLine<S>, forgotten: &Forgotten<S>) {
        if forgotten.has(line) {
            return;
        }
        match (line.kind, line.value.filter(is_rating)) {
            (EventKind::Sleep, Some(value)) => self.past.sleep.push((line.local.date(), value)),
            (EventKind::Activity, Some(value)) => {
                let name = owned(line.text.as_ref()).unwrap_or_default();
                self.past.activities.push((line.local.date(), name, value));
            }
            (EventKind::NextTime, _) => return self.past.decided.extend(WayDecided::of(line)),
            _ => {}
        }
        let Some(session) = &line.session else { return };
        let place = self.places.get(session.as_ref());
        match place {
            None if line.kind != EventKind::Start => {
                self.places.insert(session.clone(), Place::Later);
                self.later.push(line.clone());
            }
            Some(Place::Later) => self.later.push(line.clone()),
            None | Some(Place::Here(_)) => self.add_to_session(line),
        }
    }

    /// Adds a line to its session, which it begins if none is there.
    fn add_to_session(&mut self, line: &HistoryLine<S>) {
        let Some(session) = &line.session else { return };
        let at = match self.places.get(session.as_ref()) {
            Some(Place::Here(at)) => *at,
            Some(Place::Later) | None => {
                self.places.insert(session.clone(), Place::Here(self.past.sessions.len()));
                let id = session.as_ref().to_owned();
                self.past.sessions.push(PastSession { id, ..PastSession::default() });
                self.begun.push(line.instant);
                self.past.sessions.len() - 1
            }
        };
        self.past.sessions[at].add(line);
    }
}

impl<'a> PastPart<Text<'a>> {
    /// What these files tell, which are of one time.
    fn of_files(files: &[&'a [u8]], forgotten: &Forgotten<Text<'a>>) -> Self {
        Self::as_written(files, forgotten).unwrap_or_else(|| Self::put_in_order(files, forgotten))
    }

    /// The same, if the lines are in order as they stand.
    fn as_written(files: &[&'a [u8]], forgotten: &Forgotten<Text<'a>>) -> Option<Self> {
        let mut part = Self::empty();
        for line in files.iter().copied().flat_map(split) {
            let Some(line) = HistoryLine::<Text<'_>>::parsed(line) else {
                part.past.bad += 1;
                continue;
            };
            let key = || (line.instant, line.id.clone());
            match &mut part.span {
                Some([_, last]) if (last.0, last.1.as_ref()) >= line.key() => return None,
                Some([_, last]) => *last = key(),
                none => *none = Some([key(), key()]),
            }
            part.add(&line, forgotten);
        }
        Some(part)
    }

    fn put_in_order(files: &[&'a [u8]], forgotten: &Forgotten<Text<'a>>) -> Self {
        let mut part = Self::empty();
        let mut lines: Vec<HistoryLine<Text<'a>>> = Vec::new();
        for line in files.iter().copied().flat_map(split) {
            match HistoryLine::parsed(line) {
                Some(line) => lines.push(line),
                None => part.past.bad += 1,
            }
        }
        put_in_order(&mut lines);
        let key = |line: &HistoryLine<Text<'a>>| (line.instant, line.id.clone());
        part.span = lines.first().zip(lines.last()).map(|(first, last)| [key(first), key(last)]);
        lines.iter().for_each(|line| part.add(line, forgotten));
        part
    }
}

/// What is to be ignored.
struct Forgotten<S> {
    sessions: HashSet<S>,
    /// Everything before this line: its time and its name.
    until: Option<(Timestamp, S)>,
}

impl<S: Key> Forgotten<S> {
    fn of(lines: &[HistoryLine<S>]) -> Self {
        let forgets = || lines.iter().filter(|line| line.kind == EventKind::Forget);
        let until = forgets().filter(|line| line.all).max_by(|a, b| a.key().cmp(&b.key()));
        Self {
            sessions: forgets().flat_map(|line| &line.sessions).cloned().collect(),
            until: until.map(|line| (line.instant, line.id.clone())),
        }
    }

    fn has(&self, line: &HistoryLine<S>) -> bool {
        self.until.as_ref().is_some_and(|(at, id)| line.key() < (*at, id.as_ref()))
            || !self.sessions.is_empty()
                && line.session.as_ref().is_some_and(|session| self.sessions.contains(session.as_ref()))
    }
}

impl<'a> Forgotten<Text<'a>> {
    /// Found without reading all the other lines: it must be known before them.
    fn in_files(files: &[&'a [u8]]) -> Self {
        let finder = Finder::new(b"\"forget\"");
        let mut lines = Vec::new();
        for file in files {
            for at in finder.find_iter(file) {
                let begin = memchr::memrchr(b'\n', &file[..at]).map_or(0, |end| end + 1);
                let end = memchr::memchr(b'\n', &file[at..]).map_or(file.len(), |end| at + end);
                lines.extend(HistoryLine::parsed(&file[begin..end]));
            }
        }
        Self::of(&lines)
    }
}
