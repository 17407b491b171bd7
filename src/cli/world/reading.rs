//! Finds and reads a routine for its listener.

use crate::diagnostic::{Finding, Place};
use crate::display;
use crate::library::Found;
use crate::lint::{Estimated, code, review};
use crate::routine::{Reading, Routine};
use crate::text::Safe;

use super::env::Env;
use super::failure::Failure;
use super::output::{complain, complaint_width};

/// The most places beyond a limit that are listed.
const MAX_LISTED: usize = 3;

/// Finds and reads a routine. What does not stop it goes to standard error: warnings about the file, and what
/// goes beyond safe limits.
pub fn read(env: &Env, name: &str) -> Result<(Found, Routine), Failure> {
    let found = env.library.find(name).map_err(Failure::failed)?;
    let routine = read_found(&found)?;
    Ok((found, routine))
}

/// Reads a routine that has been found, like [`read`].
pub fn read_found(found: &Found) -> Result<Routine, Failure> {
    let reading = found.read();
    let drawn = || display::report(&reading.sources, &reading.report, complaint_width());
    match &reading.routine {
        Some(routine) => {
            if reading.report.warnings() > 0 {
                complain(drawn().trim_end());
            }
            beyond_limits(&reading, routine).iter().for_each(|line| complain(line));
            Ok(routine.clone())
        }
        None => Err(Failure::Routine { report: drawn() }),
    }
}

/// What could hurt someone, in lines; empty if nothing could.
fn beyond_limits(reading: &Reading, routine: &Routine) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::read;

    #[test]
    fn what_may_hurt_is_told_before_it_is_played() {
        let told = |pressure| {
            let step = format!("[[step]]\nfor = \"30s\"\nregion = \"temple\"\npressure = {pressure}\n");
            let reading = read(&format!("balm = 1\ntitle = \"T\"\n{}", step.repeat(5)), "t.toml");
            let routine = reading.routine.clone().expect("a routine");
            beyond_limits(&reading, &routine)
        };
        assert!(told(2).is_empty(), "{:?}", told(2));
        let lines = told(9);
        assert_eq!(lines.len(), 6, "{lines:?}");
        assert!(lines[1].starts_with("  t.toml:6: "), "{lines:?}");
        assert_eq!(lines[4], "  and 2 more");
    }
}
