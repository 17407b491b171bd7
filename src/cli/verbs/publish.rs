//! `balm publish`: a folder of bundles made ready for the web, by a list of what is in it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::bundle::{
    Archive, INDEX, INDEX_SIGNATURE, Index, IndexEntry, MAX_INDEX, Signed, SigningKey, Store,
    bundle_name_fault,
};
use crate::cli::world::{Done, Env, Failure, say_wrapped, shown, warn};
use crate::display::index_line;
use crate::files::{FileError, Replacement, open_regular, read_text};
use crate::library::AddedFolder;
use crate::routine::Kind;
use crate::text::{Safe, count};
use crate::timeline::written_length;
use crate::unit::hex;

use super::add::{BundleSource, bundles, examine, record};
use super::key;

/// `publish`.
#[derive(Debug, clap::Args)]
pub struct PublishArgs {
    /// A folder with .balm files
    pub folder: PathBuf,
    /// What the whole is called, such as "Exercises from Anna Berg"
    #[arg(long, value_name = "TEXT", value_parser = title)]
    pub title: Option<String>,
    /// Sign the list with your key, from `balm key new`
    #[arg(long)]
    pub sign: bool,
}

/// Writes the list of the bundles in a folder, once each has been looked at as `add` does.
pub fn publish(env: &Env, args: &PublishArgs) -> Result<Done, Failure> {
    let folder = &args.folder;
    if !folder.is_dir() {
        return Err(Failure::usage(format!("{}: this is no folder", shown(folder)))
            .hint("Put your .balm files into a folder, and publish that."));
    }
    let before = before(folder)?;
    if before.as_ref().is_some_and(|before| before.key.is_some()) && !args.sign {
        let what =
            format!("{}: this list is signed, and the new one would not be", shown(&folder.join(INDEX)));
        return Err(Failure::failed(what).hint("Those who know you would refuse it. Add --sign."));
    }
    let files = bundles(folder)?;
    if files.is_empty() {
        return Err(Failure::failed(format!("{}: there is no .balm file in it", shown(folder)))
            .hint("To make one: balm pack ROUTINE -o FILE"));
    }
    let entries = without_older(looked_at(env, &files)?)?;
    let key = if args.sign { Some(key::open(env)?) } else { None };
    let title = args.title.clone().or(before.and_then(|before| before.title));
    let index = Index::begin(title, entries);
    let lines: String = index.routines.iter().map(|entry| format!("  {}\n", index_line(entry))).collect();
    let what = count(index.routines.len(), "routine", "routines");
    let path = shown(&folder.join(INDEX));
    let done = match write_list(folder, index, key.as_ref())? {
        Written::New => format!("Wrote {path} with {what}"),
        Written::AsBefore => format!("{path} is as it was, with {what}"),
    };
    let signed = match &key {
        Some(key) => {
            format!("Signed. Give your code on paper, so that it can be compared: {}", key.public().code())
        }
        None => {
            "Not signed: whoever gets into your web host could change the list. To sign: balm publish --sign"
                .to_owned()
        }
    };
    let told = format!(
        "{done}:\n{lines}{signed}\n\
         Now copy the whole folder to a web host whose addresses begin with https://, and give away the address \
         of its {INDEX}, such as https://example.org/routines/{INDEX}.\n\
         Your clients type: balm add ADDRESS\n",
    );
    say_wrapped(&told, env.reading_width())
}

/// What became of a list.
enum Written {
    New,
    AsBefore,
}

/// Writes the list, and its signature where there is a key.
fn write_list(folder: &Path, index: Index, key: Option<&SigningKey>) -> Result<Written, Failure> {
    let (bytes, signature) = index.write(key).map_err(Failure::failed)?;
    // What nobody could read is not written.
    let index = Index::read(&bytes).map_err(|why| Failure::failed(format!("no list was written: {why}")))?;
    if bytes.len() as u64 > MAX_INDEX {
        return Err(Failure::failed("the list would be larger than 1 MiB")
            .hint("Make several folders of these files."));
    }
    if is_there(folder, &bytes, &index) {
        return Ok(Written::AsBefore);
    }
    if let Some(signature) = &signature {
        write(&folder.join(INDEX_SIGNATURE), signature.as_bytes())?;
    }
    write(&folder.join(INDEX), &bytes)?;
    Ok(Written::New)
}

/// The list that is there, if balm made it. Anything else of that name is not replaced.
fn before(folder: &Path) -> Result<Option<Index>, Failure> {
    let path = folder.join(INDEX);
    let text = match read_text(&path, MAX_INDEX) {
        Ok(text) => text,
        Err(FileError::Missing { .. }) => return Ok(None),
        Err(why) => return Err(Failure::failed(why)),
    };
    Index::read(text.as_bytes()).map(Some).map_err(|why| {
        Failure::failed(format!("{}: {why}", shown(&path)))
            .hint("balm does not replace it. Move it away, or publish another folder.")
    })
}

