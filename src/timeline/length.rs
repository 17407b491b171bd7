//! How long a routine takes as it is written, without laying it out: a list has thousands to measure.

use crate::routine::{Routine, Step};
use crate::unit::Duration;

use super::day_night::{DayNightRules, progress};
use super::occurrences::{Between, Occurrence, occurrences};

/// What the timeline takes up to the end of its last step, where nothing is spoken: speech can only make
/// a step longer. A test holds the two together.
#[must_use]
pub fn written_length(routine: &Routine) -> Duration {
    let (occurrences, rules) = (occurrences(routine), DayNightRules::of(routine));
    let mut sum = Duration::ZERO;
    for (i, occurrence) in occurrences.iter().enumerate() {
        sum = sum.saturating_add(taken(occurrence.step));
        if let Some(next) = occurrences.get(i + 1) {
            let stretch = rules.gap_thousandths(progress(i, occurrences.len()));
            sum = sum.saturating_add(silence(occurrence, next).thousandths(stretch));
        }
    }
    sum
}

/// A step's own time, its last breath finished.
fn taken(step: &Step) -> Duration {
    let cycle = step.breath.map_or(Duration::ZERO, |breath| breath.cycle());
    let written = step.written().unwrap_or_default();
    match written.millis().checked_rem(cycle.millis()) {
        None | Some(0) => written,
        Some(part) => written.saturating_add(Duration::from_millis(cycle.millis() - part)),
    }
}

fn silence(occurrence: &Occurrence<'_>, next: &Occurrence<'_>) -> Duration {
    match occurrence.before(next) {
        Between::Repeats => occurrence.step.between,
        Between::Sides(_) => occurrence.step.swap,
        Between::Steps => occurrence.step.gap,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::routine::read;
    use crate::timeline::{Options, Script, Talk, compile};
    use crate::unit::Frames;

    /// What the timeline says, where nothing is spoken.
    fn compiled(routine: &Routine) -> Duration {
        let script = Script::of(routine, Talk::Full);
        let silent = vec![Frames::ZERO; script.lines.len()];
        compile(routine, &script, &silent, Options::default()).done.duration()
    }

    #[test]
    fn it_is_what_the_timeline_says() {
        let mut tried = 0;
        for folder in ["routines", "tests/canonical"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                let Some(routine) = read(&text, "a").routine else { continue };
                assert_eq!(written_length(&routine), compiled(&routine), "{}", path.display());
                tried += 1;
            }
        }
        assert!(tried >= 15, "{tried}");
    }

    #[test]
    fn it_is_what_the_timeline_says_of_everything_that_repeats() {
        let step = |keys: &str| format!("[[section.step]]\ntitle = \"a\"\nsay = \"b\"\n{keys}\n");
        let steps = [
            step("for = \"7s\"\nsides = \"left-right\"\nswap = \"3.5s\"\nrepeat = 3\nbetween = \"1.25s\""),
            step("for = \"3 breaths\"\nbreath = \"4-1-6\"\ngap = \"0s\"\nsides = \"right-left\""),
            step("for = \"20.123s\"\nbreath = \"4-0-6-1\"\nmove = \"c\"\nwait = true\ngap = \"9.999s\""),
            step("for = \"11s\"\nrepeat = 2\n[section.step.cues]\nend = \"d\"\n\"every 2s\" = \"e\""),
        ];
        for kind in ["day", "night"] {
            for section in
                ["rounds = 1", "rounds = 3", "sides = \"left-right\"", "rounds = 2\nsides = \"right-left\""]
            {
                for first in 0..steps.len() {
                    // A section with sides has no steps with sides of their own.
                    let of_its_own = |step: &&String| section.contains("sides") && step.contains("sides");
                    let cycled =
                        steps.iter().cycle().skip(first).take(steps.len()).filter(|s| !of_its_own(s));
                    let steps: String = cycled.cloned().collect();
                    let text = format!(
                        "balm = 1\ntitle = \"t\"\nkind = \"{kind}\"\n[[section]]\n{section}\n{steps}"
                    );
                    let reading = read(&text, "a");
                    let routine = reading.routine.unwrap_or_else(|| panic!("{text}\n{:#?}", reading.report));
                    let twice = Routine {
                        sections: [&routine.sections[..], &routine.sections[..]].concat(),
                        ..routine
                    };
                    assert_eq!(written_length(&twice), compiled(&twice), "{text}");
                }
            }
        }
    }
}
