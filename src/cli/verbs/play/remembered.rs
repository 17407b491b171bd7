//! A session that is remembered: what is known before it, and what follows after.

use jiff::Zoned;

use crate::care::{StepFit, Wording};
use crate::cli::live::{Playback, View};
use crate::cli::world::memory::{Memory, called, digest};
use crate::cli::world::{Done, Env, Failure, say, warn};
use crate::history::{Aftermath, Bookmark, Recorder, SafetyChange, SessionEnd, SessionFacts};
use crate::library::Found;
use crate::prepare::Prepared;
use crate::routine::{Altered, Kind};
use crate::session::Outcome;
use crate::timeline::Change;

use super::ratings::Ratings;
use super::{PlayArgs, resume};

/// A session that is remembered.
pub struct Remembered {
    recorder: Option<Recorder>,
    session: String,
    after: Aftermath,
    ratings: Ratings,
    view: View,
    night: bool,
    wording: Wording,
}

/// Gets ready to remember a session, unless the listener does not want that, and asks what is asked before it.
pub fn begin(
    env: &Env,
    args: &PlayArgs,
    playback: &Playback,
    found: &Found,
    prepared: &Prepared,
    left: Option<Bookmark>,
) -> Result<Option<Remembered>, Failure> {
    if args.no_history || !env.settings.history || env.places.is_none() {
        return Ok(None);
    }
    let memory = Memory::find(env)?;
    let after = Aftermath::default();
    let mut ratings = Ratings::of(env, args, playback.view, found, prepared.routine());
    let before = ratings.before(&memory, &after, left.as_ref())?;
    let facts = SessionFacts {
        before,
        flags: resume::flags(args),
        resumed: left,
        speed: args.speed.filter(|speed| *speed > 1.0),
        ..facts(found, prepared)
    };
    let night = facts.night;
    let recorder =
        Recorder::new(memory.history.clone(), memory.bookmarks.clone(), facts, Zoned::now, after.clone());
    let session = recorder.session().to_owned();
    let (view, wording) = (playback.view, Wording::of(&prepared.routine().language));
    Ok(Some(Remembered { recorder: Some(recorder), session, after, ratings, view, night, wording }))
}

fn facts(found: &Found, prepared: &Prepared) -> SessionFacts {
    let routine = prepared.routine();
    let adapted = prepared.adapted();
    let skipped = adapted.overlay.iter().flat_map(|overlay| &overlay.changes);
    let skipped = skipped.filter(|change| change.what == Altered::Skipped).map(|change| change.name.clone());
    let fitted = || adapted.refit.iter().flat_map(|refit| &refit.fitted.changes);
    let dropped = fitted().filter(|change| change.to.is_none()).map(|change| change.title.clone());
    let is_shorter = |change: &&Change| change.to.is_some_and(|to| to < change.from);
    SessionFacts {
        routine: routine.id.clone(),
        called: called(found),
        title: routine.title.clone(),
        revision: routine.revision,
        digest: digest(found),
        night: routine.kind == Kind::Night,
        left_out: skipped.chain(dropped).collect(),
        shortened: fitted().filter(is_shorter).map(|change| change.title.clone()).collect(),
        safety: adapted.fitted.iter().flat_map(|fitted| &fitted.steps).filter_map(for_safety).collect(),
        ..SessionFacts::default()
    }
}

/// What was done to a step for safety; nothing where it is played as written.
fn for_safety(step: &StepFit) -> Option<SafetyChange> {
    let is_changed = step.is_left_out() || !step.changes.is_empty();
    is_changed.then(|| SafetyChange {
        step: step.title.clone().unwrap_or_else(|| format!("step {}", step.number)),
        left_out: step.is_left_out(),
        rule: step.work.clone(),
        because: step.reasons.iter().map(|reason| reason.id().to_owned()).collect(),
    })
}

impl Remembered {
    /// Who listens to the session. There is one.
    pub fn recorder(&mut self) -> Option<Recorder> {
        self.recorder.take()
    }

    /// The session is over: asks what is asked after it, tells how to go on, and what went wrong.
    pub fn end(mut self, called: &str, done: Result<Done, Failure>) -> Result<Done, Failure> {
        let SessionEnd { outcome, heard, planned, felt_unwell, trouble } = self.after.take();
        // Whoever played half of it can say what it did; whoever broke it off has other things to do.
        let is_played = outcome == Some(Outcome::Finished)
            || outcome == Some(Outcome::Stopped) && heard.0 * 2 >= planned.0;
        if is_played && !felt_unwell && !self.night && done.is_ok() {
            self.ratings.after(&self.session, &self.after)?;
        }
        let goes_on = matches!(outcome, Some(Outcome::Stopped | Outcome::Interrupted)) && heard.0 > 0;
        if goes_on && trouble.is_none() && self.view.has_words() && done.is_ok() {
            let on = "To go on from here: balm play {called} --resume";
            say(&(self.wording.fill(on, &[("called", &called)]) + "\n"))?;
        }
        if let Some(trouble) = trouble.or_else(|| self.after.take().trouble) {
            warn(format!("this session is not remembered in full: {trouble}"));
        }
        done
    }
}
