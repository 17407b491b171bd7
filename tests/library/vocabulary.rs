//! The vocabulary holds together: ids, sources, what rules out what, and everyday words.

use std::collections::HashSet;

use balm::vocabulary::*;
use serde::Deserialize;

/// Everyday words, as they are written down.
fn words() -> Vec<Word> {
    #[derive(Deserialize)]
    struct EverydayWords {
        word: Vec<Word>,
    }
    let words: EverydayWords =
        toml::from_str(include_str!("../../src/vocabulary/everyday_words.toml")).unwrap();
    words.word
}

#[derive(Deserialize)]
struct Word {
    said: Vec<String>,
    kind: EntryKind,
    means: Vec<String>,
    #[serde(default)]
    usual: Vec<String>,
    #[serde(default)]
    same: bool,
}

#[test]
fn nothing_has_been_lost() {
    let counts = EntryKind::ALL.map(|kind| kind.entries().len());
    assert_eq!(counts, [79, 22, 18, 13, 25, 7, 75, 14, 15]);
    assert_eq!((limits().len(), sources().len()), (30, 74));
}

#[test]
fn no_id_stands_twice() {
    let mut lists: Vec<Vec<&str>> =
        EntryKind::ALL.map(|kind| kind.entries().into_iter().map(Entry::id).collect()).to_vec();
    lists.push(limits().iter().map(|limit| &*limit.rule).collect());
    lists.push(sources().iter().map(|source| &*source.key).collect());
    for ids in lists {
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
    }
}

#[test]
fn a_point_lies_in_a_region_that_may_be_touched() {
    for point in points() {
        let region = region(&point.region).unwrap_or_else(|| panic!("{}", point.code));
        assert!(matches!(region.status, Status::Ok | Status::Caution), "{}", point.code);
    }
}

