//! `balm new`

use std::path::{Path, PathBuf};

use crate::cli::flags::{MAX_LENGTH, kind_answer, minutes};
use crate::cli::world::questions::ask;
use crate::cli::world::{Done, Env, Failure, complain, reading, say, shown, user_file};
use crate::draft::{self, Draft, goal, page};
use crate::files::has_ending;
use crate::library::{Found, Origin, free_beside, write_new};
use crate::routine::Kind;
use crate::text::{Safe, slug};
use crate::unit::Duration;
use crate::vocabulary;

/// `new`.
#[derive(Debug, Default, clap::Args)]
pub struct NewArgs {
    /// The file to write; if omitted, saves it with your own routines, named after its title
    pub file: Option<PathBuf>,
    /// The title of the routine
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What it is for, such as tension-relief or sleep; repeat for several goals
    #[arg(long = "goal", value_name = "GOAL")]
    pub goals: Vec<String>,
    /// Where on the body, such as neck-back or calf; repeat for several places
    #[arg(long = "region", value_name = "PLACE")]
    pub regions: Vec<String>,
    /// Length, such as 10 or 7m30s
    #[arg(long, value_name = "MINUTES", value_parser = minutes)]
    pub minutes: Option<Duration>,
    /// For the day or the night; a night routine grows quieter and has no chimes
    #[arg(long, value_name = "KIND", value_parser = kind_answer)]
    pub kind: Option<Kind>,
    /// Start with a copy of this routine: a name from `balm list` or a file
    #[arg(long, value_name = "ROUTINE", conflicts_with_all = ["goals", "regions", "minutes", "kind"])]
    pub from: Option<String>,
}

/// Where nothing is said of it.
const TITLE: &str = "My routine";
const LENGTH: Duration = Duration::from_secs(600);
const REGIONS: [&str; 2] = ["neck-back", "shoulder-top"];

/// Writes a routine to begin with.
pub fn new(env: &Env, args: &NewArgs) -> Result<Done, Failure> {
    let from =
        args.from.as_deref().map(|name| env.library.find(name).map_err(Failure::failed)).transpose()?;
    let asked = env.on_terminal && env.has_keys;
    let title = title(args, from.as_ref(), asked)?;
    let (path, id) = place(env, args, &title)?;
    let text = match &from {
        Some(found) => copy_of(found, &title, &id)?,
        None => begun(args, title, id, asked)?,
    };
    if let (Some(found), Some(folder)) = (&from, path.parent())
        && !lies_in(found, folder)
    {
        user_file::copy_beside(env, found, folder)?;
    }
    if !write_new(&path, &text).map_err(Failure::failed)? {
        return Err(taken(&path));
    }
    if let Some(name) = env.library.replaced_by(&path) {
        complain(&format!("It is played instead of balm's \"{name}\" from now on."));
    }
    let found = env.library.find(&path.display().to_string()).map_err(Failure::failed)?;
    let report = user_file::check(&found)?;
    let (shown, called) = (shown(&path), env.library.called(&path));
    say(&format!(
        "{report}Your routine: {shown}\n\n\
         Change it:   balm edit {called}\n\
         Rehearse it: balm preview {called}\n\
         Play it:     balm play {called}\n"
    ))
}

fn title(args: &NewArgs, from: Option<&Found>, asked: bool) -> Result<String, Failure> {
    if let Some(title) = &args.title {
        let title = Safe::new(title).to_string();
        return if title.is_empty() { Err(Failure::usage("a title needs words")) } else { Ok(title) };
    }
    let usual = match from.and_then(|found| found.read().routine) {
        Some(routine) => format!("{} (mine)", Safe::new(&routine.title)),
        None => TITLE.to_owned(),
    };
    if !asked {
        return Ok(usual);
    }
    let question = format!("What is it called? ({usual})");
    ask(&question, usual, |line| Ok(Safe::new(line).to_string()))
}

