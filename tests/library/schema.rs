//! The schema in `docs/balm.schema.json` is the one that `balm schema` prints, and the tables behind it
//! say what the reader does. `BLESS=1 cargo test --test library schema::` writes the file anew.

use std::fs;
use std::path::Path;

use balm::routine::{Names, ROUTINE, Table, Takes, read, schema, tables};
use balm::vocabulary::EntryKind;

#[test]
fn the_schema_in_docs_is_the_one_balm_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/balm.schema.json");
    let printed = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &printed).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(kept == printed, "the schema has changed; BLESS=1 writes it anew");
}

#[test]
fn every_reference_in_the_schema_leads_somewhere() {
    let schema = schema();
    let mut rest = vec![&schema];
    let mut references = 0;
    while let Some(value) = rest.pop() {
        if let Some(place) = value.get("$ref") {
            references += 1;
            let place = place.as_str().unwrap();
            assert!(schema.pointer(place.strip_prefix('#').unwrap()).is_some(), "{place}");
        }
        rest.extend(value.as_object().into_iter().flat_map(|object| object.values()));
        rest.extend(value.as_array().into_iter().flatten());
    }
    assert!(references > 20);
}

/// Keys whose values are right or wrong only together with others of the file, or with other files.
const TOGETHER: [&str; 4] = ["use", "only", "ask", "text"];

#[test]
fn the_reader_takes_what_the_tables_say_and_nothing_else() {
    let top = [("", "header"), ("[[step]]", "step"), ("[[section]]", "section")];
    for (heading, name) in top {
        check_all(heading, tables().into_iter().find(|table| table.name == name).unwrap());
    }
    for key in ROUTINE.keys() {
        if let Takes::One(table) = &key.takes {
            check_all(&format!("[{}]", key.name), table);
        }
    }
}

/// Reads each key of a table with what it takes, and with what it does not.
fn check_all(heading: &str, table: &Table) {
    for key in table.keys().filter(|key| !TOGETHER.contains(&key.name)) {
        for (value, right) in good(&key.takes)
            .into_iter()
            .map(|v| (v, true))
            .chain(bad(&key.takes).into_iter().map(|v| (v, false)))
        {
            let source = source(heading, key.name, &value);
            let reading = read(&source, "x");
            let mut codes = reading.report.findings.iter().map(|finding| finding.code);
            // A name or a bound that nothing else agrees with may be right in itself.
            let wrong = ["wrong-type", "out-of-range", "bad-", "unknown-", "empty-text"];
            let refused = codes.any(|code| wrong.iter().any(|wrong| code.starts_with(wrong)));
            assert_eq!(refused, !right, "{source}{:?}", reading.report.findings);
        }
    }
}

/// A routine with this key under this heading.
fn source(heading: &str, name: &str, value: &str) -> String {
    let line = format!("{name} = {value}\n");
    let others = |lines: &[&str]| -> String {
        lines.iter().filter(|l| !l.starts_with(&format!("{name} "))).map(|l| format!("{l}\n")).collect()
    };
    let (header, length) = (["balm = 1", "title = \"x\""], ["for = \"4s\""]);
    let step = if ["step", "section"].contains(&name) { "" } else { "[[step]]\nfor = \"4s\"\n" };
    match heading {
        "" => others(&header) + &line + step,
        "[[step]]" => header.join("\n") + "\n[[step]]\n" + &others(&length) + &line,
        "[[section]]" => {
            header.join("\n") + "\n[[section]]\n" + &line + &step.replace("[[step", "[[section.step")
        }
        table => header.join("\n") + "\n" + table + "\n" + &line + step,
    }
}

fn good(takes: &Takes) -> Vec<String> {
    let list = |all: Vec<String>| vec![format!("[{}]", all.join(", "))];
    match takes {
        Takes::Version => vec!["1".into(), "\"1.1\"".into()],
        Takes::Text(most) => vec!["\"a\"".into(), format!("\"{}\"", "a".repeat(*most))],
        Takes::Sided(most) => {
            vec![format!("\"{}\"", "a".repeat(*most)), "{ left = \"a\", right = \"b\" }".into()]
        }
        Takes::Texts => list(vec!["\"a\"".into()]),
        Takes::Id => vec!["\"a-1\"".into()],
        Takes::Language => vec!["\"pt-BR\"".into()],
        Takes::File(_) | Takes::Folder(_) | Takes::Recording => vec!["\"sounds/a b.ogg\"".into()],
        Takes::Date => vec!["2026-03-31".into()],
        Takes::Time(range) => vec![format!("\"{}\"", range.start()), format!("\"{}\"", range.end())],
        Takes::Length(range) => vec![format!("\"{}\"", range.start()), "\"6 breaths\"".into()],
        Takes::Breath => vec!["\"4-0-6\"".into(), "\"4-4-4-4.5\"".into()],
        Takes::Gain => vec!["\"0 dB\"".into(), "\"-60 dB\"".into()],
        Takes::Number(range) => vec![range.start().to_string(), range.end().to_string()],
        Takes::Flag => vec!["true".into(), "false".into()],
        Takes::Word(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
        Takes::Words(words) => list(words.iter().map(|word| format!("\"{word}\"")).collect()),
        Takes::Name(names) => entries(*names),
        Takes::Names(names) => list(entries(*names)),
        Takes::Bed => vec!["\"rain\"".into(), "\"none\"".into()],
        Takes::Chime => vec!["\"tap\"".into(), "\"none\"".into()],
        Takes::One(_) => vec!["{}".into()],
        Takes::Many(table) if table.name == "section" => vec!["[{ step = [{ for = \"4s\" }] }]".into()],
        Takes::Many(_) => vec!["[{ for = \"4s\" }]".into()],
        Takes::Each(Names::Times, takes) => {
            good(takes).iter().map(|value| format!("{{ \"25%\" = {value}, -1s = {value} }}")).collect()
        }
        Takes::Each(_, takes) => good(takes).iter().map(|value| format!("{{ aa = {value} }}")).collect(),
        Takes::Either(all) => {
            let empty = |value: &String| value == "{}";
            all.iter().flat_map(good).filter(|value| !empty(value)).collect()
        }
    }
}

fn entries(kind: EntryKind) -> Vec<String> {
    let ids = kind.entries().into_iter().map(|entry| entry.id());
    ids.chain(["x-own"]).map(|id| format!("\"{id}\"")).collect()
}

fn bad(takes: &Takes) -> Vec<String> {
    let mut bad = vec!["[[]]".to_owned()];
    bad.extend(match takes {
        Takes::Number(range) => vec![(range.end() + 1).to_string(), "1.5".into(), "\"1\"".into()],
        Takes::Time(range) => vec!["45".into(), format!("\"{}s\"", range.end().secs() + 1.0)],
        Takes::Length(_) => vec!["45".into(), "\"2h1s\"".into(), "\"0 breaths\"".into()],
        Takes::Gain => vec!["-6".into(), "\"-6\"".into(), "\"1 dB\"".into()],
        Takes::Breath => vec!["\"4\"".into()],
        Takes::Flag => vec!["\"true\"".into()],
        Takes::Date => vec!["\"2026-03-31\"".into()],
        Takes::Text(_) | Takes::Sided(_) => vec!["1".into(), "\" \"".into()],
        Takes::File(_) | Takes::Recording => vec!["\"../a\"".into(), "\"/a\"".into()],
        Takes::Id => vec!["\"A b\"".into()],
        Takes::Word(_) | Takes::Name(_) | Takes::Bed | Takes::Chime => vec!["\"nothing of the kind\"".into()],
        _ => Vec::new(),
    });
    bad
}
