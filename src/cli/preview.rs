//! `balm preview`: the author's rehearsal.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::library::Origin;
use crate::prepare::{Choices, LeadIn, Prepared};
use crate::routine::Routine;
use crate::session::Revision;
use crate::timeline::Quiet;

use super::author_args::PreviewArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::flags::RoutineArgs;
use super::live::{self, Rehearsal, View};
use super::output::complain;
use super::reading::{read, read_found};
use super::watch::{Look, Watched};
use super::{routine_questions, voices};

/// How often the files are looked at.
const POLL: Duration = Duration::from_millis(300);

/// Plays a routine with its silences cut short, and again whenever its file is saved.
pub fn preview(env: &Env, args: &PreviewArgs) -> Result<Done, Failure> {
    let mut playback = args.ways.playback(env);
    if playback.view == View::Screen {
        // Lines that stay: an author reads them, with the editor beside them.
        playback.view = View::Plain;
    }
    let (found, routine) = read(env, &args.routine)?;
    let mut changes = args.changes.clone();
    if playback.view.has_words() {
        routine_questions::ask(env, &routine, &mut changes)?;
    }
    let choices = Choices {
        quiet: Quiet::Short,
        waits: env.has_keys,
        ..changes.choices(&env.settings, crate::unit::Duration::ZERO)
    };
    let voices = voices::here(env, changes.voice.as_deref())?;
    let prepared = Prepared::new(routine, &found.origin, &choices, voices)?;
    let heard = prepared.routine().clone();
    let author = Author { env, name: &args.routine, changes: &changes, choices: &choices };
    let files = Watched::of(&found, &found.read());
    let rehearsal = match found.origin {
        Origin::File(_) => Rehearsal {
            begins: "Rehearsal: long silences are cut short. Save the file, and it goes on from what you changed.",
            revise: Some(Box::new(move |to, over| author.follow(heard, files, to, over))),
        },
        Origin::BuiltIn => Rehearsal { begins: "Rehearsal: long silences are cut short.", revise: None },
    };
    let called = env.library.called_of(&found);
    live::run(env, &playback, prepared, &called, args.from.as_deref(), Some(rehearsal))
}

/// A routine being worked on, and how it is listened to.
struct Author<'a> {
    env: &'a Env,
    name: &'a str,
    changes: &'a RoutineArgs,
    choices: &'a Choices,
}

impl Author<'_> {
    /// Looks at the files until the session is over, and sends what became of them.
    fn follow(&self, mut heard: Routine, mut files: Watched, to: &Sender<Revision>, over: &AtomicBool) {
        let mut before = files.again();
        while !over.load(Relaxed) {
            std::thread::sleep(POLL);
            let now = files.again();
            let look = files.compare(&before, &now);
            before = now;
            if look != Look::Saved {
                continue;
            }
            let revision = match self.again(&heard, files.sounds_differ(&before), over) {
                Ok((revision, routine, watched)) => {
                    (heard, files) = (routine, watched);
                    revision
                }
                Err(_) if over.load(Relaxed) => return,
                Err(failure) => {
                    failure.tell_author();
                    complain("The sound is paused until you fix this.");
                    files = files.again();
                    Revision::Broken
                }
            };
            before = files.again();
            if to.send(revision).is_err() {
                return;
            }
        }
    }

    /// Reads it again and lays it out.
    fn again(
        &self,
        heard: &Routine,
        sounds_differ: bool,
        over: &AtomicBool,
    ) -> Result<(Revision, Routine, Watched), Failure> {
        let found = self.env.library.find(self.name).map_err(Failure::deed)?;
        let reading = found.read();
        let watched = Watched::of(&found, &reading);
        let routine = read_found(&found)?;
        let voices = voices::here(self.env, self.changes.voice.as_deref())?;
        let mut prepared = Prepared::new(routine, &found.origin, self.choices, voices)?;
        let routine = prepared.routine().clone();
        let Some(step) = routine.first_change(heard).or(sounds_differ.then_some(1)) else {
            return Ok((Revision::Same, routine, watched));
        };
        prepared.resolve_lines(&mut |wait| {
            voices::words(wait).iter().for_each(|words| complain(words));
            !over.load(Relaxed)
        })?;
        let timeline = prepared.timeline(LeadIn::default());
        let last = timeline.passages.len().saturating_sub(1);
        let from = timeline.passages.iter().position(|p| p.step == step).unwrap_or(last);
        let mut mixer = prepared.live(&timeline);
        if let Some(passage) = timeline.passages.get(from) {
            mixer.seek(passage.start);
        }
        Ok((Revision::New { timeline, mixer: Box::new(mixer), from }, routine, watched))
    }
}
