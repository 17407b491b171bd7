//! `balm fmt`

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::Sources;
use crate::display;
use crate::files::{FileError, read_text, rewrite, shown};
use crate::library::{is_inside, is_routine};
use crate::routine;
use crate::text::Safe;

use super::args::FmtArgs;
use super::fail::{Done, Failure};
use super::output::{complain, complaint_width, say};

/// No routine is larger.
const LARGEST: u64 = routine::LARGEST as u64;

/// Tidies files, or what comes to standard input.
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
                // The others are tidied whether or not anybody hears of them.
                let _ = say(&format!("{}\n", Safe::new(&shown(&path))));
            }
        }
    }
    if failed {
        return Err(Failure::Told(1));
    }
    if broken > 0 {
        let what = if broken == 1 { "one file was".to_owned() } else { format!("{broken} files were") };
        return Err(Failure::routine(format!("{what} left as it stands, for the mistakes in it")));
    }
    judged(args.check && untidy > 0)
}

/// From standard input to standard output.
fn stream(check: bool) -> Result<Done, Failure> {
    let mut text = String::new();
    let read = io::stdin().lock().take(LARGEST + 1).read_to_string(&mut text);
    read.map_err(|e| Failure::deed(format!("standard input cannot be read: {e}")))?;
    match tidied(Path::new("standard input"), text.clone()) {
        Tidied::Broken => Err(Failure::routine("standard input cannot be tidied, for the mistakes in it")),
        Tidied::Same if check => Ok(Done::Yes),
        Tidied::New(_) if check => judged(true),
        Tidied::Same => say(&text).map(|()| Done::Yes),
        Tidied::New(tidy) => say(&tidy).map(|()| Done::Yes),
    }
}

fn judged(untidy: bool) -> Result<Done, Failure> {
    match untidy {
        true => Err(Failure::deed("not everything is tidy").hint("The same without --check tidies it.")),
        false => Ok(Done::Yes),
    }
}

enum Tidied {
    Same,
    New(String),
    /// Its mistakes have been told.
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
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|e| Failure::deed(FileError::from_io(path, e)))?;
        let mut inside: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        let says_so = |file: &Path| read_text(file, LARGEST).is_ok_and(|text| is_routine(&text));
        inside.retain(|file| {
            file.extension().is_some_and(|e| e == "toml")
                && file.is_file()
                && is_inside(file, path)
                && says_so(file)
        });
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}
