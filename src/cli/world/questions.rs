//! Questions on a terminal: each may be passed over with Enter, and is asked again where the answer is not
//! understood.

use std::io::{BufRead, stdin};

use crate::cli::flags::RoutineArgs;
use crate::display::{About, pages_to_read};
use crate::routine::{Ask, Routine};
use crate::text::Safe;

use super::env::Env;
use super::failure::Failure;
use super::output::say;

/// Every question holds its usual answer in brackets.
const WAYS_OUT: &str =
    "Press Enter to take the answer in brackets, or Ctrl-C to leave without writing a file.";

/// One question. `read` makes sense of the answer, or says in words why it cannot.
pub fn ask<T>(question: &str, default: T, read: impl Fn(&str) -> Result<T, String>) -> Result<T, Failure> {
    loop {
        say(&format!("{question} "))?;
        let Some(line) = answer() else { return Ok(default) };
        match read(&line) {
            Ok(answer) => return Ok(answer),
            Err(why) => say(&format!("{why}\n{WAYS_OUT}\n"))?,
        };
    }
}

/// What became of a question.
pub enum Answer {
    /// It was answered.
    Line(String),
    /// Enter alone.
    Enter,
    /// Nobody is there any more.
    Gone,
}

/// A line from whoever types.
pub fn ask_line() -> Answer {
    let mut line = String::new();
    match stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => Answer::Gone,
        Ok(_) if line.trim().is_empty() => Answer::Enter,
        Ok(_) => Answer::Line(line.trim().to_owned()),
    }
}

/// A numbered list, and what was picked from it; `usual` where Enter alone was pressed, nothing where nobody is there
/// any more. Asked again until `read` makes sense of the answer.
pub fn pick<T>(
    question: &str,
    options: &[&str],
    prompt: &str,
    usual: T,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Failure> {
    let rows: String = (1..).zip(options).map(|(n, words)| format!("  {n}  {words}\n")).collect();
    say(&format!("{question}\n{rows}"))?;
    loop {
        say(&format!("{prompt} "))?;
        match ask_line() {
            Answer::Gone => return Ok(None),
            Answer::Enter => {
                say("\n")?;
                return Ok(Some(usual));
            }
            Answer::Line(line) => match read(&line) {
                Some(picked) => {
                    say("\n")?;
                    return Ok(Some(picked));
                }
                None => say(&format!("A number from 1 to {}, please; Ctrl-C leaves.\n", options.len()))?,
            },
        };
    }
}

/// Which of the options is meant: by its number, or by how it alone begins.
pub fn numbered(text: &str, options: &[&str]) -> Option<usize> {
    let text = text.trim().to_lowercase();
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(1).filter(|number| *number < options.len());
    }
    let mut meant =
        (0..options.len()).filter(|i| !text.is_empty() && options[*i].to_lowercase().starts_with(&text));
    meant.next().filter(|_| meant.next().is_none())
}

/// A number from 0 to 10; nothing where Enter passes the question over.
pub fn rating(question: &str) -> Result<Option<u8>, Failure> {
    loop {
        say(&format!("{question} (Enter skips) "))?;
        let Some(line) = answer() else { return Ok(None) };
        match line.parse().ok().filter(|value| *value <= 10) {
            Some(value) => return Ok(Some(value)),
            None => say("A number from 0 to 10, please.\n")?,
        };
    }
}

/// Whether somebody says yes; no where nobody is there to say anything.
pub fn agreed(question: &str) -> Result<bool, Failure> {
    say(&format!("{question} y or n [n]: "))?;
    Ok(answer().is_some_and(|answer| ["y", "yes"].contains(&&*answer.to_lowercase())))
}

/// A line from the terminal; nothing where Enter alone was pressed, or nobody is there any more.
fn answer() -> Option<String> {
    match ask_line() {
        Answer::Line(line) => Some(line),
        Answer::Enter | Answer::Gone => None,
    }
}

/// Shows what is to be read before a session on a screen that has no room for it: page by page, each until it has
/// been read.
pub fn show_until_read(about: &About, width: usize, height: usize) -> Result<(), Failure> {
    for page in pages_to_read(about, width, height) {
        say(&format!("{} ", page.join("\n")))?;
        if answer().is_some_and(|answer| answer.eq_ignore_ascii_case("q")) {
            return Err(Failure::Stopped);
        }
    }
    Ok(())
}

/// Asks what a routine asks, where somebody is there to answer, and has not done so already.
pub fn ask_routine(env: &Env, routine: &Routine, args: &mut RoutineArgs) -> Result<(), Failure> {
    if !env.on_terminal || !env.has_keys {
        return Ok(());
    }
    // A language it is not in is told of later, as wherever it is asked for.
    let other = args.language.as_deref().and_then(|other| routine.clone().translated(other).ok());
    for question in other.as_ref().map_or(&routine.asks, |other| &other.routine.asks) {
        if !args.answers.iter().any(|(name, _)| *name == question.name) {
            // Where none is given the default holds, which an author may change while rehearsing.
            let answer = ask_one(question)?;
            args.answers.extend(answer.map(|answer| (question.name.clone(), answer)));
        }
    }
    Ok(())
}

/// One question, its answers numbered; nothing where Enter takes the default. Asked again until it is answered.
fn ask_one(ask: &Ask) -> Result<Option<String>, Failure> {
    let mut text = format!("{}\n", Safe::new(ask.question.for_side(None)));
    for (i, choice) in ask.choices.iter().enumerate() {
        let usual = if *choice == ask.default { " (Enter)" } else { "" };
        text += &format!("  {}  {}{usual}\n", i + 1, Safe::new(choice));
    }
    say(&text)?;
    loop {
        let Some(line) = answer() else { return Ok(None) };
        let number = line.parse::<usize>().ok().and_then(|n| ask.choices.get(n.checked_sub(1)?));
        let same = |choice: &&String| choice.to_lowercase() == line.to_lowercase();
        if let Some(choice) = number.or_else(|| ask.choices.iter().find(same)) {
            return Ok(Some(choice.clone()));
        }
        say(&format!("A number from 1 to {}, please.\n", ask.choices.len()))?;
    }
}
