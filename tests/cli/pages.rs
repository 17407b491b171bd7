//! The pages in `docs`: their commands can be typed, their events come, and what they tell to write into a routine
//! can be written there.

use std::collections::{BTreeMap, BTreeSet};

use crate::room::{QUICK, Room};

const FORMAT: &str = include_str!("../../docs/format.md");
const PROGRAMS: &str = include_str!("../../docs/programs.md");
const WRITING: &str = include_str!("../../docs/writing-routines.md");
const PAGES: [&str; 7] = [
    FORMAT,
    PROGRAMS,
    WRITING,
    include_str!("../../docs/giving-routines.md"),
    include_str!("../../docs/massage.md"),
    include_str!("../../docs/settings.md"),
    include_str!("../../docs/voices.md"),
];

/// The blocks of a page of this kind.
fn blocks(page: &'static str, kind: &str) -> Vec<&'static str> {
    let blocks = page.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    blocks.filter(|(marked, _)| *marked == kind).map(|(_, text)| text).collect()
}

#[test]
fn every_command_of_the_pages_can_be_typed() {
    let room = Room::new();
    let lines = PAGES.into_iter().flat_map(|page| blocks(page, "sh")).flat_map(str::lines);
    let commands: Vec<&str> = lines.filter(|line| line.starts_with("balm ")).collect();
    assert!(commands.len() >= 15, "{commands:?}");
    for command in commands {
        // What follows is a remark, or for the shell.
        let own = command.split(['#', '>', '|']).next().unwrap_or_default();
        let quoted = own.split('"').enumerate().flat_map(|(i, part)| match i % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        });
        let typed: Vec<&str> = quoted.skip(1).chain(["--help"]).collect();
        let ran = room.balm(&typed);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{command}");
    }
}

#[test]
fn every_event_of_the_pages_comes_with_the_same_keys() {
    let keys = |line: &str| -> (String, BTreeSet<String>) {
        let event: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).expect(line);
        (event["event"].to_string(), event.keys().cloned().collect())
    };
    let room = Room::new();
    let played = room.balm(&[&["play", "tiny.toml", "--json", "--bed", "stream"][..], &QUICK[..]].concat());
    let mut known: BTreeMap<String, BTreeSet<BTreeSet<String>>> = BTreeMap::new();
    for (event, keys) in played.out.lines().map(keys) {
        known.entry(event).or_default().insert(keys);
    }
    let lines: Vec<&str> = blocks(PROGRAMS, "json").into_iter().flat_map(str::lines).collect();
    assert!(lines.len() >= 3);
    for line in lines {
        let (event, keys) = keys(line);
        assert!(known.get(&event).is_some_and(|known| known.contains(&keys)), "{line}\n{known:?}");
    }
}

const HEAD: &str = "balm = 1\ntitle = \"Neck release\"\ncautions = [\"Stop if it hurts.\"]\n\n";
const STEPS: &str = "[[section]]\nid = \"release\"\ntitle = \"Release\"\nsides = \"left-right\"\n\
    [[section.step]]\nid = \"hold\"\ntitle = \"Hold\"\nfor = \"20s\"\nregion = \"neck-back\"\n\
    technique = \"compression\"\npressure = 3\nsay = \"Rest on the {side}.\"\ncues = { halfway = \"One spot on.\" }\n\
    [[section.step]]\nid = \"circles\"\ntitle = \"Circles\"\nfor = \"1m40s\"\n";

#[test]
fn every_fragment_fits_into_a_routine() {
    let room = Room::new();
    room.write("neck-release.toml", [HEAD, STEPS].concat());
    room.write("closing.toml", [HEAD, "[[step]]\ntitle = \"Rest\"\nfor = \"20s\"\n"].concat());
    let fragments: Vec<&str> =
        [FORMAT, WRITING].into_iter().flat_map(|page| blocks(page, "toml,fragment")).collect();
    let translation =
        fragments.iter().find(|text| text.contains("\"release.title\"")).expect("a translation");
    room.write("i18n/neck-release.es.toml", translation);
    let shows = |file: &str| -> Result<(), String> {
        room.write("example.toml", file);
        let shown = room.balm(&["show", "example.toml", "--voice", "none"]);
        if shown.code == Some(0) { Ok(()) } else { Err(shown.err + &shown.out) }
    };
    for fragment in fragments.iter().filter(|text| *text != translation) {
        // What is marked as wrong is wrong.
        let (wrong, right): (Vec<&str>, Vec<&str>) =
            fragment.lines().partition(|line| line.contains("# wrong"));
        let right = right.join("\n");
        let cues = "[section.step.cues]\n";
        for line in wrong {
            assert!(shows(&[HEAD, STEPS, cues, line].concat()).is_err(), "{line}");
        }
        let mut tried = Vec::new();
        let places = [
            right.clone(),
            [HEAD, &right, "\n", STEPS].concat(),
            [HEAD, STEPS, &right].concat(),
            [HEAD, "[[section]]\ntitle = \"Once\"\n", &right].concat(),
            [HEAD, STEPS, cues, &right.replace("[section.step.cues]\n", "")].concat(),
        ];
        let fits = places.iter().any(|file| shows(file).map_err(|why| tried.push(why)).is_ok());
        assert!(fits, "{fragment}\n{}", tried.join("\n"));
    }
}
