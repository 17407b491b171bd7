//! What a listener is asked before and after, by one key each. Never where nobody can answer.

use std::time::Duration;

use jiff::Zoned;

use crate::cli::live::View;
use crate::cli::world::answered_by::AnsweredBy;
use crate::cli::world::memory::{Memory, called, digest};
use crate::cli::world::{Env, Failure};
use crate::display::{SLEEP_QUESTION, SORENESS_QUESTION, rating_question};
use crate::history::{
    Aftermath, Bookmark, EventKind, HistoryFolder, HistoryLine, Questions, Rated, RoutineKey,
    questions as asked_of,
};
use crate::library::Found;
use crate::routine::Routine;

use super::PlayArgs;

/// After a session nobody may be there any more.
const PATIENCE: Duration = Duration::from_secs(120);

/// The questions of one session.
pub struct Ratings {
    /// How questions are answered; `None` where nobody can, or wants to.
    by: Option<AnsweredBy>,
    routine: String,
    called: String,
    digest: String,
    wanted: Vec<&'static str>,
    is_touch: bool,
    /// What was rated before, and is asked again after.
    rated: Vec<String>,
    history: Option<HistoryFolder>,
}

impl Ratings {
    /// Those of a routine, as they are asked here.
    pub fn of(env: &Env, args: &PlayArgs, view: View, found: &Found, routine: &Routine) -> Self {
        let is_wanted = env.settings.ratings && !args.no_ratings && args.speed.is_none();
        Self {
            by: AnsweredBy::here(env, view).filter(|_| is_wanted),
            routine: routine.id.clone(),
            called: called(found),
            digest: digest(found),
            wanted: routine.ratings.iter().map(|rating| rating.name()).collect(),
            is_touch: routine.steps().any(|step| step.pressure.is_some()),
            rated: Vec::new(),
            history: None,
        }
    }

    /// Asks about last time and last night, and how the listener is now; returns the latter. A session that goes on
    /// has been asked.
    pub fn before(
        &mut self,
        memory: &Memory,
        after: &Aftermath,
        left: Option<&Bookmark>,
    ) -> Result<Vec<Rated>, Failure> {
        let Some(by) = self.by else { return Ok(Vec::new()) };
        self.history = Some(memory.history.clone());
        let past = memory.history.past(&memory.bookmarks.all()).unwrap_or_default();
        if let Some(left) = left {
            let session = past.sessions.into_iter().find(|session| session.id == left.session);
            self.rated = session.into_iter().flat_map(|session| session.before).map(|b| b.rating).collect();
            return Ok(Vec::new());
        }
        let now = Zoned::now();
        let routine = RoutineKey { id: &self.routine, called: &self.called };
        let routine = past.known_as(routine, &self.digest);
        let Questions { soreness_of, sleep_before } = asked_of(&past, routine, self.is_touch, now.datetime());
        if sleep_before.is_some()
            && let Some(value) = by.rating(SLEEP_QUESTION, None)?
        {
            let line = HistoryLine { value: Some(value), ..HistoryLine::new(EventKind::Sleep, &now) };
            self.write(&line, after);
        }
        if soreness_of.is_some()
            && let Some(value) = by.rating(SORENESS_QUESTION, None)?
        {
            let line = HistoryLine::new(EventKind::Soreness, &now);
            self.write(&HistoryLine { session: soreness_of, value: Some(value), ..line }, after);
        }
        let mut rated = Vec::new();
        for rating in &self.wanted {
            // Whoever passes one over wants none of them now.
            let Some(value) = by.rating(&rating_question(rating), None)? else { break };
            rated.push(Rated { rating: (*rating).to_owned(), value });
        }
        self.rated = rated.iter().map(|rated| rated.rating.clone()).collect();
        Ok(rated)
    }

    /// Asks the same again, after the session of this name.
    pub fn after(&mut self, session: &str, after: &Aftermath) -> Result<(), Failure> {
        let Some(by) = self.by else { return Ok(()) };
        for rating in std::mem::take(&mut self.rated) {
            let Some(value) = by.rating(&rating_question(&rating), Some(PATIENCE))? else { break };
            let line = HistoryLine::new(EventKind::After, &Zoned::now());
            let session = Some(session.to_owned());
            self.write(&HistoryLine { session, rating: Some(rating), value: Some(value), ..line }, after);
        }
        Ok(())
    }

    fn write(&self, line: &HistoryLine, after: &Aftermath) {
        if let Some(Err(trouble)) = self.history.as_ref().map(|history| history.append(line, true)) {
            after.add_trouble(trouble);
        }
    }
}
