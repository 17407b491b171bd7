//! `balm log`

use jiff::civil::Date;

use crate::cli::flags::date;
use crate::cli::world::memory::{Memory, named};
use crate::cli::world::{Done, Env, Failure, complain, say};
use crate::display;
use crate::history::{Past, PastSession};
use crate::text::Safe;

/// `log`.
#[derive(Clone, Debug, clap::Args)]
pub struct LogArgs {
    /// Only this routine, or the session of this name
    pub routine: Option<String>,
    /// Only from this day on: 2026-11-29, yesterday, 30d (days ago) or 4w (weeks ago)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Date>,
    /// Only up to this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub until: Option<Date>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Print comma-separated values, for a spreadsheet
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

/// Lists the sessions so far.
pub fn log(env: &Env, args: &LogArgs) -> Result<Done, Failure> {
    let past = Memory::find(env)?.past()?;
    let sessions = chosen(env, &past, args);
    if args.json {
        return say(&display::log_json(&sessions, past.bad));
    }
    if args.csv {
        return say(&display::log_csv(&sessions));
    }
    if sessions.is_empty() {
        complain(&nothing(args, &past));
        return Ok(Done::Yes);
    }
    let width = if env.on_terminal { env.width() } else { env.reading_width() };
    say(&display::log(&sessions, width))
}

fn chosen<'p>(env: &Env, past: &'p Past, args: &LogArgs) -> Vec<&'p PastSession> {
    let named = match &args.routine {
        Some(name) => named(env, past, name),
        None => past.sessions.iter().collect(),
    };
    let is_within = |session: &&PastSession| {
        args.since.is_none_or(|since| session.local.date() >= since)
            && args.until.is_none_or(|until| session.local.date() <= until)
    };
    named.into_iter().filter(is_within).collect()
}

fn nothing(args: &LogArgs, past: &Past) -> String {
    match &args.routine {
        _ if past.sessions.is_empty() => {
            "No sessions yet. balm remembers those you play: balm play".to_owned()
        }
        Some(name) => format!("No session of {} then.", Safe::new(name)),
        None => "No session then.".to_owned(),
    }
}
