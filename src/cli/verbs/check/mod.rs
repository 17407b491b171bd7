//! `balm check`: everything that is wrong or unwise in many routines, in one run. `fix` makes the changes
//! that are safe.

mod fix;

use std::path::{Path, PathBuf};

use crate::care::{UntilAsked, fit_to_person};
use crate::cli::world::me::person_of;
use crate::cli::world::{Done, Env, Failure, interrupt, say, voices, warn};
use crate::diagnostic::Level;
use crate::display::{self, Format, checked};
use crate::library::Found;
use crate::prepare::{Checked, each_once, examine};
use crate::session::Command;
use crate::timeline::{Script, Talk};
use crate::voice::Voices;

/// `check`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 no problems, or only warnings without --strict; 1 problems found;\n2 a file cannot be read."
)]
pub struct CheckArgs {
    /// Files, folders, or names from `balm list`
    #[arg(required = true, value_name = "ROUTINE")]
    pub what: Vec<String>,
    /// Output format: text, concise (one line each), json (one object per line), github or sarif
    #[arg(long, value_name = "FORMAT", value_parser = Format::named, default_value = "text")]
    pub format: Format,
    /// Make safe changes, such as to a misspelt name, then check again
    #[arg(long)]
    pub fix: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Measure speech with this voice, from `balm voice list`; none counts words instead
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// Tell as well what each routine becomes for this person: a profile, from `balm me`
    #[arg(long, value_name = "FILE")]
    pub me: Option<PathBuf>,
}

/// How often files are fixed and checked again at most.
const MAX_ROUNDS: u32 = 8;

/// Checks the named routines.
pub fn check(env: &Env, args: &CheckArgs) -> Result<Done, Failure> {
    let voices = voices::here(env, args.voice.as_deref())?;
    let (mut files, unread) = env.library.named(&args.what);
    let unreadable = !unread.is_empty();
    unread.into_iter().for_each(warn);
    if files.is_empty() && !unreadable {
        return Err(Failure::usage("no routine found in what you named")
            .hint("The file of a routine ends in .toml and starts with the line: balm = 1"));
    }
    // Programs that speak must not outlive Ctrl-C.
    interrupt::listen(|command| command == Command::Interrupt);
    let mut seen = look(&files, &voices);
    // A fixed file may be used by others, and its errors may have hidden more.
    let mut rounds = if args.fix { MAX_ROUNDS } else { 0 };
    while rounds > 0 && fix::fix(&mut files, &seen) {
        seen = look(&files, &voices);
        rounds -= 1;
    }
    each_once(&mut seen);
    if seen.is_empty() && args.format == Format::Text {
        return Ok(Done::Unreadable);
    }
    match say(&checked(&seen, args.format, env.reading_width())) {
        // The exit code is the same if the reader has gone.
        Ok(_) | Err(Failure::BrokenPipe) => {}
        Err(failure) => return Err(failure),
    }
    if let Some(me) = args.me.as_deref().filter(|_| args.format == Format::Text) {
        tell_for(me, &files)?;
    }
    let any = |level| seen.iter().any(|file| file.count(level) > 0);
    Ok(match () {
        () if unreadable => Done::Unreadable,
        () if any(Level::Error) || args.strict && any(Level::Warning) => Done::Found,
        () => Done::Yes,
    })
}

/// What each routine that can be read becomes for a person.
fn tell_for(me: &Path, files: &[Found]) -> Result<(), Failure> {
    let person = person_of(me, "The conditions there are: balm vocabulary conditions")?;
    for found in files {
        if let Some(mut routine) = found.read().routine {
            let fitted = fit_to_person(&mut routine, &person, UntilAsked::Shown);
            let script = Script::of(&routine, Talk::Full);
            say(&display::fitted_text(&found.name, &fitted, &|step| script.places_of(step)))?;
        }
    }
    Ok(())
}

/// Everything found in each file. Programs that speak are ended before the program itself is.
fn look(files: &[Found], voices: &Voices) -> Vec<Checked> {
    let (seen, troubles) = examine(files, voices, &|| {
        if let Some(signal) = interrupt::stopped_by() {
            voices.cancel();
            interrupt::leave(signal);
        }
    });
    troubles.into_iter().for_each(warn);
    seen
}
