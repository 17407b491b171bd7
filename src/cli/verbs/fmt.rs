//! `balm fmt`

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::cli::world::output::complaint_width;
use crate::cli::world::{Done, Env, Failure, complain, say, warn};
use crate::diagnostic::Sources;
use crate::display;
use crate::files::{FileError, HeldFile, shown};
use crate::library::routine_files;
use crate::routine;
use crate::text::Safe;

/// `fmt`.
#[derive(Debug, clap::Args)]
pub struct FmtArgs {
    /// Files, or folders with routines; if omitted or -, reads standard input and writes standard output
    pub files: Vec<PathBuf>,
    /// Only list the files that are not tidy; change nothing
    #[arg(long)]
    pub check: bool,
}

/// The largest routine, in bytes.
const LARGEST: u64 = routine::LARGEST as u64;

/// A file to tidy.
enum Target {
    Named(PathBuf),
    Found(HeldFile),
}

impl Target {
    /// Its text, and where that goes when it is tidied: the file that was read.
    fn read(self) -> Result<(HeldFile, String), FileError> {
        let file = match self {
            Self::Named(path) => HeldFile::at(&path)?,
            Self::Found(file) => file,
        };
        let text = file.read_text(LARGEST)?;
        Ok((file, text))
    }
}

/// Tidies files, or standard input.
pub fn fmt(_: &Env, args: &FmtArgs) -> Result<Done, Failure> {
    if args.files.is_empty() || args.files == [Path::new("-")] {
        return stream(args.check);
    }
    let (mut untidy, mut broken, mut failed) = (0, 0, false);
    for target in routines(&args.files)? {
        let (file, text) = match target.read() {
            Ok(read) => read,
            Err(why) => {
                warn(why);
                failed = true;
                continue;
            }
        };
        match tidied(file.path(), &text) {
            None => broken += 1,
            Some(tidy) if tidy == text => {}
            Some(tidy) => {
                if !args.check
                    && let Err(why) = file.rewrite(&tidy)
                {
                    warn(why);
                    failed = true;
                    continue;
                }
                untidy += 1;
                // The other files are tidied even if the reader has gone.
                let _ = say(&format!("{}\n", Safe::new(&shown(file.path()))));
            }
        }
    }
    if failed {
        return Err(Failure::AlreadyReported(1));
    }
    if broken > 0 {
        let what = if broken == 1 { "1 file has".to_owned() } else { format!("{broken} files have") };
        let were = if broken == 1 { "was" } else { "were" };
        return Err(Failure::routine(format!("{what} errors and {were} not changed")));
    }
    judged(args.check && untidy > 0)
}

/// From standard input to standard output.
fn stream(check: bool) -> Result<Done, Failure> {
    let mut text = String::new();
    let read = io::stdin().lock().take(LARGEST + 1).read_to_string(&mut text);
    read.map_err(|e| Failure::failed(format!("standard input cannot be read: {e}")))?;
    let broken = || Failure::routine("standard input has errors and cannot be tidied");
    let tidy = tidied(Path::new("standard input"), &text).ok_or_else(broken)?;
    if check { judged(tidy != text) } else { say(&tidy) }
}

fn judged(untidy: bool) -> Result<Done, Failure> {
    match untidy {
        true => Err(Failure::failed("some files are not tidy").hint("Run it without --check to tidy.")),
        false => Ok(Done::Yes),
    }
}

/// A routine as it should be written; nothing where it has errors, which have been shown.
fn tidied(path: &Path, text: &str) -> Option<String> {
    let show = |report| {
        let sources = Sources::of(path.display().to_string(), text.to_owned());
        complain(display::report(&sources, &report, complaint_width()).trim_end());
    };
    routine::fmt(text).map_err(show).ok()
}

/// The files, and the routines in the folders.
fn routines(named: &[PathBuf]) -> Result<Vec<Target>, Failure> {
    let mut files = Vec::new();
    for path in named {
        match path.is_dir() {
            true => {
                files.extend(routine_files(path).map_err(Failure::failed)?.into_iter().map(Target::Found))
            }
            false => files.push(Target::Named(path.clone())),
        }
    }
    Ok(files)
}