/// The file, and the routine's id.
fn place(env: &Env, args: &NewArgs, title: &str) -> Result<(PathBuf, String), Failure> {
    let Some(file) = &args.file else {
        let path = user_file::folder(env)?.join(format!("{}.toml", name_for(title)));
        // A title is not meant to take the place of one of balm's routines.
        let is_taken = path.symlink_metadata().is_ok() || env.library.replaced_by(&path).is_some();
        let path = if is_taken { free_beside(&path) } else { path };
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok((path, id));
    };
    if !has_ending(file, "toml") {
        return Err(Failure::usage(format!(
            "{}: a routine is a TOML file; end the name in .toml",
            file.display()
        )));
    }
    if file.symlink_metadata().is_ok() {
        return Err(taken(file));
    }
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((file.clone(), name_for(&stem)))
}

/// A short name that can be typed.
fn name_for(title: &str) -> String {
    let slug = slug(title);
    if slug.is_empty() { "my-routine".to_owned() } else { slug }
}

fn taken(path: &Path) -> Failure {
    let free = free_beside(path);
    Failure::failed(format!("{}: this file already exists", path.display()))
        .hint(&format!("Give another name, such as {}.", free.display()))
}

fn lies_in(found: &Found, folder: &Path) -> bool {
    matches!(&found.origin, Origin::File(path) if path.parent() == Some(folder))
}

fn copy_of(found: &Found, title: &str, id: &str) -> Result<String, Failure> {
    let routine = reading::read_found(found)?;
    let copy = draft::copy(&found.text, title, id, &routine.id);
    copy.map_err(|e| Failure::failed(format!("{}: {e}", found.shown())))
}

/// A routine of what was said and answered.
fn begun(args: &NewArgs, title: String, id: String, asked: bool) -> Result<String, Failure> {
    let said = |text: &String| goal(text).map_err(Failure::usage);
    let mut goals = args.goals.iter().map(said).collect::<Result<Vec<String>, _>>()?;
    let mut regions = draft::regions(args.regions.iter().map(String::as_str)).map_err(Failure::usage)?;
    if asked && goals.is_empty() {
        goals = ask(&draft::goal_question(), Vec::new(), draft::goals)?;
    }
    if asked && regions.is_empty() {
        let question = "Where on the body? One place, or several with commas, such as: neck, shoulders,\n\
                        lower back, hands, calves, feet, scalp, jaw. (neck, shoulders)";
        regions = ask(question, regions, |line| {
            draft::regions(std::iter::once(line))
                .map_err(|why| format!("{why}; say it like: neck and lower back"))
        })?;
    }
    let length = match args.minutes {
        None if asked => ask("How many minutes? (10)", LENGTH, |line| {
            let told = |why: String| why.split("; ").next().unwrap_or_default().to_owned();
            minutes(line).map_err(|why| format!("{}; say it like: 10 or 7m30s", told(why)))
        })?,
        given => given.unwrap_or(LENGTH),
    };
    let sleep = goals.iter().any(|goal| goal == "sleep");
    let usual = if sleep { Kind::Night } else { Kind::Day };
    let kind = match args.kind {
        None if asked => {
            let word = if sleep { "night" } else { "day" };
            ask(&format!("For the day, or to fall asleep with? day or night ({word})"), usual, kind_answer)?
        }
        given => given.unwrap_or(usual),
    };
    if goals.is_empty() {
        goals.push(if kind == Kind::Night { "sleep" } else { "relaxation" }.to_owned());
    }
    if regions.is_empty() {
        regions = REGIONS.iter().filter_map(|id| vocabulary::region(id)).collect();
    }
    let mut draft = Draft { title, id, kind, goals, regions, length };
    let too_short = match page(&draft) {
        Ok(text) => return Ok(text),
        Err(too_short) => too_short,
    };
    // What was answered is not lost over a few minutes.
    draft.length = Duration::from_secs(too_short.minutes * 60);
    let failed = |e| Failure::usage(e).hint("Name fewer places.");
    if draft.length > MAX_LENGTH {
        return Err(failed(too_short));
    }
    complain(&format!(
        "It takes {} minutes: the words and the silence between them need that long.",
        too_short.minutes
    ));
    page(&draft).map_err(failed)
}
