//! The package the model lies in, fetched by a package client the user has.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use std::{fs, io};

use super::{InstallError, MODEL, Model, take};
use crate::files::{self, FileError, Places};
use crate::voice::child::{self, Ending, Output, Task};

/// The package that the model lies in.
const PACKAGE: &str = "hibari-tts==0.2.1";
/// Of its file.
const SHA256: &str = "49f2abbbe451c988e7448b5afa08c8a56410535ebb855c0e7d174275df5ca1f3";
const WHEEL: &str = "hibari_tts-0.2.1-py3-none-any.whl";
/// Nothing larger is fetched; the package has 14 MB.
const LARGEST: u64 = 64 << 20;
/// How long it may take, if nobody says otherwise.
pub const LIMIT: Duration = Duration::from_secs(300);
/// What can fetch packages, the likeliest first. Some of them need not be there.
const CLIENTS: [&[&str]; 3] = [&["python3", "-m", "pip"], &["pip3"], &["pip"]];

/// What it says where there is no network, among many other words.
const UNREACHED: [&str; 2] = ["connection broken", "Failed to establish a new connection"];

/// The package clients that are in the folders of `path` (the variable `PATH`).
#[must_use]
pub fn clients(path: &OsStr) -> Vec<Vec<OsString>> {
    let found = |client: &&[&str]| {
        let program = files::program(client[0].as_ref(), path)?;
        let arguments = client[1..].iter().map(|argument| OsString::from(*argument));
        Some([program.into_os_string()].into_iter().chain(arguments).collect())
    };
    CLIENTS.iter().filter_map(found).collect()
}

/// Fetches the package with the first of `clients` that is whole, and adds the voice from it. May
/// take as long as `limit`; `stop` is asked meanwhile whether it is still wanted. The user's own
/// settings of the client hold: which index it asks, through what.
///
/// # Errors
/// [`InstallError`].
pub fn fetch(
    places: &Places,
    clients: &[Vec<OsString>],
    limit: Duration,
    stop: &dyn Fn() -> bool,
) -> Result<(), InstallError> {
    fetch_as(places, clients, limit, stop, &MODEL)
}

pub(super) fn fetch_as(
    places: &Places,
    clients: &[Vec<OsString>],
    limit: Duration,
    stop: &dyn Fn() -> bool,
    model: &Model,
) -> Result<(), InstallError> {
    let folder = tempfile::Builder::new().prefix("balm-voice-").tempdir();
    let folder = folder.map_err(|problem| FileError::from_io(&std::env::temp_dir(), problem))?;
    let wanted = folder.path().join("wanted.txt");
    fs::write(&wanted, format!("{PACKAGE} --hash=sha256:{SHA256}\n"))
        .map_err(|problem| FileError::from_io(&wanted, problem))?;
    for client in clients {
        if download(client, folder.path(), &wanted, limit, stop)? {
            return take(places, &folder.path().join(WHEEL), model);
        }
    }
    Err(InstallError::NoClient)
}

/// Whether it was one that can fetch at all. Python may be there without its client.
fn download(
    client: &[OsString],
    folder: &Path,
    wanted: &Path,
    limit: Duration,
    stop: &dyn Fn() -> bool,
) -> Result<bool, InstallError> {
    let Some((program, arguments)) = client.split_first() else { return Ok(false) };
    let mut command = Command::new(program);
    command.args(arguments).args(["download", "--no-deps", "--only-binary=:all:", "--require-hashes"]);
    // It is not run: whatever Python there is will do. Nobody is there to answer questions.
    command.args(["--ignore-requires-python", "--no-input", "--disable-pip-version-check"]);
    command.arg("-r").arg(wanted).arg("-d").arg(folder).current_dir(folder);
    let file = folder.join(WHEEL);
    let output = Output::File(&file);
    let task = Task { command, input: &[], limit, most: LARGEST, output, stop };
    let not_fetched = |said: String| Err(InstallError::NotFetched { said });
    let ran = match child::run(task) {
        Ok(ran) => ran,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(problem) => return not_fetched(problem.to_string()),
    };
    match ran.ending {
        Ending::Ended(status) if status.success() && file.is_file() => Ok(true),
        Ending::Ended(status) if status.success() => not_fetched("pip brought another file".into()),
        Ending::Ended(_) if ran.complains_of("No module named pip") => Ok(false),
        Ending::Ended(_) if UNREACHED.iter().any(|words| ran.complains_of(words)) => {
            not_fetched("pip could not reach its package index".into())
        }
        Ending::Ended(_) => not_fetched(format!("pip says: {}", ran.complaint())),
        Ending::Slow => Err(InstallError::Slow { minutes: limit.as_secs() / 60 }),
        Ending::Stopped => Err(InstallError::Stopped),
        Ending::TooMuch | Ending::Replied => not_fetched("pip brought far more than the voice".into()),
    }
}
