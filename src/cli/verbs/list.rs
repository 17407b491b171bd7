//! `balm list`

use crate::cli::flags::{kind, language, length};
use crate::cli::world::{Done, Env, Failure, say, say_json, say_wrapped, voices, warn};
use crate::display;
use crate::library::{Filter, Listing};
use crate::lint::recorded_languages;
use crate::routine::Kind;
use crate::text::Safe;
use crate::timeline::written_length;
use crate::unit::Duration;

/// `list`.
#[derive(Clone, Debug, clap::Args)]
pub struct ListArgs {
    /// Only routines about all of these: a place, goal, tool or position, or a word of the title
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
    /// Only routines for this goal, such as sleep
    #[arg(long, value_name = "GOAL")]
    pub goal: Vec<String>,
    /// Only routines that work on this region or group of regions, such as calf or leg
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// Only routines with this tool, such as tennis-ball
    #[arg(long, value_name = "TOOL")]
    pub tool: Vec<String>,
    /// Only routines in this position, such as seated-chair
    #[arg(long, value_name = "POSITION")]
    pub position: Vec<String>,
    /// Only routines of at most this length, such as 10 minutes or 1h
    #[arg(long, value_name = "TIME", value_parser = length)]
    pub max: Option<Duration>,
    /// Only routines of at least this length
    #[arg(long, value_name = "TIME", value_parser = length)]
    pub min: Option<Duration>,
    /// Only routines for the day or for the night
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
    /// Only routines in this language, such as en or pt-BR
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<String>,
    /// Also list drafts, which still wait for something, such as a review
    #[arg(long)]
    pub drafts: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Prints all routines, or those that the filter accepts.
pub fn list(env: &Env, args: &ListArgs) -> Result<Done, Failure> {
    let filter = filter(args)?;
    for (n, folder) in env.library.folders().iter().enumerate() {
        let is_named = n > 0 || env.places.is_none();
        let what = match (folder.metadata(), folder.read_dir()) {
            (_, Ok(_)) => continue,
            (Ok(there), Err(_)) if !there.is_dir() => "this is a file, not a folder",
            (Ok(_), Err(_)) => "this folder cannot be read; check its permissions",
            (Err(_), _) if is_named => "folder not found; your settings name it",
            (Err(_), _) => continue,
        };
        warn(format!("{}: {what}", folder.display()));
    }
    let mut all = env.library.listings(written_length, recorded_languages);
    all.retain(|routine| args.drafts || !routine.draft);
    let voices = voices::found(env, None);
    all.iter_mut()
        .for_each(|routine| routine.heard(|language, recorded| voices.is_heard(language, recorded)));
    let count = all.len();
    let unread: Vec<Safe> = all.iter().filter(|r| r.broken).map(|routine| routine.name.clone()).collect();
    let listings: Vec<Listing> = all.into_iter().filter(|routine| filter.accepts(routine)).collect();
    if args.json {
        return say_json(&listings);
    }
    let table = display::catalogue(&listings, env.on_terminal.then(|| env.width()));
    let told = if filter == Filter::default() {
        next_steps(env)
    } else {
        display::tally(listings.len(), count, &unread)
    };
    let between = if table.is_empty() { "" } else { "\n" };
    say(&(table + between))?;
    say_wrapped(&told.join("\n"), env.reading_width())
}

fn filter(args: &ListArgs) -> Result<Filter, Failure> {
    let ListArgs { words, goal, region, tool, position, max, min, kind, language, drafts: _, json: _ } =
        args.clone();
    let filter = Filter {
        words,
        goals: goal,
        regions: region,
        tools: tool,
        positions: position,
        max,
        min,
        kind,
        language,
    };
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
