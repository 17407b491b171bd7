//! Routines begun by `balm new`: whatever is chosen, they read without findings and keep their length.

use balm::draft::{Draft, NoPlace, page, places};
use balm::lint::{Estimated, review};
use balm::routine::{self, Kind, Routine, Text};
use balm::timeline::{Options, Talk};
use balm::unit::{Duration, Frames};
use balm::vocabulary::{self, Region, Status};

use crate::common;

fn draft<'a>(regions: Vec<&'a Region>, kind: Kind, minutes: u64) -> Draft<'a> {
    let (title, id) = ("A {small} routine".to_owned(), "a-small-routine".to_owned());
    let goals = vec!["relaxation".to_owned()];
    Draft { title, id, kind, goals, regions, length: Duration::from_secs(minutes * 60) }
}

fn touched() -> Vec<&'static Region> {
    let may = |r: &&Region| matches!(r.status, Status::Ok | Status::Caution);
    vocabulary::regions().iter().filter(may).collect()
}

/// Reads it; nothing may be found wrong.
#[track_caller]
fn faultless(text: &str) -> Routine {
    let reading = routine::read(text, "draft");
    assert!(reading.report.findings.is_empty(), "{:#?}\n{text}", reading.report);
    reading.routine.unwrap()
}

/// How long it takes with every word spoken, at two words a second.
fn length(routine: &Routine) -> f64 {
    let spoken = |text: &str| Frames::from_millis(520 * text.split_whitespace().count() as u64);
    common::laid(routine, Talk::Full, spoken, Options::default()).done.secs()
}

#[test]
fn every_place_by_day_and_by_night_gives_a_routine_that_keeps_its_length() {
    for region in touched() {
        for kind in [Kind::Day, Kind::Night] {
            for minutes in [3, 5, 10, 25, 40] {
                let text = page(&draft(vec![region], kind, minutes));
                if let Err(too_short) = text {
                    assert!(minutes == 3 && too_short.minutes <= 5, "{} {kind:?}: {too_short}", region.id);
                    continue;
                }
                let routine = faultless(&text.unwrap());
                let (took, asked) = (length(&routine), minutes as f64 * 60.0);
                let off = (took - asked).abs() / asked;
                assert!(off <= 0.05, "{} {kind:?} {minutes} min: {took} s", region.id);
            }
        }
    }
}

