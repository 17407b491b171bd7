//! What people read before a session, in layers: a few lines before playing, everything in `show`.

use crate::care::{CareLine, MadeFor, Preparation, Wording};
use crate::routine::Routine;
use crate::text::Safe;

const EMERGENCIES: &str = "Signs that need a doctor at once: balm help emergency";
const MORE: &str = "To fit it to you: balm me. More about a condition: balm vocabulary condition";

/// What to read before a first session: at most six lines. `called` is what the routine is called in a command.
#[must_use]
pub fn before(routine: &Routine, preparation: &Preparation, called: &str, made_for: MadeFor) -> Vec<Safe> {
    let wording = Wording::of(&routine.language);
    let who_else =
        wording.fill("Who else: balm show {called}. To fit it to you: balm me", &[("called", &called)]);
    let who_else = Some(who_else).filter(|_| made_for == MadeFor::Everybody && preparation.works);
    let lines = routine.prepare.iter().chain(texts(&preparation.first)).chain(&who_else);
    lines.map(|line| Safe::new(line)).collect()
}

/// Everything, for reading at leisure: the same first, then the author's other words, then who loses which steps.
#[must_use]
pub fn before_in_full(routine: &Routine, preparation: &Preparation, made_for: MadeFor) -> Vec<Safe> {
    let wording = Wording::of(&routine.language);
    let more = wording.phrase(MORE).to_owned();
    let more = Some(more).filter(|_| made_for == MadeFor::Everybody && preparation.works);
    let emergencies = Some(wording.phrase(EMERGENCIES).to_owned());
    let lines = routine
        .prepare
        .iter()
        .chain(texts(&preparation.first))
        .chain(texts(&preparation.cautions))
        .chain(texts(&preparation.lost))
        .chain(&emergencies)
        .chain(&more);
    lines.map(|line| Safe::new(line)).collect()
}

fn texts(lines: &[CareLine]) -> impl Iterator<Item = &String> {
    lines.iter().map(|line| &line.text)
}
