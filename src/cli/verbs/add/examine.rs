//! A stranger's files, looked at by another process of balm before any of them is kept.

use std::io::{Read, stdin};
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::bundle::Staged;
use crate::cli::verbs::pack::identity;
use crate::cli::world::another_balm::{self, Answered};
use crate::cli::world::settings::Settings;
use crate::cli::world::{Done, Env, Failure, interrupt, say, voices};
use crate::diagnostic::Level;
use crate::display::{Format, checked};
use crate::export::{MAX_PICTURE, redrawn};
use crate::files::read_text;
use crate::library::{AddedFolder, AddedRecord, Found, Library};
use crate::prepare::examine as examine_routines;
use crate::routine::Routine;
use crate::session::Command;
use crate::text::Safe;

/// How long it may take.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The most bytes of what it says.
const MAX_ANSWER: u64 = 1 << 20;
/// The most bytes of what it is asked.
const MAX_QUESTION: u64 = 1 << 20;

/// What to look at.
#[derive(Debug, Deserialize, Serialize)]
struct Question {
    record: AddedRecord,
    objects: PathBuf,
}

/// What was found.
#[derive(Debug, Deserialize, Serialize)]
struct Examined {
    /// How many errors there are.
    errors: usize,
    /// All that was found, drawn.
    report: String,
}

/// Has another process look at what was staged; an error if it cannot be played as it is.
pub fn examine(record: &AddedRecord, staged: &Staged, shown: &Safe) -> Result<(), Failure> {
    let question = Question { record: record.clone(), objects: staged.objects().to_owned() };
    let question = serde_json::to_vec(&question).map_err(Failure::failed)?;
    interrupt::listen(|command| command == Command::Interrupt);
    let asked = another_balm::ask(&["add", "--examine"], &question, (TIMEOUT, MAX_ANSWER));
    let refused = |what: &str| Failure::failed(format!("{shown}: {what}"));
    let unsafe_to_read = || refused("its files cannot be read safely; it was not added");
    let answer = match asked.map_err(|e| Failure::failed(format!("its files could not be looked at: {e}")))? {
        Answered::Answer(answer) => answer,
        Answered::Cancelled => return Err(Failure::Stopped),
        Answered::TimedOut => {
            return Err(refused("its files take longer than a minute to read; it was not added"));
        }
        Answered::Failed => return Err(unsafe_to_read()),
    };
    let answer: Examined = serde_json::from_slice(&answer).map_err(|_| unsafe_to_read())?;
    match answer.errors {
        0 => Ok(()),
        _ => {
            let report = answer.report.lines().map(|line| Safe::new(line).to_string() + "\n").collect();
            Err(Failure::Routine { report })
        }
    }
}

/// Looks for another balm: reads a question, checks the routine, decodes every sound and picture, and answers.
pub fn serve() -> Result<Done, Failure> {
    let mut question = Vec::new();
    stdin().lock().take(MAX_QUESTION).read_to_end(&mut question).map_err(Failure::failed)?;
    let Question { record, objects } = serde_json::from_slice(&question).map_err(Failure::failed)?;
    // Also those that the routine does not read: what is kept as text is text.
    let texts = record.files.iter().filter(|(name, _)| name.ends_with(".toml"));
    for (_, digest) in texts {
        read_text(&objects.join(digest), crate::routine::LARGEST as u64).map_err(Failure::failed)?;
    }
    let env = Env::with(Settings::default());
    let voices = voices::here(&env, Some("none"))?;
    let found = Library::new(None, Vec::new()).open_at(&record.name, AddedFolder::place(&record, objects));
    let found = found.map_err(Failure::failed)?;
    let routine = found.read().routine;
    let mut faults = routine.as_ref().map(|it| unusable_pictures(&found, it)).unwrap_or_default();
    faults.extend(routine.and_then(|it| disagreement(&record, &it)));
    let (seen, _) = examine_routines(&[found], &voices, &|| {});
    let errors: usize = seen.iter().map(|file| file.count(Level::Error)).sum();
    let report = if errors > 0 { checked(&seen, Format::Text, 80) } else { String::new() };
    let (errors, report) = (errors + faults.len(), report + &faults.concat());
    say(&serde_json::to_string(&Examined { errors, report }).map_err(Failure::failed)?)
}

/// A line for each picture of a step that cannot be decoded; those that are missing are found by the check.
fn unusable_pictures(found: &Found, routine: &Routine) -> Vec<String> {
    let names = routine.pictures().into_iter();
    let bytes = names.filter_map(|name| Some((name, found.file_bytes(name, MAX_PICTURE).ok()?)));
    bytes.filter_map(|(name, bytes)| Some(format!("{name}: {}\n", redrawn(&bytes).err()?))).collect()
}

/// A line where the list of contents, which is signed and shown, says something else than the routine. A routine need
/// not say its id: then it is made from the name of a file, which is another one here.
fn disagreement(record: &AddedRecord, routine: &Routine) -> Option<String> {
    let (_, revision, title) = identity(routine);
    let AddedRecord { revision: listed, title: name, .. } = record;
    let is_same = (revision, &title) == (*listed, name);
    (!is_same).then(|| {
        format!("the routine is {title}, revision {revision}; its list of contents says {name}, revision {listed}\n")
    })
}