#[test]
fn a_strict_check_finds_nothing_in_it() {
    let mut wrong = std::collections::BTreeSet::new();
    let mut pages = 0;
    let areas = vocabulary::regions().iter().filter(|r| r.status == Status::Attention);
    let several = areas.filter_map(|area| places(&area.id).ok());
    for regions in touched().into_iter().map(|region| vec![region]).chain(several) {
        for kind in [Kind::Day, Kind::Night] {
            for minutes in [2, 3, 4, 5, 7, 10, 25, 40] {
                let Ok(text) = page(&draft(regions.clone(), kind, minutes)) else { continue };
                pages += 1;
                let reading = routine::read(&text, "draft");
                let routine = reading.routine.unwrap();
                for finding in review(&routine, &reading.sources, &Estimated) {
                    let ids: Vec<&str> = regions.iter().map(|region| &*region.id).collect();
                    wrong.insert(format!("{} {}: {ids:?} {kind:?} {minutes}", finding.code, finding.message));
                }
            }
        }
    }
    assert!(pages > 500, "{pages}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn several_places_share_the_time() {
    let regions: Vec<_> = ["neck-back", "shoulder-top", "palm", "calf", "sole"]
        .iter()
        .filter_map(|id| vocabulary::region(id))
        .collect();
    for minutes in [8, 15, 40] {
        let routine = faultless(&page(&draft(regions.clone(), Kind::Day, minutes)).unwrap());
        assert_eq!((routine.sections.len(), &*routine.title), (7, "A {small} routine"));
        assert!((length(&routine) / 60.0 - minutes as f64).abs() < minutes as f64 * 0.05, "{minutes}");
    }
    let too_short = page(&draft(regions, Kind::Day, 3)).unwrap_err();
    assert!((5..=10).contains(&too_short.minutes), "{too_short}");
}

#[test]
fn what_is_promised_as_least_is_enough() {
    for count in 1..=8 {
        let regions: Vec<_> = touched().into_iter().skip(20).take(count).collect();
        let Err(needed) = page(&draft(regions.clone(), Kind::Night, 2)) else { continue };
        faultless(&page(&draft(regions.clone(), Kind::Night, needed.minutes)).unwrap());
        assert!(page(&draft(regions.clone(), Kind::Night, needed.minutes - 1)).is_err(), "{needed}");
    }
}

#[test]
fn prompts_are_short_and_name_the_side() {
    for region in touched() {
        for kind in [Kind::Day, Kind::Night] {
            let routine = faultless(&page(&draft(vec![region], kind, 20)).unwrap());
            for step in routine.sections.iter().flat_map(|section| &section.steps) {
                let say = step.say.as_ref().map(|text| Text::for_side(text, None).to_owned()).unwrap();
                let words = say.split_whitespace().count();
                assert!((10..=35).contains(&words), "{}: {words} words: {say}", region.id);
                assert_eq!(step.sides.is_some(), say.contains("{side}"), "{say}");
                assert!(step.pressure.unwrap_or(0) <= region.cap, "{}", region.id);
            }
        }
    }
}

#[test]
fn it_begins_with_arriving_and_ends_with_rest_and_nothing_rings_at_night() {
    let neck = vec![vocabulary::region("neck-back").unwrap()];
    for (kind, last) in [(Kind::Day, "finish"), (Kind::Night, "rest")] {
        let routine = faultless(&page(&draft(neck.clone(), kind, 10)).unwrap());
        let steps: Vec<_> = routine.sections.iter().flat_map(|section| &section.steps).collect();
        assert_eq!(steps[0].technique.as_deref(), Some("arrive"));
        assert!(steps[1].breath.is_some());
        assert_eq!(steps[steps.len() - 1].technique.as_deref(), Some(last));
        assert_eq!(steps.iter().any(|step| step.chime.is_some()), kind == Kind::Day);
    }
}

#[test]
fn hands_go_to_every_region_that_may_be_touched_and_to_no_other() {
    for region in vocabulary::regions() {
        let ids = |all: Vec<&Region>| all.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
        let found = places(&region.id);
        match region.status {
            Status::Ok | Status::Caution => {
                assert_eq!(found.map(ids), Ok(vec![region.id.clone()]), "{}", region.id)
            }
            Status::Off => {
                assert_eq!(found.map(ids), Err(NoPlace::Off(region.name.clone())), "{}", region.id)
            }
            Status::Attention => {
                let all = found.unwrap_or_default();
                assert!(
                    all.iter().all(|r| matches!(r.status, Status::Ok | Status::Caution)),
                    "{}",
                    region.id
                );
            }
        }
    }
}

#[test]
fn everyday_words_are_understood() {
    let ids = |word: &str| places(word).map(|found| found.iter().map(|r| r.id.clone()).collect::<Vec<_>>());
    for (word, id) in [
        ("Neck", "neck-back"),
        ("lower back", "lower-back"),
        ("feet", "sole"),
        ("calves", "calf"),
        ("ears", "ear"),
        ("legs", "calf"),
        ("Shoulders", "shoulder-top"),
        ("hand", "palm"),
        ("Palm", "palm"),
    ] {
        assert_eq!(ids(word).expect(word)[0], id, "{word}");
    }
    assert_eq!(ids("throat"), Err(NoPlace::Off("Front of the neck and throat".into())));
    assert!(matches!(ids("clf"), Err(NoPlace::Unknown { meant: Some(m), .. }) if m.contains("\"calf\"")));
    assert!(matches!(ids("qqqqqqqq"), Err(NoPlace::Unknown { meant: None, .. })));
}
