//! What is unwise, each rule at both sides of its limit: `tests/unwise/NAME.toml`, and what is said of it,
//! `NAME.txt`. First comments may say how long a line lasts, `# 3s: Breathe out.`; others are estimated.
//! `BLESS=1 cargo test --test library unwise::` writes the texts anew; read the difference before committing.

use std::collections::{BTreeMap, HashMap};
use std::fs;

use balm::display::{Format, checked};
use balm::lint::{SpeechLengths, codes, review};
use balm::prepare::Checked;
use balm::routine::{Line, read};
use balm::unit::{Duration, Frames};

use crate::cases::{agree, files};

/// Knows the lines that a file's first comments tell of.
struct Told(HashMap<String, Frames>);

impl Told {
    fn of(source: &str) -> Self {
        let comments = source.lines().map_while(|line| line.strip_prefix("# "));
        let told = comments
            .filter_map(|line| line.split_once(": "))
            .map(|(length, text)| (text.to_owned(), Frames::from_duration(Duration::parse(length).unwrap())));
        Self(told.collect())
    }
}

impl SpeechLengths for Told {
    fn lengths(&self, lines: &[Line], _: &BTreeMap<String, String>) -> Vec<Option<Frames>> {
        lines.iter().map(|line| self.0.get(&line.text).copied()).collect()
    }
}

fn looked_at(name: &str, source: &str, speech: &dyn SpeechLengths) -> Checked {
    let reading = read(source, name);
    let mut report = reading.report;
    let routine = reading.routine.unwrap_or_else(|| panic!("{name}: {report:#?}"));
    report.findings.extend(review(&routine, &reading.sources, speech));
    report.sort();
    Checked { name: name.into(), sources: reading.sources, findings: report.findings }
}

#[test]
fn every_rule_is_broken_and_kept_as_written_down() {
    agree("tests/unwise", |path| {
        let source = fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        checked(&[looked_at(name, &source, &Told::of(&source))], Format::Text, 100)
    });
}

#[test]
fn every_rule_has_a_case() {
    let told: String =
        files("tests/unwise", "txt").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let rules = codes().iter().flat_map(|(_, codes)| codes).filter(|code| code.may_be_allowed());
    let without: Vec<&str> =
        rules.map(|code| code.code.as_str()).filter(|code| !told.contains(&format!("[{code}]"))).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn what_is_wrong_whatever_the_length_needs_no_ear_and_neither_does_what_is_right() {
    struct Asked(std::cell::RefCell<Vec<String>>);
    impl SpeechLengths for Asked {
        fn lengths(&self, lines: &[Line], _: &BTreeMap<String, String>) -> Vec<Option<Frames>> {
            self.0.borrow_mut().extend(lines.iter().map(|line| line.text.clone()));
            vec![None; lines.len()]
        }
    }
    let step = |length: &str, say: &str| format!("[[step]]\nfor = \"{length}\"\nsay = \"{say}\"\n");
    let words = "Rub your palms slowly until they feel warm and soft";
    let source = format!(
        "balm = 1\ntitle = \"a\"\n[[step]]\ntechnique = \"arrive\"\nfor = \"2m\"\n{}{}{}{}",
        step("1m", &format!("{words}, with room.")),
        step("7s", &format!("{words}, or not.")),
        step("2s", &format!("{words}, never.")),
        "[[step]]\ntechnique = \"rest\"\nfor = \"2m\"\n",
    );
    let asked = Asked(Vec::new().into());
    let looked = looked_at("a", &source, &asked);
    assert_eq!(*asked.0.borrow(), [format!("{words}, or not.")]);
    let codes: Vec<&str> = looked.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["step-wordy", "words-too-long"]);
}
