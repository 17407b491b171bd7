//! `balm me`

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::care::questions::{Answered, CAN, CHECKLISTS, Checklist, ChecklistItem, Has, place, ticked};
use crate::care::{Person, Profile};
use crate::cli::flags::date;
use crate::cli::world::me::own_file;
use crate::cli::world::questions::{Answer, agreed, ask_line};
use crate::cli::world::{Done, Env, Failure, say, shown};
use crate::display;
use crate::files::{Replacement, private_folder};
use crate::text::{Safe, wrap_hanging};

/// `me`.
#[derive(Debug, clap::Args)]
pub struct MeArgs {
    /// Read back what balm knows about you
    #[arg(long, conflicts_with = "forget")]
    pub show: bool,
    /// Delete what balm knows about you
    #[arg(long)]
    pub forget: bool,
    /// Use this file instead of your own, such as client.toml
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}

const BEGIN: &str = "\
Ten short lists. What you answer stays on this computer. Skip what you like.
Type the numbers that are true, such as: 1 3
0: none. ?: not sure (also 3?). Enter: skip. q: stop here and keep what you answered.
";

/// Asks about the listener's health, reads it back, or forgets it.
pub fn me(env: &Env, args: &MeArgs) -> Result<Done, Failure> {
    let Some(path) = args.file.clone().or_else(|| own_file(env)) else {
        return Err(Failure::failed("no home folder was found for your profile").hint("Name a file: --file"));
    };
    let today = jiff::Zoned::now().date();
    if args.forget {
        return forget(&path);
    }
    if args.show {
        return show(env, &path, today);
    }
    if path.exists() {
        show(env, &path, today)?;
        if !agreed("\nAnswer anew? The old answers are replaced.")? {
            return say("Nothing was changed.\n");
        }
    }
    let answered = ask_all(env, today)?;
    if answered.is_empty() {
        return say("Nothing was answered, and nothing written.\n");
    }
    write(env, &path, &answered.written())?;
    say("\n")?;
    show(env, &path, today)?;
    tell(
        env,
        &format!("\nThis is in {}. To change it: balm me. To delete it: balm me --forget", shown(&path)),
    )
}

/// All lists, one after the other, until the person has had enough.
fn ask_all(env: &Env, today: Date) -> Result<Answered, Failure> {
    let mut answered = Answered::default();
    tell(env, BEGIN)?;
    match ask_checklist(env, &CAN)? {
        Some(Reply::Later) => return Ok(answered),
        Some(Reply::Ticked(ticked)) if !ticked.unsure => {
            answered.can = Some(ticked.chosen.iter().map(|(at, _)| CAN.items[*at].id).collect());
        }
        _ => {}
    }
    for list in CHECKLISTS {
        match ask_checklist(env, list)? {
            None => {}
            Some(Reply::Later) => break,
            Some(Reply::Ticked(ticked)) => {
                answered.unsure |= ticked.unsure;
                for (at, sure) in ticked.chosen {
                    answered.has.push(follow_up(env, &list.items[at], sure, today)?);
                }
            }
        }
    }
    Ok(answered)
}

/// Says a text in the width there is. What is indented hangs.
fn tell(env: &Env, text: &str) -> Result<Done, Failure> {
    let width = env.reading_width();
    let mut set = String::new();
    for line in text.lines() {
        let rest = line.trim_start();
        let lead = &line[..line.len() - rest.len()];
        let hang = match (lead.is_empty(), rest.starts_with('–')) {
            (true, true) => "  ",
            (true, false) => "",
            (false, _) => "      ",
        };
        set += &wrap_hanging(&Safe::new(rest), lead, hang, width).join("\n");
        set.push('\n');
    }
    say(&set)
}

enum Reply {
    Ticked(crate::care::questions::Ticked),
    Later,
}

/// One list. `None` where it is skipped.
fn ask_checklist(env: &Env, list: &Checklist) -> Result<Option<Reply>, Failure> {
    let rows: String =
        list.items.iter().enumerate().map(|(i, item)| format!("  {:>2}  {}\n", i + 1, item.words)).collect();
    loop {
        tell(env, &format!("\n{}\n{rows}", list.ask))?;
        say("> ")?;
        match ask_line() {
            Answer::Enter => return Ok(None),
            Answer::Gone => return Ok(Some(Reply::Later)),
            Answer::Line(line) if line.eq_ignore_ascii_case("q") => return Ok(Some(Reply::Later)),
            Answer::Line(line) => match ticked(&line, list.items.len()) {
                Ok(ticked) => return Ok(Some(Reply::Ticked(ticked))),
                Err(why) => say(&format!("{why}\n"))?,
            },
        };
    }
}

/// Where it is and when it began, if that matters.
fn follow_up(env: &Env, item: &'static ChecklistItem, sure: bool, today: Date) -> Result<Has, Failure> {
    let mut has = Has { id: item.id, sure, since: None, place: None };
    if item.asks.where_it_is() {
        let question = format!("{}: where? Such as: left calf. Enter: not one place.", item.words);
        has.place = ask_until(env, &question, place)?;
    }
    if item.asks.when_it_began() {
        let question = format!("{}: since when? Such as: 3 weeks. Enter: skip.", item.words);
        has.since = ask_until(env, &question, |line| {
            date(line).and_then(|day| match day > today {
                true => Err("That day is still to come.".to_owned()),
                false => Ok(day),
            })
        })?;
    }
    Ok(has)
}

fn ask_until<T>(
    env: &Env,
    question: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    loop {
        tell(env, question)?;
        say("> ")?;
        let Answer::Line(line) = ask_line() else { return Ok(None) };
        match read(&line) {
            Ok(value) => return Ok(Some(value)),
            Err(why) => say(&format!("{why}\n"))?,
        };
    }
}

fn show(env: &Env, path: &Path, today: Date) -> Result<Done, Failure> {
    if !path.exists() {
        return say("balm knows nothing about you. To tell it: balm me\n");
    }
    let profile = Profile::read(path, today).map_err(Failure::usage)?;
    let Person { held, .. } = &profile.person;
    tell(env, &display::known_about_you(held, &profile.expired))
}

fn forget(path: &Path) -> Result<Done, Failure> {
    match fs::remove_file(path) {
        Ok(()) => say("Forgotten.\n"),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => say("There was nothing to forget.\n"),
        Err(e) => Err(Failure::failed(format!("{}: {e}", path.display()))),
    }
}

/// Only its owner can read it, nor what lies beside their own.
fn write(env: &Env, path: &Path, text: &str) -> Result<(), Failure> {
    if let (true, Some(folder)) = (own_file(env).is_some_and(|own| own == path), path.parent()) {
        private_folder(folder).map_err(Failure::failed)?;
    }
    let mut file = Replacement::begin_private(path).map_err(Failure::failed)?;
    let failed = |e: std::io::Error| Failure::failed(format!("{}: {e}", path.display()));
    file.file().write_all(text.as_bytes()).map_err(failed)?;
    file.commit().map_err(Failure::failed)
}
