//! `balm show`

use crate::display;
use crate::timeline::Options;
use crate::unit::{Duration, Frames};

use super::args::{ShowArgs, Ways};
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::say;
use super::prepare::{Prepared, read};

/// Prints a routine's timeline.
pub fn show(env: &Env, args: &ShowArgs) -> Result<Done, Failure> {
    let (found, routine) = read(env, &args.routine)?;
    let start_in = args.changes.start_in.unwrap_or(Duration::ZERO);
    let options = Options { start_in, ..Options::default() };
    let mut prepared = Prepared::new(env, routine, &found.origin, &args.changes, options)?;
    // Nothing is under way yet that Ctrl-C would have to put in order.
    prepared.settle(&Ways::default(), &mut || true)?;
    let timeline = prepared.timeline(Frames::ZERO);
    if args.json {
        say(&display::show_json(&timeline))?;
    } else {
        say(&display::show(&timeline, env.width()))?;
    }
    Ok(Done::Yes)
}
