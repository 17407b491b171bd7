//! `balm report`

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use jiff::Zoned;
use jiff::civil::Date;

use crate::cli::flags::date;
use crate::cli::world::memory::{Memory, named_one, planned};
use crate::cli::world::{Done, Env, Failure, complain, questions, say, shown, target};
use crate::display::{self, CHANGES, OwnWords};
use crate::files::has_ending;
use crate::history::{PrivateParts, therapy_report};
use crate::text::{Safe, wrap};

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
    /// How you are since you began; if omitted, balm asks
    #[arg(long, value_name = "HOW", value_parser = PossibleValuesParser::new(CHANGES.map(|(typed, _)| typed)))]
    pub change: Option<String>,
    /// Include your name
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
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
    /// Include the conditions because of which steps were left out or changed
    #[arg(long)]
    pub conditions: bool,
    /// Include the medicines because of which steps were left out or changed
    #[arg(long)]
    pub medicines: bool,
    /// Include which other routines you played
    #[arg(long)]
    pub others: bool,
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
    let sessions = named_one(env, &past, &args.routine)?;
    let routine = sessions.last().map(|session| session.key()).ok_or_else(never)?;
    let today = Zoned::now().date();
    let until = args.until.map_or(today, |until| until.min(today));
    let planned = planned(env, &past, until);
    let plan = planned.iter().find(|planned| planned.key() == routine);
    let report =
        therapy_report(&past, routine, plan, (args.since, until), args.private()).ok_or_else(never)?;
    let own = OwnWords { name: args.name.clone(), change: change(env, args)? };
    say(&display::therapy_text(&report, &own, env.reading_width()))?;
    let kept_out = wrap(&Safe::new(&args.kept_out()), env.reading_width());
    say(&kept_out.into_iter().fold(String::from("\n"), |out, line| out + &line + "\n"))?;
    if !is_agreed(env, args)? {
        return say("\nNothing was written.\n");
    }
    let bytes = match has_ending(&args.output, "html") {
        true => display::therapy_page(&report, &own),
        false => display::therapy_text(&report, &own, 80),
    };
    target::write_private(&args.output, bytes.as_bytes())?;
    complain(&format!("Wrote {}.", shown(&args.output)));
    Ok(Done::Yes)
}

impl ReportArgs {
    /// What is private and was asked for.
    fn private(&self) -> PrivateParts {
        let &Self { mood, sleep, times, notes, conditions, medicines, others, .. } = self;
        PrivateParts { mood, sleep, times, notes, conditions, medicines, others }
    }

    /// What is not in it, and how to have it in.
    fn kept_out(&self) -> String {
        let all = [
            ("stress, energy and focus (--mood)", self.mood),
            ("sleep (--sleep)", self.sleep),
            ("times of day (--times)", self.times),
            ("your notes (--notes)", self.notes),
            ("your conditions (--conditions)", self.conditions),
            ("your medicines (--medicines)", self.medicines),
            ("other routines (--others)", self.others),
            ("your name (--name)", self.name.is_some()),
        ];
        let out: Vec<&str> = all.into_iter().filter(|(_, is_in)| !is_in).map(|(what, _)| what).collect();
        if out.is_empty() { String::new() } else { format!("Not in it: {}.", out.join(", ")) }
    }
}

/// How the listener is since they began: as typed, or asked once where somebody can answer.
fn change(env: &Env, args: &ReportArgs) -> Result<Option<&'static str>, Failure> {
    if let Some(typed) = &args.change {
        return Ok(CHANGES.iter().find(|(name, _)| name == typed).map(|(_, words)| *words));
    }
    if args.yes || !env.has_keys || !env.on_terminal {
        return Ok(None);
    }
    let choices = (1..).zip(CHANGES).map(|(number, (_, words))| format!("  {number}  {words}\n"));
    say(&format!("Since you began, how are you?\n{}", choices.collect::<String>()))?;
    let answer = questions::ask("1 to 7 (Enter skips)", None, |line| {
        let place = line.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = place.and_then(|place| CHANGES.get(place)).map(|(_, words)| Some(*words));
        found.ok_or_else(|| "A number from 1 to 7, please.".to_owned())
    })?;
    say("\n")?;
    Ok(answer)
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
