//! A routine as this listener wants it: the questions it asks answered, in their language.

use std::io::{BufRead, stdin};

use crate::display;
use crate::routine::{Answers, Ask, Routine};
use crate::text::Safe;

use super::args::Changes;
use super::env::Env;
use super::fail::Failure;
use super::output::say;

/// Answers a routine's questions and translates it. What the listener is to know of that, and of what
/// others changed in it, is added to `notes`.
pub fn tailor(routine: Routine, changes: &Changes, notes: &mut Vec<Safe>) -> Result<Routine, Failure> {
    notes.extend(routine.overlay.iter().flat_map(display::overlaid));
    let answers: Answers = changes.answers.iter().cloned().collect();
    let routine = routine.answered(&answers).map_err(Failure::usage)?;
    for (name, answer) in &routine.answers {
        notes.push(Safe::new(&format!("{name}: {answer}")));
    }
    let Some(language) = &changes.language else { return Ok(routine) };
    let own = routine.language.clone();
    let translated = routine.translated(language).map_err(Failure::usage)?;
    notes.extend(display::untranslated(&translated.missing, &translated.routine.language, &own));
    Ok(translated.routine)
}

/// Asks what a routine asks, where somebody is there to answer, and has not done so already.
pub fn ask(env: &Env, routine: &Routine, changes: &mut Changes) -> Result<(), Failure> {
    if !env.on_terminal || !env.has_keys {
        return Ok(());
    }
    // A language it is not in is told of later, as wherever it is asked for.
    let other = changes.language.as_deref().and_then(|other| routine.clone().translated(other).ok());
    for question in other.as_ref().map_or(&routine.asks, |other| &other.routine.asks) {
        if !changes.answers.iter().any(|(name, _)| *name == question.name) {
            let answer = ask_one(question)?;
            changes.answers.push((question.name.clone(), answer));
        }
    }
    Ok(())
}

/// One question, its answers numbered; Enter takes the default. Asked again until it is answered.
fn ask_one(ask: &Ask) -> Result<String, Failure> {
    let mut text = format!("{}\n", Safe::new(ask.question.for_side(None)));
    for (i, choice) in ask.choices.iter().enumerate() {
        let usual = if *choice == ask.default { " (Enter)" } else { "" };
        text += &format!("  {}  {}{usual}\n", i + 1, Safe::new(choice));
    }
    say(&text)?;
    loop {
        let mut line = String::new();
        let read = stdin().lock().read_line(&mut line);
        let line = line.trim();
        if line.is_empty() || read.is_err() {
            return Ok(ask.default.clone());
        }
        let number = line.parse::<usize>().ok().and_then(|n| ask.choices.get(n.checked_sub(1)?));
        let same = |choice: &&String| choice.to_lowercase() == line.to_lowercase();
        if let Some(choice) = number.or_else(|| ask.choices.iter().find(same)) {
            return Ok(choice.clone());
        }
        say(&format!("A number from 1 to {}, please.\n", ask.choices.len()))?;
    }
}
