//! `balm export`: a routine, or all of them, as files for whoever has no balm. What was typed is in `args`,
//! what kind of file that means in `kind`; `one` makes one file, `all` many at once. Start with `one`.

mod all;
mod args;
mod bar;
mod kind;
mod one;
mod out;
mod pdf;

pub use args::ExportArgs;

use crate::session::Command;

use super::env::Env;
use super::fail::{Done, Failure};
use super::interrupt;
use super::output::complain;

use kind::Kind;

/// Writes what was asked for.
pub fn export(env: &Env, args: &ExportArgs) -> Result<Done, Failure> {
    // Looked at as the work goes on; standing still is done at once.
    interrupt::listen(|command| command == Command::Interrupt);
    match (&args.all, &args.output) {
        (Some(folder), _) => all::all(env, args, folder),
        (None, Some(path)) => {
            let kind = Kind::of(args, Some(path))?;
            let routine = args.one()?;
            one::one(env, args, routine, path, &kind)
        }
        (None, None) => Err(Failure::usage("name the file to write: -o session.mp3")),
    }
}

/// It was broken off.
fn stopped() -> Done {
    complain("Stopped; nothing was written.");
    interrupt::stopped()
}
