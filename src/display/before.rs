//! What a listener is told before anything happens: how to get ready, and when not to.

use crate::lint::Heed;
use crate::routine::Routine;
use crate::text::{Safe, lower};
use crate::vocabulary::HURT;

/// How to get ready and the author's cautions, in lines, and where to read who should ask first. `called` is
/// what the routine is called in a command.
#[must_use]
pub fn before(routine: &Routine, called: &str, heed: &Heed) -> Vec<Safe> {
    let mut lines = own(routine);
    if heed.warnings().next().is_some() {
        let line = format!("It is not for everybody. Who should ask first: balm show {called}");
        lines.push(Safe::new(&line));
    }
    lines
}

/// The same with everything there is to heed, to be read in peace.
#[must_use]
pub fn before_in_full(routine: &Routine, heed: &Heed) -> Vec<Safe> {
    let mut lines = own(routine);
    for warning in heed.warnings() {
        lines.push(Safe::new(&format!("{}:", warning.lead)));
        lines.extend(warning.with.iter().map(|with| Safe::new(&format!("– {}", lower(&with.name)))));
    }
    if heed.touches {
        lines.push(HURT.into());
    }
    if heed.warnings().next().is_some() {
        lines.push("More about any of them: balm vocabulary condition".into());
    }
    lines
}

fn own(routine: &Routine) -> Vec<Safe> {
    routine.prepare.iter().chain(&routine.cautions).map(|line| Safe::new(line)).collect()
}
