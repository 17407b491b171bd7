//! `balm log`

use jiff::Zoned;
use jiff::civil::Date;

use crate::cli::flags::{activity, date, note};
use crate::cli::world::memory::{Memory, named, named_one};
use crate::cli::world::{Done, Env, Failure, complain, say};
use crate::display;
use crate::history::{EventKind, HistoryLine, Past, PastSession};
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
    /// Add a note to your last session, or to the one named
    #[arg(long, value_name = "TEXT", value_parser = note, conflicts_with_all = ["since", "until", "json", "csv"])]
    pub note: Option<String>,
    /// Rate something that you want to do better, 0 (cannot) to 10 (as before), for your therapist
    #[arg(
        long,
        value_name = "NAME=NUMBER",
        value_parser = activity,
        conflicts_with_all = ["routine", "since", "until", "json", "csv", "note"]
    )]
    pub activity: Vec<(String, u8)>,
}

/// Lists the sessions so far.
pub fn log(env: &Env, args: &LogArgs) -> Result<Done, Failure> {
    let memory = Memory::find(env)?;
    if !args.activity.is_empty() {
        return rate(&memory, &args.activity);
    }
    let past = memory.past()?;
    if let Some(text) = &args.note {
        return add_note(env, &memory, &past, args.routine.as_deref(), text);
    }
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

/// Adds a note to the last session, or to the last of those named.
fn add_note(
    env: &Env,
    memory: &Memory,
    past: &Past,
    name: Option<&str>,
    text: &str,
) -> Result<Done, Failure> {
    let session = match name {
        Some(name) => named_one(env, past, name)?.pop(),
        None => past.sessions.last(),
    };
    let none = || {
        Failure::failed("there is no such session to add a note to").hint("`balm log` lists the sessions.")
    };
    let session = session.ok_or_else(none)?;
    let line = HistoryLine {
        session: Some(session.id.clone()),
        text: Some(text.to_owned()),
        ..HistoryLine::new(EventKind::Note, &Zoned::now())
    };
    memory.history.append(&line, true).map_err(Failure::failed)?;
    let day = session.local.strftime("%Y-%m-%d at %H:%M");
    say(&format!("Noted with the session of {} on {day}.\n", Safe::new(&session.title)))
}

/// Remembers how well activities go.
fn rate(memory: &Memory, activities: &[(String, u8)]) -> Result<Done, Failure> {
    for (name, value) in activities {
        let line = HistoryLine {
            text: Some(name.clone()),
            value: Some(*value),
            ..HistoryLine::new(EventKind::Activity, &Zoned::now())
        };
        memory.history.append(&line, true).map_err(Failure::failed)?;
        say(&format!("Remembered: {} {value}.\n", Safe::new(name)))?;
    }
    say("Rate it again in about four weeks; `balm report` shows both.\n")
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
