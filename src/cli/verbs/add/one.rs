//! One bundle, from wherever it was given, on its way into the store.

use std::path::Path;

use crate::bundle::{Archive, Manifest, Signed, Staged, Store, Trust, Verdict, changes};
use crate::cli::world::provenance::{provenance, trust};
use crate::cli::world::{Env, Failure, say_wrapped, user_file};
use crate::display::revision_changes;
use crate::library::{AddedFolder, AddedRecord};
use crate::text::Safe;

use super::args::AddArgs;
use super::examine::examine;
use super::given::{BundleSource, Given};
use super::sender;

/// Whether a bundle was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new, or another revision.
    New,
    /// It was here already.
    Already,
}

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Every routine.
    All,
    /// Only what is here already, in whatever revision.
    Updates,
}

/// Adds one file and says what came of it.
pub fn add_file(env: &Env, path: &Path, args: &AddArgs) -> Result<(AddedRecord, Added), Failure> {
    add_given(env, Given::at(path)?, args, Taken::All)
}

/// Adds one bundle and says what came of it.
pub fn add_given(
    env: &Env,
    given: Given,
    args: &AddArgs,
    taken: Taken,
) -> Result<(AddedRecord, Added), Failure> {
    let Given { shown, file, source } = given;
    let refused = |why: &dyn ToString| Failure::failed(format!("{shown}: {}", why.to_string()));
    let folder =
        env.library.added().ok_or_else(|| Failure::failed("no home folder was found to keep routines in"))?;
    let mut archive = Archive::open(file).map_err(|e| refused(&e))?;
    let signed = Signed::of(&archive).map_err(|e| refused(&e))?;
    let manifest = archive.manifest().clone();
    let mut trust = trust(env)?;
    let known = known(folder, &manifest, &signed, &trust);
    let verdict = trust.verdict(
        &manifest,
        &signed,
        known.as_ref().filter(|known| known.key.is_none()).map(|known| known.revision),
    );
    sender::refuse(&verdict, &manifest, &shown)?;
    if taken == Taken::Updates && known.is_none() {
        let what = format!("\"{}\" is not one of the routines that you added", Safe::new(&manifest.title));
        return Err(refused(&what).hint(&format!("To add it: balm add {shown}")));
    }
    let store = Store::new(folder.clone());
    let staged = store.stage(&mut archive).map_err(|e| refused(&e))?;
    let name = name(env, args, &manifest, known.as_ref())?;
    let record = record(name, source, (&manifest, &signed), &staged);
    if known.as_ref().is_some_and(|known| is_same(known, &record) && folder.is_whole(known)) {
        // It may have been taken only once, or balm was stopped before it remembered the sender.
        if verdict == Verdict::First && args.trust.is_some() {
            let label = sender::agreed(env, &manifest, &signed, (&verdict, &trust), args.trust.as_deref())?;
            remember(&mut trust, &manifest, &signed, (label, &record.added))?;
        }
        return Ok((record, Added::Already));
    }
    examine(&record, &staged, &shown)?;
    tell_changes(env, known.as_ref(), &record, &staged)?;
    let label = sender::agreed(env, &manifest, &signed, (&verdict, &trust), args.trust.as_deref())?;
    // The sender first: if balm is stopped in between, the same file can be added again.
    remember(&mut trust, &manifest, &signed, (label, &record.added))?;
    store.keep(staged, &record).map_err(Failure::failed)?;
    tell_added(env, &record, known.as_ref(), &trust)?;
    Ok((record, Added::New))
}

/// Whether they are of the same files and by the same hand.
fn is_same(known: &AddedRecord, record: &AddedRecord) -> bool {
    known.files == record.files && known.key == record.key
}

