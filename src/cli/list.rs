//! `balm list`

use crate::display;
use crate::library::{Filter, Listing};
use crate::text::{Safe, wrap};
use crate::timeline::written_length;

use super::args::ListArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::{complain, say};

/// Prints all routines, or those that the filter accepts.
pub fn list(env: &Env, args: &ListArgs) -> Result<Done, Failure> {
    let filter = filter(args)?;
    for folder in env.library.folders().iter().skip(usize::from(env.places.is_some())) {
        if !folder.is_dir() {
            let folder = Safe::new(&folder.display().to_string());
            complain(&format!("balm: {folder}: folder not found; your settings name it"));
        }
    }
    let all = env.library.listings(written_length);
    let tally = Tally { all: all.len(), broken: all.iter().filter(|routine| routine.broken).count() };
    let listings: Vec<Listing> = all.into_iter().filter(|routine| filter.accepts(routine)).collect();
    if args.json {
        let text = serde_json::to_string_pretty(&listings).map_err(Failure::deed)?;
        say(&(text + "\n"))?;
    } else {
        let table = display::catalogue(&listings, env.on_terminal.then(|| env.width()));
        let told = if filter == Filter::default() { next_steps(env) } else { tally.told(listings.len()) };
        let told: String = told
            .iter()
            .flat_map(|line| wrap(&Safe::new(line), env.reading_width()))
            .map(|l| l + "\n")
            .collect();
        let between = if table.is_empty() { "" } else { "\n" };
        say(&(table + between + &told))?;
    }
    Ok(Done::Yes)
}

fn filter(args: &ListArgs) -> Result<Filter, Failure> {
    let ListArgs { goal, region, tool, position, max, min, kind, language, json: _ } = args.clone();
    let filter =
        Filter { goals: goal, regions: region, tools: tool, positions: position, max, min, kind, language };
    filter.check().map_err(|e| {
        let hint = format!("`balm vocabulary {}` lists them.", e.kind.names().1);
        let can_help = e.question.is_some();
        let failure = Failure::usage(e);
        if can_help { failure.hint(&hint) } else { failure }
    })?;
    Ok(filter)
}

/// What to do next.
fn next_steps(env: &Env) -> Vec<String> {
    let folders: Vec<String> = env.library.folders().iter().map(|f| f.display().to_string()).collect();
    let live =
        Some(format!("Your own routines are in {}.", folders.join(", "))).filter(|_| !folders.is_empty());
    std::iter::once("Play one with: balm play NAME".to_owned()).chain(live).collect()
}

/// How many routines there are.
struct Tally {
    all: usize,
    broken: usize,
}

impl Tally {
    /// How many of them the filter accepts, in words.
    fn told(&self, fitting: usize) -> Vec<String> {
        let Self { all, broken } = *self;
        let fits = if fitting == 1 { "fits" } else { "fit" };
        let fitting = match fitting {
            0 => format!("None of the {all} routines fits. Try with fewer options."),
            n => format!("{n} of {all} routines {fits}. Play one with: balm play NAME"),
        };
        let unread = match broken {
            0 => None,
            1 => Some("1 cannot be read and is not listed.".to_owned()),
            n => Some(format!("{n} cannot be read and are not listed.")),
        };
        std::iter::once(fitting).chain(unread).collect()
    }
}
