//! `balm report`

use std::path::PathBuf;

use jiff::Zoned;
use jiff::civil::Date;

use crate::cli::flags::date;
use crate::cli::world::memory::{Memory, named, planned};
use crate::cli::world::{Done, Env, Failure, complain, questions, say, shown, target};
use crate::display;
use crate::files::has_ending;
use crate::history::{PrivateParts, therapy_report};
use crate::text::Safe;

/// `report`.
#[derive(Clone, Debug, clap::Args)]
pub struct ReportArgs {
    /// A routine that you have played
    pub routine: String,
    /// The first day: 2026-11-29, 30d (days ago) or 4w (weeks ago)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Date,
    /// The last day; if omitted, today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<Date>,
    /// The file to write: .html is a page to print, anything else plain text
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Include stress, energy and focus
    #[arg(long)]
    pub mood: bool,
    /// Include how you slept
    #[arg(long)]
    pub sleep: bool,
    /// Include the times of day
    #[arg(long)]
    pub times: bool,
    /// Include your notes
    #[arg(long)]
    pub notes: bool,
    /// Do not ask before it is written
    #[arg(long)]
    pub yes: bool,
    /// Replace an existing file
    #[arg(long)]
    pub force: bool,
}

/// Writes one page about a routine for a therapist, after showing what is in it.
pub fn report(env: &Env, args: &ReportArgs) -> Result<Done, Failure> {
    target::free(&args.output, args.force)?;
    let past = Memory::find(env)?.past()?;
    let name = Safe::new(&args.routine);
    let never =
        || Failure::usage(format!("no session of {name} then")).hint("`balm log` lists the sessions.");
    let routine =
        named(env, &past, &args.routine).last().map(|session| session.routine.clone()).ok_or_else(never)?;
    let until = args.until.unwrap_or_else(|| Zoned::now().date());
    let planned = planned(env, &past, until);
    let plan = planned.iter().find(|planned| planned.routine == routine);
    let &ReportArgs { mood, sleep, times, notes, .. } = args;
    let private = PrivateParts { mood, sleep, times, notes };
    let report = therapy_report(&past, &routine, plan, (args.since, until), private).ok_or_else(never)?;
    say(&display::therapy_text(&report, env.reading_width()))?;
    if !is_agreed(env, args)? {
        return say("\nNothing was written.\n");
    }
    let bytes = match has_ending(&args.output, "html") {
        true => display::therapy_page(&report),
        false => display::therapy_text(&report, 80),
    };
    target::write_private(&args.output, bytes.as_bytes())?;
    complain(&format!("Wrote {}.", shown(&args.output)));
    Ok(Done::Yes)
}

/// Asked once, where somebody can answer: what is in it has just been shown.
fn is_agreed(env: &Env, args: &ReportArgs) -> Result<bool, Failure> {
    match () {
        () if args.yes => Ok(true),
        () if env.has_keys && env.on_terminal => questions::agreed("\nWrite this?"),
        () => {
            Err(Failure::usage("nobody is there to be asked").hint("To write it without being asked: --yes"))
        }
    }
}