#[test]
fn a_source_is_known_and_used() {
    let sourced: [Vec<_>; 7] = [
        regions().iter().map(|x| (&x.id, &x.sources)).collect(),
        techniques().iter().map(|x| (&x.id, &x.sources)).collect(),
        tools().iter().map(|x| (&x.id, &x.sources)).collect(),
        points().iter().map(|x| (&x.code, &x.sources)).collect(),
        goals().iter().map(|x| (&x.id, &x.sources)).collect(),
        conditions().iter().map(|x| (&x.id, &x.sources)).collect(),
        limits().iter().map(|x| (&x.rule, &x.sources)).collect(),
    ];
    let mut used = HashSet::new();
    for (id, keys) in sourced.into_iter().flatten() {
        for key in keys {
            assert!(source(key).is_some(), "{id}: {key}");
            used.insert(key.clone());
        }
    }
    let unused: Vec<&str> = sources().iter().map(|s| &*s.key).filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn a_condition_says_how_sure_it_is_and_what_to_do() {
    for condition in conditions() {
        assert!(!condition.sources.is_empty() && !condition.advice.is_empty(), "{}", condition.id);
        assert!(condition.cap.is_none_or(|cap| (1..=6).contains(&cap)), "{}", condition.id);
    }
}

#[test]
fn what_a_condition_rules_out_is_there() {
    let is_area = |area: &Option<Area>| area.as_ref().is_none_or(exists);
    for condition in conditions() {
        for block in &condition.blocks_techniques {
            let right = match block {
                TechniqueBlock::All => true,
                TechniqueBlock::Kind(_, area) => is_area(area),
                TechniqueBlock::One(id, area) => technique(id).is_some() && is_area(area),
            };
            assert!(right, "{}: {block}", condition.id);
        }
        for block in &condition.blocks_tools {
            assert!(tool(&block.0).is_some() && is_area(&block.1), "{}: {block}", condition.id);
        }
        assert!(condition.blocks_moves.iter().all(|id| load(id).is_some()), "{}", condition.id);
        assert!(condition.blocks_positions.iter().all(|id| position(id).is_some()), "{}", condition.id);
    }
}

fn exists(area: &Area) -> bool {
    match area {
        Area::Group(group) => regions().iter().any(|region| region.group == *group),
        Area::Region(id) => region(id).is_some(),
    }
}

#[test]
fn what_is_ruled_out_is_read_as_it_is_written() {
    let read = |text: &str| TechniqueBlock::try_from(text.to_owned());
    assert_eq!(read("@touch").ok(), Some(TechniqueBlock::Kind(TechniqueKind::Touch, None)));
    let at_calf = TechniqueBlock::One("hold".into(), Some(Area::Region("calf".into())));
    assert_eq!(read("hold@calf").ok(), Some(at_calf));
    let on_feet = TechniqueBlock::One("rolling".into(), Some(Area::Group(Group::Foot)));
    assert_eq!(read("rolling@foot").ok(), Some(on_feet));
    assert!(read("@tuch").is_err());
    let blocks = conditions().iter().flat_map(|c| &c.blocks_techniques);
    for block in blocks {
        assert_eq!(read(&block.to_string()).ok().as_ref(), Some(block));
    }
}

#[test]
fn a_tool_is_kept_from_places_there_are() {
    for tool in tools() {
        assert!(tool.not_on.iter().all(exists), "{}: {:?}", tool.id, tool.not_on);
        assert!(tool.cap <= 6, "{}", tool.id);
    }
    let head = Area::from("head".to_owned());
    assert!(head.contains(region("temple").expect("a region")));
    assert!(!head.contains(region("calf").expect("a region")));
}

#[test]
fn nothing_may_be_pressed_where_hands_are_off() {
    for region in regions() {
        let untouched = matches!(region.status, Status::Off | Status::Attention);
        assert_eq!(region.cap == 0, untouched, "{}", region.id);
        assert!(region.cap <= 6, "{}", region.id);
        assert_eq!(region.status == Status::Attention, region.group == Group::Attention, "{}", region.id);
        assert!(!region.sides.is_empty(), "{}", region.id);
    }
}

#[test]
fn a_whole_area_is_only_felt_and_its_parts_may_be_touched() {
    for area in regions().iter().filter(|region| !region.parts.is_empty()) {
        assert_eq!(area.status, Status::Attention, "{}", area.id);
        assert_eq!(area.places().count(), area.parts.len(), "{}", area.id);
        for part in area.places() {
            assert!(matches!(part.status, Status::Ok | Status::Caution), "{}: {}", area.id, part.id);
        }
        let known = area.usual.iter().all(|id| area.parts.contains(id));
        assert!(known && !area.usual.is_empty(), "{}", area.id);
    }
    let without = regions().iter().filter(|r| r.status == Status::Attention && r.parts.is_empty());
    assert_eq!(without.map(|r| &*r.id).collect::<Vec<_>>(), ["breath", "whole-body"]);
}

#[test]
fn every_everyday_word_is_no_id_and_means_what_there_is() {
    let words = words();
    for word in &words {
        let ids: Vec<&str> = word.kind.entries().into_iter().map(Entry::id).collect();
        for id in word.means.iter().chain(&word.usual) {
            assert!(ids.contains(&&**id), "{:?}: {id}", word.said);
        }
        for said in &word.said {
            assert!(!ids.contains(&&**said), "{said}");
            let twice = words.iter().filter(|other| other.kind == word.kind && other.said.contains(said));
            assert_eq!(twice.count(), 1, "{said}");
        }
        assert!(!word.same || word.means.len() == 1, "{:?}", word.said);
        // Where hands go is never put right without asking.
        assert!(!word.same || word.kind != EntryKind::Region, "{:?}", word.said);
    }
}

#[test]
fn what_is_meant_is_offered_and_only_what_is_beyond_doubt_is_sure() {
    use EntryKind::{Goal, Point, Region, Technique, Tool};
    let told = |kind, word| {
        let meant = meant(kind, word);
        (meant.ids().collect::<Vec<_>>().join(" "), meant.surely())
    };
    assert_eq!(told(Technique, "kneading"), ("petrissage".into(), Some("petrissage")));
    assert_eq!(told(Technique, "Massage"), ("effleurage petrissage friction compression".into(), None));
    assert_eq!(told(Tool, "ball"), ("tennis-ball two-tennis-balls massage-ball lacrosse-ball".into(), None));
    assert_eq!(told(Tool, "gun").1, Some("massage-gun"));
    assert_eq!(told(Region, "shoulder"), ("shoulder-top shoulder-blade shoulder-cap".into(), None));
    assert_eq!(told(Region, "sholder-top").1, Some("shoulder-top"));
    assert_eq!(told(Region, "sholders"), ("shoulders".into(), None));
    assert_eq!(told(Region, "stomahc"), ("abdomen".into(), None));
    assert_eq!(told(Region, "shin"), ("shin-outer".into(), None));
    assert_eq!(told(Goal, "tension"), ("tension-relief".into(), None));
    assert_eq!(told(Point, "gb20").1, Some("GB20"));
    assert_eq!(told(Point, "GB2"), (String::new(), None));
    assert_eq!(told(Technique, "qqqq"), (String::new(), None));
}

#[test]
fn a_technique_has_a_range_and_usually_ends_before_it_must() {
    for technique in techniques() {
        let (from, to) = technique.usual_seconds;
        assert!(technique.pressure_min <= technique.pressure_max, "{}", technique.id);
        assert!(technique.pressure_max <= 6, "{}", technique.id);
        assert!(0 < from && from <= to && to <= technique.max_seconds, "{}", technique.id);
    }
}

#[test]
fn a_limit_is_named_in_the_text_of_its_rule() {
    use safe_limits::*;
    let seconds = |length: balm::unit::Duration| format!("{} s", length.millis() / 1000);
    let minutes = |length: balm::unit::Duration| format!("{} min", length.millis() / 60_000);
    for (rule, numbers) in [
        ("E102", vec![format!("above {PAIN_EDGE}")]),
        ("W103", vec![format!("above {MAX_PRESSURE}")]),
        ("W110", vec![seconds(MAX_HOLD_HARD_TOOL), seconds(MAX_HOLD_FINGERS)]),
        ("E111", vec![seconds(MAX_HOLD)]),
        ("W112", vec![minutes(MAX_REGION_TIME), format!("pressure {REGION_COUNTS_FROM} or")]),
        ("W113", vec![seconds(MAX_POINT_TIME), seconds(MAX_POINT_TIME_EVER)]),
        ("W114", vec![seconds(MAX_ROLLING)]),
        ("W115", vec![seconds(MAX_GUN_TIME), format!("above {MAX_GUN_PRESSURE}")]),
        ("W116", vec![seconds(MAX_TAPPING), format!("above {MAX_TAPPING_TRUNK_PRESSURE}")]),
        ("W117", [MIN_STRETCH, MAX_STRETCH, MAX_NECK_STRETCH].map(seconds).to_vec()),
        ("W117", vec![format!("than {MAX_NECK_STRETCH_PRESSURE}")]),
        ("W118", [TENSING.0, TENSING.1, MIN_REST_AFTER_TENSING].map(seconds).to_vec()),
        ("W118", vec![format!("above {MAX_EFFORT}")]),
        ("W119", [MAX_BREATH_HOLD, MAX_BREATH_HOLDS].map(seconds).to_vec()),
        ("W119", vec![format!("{} breaths", 60_000 / BREATH.0.millis())]),
        ("W130", vec![format!("{MAX_SIDE_DIFFERENCE} %")]),
        ("W131", vec![minutes(MAX_SESSION), minutes(MAX_FIRM_TIME), format!("pressure {FIRM_PRESSURE}")]),
        ("W141", vec![format!("{FIRM_PRESSURE} or more"), format!("{LIGHT_PRESSURE} or less")]),
        ("W142", vec![format!("than {MAX_PRESSURE_RISE}")]),
        ("W150", [PROMPT_WORDS.0, PROMPT_WORDS.1, MAX_SENTENCE_WORDS].map(|n| n.to_string()).to_vec()),
        ("W152", [MAX_STEP_SPEECH, MAX_DAY_SPEECH, MAX_NIGHT_SPEECH].map(|n| format!("{n} %")).to_vec()),
        ("W160", [MIN_NIGHT_FADE, LAST_NIGHT_WORDS].map(seconds).to_vec()),
        ("W170", vec![format!("{MAX_SESSIONS_A_DAY} sessions")]),
    ] {
        let text = &limit(rule).expect(rule).condition;
        assert!(numbers.iter().all(|number| text.contains(number)), "{rule}: {numbers:?} in {text:?}");
    }
}

#[test]
fn a_limits_letter_says_its_level() {
    for limit in limits() {
        let letter = if limit.level == Level::Error { 'E' } else { 'W' };
        assert!(limit.rule.starts_with(letter), "{}", limit.rule);
    }
}
