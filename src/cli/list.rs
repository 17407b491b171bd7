//! `balm list`

use serde::Serialize;

use crate::library::Origin;
use crate::routine::{Kind, Routine};
use crate::text::Safe;
use crate::timeline::{Options, Script, Talk, compile};
use crate::unit::{Duration, Frames};

use super::args::ListArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::say;

/// Columns for a length and a title that says something.
const TITLE: usize = 11 + 24;

/// A routine in the list.
#[derive(Serialize)]
struct Entry {
    name: Safe,
    title: Safe,
    kind: Option<Kind>,
    length: Option<Duration>,
    goals: Vec<Safe>,
    summary: Option<Safe>,
    own: bool,
    broken: bool,
}

/// Prints every routine there is.
pub fn list(env: &Env, args: &ListArgs) -> Result<Done, Failure> {
    let entries: Vec<Entry> = env.library.names().iter().map(|name| entry(env, name)).collect();
    if args.json {
        let text = serde_json::to_string_pretty(&entries).map_err(Failure::deed)?;
        say(&(text + "\n"))?;
    } else {
        say(&table(env, &entries))?;
    }
    Ok(Done::Yes)
}

fn entry(env: &Env, name: &str) -> Entry {
    let found = env.library.find(name);
    let own = found.as_ref().is_ok_and(|f| f.origin == Origin::Own);
    let routine = found.ok().and_then(|f| f.read().routine);
    let safe = |texts: &[String]| texts.iter().map(|t| Safe::new(t)).collect();
    let name = Safe::new(name);
    match routine {
        Some(r) => Entry {
            title: Safe::new(&r.title),
            kind: Some(r.kind),
            length: Some(length(&r)),
            goals: safe(&r.goals),
            summary: r.summary.as_deref().map(Safe::new),
            name,
            own,
            broken: false,
        },
        None => Entry {
            title: name.clone(),
            name,
            kind: None,
            length: None,
            goals: Vec::new(),
            summary: None,
            own,
            broken: true,
        },
    }
}

/// As it is written: speech can only make a step longer.
fn length(routine: &Routine) -> Duration {
    let script = Script::of(routine, Talk::Full);
    let timeline = compile(routine, &script, &vec![Frames::ZERO; script.lines.len()], Options::default());
    timeline.done.duration()
}

fn table(env: &Env, entries: &[Entry]) -> String {
    let wide = entries.iter().map(|e| e.name.as_str().chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    // Where a title has no room beside its name it stands below.
    let below = env.on_terminal && env.width() < wide + TITLE;
    for entry in entries {
        let length = entry.length.map_or_else(|| "broken".into(), Duration::clock);
        let night = if entry.kind == Some(Kind::Night) { ", for the night" } else { "" };
        let theirs = if entry.own { "" } else { ", yours" };
        let between = if below { "\n" } else { "" };
        let row = format!("{:wide$}{between}  {length:>7}  {}{night}{theirs}", entry.name, entry.title);
        for line in row.lines() {
            // A reader that is no terminal has all the width there is.
            text +=
                &if env.on_terminal { crate::text::fit(line.trim_end(), env.width()) } else { line.into() };
            text.push('\n');
        }
    }
    let folder = env.library.folder().map(|f| Safe::new(&f.display().to_string()).to_string());
    let where_to = folder.map(|f| format!("\nYour own routines live in {f}.")).unwrap_or_default();
    text + "\nPlay one with: balm play NAME" + &where_to + "\n"
}
