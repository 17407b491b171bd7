//! Several routines as one session.

use balm::care::{Person, UntilAsked, fit_to_person};
use balm::library::Library;
use balm::routine::{Kind, Routine};
use balm::timeline::{Options, Talk};
use balm::unit::Frames;

use crate::common::laid;

fn routine(name: &str) -> Routine {
    Library::new(None, Vec::new()).find(name).unwrap().read().routine.unwrap()
}

fn joined(names: &[&str]) -> Routine {
    let mut routines = names.iter().map(|name| routine(name));
    let first = routines.next().unwrap();
    routines.fold(first, |all, next| all.followed_by(next).unwrap())
}

const NAMES: [&str; 6] = [
    "desk-neck-shoulders",
    "jaw-face-headache",
    "three-minute-hands",
    "feet-with-a-ball",
    "focus-reset",
    "scalp-sleep-wind-down",
];

#[test]
fn a_session_of_several_arrives_once_and_ends_once() {
    for first in NAMES {
        for second in NAMES.into_iter().filter(|second| *second != first) {
            let (one, two, both) = (routine(first), routine(second), joined(&[first, second]));
            let count = |routine: &Routine, technique: &str| {
                routine.steps().filter(|step| step.technique.as_deref() == Some(technique)).count()
            };
            assert_eq!(count(&both, "arrive"), count(&one, "arrive"), "{first} {second}");
            assert_eq!(count(&both, "finish"), count(&two, "finish"), "{first} {second}");
            let dropped = count(&one, "finish") + count(&two, "arrive");
            assert_eq!(both.steps().count(), one.steps().count() + two.steps().count() - dropped);
            assert_eq!(both.kind, two.kind);
            assert!(one.cautions.iter().chain(&two.cautions).all(|caution| both.cautions.contains(caution)));
            let numbers: Vec<usize> = both.steps().map(|step| step.number).collect();
            assert_eq!(numbers, (1..=both.steps().count()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn it_takes_what_its_parts_take_without_what_is_left_out() {
    let timeline = |routine: &Routine| laid(routine, Talk::Full, |_| Frames::ZERO, Options::default());
    let (one, two) = (timeline(&routine("jaw-face-headache")), timeline(&routine("three-minute-hands")));
    let both = timeline(&joined(&["jaw-face-headache", "three-minute-hands"]));
    assert!(
        both.done < one.done + two.done && both.done + Frames::from_millis(180_000) > one.done + two.done
    );
    assert_eq!(both.title, format!("{}, then {}", one.title, two.title));
    assert!(both.beds.len() > 1, "each keeps its own background");
}

#[test]
fn what_a_person_may_not_do_is_left_out_of_all_parts() {
    let condition = balm::vocabulary::condition("past-clot").unwrap();
    let person = Person::with([condition]);
    let fitted = |mut routine: Routine| {
        let fit = fit_to_person(&mut routine, &person, UntilAsked::Shown);
        fit.steps.iter().filter(|step| step.is_left_out()).map(|step| step.title.clone()).collect::<Vec<_>>()
    };
    let apart = [fitted(routine("after-run-legs")), fitted(routine("full-body-evening-unwind"))].concat();
    let together = fitted(joined(&["after-run-legs", "full-body-evening-unwind"]));
    assert!(!apart.is_empty() && together == apart, "{together:?} {apart:?}");
}

#[test]
fn the_night_comes_last() {
    let both = joined(&["jaw-face-headache", "scalp-sleep-wind-down"]);
    assert_eq!((both.kind, both.night.linger), (Kind::Night, routine("scalp-sleep-wind-down").night.linger));
    assert!(both.translations.is_empty() || both.languages().len() > 1);
}

#[test]
fn routines_in_two_languages_are_no_session() {
    let (mut german, english) = (routine("focus-reset"), routine("three-minute-hands"));
    german.language = "de".to_owned();
    let why = english.followed_by(german).unwrap_err().to_string();
    assert!(why.ends_with("a session has one language"), "{why}");
}
