//! A routine can be made to last any whole second between its shortest and its longest.

use balm::routine::{Routine, read};
use balm::timeline::{Bound, Fitted, Talk, Unmet, fit};
use balm::unit::{Duration, Frames};

fn fitted(routine: &Routine, seconds: u64) -> Fitted {
    let spoken =
        |line: &balm::routine::Line| Frames::from_millis(line.text.split_whitespace().count() as u64 * 430);
    fit(routine, Duration::from_secs(seconds), Talk::Full, &spoken)
}

fn routine(toml: &str) -> Routine {
    read(toml, "test").routine.expect("a routine without errors")
}

/// Many routines: steps of odd lengths, for both sides, in rounds, with limits and words.
fn made(seed: u32) -> String {
    use std::fmt::Write;
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut one_of = |n: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % n
    };
    let kind = if one_of(4) == 0 { "kind = \"night\"\n" } else { "" };
    let mut toml = format!("balm = 1\ntitle = \"x\"\n{kind}[defaults]\ngap = \"{}s\"\n", one_of(4));
    for _ in 0..2 + one_of(5) {
        let length = 10 + one_of(50);
        write!(toml, "[[step]]\ntitle = \"x\"\nfor = \"{length}s\"\n").unwrap();
        match one_of(7) {
            0 => toml += "flex = false\n",
            1 => toml += "sides = \"left-right\"\n",
            2 => toml += "repeat = 3\n",
            3 => toml += "optional = true\n",
            4 => write!(toml, "min = \"{}s\"\nmax = \"{}s\"\n", length * 3 / 4, length + 7).unwrap(),
            _ => {}
        }
        match one_of(4) {
            0 => toml += "say = \"Rest your hands, and wait.\"\n",
            1 => toml += "cues = { halfway = \"Half of it.\", -3s = \"Three.\" }\n",
            _ => {}
        }
    }
    // One that is played once and may change, so that a second need not be shared by two sides.
    toml + "[[step]]\ntitle = \"x\"\nfor = \"30s\"\n"
}

#[test]
fn every_second_between_the_shortest_and_the_longest_is_met() {
    for seed in 0..40 {
        let toml = made(seed);
        let routine = routine(&toml);
        let shortest = fitted(&routine, 1).length.millis().div_ceil(1000);
        let longest = fitted(&routine, 20_000).length.millis() / 1000;
        assert!(longest > shortest + 20, "{shortest} {longest}\n{toml}");
        let has_optional = toml.contains("optional");
        for target in shortest..=longest {
            let fitted = fitted(&routine, target);
            // Between what is shortest with an optional step and longest without it there may be nothing.
            if has_optional && let Some(unmet) = &fitted.unmet {
                let Unmet::Optional { without, with, .. } = unmet else {
                    panic!("{target} s: {unmet:?}\n{toml}")
                };
                let apart = |length: Duration| length.millis().abs_diff(target * 1000);
                assert!(
                    without.millis() < target * 1000 && target * 1000 < with.millis(),
                    "{unmet:?}\n{toml}"
                );
                assert_eq!(apart(fitted.length), apart(*without).min(apart(*with)), "{unmet:?}\n{toml}");
                continue;
            }
            let apart = fitted.length.millis().abs_diff(target * 1000);
            assert!(apart < 10 && fitted.unmet.is_none(), "{target} s: {fitted:?}\n{toml}");
        }
    }
}

#[test]
fn balms_own_routines_meet_every_second() {
    for file in std::fs::read_dir("routines").unwrap() {
        let path = file.unwrap().path();
        let Ok(toml) = std::fs::read_to_string(&path) else { continue };
        let Some(routine) = read(&toml, "test").routine else { continue };
        let shortest = fitted(&routine, 1).length.millis().div_ceil(1000);
        let longest = fitted(&routine, 20_000).length.millis() / 1000;
        let step = ((longest - shortest) / 12).max(1) as usize;
        for target in (shortest..=longest).step_by(step) {
            let fitted = fitted(&routine, target);
            let apart = fitted.length.millis().abs_diff(target * 1000);
            assert!(apart < 500 || fitted.unmet.is_some(), "{}: {target} s: {fitted:?}", path.display());
            if apart >= 500 {
                println!("{}: {target} s: {:?} {:?}", path.display(), fitted.length, fitted.unmet);
            }
        }
    }
}

#[test]
fn a_step_that_comes_back_to_its_written_length_does() {
    let toml = "balm = 1\ntitle = \"x\"\n[defaults]\ngap = \"0s\"\n".to_owned()
        + &"[[step]]\ntitle = \"x\"\nfor = \"20s\"\n".repeat(9);
    let routine = routine(&toml);
    for target in 171..190 {
        assert_eq!(fitted(&routine, target).length, Duration::from_secs(target));
    }
}

#[test]
fn what_is_optional_is_kept_where_the_rest_does_not_reach() {
    let toml = "balm = 1\ntitle = \"x\"\n[defaults]\ngap = \"0s\"\n[[step]]\ntitle = \"x\"\nfor = \"60s\"\nflex = false\n\
                [[step]]\ntitle = \"y\"\nfor = \"10m\"\noptional = true\n";
    let fitted = fitted(&routine(toml), 500);
    assert_eq!((fitted.length, fitted.unmet), (Duration::from_secs(500), None));
}

#[test]
fn a_refusal_names_what_holds() {
    let fixed = "balm = 1\ntitle = \"x\"\n[defaults]\ngap = \"0s\"\n[[step]]\ntitle = \"x\"\nfor = \"4m\"\nflex = false\n\
                 [[step]]\ntitle = \"y\"\nfor = \"4m\"\n";
    let unmet = |toml: &str, seconds| fitted(&routine(toml), seconds).unmet;
    let held = [(Bound::Fixed, vec![1]), (Bound::Usual, vec![2])];
    assert_eq!(unmet(fixed, 180), Some(Unmet::TooShort(held.to_vec())));
    assert_eq!(unmet(fixed, 3000), Some(Unmet::TooLong(held.to_vec())));
    let limits = fixed.replace("flex = false", "min = \"3m\"\nmax = \"5m\"");
    let held = [(Bound::Author, vec![1]), (Bound::Usual, vec![2])];
    assert_eq!(unmet(&limits, 180), Some(Unmet::TooShort(held.to_vec())));
    let words = "balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"x\"\nfor = \"6s\"\nsay = \"Rest both hands on the table, and let \
                 them grow heavy.\"\n";
    assert_eq!(unmet(words, 2), Some(Unmet::TooShort(vec![(Bound::Words, vec![1])])));
    let breaths = "balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"x\"\nfor = \"60s\"\nbreath = \"6-0-6\"\n";
    assert_eq!(unmet(breaths, 54), Some(Unmet::WholeBreaths));
}

#[test]
fn between_lengths_with_and_without_an_optional_step_the_nearer_is_taken_and_both_are_told() {
    let toml = "balm = 1\ntitle = \"x\"\n[defaults]\ngap = \"0s\"\n[[step]]\ntitle = \"x\"\nfor = \"60s\"\n\
                [[step]]\ntitle = \"y\"\nfor = \"10m\"\noptional = true\n";
    let (without, with) = (Duration::from_secs(120), Duration::from_secs(330));
    for (seconds, nearest) in [(135, without), (220, without), (230, with), (325, with)] {
        let fitted = fitted(&routine(toml), seconds);
        assert_eq!(fitted.length, nearest);
        assert_eq!(fitted.unmet, Some(Unmet::Optional { steps: vec![2], without, with }));
    }
}
