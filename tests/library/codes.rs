//! Every code is explained, and every explanation is true: its example is found wrong by that code, and
//! what mends it is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use balm::library::{Found, Origin, SoundFiles};
use balm::lint::{Code, Estimated, codes, review, unsound};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::cases::files;

/// What fills pages before it goes wrong.
const WITHOUT_EXAMPLE: [&str; 3] = ["more", "too-large", "use-too-often"];

fn all() -> impl Iterator<Item = &'static Code> {
    codes().iter().flat_map(|(_, codes)| codes)
}

/// What is written down of a code, and only that may be: how its example becomes a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "balm reads them")]
struct Written {
    code: String,
    level: Option<IgnoredAny>,
    rule: Option<IgnoredAny>,
    harm: Option<IgnoredAny>,
    title: IgnoredAny,
    why: IgnoredAny,
    example: Option<IgnoredAny>,
    fix: Option<IgnoredAny>,
    #[serde(default)]
    frame: Frame,
    #[serde(default)]
    beside: Vec<(String, String)>,
}

/// What an example is a part of.
#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Frame {
    /// It is the keys of one step.
    #[default]
    Step,
    /// It is a part of the header.
    Header,
    /// It is whole steps, before a last one.
    Steps,
    /// It is a whole file.
    File,
}

impl Frame {
    fn of(&self, lines: &str) -> String {
        const HEADER: &str = "balm = 1\ntitle = \"Example\"\n";
        const BEGIN: &str = "[[step]]\ntechnique = \"arrive\"\nfor = \"30s\"\n";
        const END: &str = "[[step]]\ntechnique = \"finish\"\nfor = \"30s\"\n";
        match self {
            Self::File => lines.to_owned(),
            Self::Header => format!("{HEADER}{lines}{BEGIN}{END}"),
            Self::Steps => format!("{HEADER}{BEGIN}{lines}{END}"),
            Self::Step => format!("{HEADER}{BEGIN}[[step]]\n{lines}{END}"),
        }
    }
}

fn written() -> BTreeMap<String, Written> {
    let read = |path: &Path| {
        let mut all: BTreeMap<String, Vec<Written>> =
            toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        all.remove("code").unwrap()
    };
    let all = files("src/lint/codes", "toml");
    all.iter().flat_map(|path| read(path)).map(|code| (code.code.clone(), code)).collect()
}

/// The codes that lines are found wrong by.
fn found_in(code: &Written, lines: &str) -> BTreeSet<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &code.beside {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let path = folder.path().join("example.toml");
    let found = Found {
        name: "example".into(),
        origin: Origin::File(path.into()),
        text: code.frame.of(lines),
        folders: Vec::new(),
        then: Vec::new(),
    };
    let reading = found.read();
    let mut findings = reading.report.findings;
    if let Some(routine) = &reading.routine {
        findings.extend(review(routine, &reading.sources, &Estimated));
        findings.extend(unsound(routine, &SoundFiles::of(routine, &found.origin)));
    }
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_example_goes_wrong_as_it_says_and_its_fix_does_not() {
    let mut wrong = Vec::new();
    let written = written();
    for code in all() {
        let (Some(example), Some(fix)) = (&code.example, &code.fix) else {
            assert!(WITHOUT_EXAMPLE.contains(&code.code.as_str()), "{} has no example", code.code);
            continue;
        };
        let how = &written[&code.code];
        let (broken, mended) = (found_in(how, example), found_in(how, fix));
        if !broken.contains(code.code.as_str()) {
            wrong.push(format!("{}: the example is found wrong by {broken:?}", code.code));
        }
        let still = |found: &&str| **found == code.code || balm::lint::code(found).unwrap().rule.is_none();
        // Sounds need not lie beside an example, and its translation need not be whole.
        let apart = ["no-sound", "translation-incomplete"];
        if mended.iter().any(|found| still(found) && (!apart.contains(found) || code.code == *found)) {
            wrong.push(format!("{}: the fix is found wrong by {mended:?}", code.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_in_the_source_is_explained_and_no_other() {
    let explained: BTreeSet<String> = all().map(|code| code.code.clone()).collect();
    assert_eq!(explained.len(), all().count(), "one is explained twice");
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let used: BTreeSet<String> =
        ["routine", "lint"].iter().flat_map(|room| codes_in(&src.join(room))).collect();
    assert_eq!(used, explained);
}

#[test]
fn a_rule_has_its_limit_and_says_how_sure_it_is() {
    let watched: BTreeSet<&str> = all().filter_map(|code| code.rule.as_deref()).collect();
    for code in all() {
        assert_eq!(code.limit().is_some(), code.rule.is_some(), "{}", code.code);
        assert_eq!(code.reason().is_some(), code.may_be_allowed(), "{}", code.code);
        assert!(code.title.len() <= 72 && !code.title.ends_with('.'), "{}", code.code);
        assert!(code.why.ends_with('.'), "{}", code.code);
    }
    let limits: BTreeSet<&str> = balm::vocabulary::limits().iter().map(|limit| limit.rule.as_str()).collect();
    assert_eq!(watched, limits);
}

/// The codes a room's files give to what they find: a literal after one of the calls that find something.
fn codes_in(folder: &Path) -> Vec<String> {
    const CALLS: [&str; 10] = [
        ".error(\"",
        ".warning(\"",
        "Note::new(\"",
        "unknown_name(\"",
        "on_say(\"",
        "{(\"",
        "=>(\"",
        "=>\"",
        "sound_name((name,span),(\"",
        "kind!(",
    ];
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(codes_in(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text: String = text.split("#[cfg(test)]").next().unwrap().split_whitespace().collect();
            for call in CALLS {
                for (at, _) in text.match_indices(call) {
                    let rest = &text[at + call.len() - usize::from(call.ends_with('"'))..];
                    let literal = rest.split('"').nth(1).unwrap_or_default();
                    let is_lint = path.components().any(|part| part.as_os_str() == "lint");
                    let is_code = literal.contains('-') || literal == "more" || literal == "claim";
                    if is_code && (call != "=>\"" || is_lint) {
                        found.push(literal.to_owned());
                    }
                }
            }
        }
    }
    let named = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    found.retain(|code| named(code));
    found
}
