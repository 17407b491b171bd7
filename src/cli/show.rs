//! `balm show`

use crate::display;
use crate::session::Command;
use crate::timeline::Options;
use crate::unit::{Duration, Frames};

use super::args::{ShowArgs, Ways};
use super::env::Env;
use super::fail::{Done, Failure};
use super::interrupt;
use super::output::say;
use super::prepare::{Prepared, Settled, read};

/// Prints a routine's timeline.
pub fn show(env: &Env, args: &ShowArgs) -> Result<Done, Failure> {
    let (found, routine) = read(env, &args.routine)?;
    let start_in = args.changes.start_in.unwrap_or(Duration::ZERO);
    let options = Options { start_in, ..Options::default() };
    let mut prepared = Prepared::new(env, routine, &found.origin, &args.changes, options)?;
    // A program that gets ready to speak does not outlive Ctrl-C.
    interrupt::listen(|command| command == Command::Interrupt);
    let wanted = &mut || interrupt::stopped_by().is_none();
    if prepared.settle(&Ways::default(), wanted)? == Settled::Stopped {
        return Ok(interrupt::stopped_by().map_or(Done::Yes, Done::BySignal));
    }
    let timeline = prepared.timeline(Frames::ZERO);
    if args.json {
        say(&display::show_json(&timeline, &prepared.notes))?;
    } else {
        say(&display::show(&timeline, &prepared.notes, env.width()))?;
    }
    Ok(Done::Yes)
}
