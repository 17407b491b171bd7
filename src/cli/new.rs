//! `balm new`

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, value};

use crate::diagnostic::nearest;
use crate::draft::{Draft, page, places, slug};
use crate::library::{Found, Origin};
use crate::routine::Kind;
use crate::text::Safe;
use crate::unit::Duration;
use crate::vocabulary::{self, Region};

use super::author_args::{NewArgs, kind, minutes};
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::say;
use super::own;
use super::question::ask;

/// Where nothing is said of it.
const TITLE: &str = "My routine";
const LENGTH: Duration = Duration::from_secs(600);
const REGIONS: [&str; 2] = ["neck-back", "shoulder-top"];

/// Writes a routine to begin with.
pub fn new(env: &Env, args: &NewArgs) -> Result<Done, Failure> {
    let from = args.from.as_deref().map(|name| env.library.find(name).map_err(Failure::deed)).transpose()?;
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
        own::copy_texts(found, folder)?;
    }
    if !own::write_new(&path, &text)? {
        return Err(taken(&path));
    }
    let found = env.library.find(&path.display().to_string()).map_err(Failure::deed)?;
    let report = own::check(&found)?;
    let (shown, called) = (Safe::new(&path.display().to_string()), own::called(env, &path));
    say(&format!(
        "{report}Your routine: {shown}\n\n\
         Change it:   balm edit {called}\n\
         Rehearse it: balm preview {called}\n\
         Play it:     balm play {called}\n"
    ))?;
    Ok(Done::Yes)
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
        let path = own::folder(env)?.join(format!("{}.toml", slug(title)));
        let path = if path.symlink_metadata().is_ok() { own::free_beside(&path) } else { path };
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok((path, id));
    };
    if file.extension().is_none_or(|e| e != "toml") {
        return Err(Failure::usage(format!(
            "{}: a routine is a TOML file; end the name in .toml",
            file.display()
        )));
    }
    if file.symlink_metadata().is_ok() {
        return Err(taken(file));
    }
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((file.clone(), slug(&stem)))
}

fn taken(path: &Path) -> Failure {
    let free = own::free_beside(path);
    Failure::deed(format!("{}: there is such a file already", path.display()))
        .hint(&format!("Give another name, such as {}.", free.display()))
}

fn lies_in(found: &Found, folder: &Path) -> bool {
    matches!(&found.origin, Origin::File(path) if path.parent() == Some(folder))
}

/// A copy that says what it was made from; all else stays as its author wrote it, remarks too.
fn copy_of(found: &Found, title: &str, id: &str) -> Result<String, Failure> {
    let routine = super::reading::read_found(found)?;
    let parsed = found.text.parse::<DocumentMut>();
    let mut document = parsed.map_err(|e| Failure::deed(format!("{}: {e}", found.shown())))?;
    set(&mut document, "title", value(title));
    set(&mut document, "id", value(id));
    set(&mut document, "based_on", value(&*routine.id));
    if document.contains_key("revision") {
        set(&mut document, "revision", value(1));
    }
    Ok(document.to_string())
}

/// Sets a value and leaves what stands around it.
fn set(document: &mut DocumentMut, key: &str, mut new: Item) {
    if let (Some(old), Some(new)) = (document.get(key).and_then(Item::as_value), new.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    document[key] = new;
}

/// A routine of what was said and answered.
fn begun(args: &NewArgs, title: String, id: String, asked: bool) -> Result<String, Failure> {
    let said = |text: &String| goal(text).map_err(Failure::usage);
    let mut goals = args.goals.iter().map(said).collect::<Result<Vec<String>, _>>()?;
    let mut regions = regions(args.regions.iter().map(String::as_str)).map_err(Failure::usage)?;
    if asked && goals.is_empty() {
        goals = ask(&goal_question(), Vec::new(), |line| {
            line.split(',').map(|word| goal(word.trim())).collect()
        })?;
    }
    if asked && regions.is_empty() {
        let question = "Where on the body? One place or several, such as: neck, shoulders, lower back, hands,\n\
                        calves, feet, scalp, jaw. (neck, shoulders)";
        regions = ask(question, regions, |line| self::regions(line.split(',')))?;
    }
    let length = match args.minutes {
        None if asked => ask("How many minutes? (10)", LENGTH, minutes)?,
        given => given.unwrap_or(LENGTH),
    };
    let sleep = goals.iter().any(|goal| goal == "sleep");
    let usual = if sleep { Kind::Night } else { Kind::Day };
    let kind = match args.kind {
        None if asked => {
            let word = if sleep { "night" } else { "day" };
            ask(&format!("For the day, or to fall asleep with? day or night ({word})"), usual, kind)?
        }
        given => given.unwrap_or(usual),
    };
    if goals.is_empty() {
        goals.push(if kind == Kind::Night { "sleep" } else { "relaxation" }.to_owned());
    }
    if regions.is_empty() {
        regions = REGIONS.iter().filter_map(|id| vocabulary::region(id)).collect();
    }
    page(&Draft { title, id, kind, goals, regions, length })
        .map_err(|e| Failure::usage(e).hint("Name fewer places, or give it more time with --minutes."))
}

fn goal_question() -> String {
    let mut text = "What is it for? A number, or several with commas.\n".to_owned();
    for (i, goal) in vocabulary::goals().iter().enumerate() {
        text += &format!("  {}  {}\n", i + 1, goal.name);
    }
    text + "(Enter: nothing in particular)"
}

/// A goal by its number in the question, its id or its name.
fn goal(word: &str) -> Result<String, String> {
    let goals = vocabulary::goals();
    let number = word.parse::<usize>().ok().and_then(|n| goals.get(n.checked_sub(1)?));
    let said = word.to_lowercase();
    let named = || goals.iter().find(|goal| goal.id == said || goal.name.to_lowercase() == said);
    number.or_else(named).map(|goal| goal.id.clone()).ok_or_else(|| {
        let meant = nearest(&said, goals.iter().map(|goal| &*goal.id));
        let meant = meant.map(|n| format!(" (did you mean \"{n}\"?)")).unwrap_or_default();
        let all: Vec<&str> = goals.iter().map(|goal| &*goal.id).collect();
        format!("\"{}\" is no goal balm knows{meant}; these are: {}", Safe::new(word), all.join(", "))
    })
}

/// Places, each once.
fn regions<'a>(words: impl Iterator<Item = &'a str>) -> Result<Vec<&'static Region>, String> {
    let mut all: Vec<&'static Region> = Vec::new();
    for word in words.map(str::trim).filter(|word| !word.is_empty()) {
        for region in places(word).map_err(|e| e.to_string())? {
            if !all.iter().any(|known| known.id == region.id) {
                all.push(region);
            }
        }
    }
    Ok(all)
}
