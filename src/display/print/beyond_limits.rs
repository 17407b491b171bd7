//! What a listener is told of a routine that may hurt someone.

use crate::diagnostic::{Finding, Place};
use crate::lint::{Estimated, code, review};
use crate::routine::{Reading, Routine};
use crate::text::Safe;

/// The most places beyond a limit that are listed.
const MAX_LISTED: usize = 3;

/// What could hurt someone, in lines; empty if nothing could.
#[must_use]
pub fn beyond_limits(reading: &Reading, routine: &Routine) -> Vec<String> {
    let findings = review(routine, &reading.sources, &Estimated);
    let harms = |finding: &&Finding| code(finding.code).is_some_and(|code| code.harm);
    let harmful: Vec<&Finding> = findings.iter().filter(harms).collect();
    if harmful.is_empty() {
        return Vec::new();
    }
    let place = |finding: &Finding| {
        let source = reading.sources.at(finding.span.start)?;
        let line = Place::of(&source.text, source.inside(finding.span.start)).line;
        Some(format!("  {}:{line}: {}", Safe::new(&source.name), Safe::new(&finding.message)))
    };
    let mut lines = vec!["Take care: this goes beyond what is known to be safe.".to_owned()];
    lines.extend(harmful.iter().take(MAX_LISTED).filter_map(|finding| place(finding)));
    if harmful.len() > MAX_LISTED {
        lines.push(format!("  and {} more", harmful.len() - MAX_LISTED));
    }
    lines.push("`balm check` says why. If in doubt, skip it or press less.".to_owned());
    lines
}
