//! `balm export`: a routine, or all of them, as files for whoever has no balm. What was typed is in `args`; a
//! `job` has `crate::export` make one file, `one` and `all` say what came of it. Start with `job`.

mod all;
mod args;
mod bar;
mod job;
mod one;
mod target_file;

pub use args::ExportArgs;

use std::path::Path;

use crate::session::Command;

use crate::cli::world::{Done, Failure};
use crate::cli::world::{Env, interrupt, step_pictures};

/// Writes what was asked for.
pub fn export(env: &Env, args: &ExportArgs) -> Result<Done, Failure> {
    if args.redraw {
        return step_pictures::serve();
    }
    // Looked at as the work goes on; standing still is done at once. Into a pipe nothing is worth keeping, and
    // the work stands for as long as nobody takes it; but a browser that prints would go on by itself.
    let streams = args.is_to_stdout() && !args.prints();
    interrupt::listen(move |command| command == Command::Interrupt && !streams);
    match (&args.all, &args.output) {
        (Some(folder), _) => all::all(env, args, folder),
        (None, Some(path)) => one::one(env, args, args.named()?, path),
        (None, None) => {
            let is_plain = |name: &&str| name.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
            let routine = args.routines.first().map(String::as_str).filter(is_plain).unwrap_or("focus-reset");
            let stem = Path::new(routine).file_stem().and_then(|stem| stem.to_str()).unwrap_or(routine);
            Err(Failure::usage(format!("name the file to write: balm export {routine} -o {stem}.mp3"))
                .hint("`balm help giving` explains which kind of file to choose."))
        }
    }
}
