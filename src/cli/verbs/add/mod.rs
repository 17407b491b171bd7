//! `balm add`: a routine from somebody else's file. It is looked at by a process of its own, within bounds; the
//! sender is told in plain words; only then is anything kept.

mod examine;
mod sender;

use std::path::{Path, PathBuf};

use crate::bundle::{Archive, Manifest, Signed, Staged, Store, Trust, Verdict, changes};
use crate::cli::world::provenance::{provenance, trust};
use crate::cli::world::{Done, Env, Failure, say, say_wrapped, shown, user_file, warn};
use crate::display::revision_changes;
use crate::files::open_regular;
use crate::library::{AddedFolder, AddedRecord};
use crate::text::Safe;

/// `add`.
#[derive(Debug, Default, clap::Args)]
pub struct AddArgs {
    /// A .balm file, or a folder with some
    #[arg(value_name = "FILE", required_unless_present = "examine")]
    pub file: Option<PathBuf>,
    /// Call the routine this in commands, such as my-neck
    #[arg(long = "as", value_name = "NAME", value_parser = name)]
    pub name: Option<String>,
    /// Trust whoever signed it from now on, by this name, without being asked
    #[arg(long, value_name = "NAME", value_parser = label)]
    pub trust: Option<String>,
    /// Look at a file for another balm
    #[arg(long, hide = true)]
    pub examine: bool,
}

impl AddArgs {
    /// Whether it works for another balm.
    pub fn serves(&self) -> bool {
        self.examine
    }
}

/// Adds what a file holds, or the files in a folder.
pub fn add(env: &Env, args: &AddArgs) -> Result<Done, Failure> {
    let Some(path) = args.file.as_deref().filter(|_| !args.examine) else { return examine::serve() };
    let address = path.to_str().filter(|path| path.contains("://"));
    if address.is_some() {
        return Err(Failure::usage("balm does not download files").hint("Download the file, then add it."));
    }
    if !path.is_dir() {
        add_one(env, path, args)?;
        return Ok(Done::Yes);
    }
    add_folder(env, path, args)
}

/// Adds every file of a folder that can be added; the others are told.
fn add_folder(env: &Env, path: &Path, args: &AddArgs) -> Result<Done, Failure> {
    let files = bundles(path)?;
    if files.is_empty() {
        let hint = "A file to add ends in .balm. A routine that ends in .toml is played as it is.";
        return Err(Failure::failed(format!("{}: there is no .balm file in it", shown(path))).hint(hint));
    }
    if files.len() > 1 && args.name.is_some() {
        return Err(Failure::usage(format!(
            "{}: --as names one routine, and there are several",
            shown(path)
        ))
        .hint("To give each a name, add one file after the other."));
    }
    let mut is_whole = true;
    for file in &files {
        match add_one(env, file, args) {
            Ok(()) => continue,
            Err(failure @ Failure::Failed { .. }) => failure.tell_author(),
            Err(Failure::Routine { .. }) => warn(format!("{}: it has errors and was not added", shown(file))),
            Err(failure) => return Err(failure),
        }
        is_whole = false;
    }
    if is_whole { Ok(Done::Yes) } else { Err(Failure::AlreadyReported(1)) }
}

/// The .balm files in a folder, in order of their names.
fn bundles(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = folder.read_dir().map_err(|e| Failure::failed(format!("{}: {e}", shown(folder))))?;
    let is_bundle = |path: &PathBuf| crate::files::has_ending(path, "balm");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_bundle).collect();
    files.sort();
    Ok(files)
}

/// Adds one file and says what came of it.
pub fn add_file(env: &Env, path: &Path, args: &AddArgs) -> Result<(AddedRecord, Added), Failure> {
    let refused = |why: &dyn ToString| Failure::failed(format!("{}: {}", shown(path), why.to_string()));
    let folder =
        env.library.added().ok_or_else(|| Failure::failed("no home folder was found to keep routines in"))?;
    let mut archive = Archive::open(open_regular(path).map_err(Failure::failed)?).map_err(|e| refused(&e))?;
    let signed = Signed::of(&archive).map_err(|e| refused(&e))?;
    let manifest = archive.manifest().clone();
    let mut trust = trust(env)?;
    let known = known(folder, &manifest, &signed, &trust);
    let verdict = trust.verdict(
        &manifest,
        &signed,
        known.as_ref().filter(|known| known.key.is_none()).map(|known| known.revision),
    );
    sender::refuse(&verdict, &manifest, path)?;
    let store = Store::new(folder.clone());
    let staged = store.stage(&mut archive).map_err(|e| refused(&e))?;
    let record = record(env, path, args, (&manifest, &signed, known.as_ref()), &staged)?;
    if known.as_ref().is_some_and(|known| is_same(known, &record) && folder.is_whole(known)) {
        // It may have been taken only once, or balm was stopped before it remembered the sender.
        if verdict == Verdict::First && args.trust.is_some() {
            let label = sender::agreed(env, &manifest, &signed, (&verdict, &trust), args.trust.as_deref())?;
            remember(&mut trust, &manifest, &signed, (label, &record.added))?;
        }
        return Ok((record, Added::Already));
    }
    examine::examine(&record, &staged, path)?;
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

/// Whether a file was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new, or another revision.
    New,
    /// It was here already.
    Already,
}

/// Adds one file, and says so where it was here before.
fn add_one(env: &Env, path: &Path, args: &AddArgs) -> Result<(), Failure> {
    let (record, added) = add_file(env, path, args)?;
    if added == Added::Already {
        say(&format!("You have this already. To play it: balm play {}\n", record.name))?;
    }
    Ok(())
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

/// What is kept of it.
fn record(
    env: &Env,
    path: &Path,
    args: &AddArgs,
    (manifest, signed, known): (&Manifest, &Signed, Option<&AddedRecord>),
    staged: &Staged,
) -> Result<AddedRecord, Failure> {
    let name = match (&args.name, known) {
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
    };
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    Ok(AddedRecord {
        name,
        id: manifest.id.clone(),
        revision: manifest.revision,
        title: manifest.title.clone(),
        author: manifest.author.clone(),
        key: signed.key().map(|key| key.text().to_owned()),
        from: whole.display().to_string(),
        added: jiff::Zoned::now().date().to_string(),
        entry: manifest.entry.clone(),
        files: staged.digests().clone(),
    })
}

/// A name as commands take it.
fn name(text: &str) -> Result<String, String> {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match !text.is_empty() && text.len() <= 80 && text.chars().all(is_allowed) && !text.starts_with('-') {
        true => Ok(text.to_owned()),
        false => Err("small letters, digits and hyphens, such as my-neck".to_owned()),
    }
}

/// What the listener calls a sender.
fn label(text: &str) -> Result<String, String> {
    let label = Safe::new(text).to_string().trim().to_owned();
    match label.chars().count() {
        1..=80 => Ok(label),
        _ => Err("a name of at most 80 letters, such as Anna".to_owned()),
    }
}
