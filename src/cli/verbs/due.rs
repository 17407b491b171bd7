//! `balm due`

use jiff::Zoned;

use crate::cli::world::memory::{Memory, planned, typed};
use crate::cli::world::{Done, Env, Failure, complain, say};
use crate::display;
use crate::history::due_today;

/// `due`.
#[derive(Clone, Debug, clap::Args)]
pub struct DueArgs {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Tells what the plans ask for today.
pub fn due(env: &Env, args: &DueArgs) -> Result<Done, Failure> {
    let past = Memory::find(env)?.past()?;
    let today = Zoned::now().date();
    let planned = planned(env, &past, today);
    let due = due_today(&planned, &past, today);
    if args.json {
        return say(&display::due_json(&due));
    }
    if !due.is_empty() {
        return say(&display::due_lines(&due, |due| typed(env, &due.called)));
    }
    complain(match planned.is_empty() {
        true => "Nothing is planned. Routines with a plan that you play are part of it from then on.",
        false => "Nothing is due today.",
    });
    Ok(Done::Yes)
}
