//! `balm new`

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, value};

use crate::draft::{Draft, page, places};
use crate::library::{Found, Origin, copy_texts, free_beside, write_new};
use crate::routine::Kind;
use crate::text::{Safe, slug};
use crate::unit::Duration;
use crate::vocabulary::{self, EntryKind, Region};

use super::author_args::{LONGEST, NewArgs, kind, minutes};
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::{complain, say};
use super::question::ask;
use super::user_file;

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
        copy_texts(found, folder).map_err(user_file::not_copied)?;
    }
    if !write_new(&path, &text).map_err(Failure::deed)? {
        return Err(taken(&path));
    }
    let found = env.library.find(&path.display().to_string()).map_err(Failure::deed)?;
    let report = user_file::check(&found)?;
    let (shown, called) = (Safe::new(&path.display().to_string()), env.library.called(&path));
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
        let path = user_file::folder(env)?.join(format!("{}.toml", name_for(title)));
        let path = if path.symlink_metadata().is_ok() { free_beside(&path) } else { path };
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
    Ok((file.clone(), name_for(&stem)))
}

/// A short name that can be typed.
fn name_for(title: &str) -> String {
    let slug = slug(title);
    if slug.is_empty() { "my-routine".to_owned() } else { slug }
}

fn taken(path: &Path) -> Failure {
    let free = free_beside(path);
    Failure::deed(format!("{}: this file already exists", path.display()))
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
    // A change to a routine says by itself what it changes.
    if !document.contains_key("extends") {
        set(&mut document, "based_on", value(&*routine.id));
    }
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
        goals = ask(&goal_question(), Vec::new(), |line| each(line, |word| Ok(vec![goal(word)?])))?;
    }
    if asked && regions.is_empty() {
        let question = "Where on the body? One place, or several with commas, such as: neck, shoulders,\n\
                        lower back, hands, calves, feet, scalp, jaw. (neck, shoulders)";
        regions = ask(question, regions, |line| {
            self::regions(std::iter::once(line))
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
    let mut draft = Draft { title, id, kind, goals, regions, length };
    let too_short = match page(&draft) {
        Ok(text) => return Ok(text),
        Err(too_short) => too_short,
    };
    // What was answered is not lost over a few minutes.
    draft.length = Duration::from_secs(too_short.minutes * 60);
    let failed = |e| Failure::usage(e).hint("Name fewer places.");
    if draft.length > LONGEST {
        return Err(failed(too_short));
    }
    complain(&format!(
        "It takes {} minutes: the words and the silence between them need that long.",
        too_short.minutes
    ));
    page(&draft).map_err(failed)
}

fn goal_question() -> String {
    let mut text = "What is it for? A number, or several with commas.\n".to_owned();
    for (i, goal) in vocabulary::goals().iter().enumerate() {
        text += &format!("  {}  {}\n", i + 1, goal.name);
    }
    text + "(Enter: nothing in particular)"
}

/// A goal by its number in the question, its id, its name or a word of it that stands in no other.
fn goal(word: &str) -> Result<String, String> {
    let goals = vocabulary::goals();
    let number = word.parse::<usize>().ok().and_then(|n| goals.get(n.checked_sub(1)?));
    if let Some(goal) = number {
        return Ok(goal.id.clone());
    }
    let meant = vocabulary::meant(EntryKind::Goal, word);
    if let Some(id) = meant.named() {
        return Ok(id.to_owned());
    }
    let question = meant.question().map(|question| format!(" ({question})")).unwrap_or_default();
    let all: Vec<&str> = goals.iter().map(|goal| &*goal.id).collect();
    Err(format!("\"{}\" is not a goal{question}; the goals are: {}", Safe::new(word), all.join(", ")))
}

/// Places, each once. Several may stand in one answer.
fn regions<'a>(answers: impl Iterator<Item = &'a str>) -> Result<Vec<&'static Region>, String> {
    let mut all: Vec<&'static Region> = Vec::new();
    for answer in answers {
        // A name may hold an "and" of its own.
        let found = places(answer).map_or_else(|_| each(answer, places), Ok);
        for region in found.map_err(|e| e.to_string())? {
            if !all.iter().any(|known| known.id == region.id) {
                all.push(region);
            }
        }
    }
    Ok(all)
}

/// What is made of each word of an answer such as `neck, shoulders & hands`.
fn each<T, E>(answer: &str, read: impl Fn(&str) -> Result<Vec<T>, E>) -> Result<Vec<T>, E> {
    let answer = format!(" {} ", answer.to_lowercase()).replace(" and ", ",").replace(['&', '+', ';'], ",");
    let words = answer.split(',').map(str::trim).filter(|word| !word.is_empty());
    Ok(words.map(read).collect::<Result<Vec<_>, E>>()?.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places_in(answer: &str) -> Result<Vec<&'static str>, String> {
        Ok(regions(std::iter::once(answer))?.into_iter().map(|region| &*region.id).collect())
    }

    #[test]
    fn several_places_may_be_joined_as_one_likes() {
        let both = Ok(vec!["shoulder-top", "palm", "fingers"]);
        for answer in
            ["shoulders and hands", "Shoulders & hands", "shoulders,hands", "shoulders, and hands, "]
        {
            assert_eq!(places_in(answer), both, "{answer}");
        }
        assert_eq!(places_in("Sole and arch"), Ok(vec!["sole"]));
        assert_eq!(
            places_in("breath"),
            Err("\"breath\" is not a place for hands; name one, such as neck, back or feet".into())
        );
        let told = places_in("shoulders and sholder-top").expect_err("a slip");
        assert!(told.ends_with("(did you mean \"shoulder-top\"?)"), "{told}");
    }

    #[test]
    fn a_goal_is_known_by_its_number_its_name_or_a_word_of_it() {
        for said in ["3", "tension-relief", "Tension Relief", "tension", "relief"] {
            assert_eq!(goal(said), Ok("tension-relief".into()), "{said}");
        }
        let told = goal("pain").expect_err("no goal of its own");
        assert!(told.contains("(did you mean \"tension-relief\"?); the goals are: relaxation,"), "{told}");
        assert!(goal("0").is_err() && goal("8").is_err());
    }
}
