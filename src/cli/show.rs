//! `balm show`

use crate::display;
use crate::unit::Duration;

use super::args::ShowArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::say;
use super::prepare::{Prepared, read};

/// Prints a routine's timeline.
pub fn show(env: &Env, args: &ShowArgs) -> Result<Done, Failure> {
    let (found, routine) = read(env, &args.routine)?;
    let start_in = args.changes.start_in.unwrap_or(Duration::ZERO);
    let prepared = Prepared::new(routine, &found.origin, &args.changes, start_in, 1.0)?;
    let timeline = &prepared.timeline;
    if args.json {
        say(&display::show_json(timeline))?;
    } else {
        say(&display::show(timeline, env.width()))?;
    }
    Ok(Done::Yes)
}
