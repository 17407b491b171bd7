//! `balm fmt`

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::Sources;
use crate::display;
use crate::files::{read_text, rewrite, shown};
use crate::library::routine_files;
use crate::routine;
use crate::text::Safe;

use super::args::FmtArgs;
use super::fail::{Done, Failure};
use super::output::{complain, complaint_width, say};

/// The largest routine, in bytes.
const LARGEST: u64 = routine::LARGEST as u64;

/// Tidies files, or standard input.
pub fn fmt(args: &FmtArgs) -> Result<Done, Failure> {
    if args.files.is_empty() || args.files == [Path::new("-")] {
        return stream(args.check);
    }
    let (mut untidy, mut broken, mut failed) = (0, 0, false);
    for path in routines(&args.files)? {
        let text = match read_text(&path, LARGEST) {
            Ok(text) => text,
            Err(why) => {
                complain(&format!("balm: {}", Safe::new(&why.to_string())));
                failed = true;
                continue;
            }
        };
        match tidied(&path, text) {
            Tidied::Same => {}
            Tidied::Broken => broken += 1,
            Tidied::New(text) => {
                if !args.check
                    && let Err(why) = rewrite(&path, &text)
                {
                    complain(&format!("balm: {}", Safe::new(&why.to_string())));
                    failed = true;
                    continue;
                }
                untidy += 1;
                // The other files are tidied even if the reader has gone.
                let _ = say(&format!("{}\n", Safe::new(&shown(&path))));
            }
        }
    }
    if failed {
        return Err(Failure::Told(1));
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
    read.map_err(|e| Failure::deed(format!("standard input cannot be read: {e}")))?;
    match tidied(Path::new("standard input"), text.clone()) {
        Tidied::Broken => Err(Failure::routine("standard input has errors and cannot be tidied")),
        Tidied::Same if check => Ok(Done::Yes),
        Tidied::New(_) if check => judged(true),
        Tidied::Same => say(&text).map(|()| Done::Yes),
        Tidied::New(tidy) => say(&tidy).map(|()| Done::Yes),
    }
}

fn judged(untidy: bool) -> Result<Done, Failure> {
    match untidy {
        true => Err(Failure::deed("some files are not tidy").hint("Run it without --check to tidy.")),
        false => Ok(Done::Yes),
    }
}

enum Tidied {
    Same,
    New(String),
    /// It has errors, which have been shown.
    Broken,
}

fn tidied(path: &Path, text: String) -> Tidied {
    match routine::fmt(&text) {
        Ok(tidy) if tidy == text => Tidied::Same,
        Ok(tidy) => Tidied::New(tidy),
        Err(report) => {
            let sources = Sources::of(path.display().to_string(), text);
            complain(display::report(&sources, &report, complaint_width()).trim_end());
            Tidied::Broken
        }
    }
}

/// The files, and the routines in the folders.
fn routines(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in named {
        match path.is_dir() {
            true => files.extend(routine_files(path).map_err(Failure::deed)?),
            false => files.push(path.clone()),
        }
    }
    Ok(files)
}
