//! What a shell offers after TAB. The shell asks balm itself: `COMPLETE=bash balm` prints what tells it to. The
//! interface of clap_complete may still change, so nothing else here knows it.

use std::ffi::OsStr;
use std::path::Path;

use clap::Command;
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};

use crate::files::has_ending;
use crate::lint::{codes, recorded_languages};
use crate::sink::OnDeviceLoss;
use crate::sound::{BEDS, CHIMES};
use crate::text::Safe;
use crate::timeline::{Talk, written_length};
use crate::vocabulary::EntryKind;
use crate::voice::Voices;

use super::flags::AS_WRITTEN;
use super::verbs::help;
use super::world::{Env, voices};

/// A value that may stand there, and what it means.
type Value = (String, String);

/// Answers a shell that asks, and ends the program; does nothing otherwise.
pub fn answer_the_shell(command: fn() -> Command) {
    CompleteEnv::with_factory(|| completing(command())).complete();
}

/// The command with the values of its arguments, and so its verbs.
fn completing(command: Command) -> Command {
    let verb = command.get_name().to_owned();
    let command = command.mut_args(|arg| match completer(&verb, arg.get_id().as_str()) {
        Some(completer) => arg.add(completer),
        None => arg,
    });
    command.mut_subcommands(completing)
}

/// What completes this argument of a verb, where it is more than a file or a word of one's own.
fn completer(verb: &str, argument: &str) -> Option<ArgValueCompleter> {
    let values: fn() -> Vec<Value> = match (verb, argument) {
        ("forget" | "check", "what") | ("new", "from") | (_, "routine" | "routines") => {
            return Some(ArgValueCompleter::new(routines_and_files));
        }
        ("fmt", "files") => return Some(ArgValueCompleter::new(routine_files)),
        ("play" | "preview", "from") => steps,
        ("vocabulary", "what") => kinds_and_entries,
        ("explain", "code") => explained_codes,
        ("help", "about") => topics,
        ("use", "name") | (_, "voice") => voices_here,
        ("sounds", "sound") => sounds,
        (_, "bed" | "beds") => beds,
        (_, "device") => devices,
        (_, "talk") => talk,
        (_, "on_device_loss") => device_losses,
        (_, "goal" | "goals") => || entries(EntryKind::Goal),
        (_, "region" | "regions") => || entries(EntryKind::Region),
        ("list", "tool") => || entries(EntryKind::Tool),
        ("list", "position") => || entries(EntryKind::Position),
        _ => return None,
    };
    Some(ArgValueCompleter::new(move |typed: &OsStr| beginning_with(typed, values())))
}

/// Those that go on as typed. What may act on a terminal, or would need quotes, is not offered.
fn beginning_with(typed: &OsStr, values: Vec<Value>) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let fits = |(value, _): &Value| value.starts_with(typed) && is_plain(value);
    let candidate = |(value, about): Value| {
        let about = Safe::new(&about).to_string();
        CompletionCandidate::new(value).help((!about.is_empty()).then(|| about.into()))
    };
    values.into_iter().filter(fits).map(candidate).collect()
}

fn is_plain(value: &str) -> bool {
    Safe::new(value).as_str() == value && !value.contains(char::is_whitespace)
}

fn routines_and_files(typed: &OsStr) -> Vec<CompletionCandidate> {
    let all = Env::find_quietly().library.listings(written_length, recorded_languages);
    let names = all.iter().map(|routine| (routine.name.to_string(), routine.title.to_string())).collect();
    let is_draft = |name: &OsStr| all.iter().any(|routine| routine.draft && *routine.name.as_str() == *name);
    // Where it is the only one that fits, it is offered all the same.
    let named = beginning_with(typed, names).into_iter().map(|name| {
        let hidden = is_draft(name.get_value());
        name.hide(hidden)
    });
    named.chain(routine_files(typed)).collect()
}

fn routine_files(typed: &OsStr) -> Vec<CompletionCandidate> {
    let is_routine = |path: &Path| path.is_file() && has_ending(path, "toml");
    let paths = PathCompleter::any().filter(is_routine).complete(typed);
    paths
        .into_iter()
        .filter(|path| path.get_value().to_str().is_some_and(|path| Safe::new(path).as_str() == path))
        .collect()
}

/// The steps with an id of the routine that has been typed.
fn steps() -> Vec<Value> {
    let library = Env::find_quietly().library;
    // The shell gives the whole line after two hyphens: balm, the verb, and what follows.
    let typed = std::env::args_os().skip_while(|word| word != "--").skip(3);
    let found =
        typed.filter_map(|word| library.find(word.to_str().filter(|word| !word.is_empty())?).ok()).next();
    let Some(routine) = found.and_then(|found| found.read().routine) else { return Vec::new() };
    routine.steps().filter_map(|step| Some((step.id.clone()?, String::new()))).collect()
}

fn kinds_and_entries() -> Vec<Value> {
    let kinds = EntryKind::ALL.map(|kind| (kind.names().1.to_owned(), String::new()));
    kinds.into_iter().chain(EntryKind::ALL.into_iter().flat_map(entries)).collect()
}

fn entries(kind: EntryKind) -> Vec<Value> {
    kind.entries().into_iter().map(|entry| (entry.id().to_owned(), entry.name().to_owned())).collect()
}

fn explained_codes() -> Vec<Value> {
    codes().iter().flat_map(|(_, codes)| codes).map(|code| (code.code.clone(), String::new())).collect()
}

fn topics() -> Vec<Value> {
    help::names()
}

fn voices_here() -> Vec<Value> {
    let voices = voices::found(&Env::find_quietly(), None);
    let names = voices.names().into_iter().chain([Voices::NONE]);
    names.map(|name| (name.to_owned(), String::new())).collect()
}

fn sounds() -> Vec<Value> {
    let sounds = BEDS.iter().chain(CHIMES).map(|sound| (sound.name.to_owned(), sound.summary.to_owned()));
    sounds.chain(saved_beds()).collect()
}

fn beds() -> Vec<Value> {
    let as_written = (AS_WRITTEN.to_owned(), "the routine's own".to_owned());
    let beds = BEDS.iter().map(|bed| (bed.name.to_owned(), bed.summary.to_owned()));
    beds.chain(saved_beds()).chain([as_written]).collect()
}

fn saved_beds() -> Vec<Value> {
    Env::find_quietly().settings.beds.into_iter().collect()
}

fn talk() -> Vec<Value> {
    [Talk::Full, Talk::Brief, Talk::Bells, Talk::None]
        .map(|talk| (talk.name().to_owned(), String::new()))
        .into()
}

fn device_losses() -> Vec<Value> {
    let all = [OnDeviceLoss::Pause, OnDeviceLoss::Follow, OnDeviceLoss::Silent];
    all.map(|loss| (loss.name().to_owned(), String::new())).into()
}

#[cfg(feature = "playback")]
fn devices() -> Vec<Value> {
    crate::sink::devices().into_iter().map(|device| (device.name, device.host)).collect()
}

#[cfg(not(feature = "playback"))]
fn devices() -> Vec<Value> {
    Vec::new()
}
