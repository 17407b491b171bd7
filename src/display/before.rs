//! What a listener is told before anything happens: how to get ready, and when not to.

use crate::lint::Heed;
use crate::routine::Routine;
use crate::text::Safe;

/// How to get ready and the author's cautions, in lines, and where to read who should ask first. `called` is
/// what the routine is called in a command.
#[must_use]
pub fn before(routine: &Routine, called: &str, heed: &Heed) -> Vec<Safe> {
    let mut lines = own(routine);
    if !(heed.not_with.is_empty() && heed.ask_first.is_empty()) {
        let line = format!("It is not for everybody. Who should ask first: balm show {called}");
        lines.push(Safe::new(&line));
    }
    lines
}

/// The same with everything there is to heed, to be read in peace.
#[must_use]
pub fn before_in_full(routine: &Routine, heed: &Heed) -> Vec<Safe> {
    let mut lines = own(routine);
    for (with, conditions) in [("Not with", &heed.not_with), ("Ask a clinician first with", &heed.ask_first)]
    {
        if !conditions.is_empty() {
            lines.push(Safe::new(&format!("{with}:")));
            lines.extend(
                conditions.iter().map(|condition| Safe::new(&format!("– {}", lower(&condition.name)))),
            );
        }
    }
    if heed.touches {
        lines.push("And never on a place that is hurt, swollen, infected or numb.".into());
    }
    if !(heed.not_with.is_empty() && heed.ask_first.is_empty()) {
        lines.push("More about any of them: balm vocabulary condition".into());
    }
    lines
}

fn own(routine: &Routine) -> Vec<Safe> {
    routine.prepare.iter().chain(&routine.cautions).map(|line| Safe::new(line)).collect()
}

/// As it stands in the middle of a sentence.
fn lower(name: &str) -> String {
    let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
    // A short form in capitals stays one.
    let is_word = rest.chars().next().is_none_or(|c| !c.is_uppercase());
    if is_word { first.to_lowercase() + rest } else { name.to_owned() }
}