/// Whether this very list is there, with a signature that is right. Two signatures of the same bytes differ, and
/// whoever copies the folder would copy what has not changed.
fn is_there(folder: &Path, bytes: &[u8], index: &Index) -> bool {
    let read = |name: &str| read_text(&folder.join(name), MAX_INDEX).ok();
    let signature = index.key.as_ref().and_then(|_| read(INDEX_SIGNATURE));
    read(INDEX).is_some_and(|text| text.as_bytes() == bytes)
        && index.signed(bytes, signature.as_deref()).is_ok()
}

/// What each file is. Those that `add` would refuse are told, all of them, and nothing is written.
fn looked_at(env: &Env, files: &[PathBuf]) -> Result<Vec<IndexEntry>, Failure> {
    let mut entries = Vec::new();
    for file in files {
        match look_at(env, file) {
            Ok(entry) => entries.push(entry),
            Err(failure @ Failure::Failed { .. }) => failure.tell_author(),
            Err(Failure::Routine { report }) => {
                Failure::Routine { report }.tell_author();
                warn(format!("{}: it has errors", shown(file)));
            }
            Err(failure) => return Err(failure),
        }
    }
    match files.len() - entries.len() {
        0 => Ok(entries),
        wrong => Err(Failure::failed(format!(
            "{} cannot be given away; no list was written",
            count(wrong, "file", "files")
        ))
        .hint("Mend what is wrong, or move it out of the folder.")),
    }
}

fn look_at(env: &Env, path: &Path) -> Result<IndexEntry, Failure> {
    let refused = |why: &dyn ToString| Failure::failed(format!("{}: {}", shown(path), why.to_string()));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if let Some(what) = bundle_name_fault(name) {
        return Err(refused(&what).hint("Rename it: letters, digits, hyphens and .balm, such as neck.balm"));
    }
    let mut file = open_regular(path).map_err(Failure::failed)?;
    let pinned = pin(&mut file).map_err(|e| refused(&e))?;
    let mut archive = Archive::open(file).map_err(|e| refused(&e))?;
    let signed = Signed::of(&archive).map_err(|e| refused(&e))?;
    let manifest = archive.manifest().clone();
    let stage = tempfile::tempdir().map_err(|e| refused(&e))?;
    let staged = Store::new(AddedFolder::at(stage.path().to_owned())).stage(&mut archive);
    let staged = staged.map_err(|e| refused(&e))?;
    let record = record(manifest.id.clone(), BundleSource::default(), (&manifest, &signed), &staged);
    examine(&record, &staged, &shown(path))?;
    let mut entry = IndexEntry::of(name, &manifest, pinned);
    let place = AddedFolder::place(&record, staged.objects().to_owned());
    if let Some(routine) =
        env.library.open_at(&record.name, place).ok().and_then(|found| found.read().routine)
    {
        entry.seconds = Some(written_length(&routine).millis().div_ceil(1000));
        entry.kind = Some(if routine.kind == Kind::Night { "night" } else { "day" }.to_owned());
        entry.language = Some(Safe::new(&routine.language).to_string());
    }
    Ok(entry)
}

/// How large a file is, and its digest. It is read from the beginning again afterwards.
fn pin(file: &mut File) -> std::io::Result<(u64, String)> {
    let (mut digest, mut chunk, mut size) = (Sha256::new(), vec![0; 1 << 16], 0);
    loop {
        match file.read(&mut chunk)? {
            0 => break,
            read => {
                digest.update(&chunk[..read]);
                size += read as u64;
            }
        }
    }
    file.rewind()?;
    Ok((size, hex(&digest.finalize())))
}

/// Of several revisions of one routine only the newest is listed. Two hands cannot have one id: nobody could take
/// both.
fn without_older(entries: Vec<IndexEntry>) -> Result<Vec<IndexEntry>, Failure> {
    let mut newest: BTreeMap<String, IndexEntry> = BTreeMap::new();
    for entry in entries {
        let Some(other) = newest.remove(&entry.id) else {
            newest.insert(entry.id.clone(), entry);
            continue;
        };
        let both = format!("{} and {}", other.file, entry.file);
        if other.key != entry.key {
            return Err(Failure::failed(format!(
                "{both} have the same id, {}, and are not signed by the same hand",
                entry.id
            ))
            .hint("Nobody can add both. Move one of them out of the folder."));
        }
        if other.revision == entry.revision {
            return Err(Failure::failed(format!(
                "{both} are both revision {} of {}",
                entry.revision, entry.id
            ))
            .hint("Move one of them out of the folder, or write another revision into its routine."));
        }
        let (old, new) = if other.revision < entry.revision { (other, entry) } else { (entry, other) };
        warn(format!("{} is an older revision than {}, and is not listed", old.file, new.file));
        newest.insert(new.id.clone(), new);
    }
    Ok(newest.into_values().collect())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = Replacement::begin_over(path).map_err(Failure::failed)?;
    file.file().write_all(bytes).map_err(|e| Failure::failed(FileError::from_io(path, e)))?;
    file.commit().map_err(Failure::failed)
}

/// What the whole is called.
fn title(text: &str) -> Result<String, String> {
    let title = Safe::new(text).to_string().trim().to_owned();
    match title.chars().count() {
        1..=200 => Ok(title),
        _ => Err("a title of at most 200 letters".to_owned()),
    }
}
