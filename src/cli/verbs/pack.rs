//! `balm pack`

use std::path::{Path, PathBuf};

use crate::bundle::{LIMITS, Manifest, PackedFile, Packing, is_packable};
use crate::cli::world::reading::read_found;
use crate::cli::world::step_pictures::step_pictures;
use crate::cli::world::{Done, Env, Failure, complain, say, shown, target, voices, warn};
use crate::diagnostic::Level;
use crate::display::{Format, checked};
use crate::files::Replacement;
use crate::library::{Found, Origin, SoundFiles};
use crate::lint::{recordings_by_words, sound_files};
use crate::prepare::examine;
use crate::routine::Routine;
use crate::text::{Safe, slug};

use super::key;

/// `pack`.
#[derive(Debug, clap::Args)]
pub struct PackArgs {
    /// A name from `balm list` or a file; of an overlay, the routine that it changes is packed with it
    pub routine: String,
    /// The file to write, such as neck.balm
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Sign it with your key, from `balm key new`
    #[arg(long)]
    pub sign: bool,
    /// Replace an existing file
    #[arg(long)]
    pub force: bool,
}

/// Packs a routine and all it needs.
pub fn pack(env: &Env, args: &PackArgs) -> Result<Done, Failure> {
    let found = env.library.find(&args.routine).map_err(Failure::failed)?;
    if found.origin == Origin::BuiltIn {
        return Err(Failure::usage(format!("{} comes with balm: everybody who has balm has it", found.name))
            .hint(&format!("To pack a version of your own, copy it first: balm new --from {}", found.name)));
    }
    let routine = read_found(&found)?;
    refuse_errors(env, &found)?;
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.balm", slug(&routine.id))));
    target::free(&path, args.force)?;
    let key = if args.sign { Some(key::open(env)?) } else { None };
    let packing = gather(&found, &routine)?;
    refuse_own(&found, &packing, &path)?;
    let mut file = Replacement::begin(&path).map_err(Failure::failed)?;
    let written = packing.write(key.as_ref(), file.file());
    let manifest = written.map_err(|e| Failure::failed(format!("{}: {e}", shown(&path))))?;
    file.commit().map_err(Failure::failed)?;
    tell(&path, &routine, &manifest, key.as_ref().map(|key| key.public().code()))
}

/// What cannot be played by whoever gets it is not given away.
fn refuse_errors(env: &Env, found: &Found) -> Result<(), Failure> {
    let voices = voices::here(env, Some("none"))?;
    let (mut seen, _) = examine(std::slice::from_ref(found), &voices, &|| {});
    seen.iter_mut().for_each(|file| file.findings.retain(|finding| finding.level == Level::Error));
    if seen.iter().all(|file| file.findings.is_empty()) {
        return Ok(());
    }
    complain(checked(&seen, Format::Text, env.reading_width()).trim_end());
    Err(Failure::failed("it was not packed").hint(&format!("To see all: balm check {}", found.name)).code(3))
}

/// A file that is packed is not replaced by what it is packed into.
fn refuse_own(found: &Found, packing: &Packing, path: &Path) -> Result<(), Failure> {
    let Origin::File(place) = &found.origin else { return Ok(()) };
    let folder = place.parent().unwrap_or(Path::new(""));
    let own = packing.names().map(|name| folder.join(name)).chain([place.to_path_buf()]);
    let written = path.canonicalize().ok();
    match written.is_some() && own.into_iter().any(|own| own.canonicalize().ok() == written) {
        true => Err(Failure::usage(format!("{}: this is a file of the routine itself", shown(path)))
            .hint("Give another name, such as -o neck.balm")),
        false => Ok(()),
    }
}

/// The name the routine is packed under: its own, unless some computers would not take that.
fn entry_name(name: &str, id: &str) -> String {
    if is_packable(name) { name.to_owned() } else { format!("{id}.toml") }
}

fn gather(found: &Found, routine: &Routine) -> Result<Packing, Failure> {
    let mut texts = found.texts();
    let (id, revision, title) = identity(routine);
    if let Some((name, _)) = texts.first_mut() {
        *name = entry_name(name, &id);
    }
    let entry = texts.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let mut manifest = Manifest::begin(&id, revision, &title, &entry);
    manifest.author = routine.author.as_ref().map(author).filter(|author| !author.is_empty());
    let mut packing = Packing::begin(manifest);
    for (name, text) in texts {
        packing.add(PackedFile { name, bytes: text.into_bytes() }).map_err(Failure::failed)?;
    }
    let sounds = SoundFiles::of(routine, found.origin_of_sounds());
    for name in sound_files(routine).into_iter().chain(recordings_by_words(routine, &sounds)) {
        let bytes = found.file_bytes(&name, LIMITS.archive).map_err(Failure::failed)?;
        packing.add(PackedFile { name, bytes }).map_err(Failure::failed)?;
    }
    let (pictures, unusable) = step_pictures(found, routine);
    if let Some(why) = unusable.into_iter().next() {
        return Err(Failure::failed(why));
    }
    for (name, bytes) in pictures {
        packing.add(PackedFile { name, bytes }).map_err(Failure::failed)?;
    }
    Ok(packing)
}

/// What a bundle says of its routine: its id, its revision, its title.
pub fn identity(routine: &Routine) -> (String, u32, String) {
    (slug(&routine.id), routine.revision.unwrap_or(1), Safe::new(&routine.title).to_string())
}

/// Name and profession, as they say themselves.
fn author(author: &crate::routine::Author) -> String {
    let parts = [author.name.as_ref(), author.credentials.as_ref()];
    let text = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
    Safe::new(&text.chars().take(200).collect::<String>()).to_string()
}

fn tell(path: &Path, routine: &Routine, manifest: &Manifest, code: Option<String>) -> Result<Done, Failure> {
    for (name, sound) in &routine.sounds {
        if sound.license.is_none() {
            let what = format!("the sound \"{}\" has no license: may you give it away?", Safe::new(name));
            warn(format!("{what} Write it as license = \"CC0-1.0\" beside its file."));
        }
    }
    let files = crate::text::count(manifest.files.len(), "file", "files");
    let signed = match code {
        Some(code) => format!("Signed. Give your code on paper, so that it can be compared: {code}"),
        None => {
            "Not signed: nobody can tell that it is from you. To sign: balm key new, then balm pack --sign"
                .to_owned()
        }
    };
    say(&format!("Packed revision {} with {files} into {}.\n{signed}\n", manifest.revision, shown(path)))
}