/// Says what was added, where it is from and how to play it.
fn tell_added(
    env: &Env,
    record: &AddedRecord,
    known: Option<&AddedRecord>,
    trust: &Trust,
) -> Result<(), Failure> {
    let before = known.map(|known| known.revision).filter(|before| *before != record.revision);
    let change = before.map(|before| format!(" It was revision {before}.")).unwrap_or_default();
    let told = format!(
        "Added {}: {}.{change}\n{}\nTo play it: balm play {}\n",
        record.name,
        Safe::new(&record.title),
        provenance(record, trust),
        record.name,
    );
    say_wrapped(&told, env.reading_width()).map(drop)
}

/// Remembers who signed it, if they are trusted.
fn remember(
    trust: &mut Trust,
    manifest: &Manifest,
    signed: &Signed,
    (label, today): (Option<String>, &str),
) -> Result<(), Failure> {
    let Some(label) = label else { return Ok(()) };
    trust.remember(manifest, signed, &label, today).map_err(Failure::failed)
}

/// What is different from the revision that is here.
fn tell_changes(
    env: &Env,
    known: Option<&AddedRecord>,
    new: &AddedRecord,
    staged: &Staged,
) -> Result<(), Failure> {
    let Some(known) = known else { return Ok(()) };
    let place = AddedFolder::place(new, staged.objects().to_owned());
    let old = env.library.find(&known.name).ok().and_then(|found| found.read().routine);
    let new = env.library.open_at(&new.name, place).ok().and_then(|found| found.read().routine);
    let (Some(old), Some(new)) = (old, new) else { return Ok(()) };
    let lines: String =
        revision_changes(&changes(&old, &new)).iter().map(|line| format!("  {line}\n")).collect();
    let nothing = "  Nothing you would notice.\n".to_owned();
    let told = format!("What is new in it:\n{}", if lines.is_empty() { nothing } else { lines });
    say_wrapped(&told, env.reading_width()).map(drop)
}

/// The record of this routine, if it was added before: of the same id, and by the same hand.
fn known(folder: &AddedFolder, manifest: &Manifest, signed: &Signed, trust: &Trust) -> Option<AddedRecord> {
    let key = signed.key().map(|key| key.text());
    let introduced = trust.introducer(signed).map(|sender| sender.key.as_str());
    let is_same = |record: &AddedRecord| {
        let by = record.key.as_deref();
        let is_theirs = by == key || by.is_some() && by == introduced;
        let was_theirs = by.zip(key).is_some_and(|(by, key)| trust.has_handed_over(by, key));
        record.id == manifest.id && (is_theirs || was_theirs)
    };
    folder.records().into_iter().find(is_same)
}

/// What it is called here.
fn name(
    env: &Env,
    args: &AddArgs,
    manifest: &Manifest,
    known: Option<&AddedRecord>,
) -> Result<String, Failure> {
    Ok(match (&args.name, known) {
        (Some(name), Some(known)) if *name != known.name => {
            return Err(Failure::usage(format!("it is here already, as {}", known.name))
                .hint(&format!("To change its name, remove it first: balm remove {}", known.name)));
        }
        (_, Some(known)) => known.name.clone(),
        (Some(name), None) if user_file::is_taken(env, name) => {
            return Err(Failure::usage(format!("there is a routine called {name}")));
        }
        (Some(name), None) => name.clone(),
        (None, None) => user_file::free_name(env, &manifest.id),
    })
}

/// What is kept of it under this name.
pub fn record(
    name: String,
    source: BundleSource,
    (manifest, signed): (&Manifest, &Signed),
    staged: &Staged,
) -> AddedRecord {
    AddedRecord {
        name,
        id: manifest.id.clone(),
        revision: manifest.revision,
        title: manifest.title.clone(),
        author: manifest.author.clone(),
        key: signed.key().map(|key| key.text().to_owned()),
        from: source.from,
        host: source.host,
        listed: source.listed,
        added: jiff::Zoned::now().date().to_string(),
        entry: manifest.entry.clone(),
        files: staged.digests().clone(),
    }
}
