//! What was too much last time, asked once before the next session, and whether the listener is well today.

use jiff::Zoned;

use crate::care::{Said, Wording, works_at};
use crate::cli::live::View;
use crate::cli::world::answered_by::AnsweredBy;
use crate::cli::world::memory::{Memory, digest};
use crate::cli::world::{Env, Failure, say, warn};
use crate::display::{last_time_question, shown_twice};
use crate::history::{EventKind, HistoryLine, LastTime, Past, last_times, was_upsetting};
use crate::library::Found;
use crate::routine::{Kind, Routine};
use crate::vocabulary::NextTime;

use super::PlayArgs;

/// What is known and asked before a session.
#[derive(Default)]
pub struct Before {
    /// What was said before and holds now.
    pub said: Vec<Said>,
    /// The listener has played this very text before, and was asked whether they are well.
    pub is_known: bool,
    /// They are well enough.
    pub is_well: bool,
}

/// Asks what there is to ask. At night nothing waits for an answer to whether somebody is well: they are in bed, and
/// what is to be read before stays on the screen instead.
pub fn before(
    env: &Env,
    args: &PlayArgs,
    view: View,
    found: &Found,
    routine: &Routine,
) -> Result<Before, Failure> {
    let nothing = Before { is_well: true, ..Before::default() };
    // Another person's routine has nothing to do with what this listener said.
    let is_another = args.routine_args.me.is_some();
    if env.places.is_none() || args.speed.is_some() || is_another {
        return Ok(nothing);
    }
    let memory = Memory::find(env)?;
    let past = memory.history.past(&memory.bookmarks.all()).unwrap_or_default();
    // Where nothing is to be remembered nothing is asked: what was too much stays out all the same.
    let is_remembered = env.settings.history && !args.no_history;
    let by = AnsweredBy::here(env, view).filter(|_| is_remembered);
    let said = said_before(by, &memory, &past, routine)?;
    let digest = Some(digest(found));
    let was_played = past.sessions.iter().any(|it| it.digest == digest && it.secs > 0 && it.speed.is_none());
    let is_asked = was_played && !args.resume && !args.no_ratings && env.settings.ratings;
    match by.filter(|_| is_asked && routine.kind == Kind::Day) {
        Some(by) => {
            Ok(Before { said, is_known: true, is_well: is_well(by, args.routine_args.wording(routine))? })
        }
        None => Ok(Before { said, ..nothing }),
    }
}

/// Whether this routine upset the listener lately.
pub fn is_upsetting(env: &Env, called: &str) -> bool {
    let Ok(memory) = Memory::find(env) else { return false };
    was_upsetting(&memory.history.past(&[]).unwrap_or_default(), called, Zoned::now().datetime())
}

/// What is different in this routine because of what was said before. Asked where somebody can answer; where nobody
/// can, what Enter would mean holds.
fn said_before(
    by: Option<AnsweredBy>,
    memory: &Memory,
    past: &Past,
    routine: &Routine,
) -> Result<Vec<Said>, Failure> {
    let now = Zoned::now();
    let matters = |last: &LastTime| {
        last.answer.sit
            || routine.steps().any(|step| works_at(step, &routine.language, last.region.as_slice()))
    };
    let mut said = Vec::new();
    for last in last_times(past, now.datetime()).into_iter().filter(matters) {
        let way = match (last.decided, by) {
            (Some(way), _) => way,
            (None, None) => last.answer.next_time,
            (None, Some(by)) => {
                let way = asked(by, &last)?;
                remember(memory, &last, way, &now);
                way
            }
        };
        said.extend(Said::last_time(last.answer, last.region.as_deref(), last.pressure, way));
    }
    Ok(said)
}

fn asked(by: AnsweredBy, last: &LastTime) -> Result<NextTime, Failure> {
    if let Some(line) = shown_twice(last) {
        say(&format!("{line}\n"))?;
    }
    let (question, enter, others) = last_time_question(last);
    let keys: Vec<(char, &str)> = others.iter().map(|(key, words, _)| (*key, *words)).collect();
    let chosen = by.choice(&question, enter, &keys)?;
    Ok(chosen.map_or(last.answer.next_time, |at| others[at].2))
}

fn remember(memory: &Memory, last: &LastTime, way: NextTime, now: &Zoned) {
    let line = HistoryLine {
        session: Some(last.session.clone()),
        answer: Some(last.answer.id.clone()),
        region: last.region.clone(),
        way: Some(way),
        ..HistoryLine::new(EventKind::NextTime, now)
    };
    if let Err(trouble) = memory.history.append(&line, true) {
        warn(format!("your answer is not remembered: {trouble}"));
    }
}

/// Whether the listener is well enough today. They know the routine: they have read before what is to be read.
fn is_well(by: AnsweredBy, wording: Wording) -> Result<bool, Failure> {
    let question = wording.phrase("Well today? No new injury, not driving?");
    let no = by.choice(question, wording.phrase("fine"), &[('n', wording.phrase("no"))])?;
    if no.is_some() {
        let rest = "Then leave it for today, and rest. What needs a doctor: balm help emergency";
        say(&format!("{}\n", wording.phrase(rest)))?;
    }
    Ok(no.is_none())
}
