//! `balm list`

use crate::display::{self, Listing};
use crate::library::{Listed, Origin};
use crate::text::{Safe, wrap};

use super::args::ListArgs;
use super::catalogue::{Facts, catalogue};
use super::env::Env;
use super::fail::{Done, Failure};
use super::filter::Wanted;
use super::output::{complain, say};

/// Prints the routines there are, or those of them that are wanted.
pub fn list(env: &Env, args: &ListArgs) -> Result<Done, Failure> {
    let wanted = Wanted::new(args)?;
    for folder in env.library.folders().iter().skip(usize::from(env.places.is_some())) {
        if !folder.is_dir() {
            let folder = Safe::new(&folder.display().to_string());
            complain(&format!("balm: {folder}: there is no such folder; your settings name it"));
        }
    }
    let all = catalogue(&env.library);
    let tally = Tally { all: all.len(), broken: all.iter().filter(|(_, facts)| facts.is_none()).count() };
    let fitting = all.into_iter().filter(|(_, facts)| wanted.fits(facts.as_ref()));
    let listings: Vec<Listing> = fitting.map(|(listed, facts)| listing(&listed, facts)).collect();
    if args.json {
        let text = serde_json::to_string_pretty(&listings).map_err(Failure::deed)?;
        say(&(text + "\n"))?;
    } else {
        let table = display::catalogue(&listings, env.on_terminal.then(|| env.width()));
        let told = if wanted.is_all() { where_to(env) } else { tally.told(listings.len()) };
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

fn listing(listed: &Listed, facts: Option<Facts>) -> Listing {
    let shipped = listed.origin == Origin::Own;
    let name = Safe::new(&listed.name);
    let safe = |texts: &[String]| texts.iter().map(|t| Safe::new(t)).collect();
    match facts {
        None => Listing { title: name.clone(), name, shipped, broken: true, ..Listing::default() },
        Some(facts) => Listing {
            name,
            title: Safe::new(&facts.title),
            kind: Some(facts.kind),
            length: Some(facts.length),
            languages: safe(&facts.languages),
            goals: safe(&facts.goals),
            tools: safe(&facts.tools),
            positions: safe(&facts.positions),
            regions: safe(&facts.regions),
            summary: facts.summary.as_deref().map(Safe::new),
            shipped,
            broken: false,
        },
    }
}

/// How to go on.
fn where_to(env: &Env) -> Vec<String> {
    let folders: Vec<String> = env.library.folders().iter().map(|f| f.display().to_string()).collect();
    let live =
        Some(format!("Your own routines live in {}.", folders.join(", "))).filter(|_| !folders.is_empty());
    std::iter::once("Play one with: balm play NAME".to_owned()).chain(live).collect()
}

/// How many routines there are.
struct Tally {
    all: usize,
    broken: usize,
}

impl Tally {
    /// How many of them are wanted, in words.
    fn told(&self, fitting: usize) -> Vec<String> {
        let Self { all, broken } = *self;
        let fits = if fitting == 1 { "fits" } else { "fit" };
        let fitting = match fitting {
            0 => format!("None of the {all} routines fits. Leave something out to find more."),
            n => format!("{n} of {all} routines {fits}. Play one with: balm play NAME"),
        };
        let unread = match broken {
            0 => None,
            1 => Some("One cannot be read and is left out.".to_owned()),
            n => Some(format!("{n} cannot be read and are left out.")),
        };
        std::iter::once(fitting).chain(unread).collect()
    }
}
