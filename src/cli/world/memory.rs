//! The history of this listener, and where their sessions were left.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::history::{
    Bookmarks, HistoryFolder, Past, PastSession, PlannedRoutine, RoutineKey, Volumes, is_recent,
};
use crate::library::{Found, Origin};
use crate::text::{Safe, any_of};
use crate::unit::hex;

use super::env::Env;
use super::failure::Failure;
use super::output::warn;

/// What is remembered.
#[derive(Clone, Debug)]
pub struct Memory {
    /// The history.
    pub history: HistoryFolder,
    /// Where sessions were left.
    pub bookmarks: Bookmarks,
    /// How loud they were.
    pub volumes: Volumes,
}

impl Memory {
    /// Where it lies; fails where there is not even a home.
    pub fn find(env: &Env) -> Result<Self, Failure> {
        let places = env
            .places
            .as_ref()
            .ok_or_else(|| Failure::failed("no home folder was found for your history"))?;
        Ok(Self {
            history: HistoryFolder::at(places.history()),
            bookmarks: Bookmarks::at(places.state.clone()),
            volumes: Volumes::at(places.state.clone()),
        })
    }

    /// The sessions so far. Lines that cannot be read are told, and the others count.
    pub fn past(&self) -> Result<Past, Failure> {
        let past = self.history.past(&self.bookmarks.all()).map_err(Failure::failed)?;
        match past.bad {
            0 => {}
            1 => warn("one line of your history cannot be read and was passed over."),
            bad => warn(format!("{bad} lines of your history cannot be read and were passed over.")),
        }
        Ok(past)
    }
}

/// The digest of a routine's text, or of those of a session of several: the first 16 bytes of SHA-256, in hex.
pub fn digest(found: &Found) -> String {
    let digest = found.parts().fold(Sha256::new(), |digest, part| digest.chain_update(&part.text));
    hex(&digest.finalize()[..16])
}

/// Between the routines of one session.
pub const AND: &str = " + ";

/// What the history calls a routine, so that commands find it wherever they are typed: its name, or its whole path.
/// A session of several has all of them.
pub fn called(found: &Found) -> String {
    found.parts().map(part_called).collect::<Vec<_>>().join(AND)
}

fn part_called(found: &Found) -> String {
    match &found.origin {
        Origin::BuiltIn => found.name.clone(),
        Origin::File(place) if place.is_added() => found.name.clone(),
        Origin::File(path) => {
            let whole = path.canonicalize().or_else(|_| std::path::absolute(&**path));
            whole.unwrap_or_else(|_| path.to_path_buf()).display().to_string()
        }
    }
}

/// The routines played in the last four weeks that have a plan, as they are now. Those that are gone have none.
pub fn planned(env: &Env, past: &Past, today: Date) -> Vec<PlannedRoutine> {
    let mut names: Vec<&str> = Vec::new();
    let is_recent = |session: &&PastSession| session.is_done() && is_recent(session.day(), today);
    for session in past.sessions.iter().rev().filter(is_recent) {
        if !names.contains(&session.called.as_str()) {
            names.push(&session.called);
        }
    }
    let planned = |called: &&str| {
        let routine = env.library.find(called).ok()?.read().routine?;
        let (plan, title) = (routine.plan?, routine.title);
        Some(PlannedRoutine { routine: routine.id, called: (*called).to_owned(), title, plan })
    };
    let mut planned: Vec<PlannedRoutine> = names.iter().filter_map(planned).collect();
    let mut seen = BTreeSet::new();
    planned.retain(|planned| seen.insert((planned.routine.clone(), planned.called.clone())));
    planned
}

/// The sessions of this name; if it names a routine or its file, all that were of that one.
pub fn named<'p>(env: &Env, past: &'p Past, name: &str) -> Vec<&'p PastSession> {
    let found = env.library.find(name).ok();
    let here = found.as_ref().and_then(|found| {
        let (called, digest) = (called(found), digest(found));
        let ids = past.sessions.iter().map(|session| session.routine.as_str()).collect::<BTreeSet<_>>();
        let known = ids.into_iter().map(|id| past.known_as(RoutineKey { id, called: &called }, &digest));
        let sessions = |key: RoutineKey<'_>| {
            past.sessions.iter().filter(|session| session.key() == key).collect::<Vec<_>>()
        };
        known.map(sessions).find(|sessions| !sessions.is_empty())
    });
    here.unwrap_or_else(|| past.named(name))
}

/// The same where only one routine may be meant: several files may have one name.
pub fn named_one<'p>(env: &Env, past: &'p Past, name: &str) -> Result<Vec<&'p PastSession>, Failure> {
    let sessions = named(env, past, name);
    let keys: BTreeSet<RoutineKey<'_>> = sessions.iter().map(|session| session.key()).collect();
    if keys.len() < 2 {
        return Ok(sessions);
    }
    let files: Vec<String> = keys.iter().map(|key| Safe::new(key.called).to_string()).collect();
    let name = Safe::new(name);
    Err(Failure::usage(format!("{} routines are called \"{name}\"", keys.len()))
        .hint(&format!("Name the file: {}", any_of(&files.iter().map(String::as_str).collect::<Vec<_>>()))))
}

/// A routine of the history as it is typed in a command.
pub fn typed(env: &Env, called: &str) -> String {
    match env.library.find(called) {
        Ok(found) => env.library.called_of(&found),
        Err(_) => env.library.called(Path::new(called)),
    }
}
