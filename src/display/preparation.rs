//! What a listener is told before a routine starts: how to get ready, and who should not do it.

use crate::care::{Contraindications, HURT};
use crate::routine::Routine;
use crate::text::{Safe, lower};

/// How to get ready, the author's cautions, and where to read who should ask first. `called` is the routine's
/// name in a command.
#[must_use]
pub fn before(routine: &Routine, called: &str, against: &Contraindications) -> Vec<Safe> {
    let mut lines = written(routine);
    if against.warnings().next().is_some() {
        let line = format!("Not for everyone. To see who should ask a doctor first: balm show {called}");
        lines.push(Safe::new(&line));
    }
    lines
}

/// The same with all contraindications, for reading at leisure.
#[must_use]
pub fn before_in_full(routine: &Routine, against: &Contraindications) -> Vec<Safe> {
    let mut lines = written(routine);
    for warning in against.warnings() {
        lines.push(Safe::new(&format!("{}:", warning.lead)));
        lines.extend(warning.with.iter().map(|with| Safe::new(&format!("– {}", lower(&with.name)))));
    }
    if against.touches {
        lines.push(HURT.into());
    }
    if against.warnings().next().is_some() {
        lines.push("More about any of them: balm vocabulary condition".into());
    }
    lines
}

fn written(routine: &Routine) -> Vec<Safe> {
    routine.prepare.iter().chain(&routine.cautions).map(|line| Safe::new(line)).collect()
}
