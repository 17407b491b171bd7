//! The length that is known before anything is laid out is the length of what is laid out.

use std::path::Path;

use balm::routine::{Routine, read};
use balm::timeline::{Options, Talk, written_length};
use balm::unit::{Duration, Frames};

use crate::common;

/// What the timeline says, where nothing is spoken.
fn compiled(routine: &Routine) -> Duration {
    common::laid(routine, Talk::Full, |_| Frames::ZERO, Options::default()).done.duration()
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
                let cycled = steps.iter().cycle().skip(first).take(steps.len()).filter(|s| !of_its_own(s));
                let steps: String = cycled.cloned().collect();
                let text =
                    format!("balm = 1\ntitle = \"t\"\nkind = \"{kind}\"\n[[section]]\n{section}\n{steps}");
                let reading = read(&text, "a");
                let routine = reading.routine.unwrap_or_else(|| panic!("{text}\n{:#?}", reading.report));
                let twice =
                    Routine { sections: [&routine.sections[..], &routine.sections[..]].concat(), ..routine };
                assert_eq!(written_length(&twice), compiled(&twice), "{text}");
            }
        }
    }
}
