//! How long a routine takes as it is written, without laying it out: the list has thousands to measure.

use crate::routine::{Kind, Length, Routine, Section, Side, Sides, Step};
use crate::unit::Duration;

/// One playing of one step.
#[derive(Clone, Copy)]
struct Playing<'a> {
    section: &'a Section,
    step: &'a Step,
    side: Option<Side>,
    repeat: u32,
}

/// What the timeline takes up to the end of its last step, where nothing is spoken: speech can only make
/// a step longer. A test holds the two together.
pub fn length(routine: &Routine) -> Duration {
    let playings = playings(routine);
    let mut sum = Duration::ZERO;
    for (i, playing) in playings.iter().enumerate() {
        sum = plus(sum, taken(playing.step));
        if let Some(next) = playings.get(i + 1) {
            let progress = i as f32 / (playings.len().max(2) - 1) as f32;
            sum = plus(sum, silence(*playing, *next).thousandths(growth(routine.kind, progress)));
        }
    }
    sum
}

/// What the reader lets pass can be counted.
fn plus(a: Duration, b: Duration) -> Duration {
    a.checked_add(b).unwrap_or(a)
}

fn playings(routine: &Routine) -> Vec<Playing<'_>> {
    let mut playings = Vec::new();
    for section in &routine.sections {
        for _ in 0..section.rounds {
            for section_side in sides(section.sides) {
                for step in &section.steps {
                    for step_side in sides(step.sides) {
                        let side = step_side.or(section_side);
                        playings.extend((1..=step.repeat).map(|repeat| Playing {
                            section,
                            step,
                            side,
                            repeat,
                        }));
                    }
                }
            }
        }
    }
    playings
}

fn sides(sides: Option<Sides>) -> Vec<Option<Side>> {
    sides.map_or(vec![None], |sides| sides.order().map(Some).to_vec())
}

/// A step's own time, its last breath finished.
fn taken(step: &Step) -> Duration {
    let cycle = step.breath.map_or(Duration::ZERO, |breath| breath.cycle());
    let written = match step.length {
        Length::Time(time) => time,
        Length::Breaths(n) => cycle.checked_mul(n.into()).unwrap_or(Duration::ZERO),
    };
    match written.millis().checked_rem(cycle.millis()) {
        None | Some(0) => written,
        Some(part) => plus(written, Duration::from_millis(cycle.millis() - part)),
    }
}

/// What lies between a playing and the next: between repeats, at a change-over, or after a step.
fn silence(playing: Playing<'_>, next: Playing<'_>) -> Duration {
    let step = playing.step;
    let same = std::ptr::eq(step, next.step);
    let in_section = std::ptr::eq(playing.section, next.section);
    let changes = playing.side.is_some() && next.side.is_some() && next.side != playing.side;
    if same && next.repeat > playing.repeat {
        step.between
    } else if changes && in_section && (same || playing.section.sides.is_some()) {
        step.swap
    } else {
        step.gap
    }
}

/// Silences grow at night, by a half towards the end.
fn growth(kind: Kind, progress: f32) -> u64 {
    match kind {
        Kind::Day => 1000,
        Kind::Night => 1000 + (progress * 500.0) as u64,
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
                assert_eq!(length(&routine), compiled(&routine), "{}", path.display());
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
                    assert_eq!(length(&twice), compiled(&twice), "{text}");
                }
            }
        }
    }
}
