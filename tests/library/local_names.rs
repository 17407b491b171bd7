//! What the vocabulary's entries and balm's phrases are called in other languages: every one of them, in each language
//! that a routine of balm's is in.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use balm::care::{Reason, Wording};
use balm::language::{ALL, Names, names};
use balm::library::Library;
use balm::unit::Duration;
use balm::vocabulary::{self, Group};

/// The languages of balm's own routines, but for English, with their names.
fn languages() -> Vec<(String, &'static Names)> {
    let library = Library::new(None, Vec::new());
    let routines =
        library.listings(|_| Duration::ZERO, |_, _| Vec::new()).into_iter().flat_map(|it| it.languages);
    let codes: BTreeSet<String> = routines.map(|code| code.to_string()).filter(|code| code != "en").collect();
    assert!(codes.contains("de") && codes.contains("es"), "{codes:?}");
    let known = |code: String| {
        let names = names(&code).unwrap_or_else(|| panic!("balm has routines in {code}, but no names"));
        (code, names)
    };
    codes.into_iter().map(known).collect()
}

fn assert_all<'a>(what: &str, has: impl Iterator<Item = &'a String>, wanted: impl Iterator<Item = &'a str>) {
    let (has, wanted): (BTreeSet<&str>, BTreeSet<&str>) =
        (has.map(String::as_str).collect(), wanted.collect());
    let (missing, unknown) = (wanted.difference(&has), has.difference(&wanted));
    let (missing, unknown): (Vec<_>, Vec<_>) = (missing.collect(), unknown.collect());
    assert!(missing.is_empty() && unknown.is_empty(), "{what}: missing {missing:?}, unknown {unknown:?}");
}

#[test]
fn everything_in_the_vocabulary_has_a_name_in_each_language_of_balms_routines() {
    for (code, names) in languages() {
        let conditions = vocabulary::conditions();
        assert_all(&code, names.condition.keys(), conditions.iter().map(|it| &*it.id));
        for it in conditions {
            let words = &names.condition[&it.id];
            assert_eq!(words.if_you.is_some(), it.if_you.is_some(), "{code}: if_you of {}", it.id);
        }
        assert_all(&code, names.region.keys(), vocabulary::regions().iter().map(|it| &*it.id));
        assert_all(&code, names.group.keys(), Group::ALL.into_iter().map(Group::id));
        assert_all(&code, names.technique.keys(), vocabulary::techniques().iter().map(|it| &*it.id));
        assert_all(&code, names.tool.keys(), vocabulary::tools().iter().map(|it| &*it.id));
        assert_all(&code, names.position.keys(), vocabulary::positions().iter().map(|it| &*it.id));
        assert_all(&code, names.stop_sign.keys(), vocabulary::stop_signs().iter().map(|it| &*it.id));
        let own = [Reason::OtherSide, Reason::TooLittleLeft, Reason::NotYetAsked];
        let said = vocabulary::spoken_answers().iter().map(|it| &*it.id);
        assert_all(&code, names.reason.keys(), own.into_iter().map(Reason::id).chain(said));
        assert_all(&code, names.language.keys(), ALL.into_iter().map(|rules| rules.code));
    }
}

/// What stands in braces in a phrase.
fn places(phrase: &str) -> BTreeSet<&str> {
    phrase.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// All of balm's code, its quotes without their backslashes and its broken lines whole.
fn code(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, all);
        } else if path.extension().is_some_and(|it| it == "rs") || path.ends_with("body.toml") {
            let text = fs::read_to_string(path).unwrap().replace("\\\"", "\"");
            let mut parts = text.split("\\\n");
            all.push_str(parts.next().unwrap_or_default());
            parts.for_each(|part| all.push_str(part.trim_start()));
        }
    }
}

#[test]
fn each_language_has_the_same_phrases_which_are_used_and_fill_in_the_same() {
    let mut all = String::new();
    code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let languages = languages();
    let first = &languages[0].1.phrase;
    for (code, names) in &languages {
        assert_all(code, names.phrase.keys(), first.keys().map(String::as_str));
        for (english, words) in &names.phrase {
            assert_eq!(places(english), places(words), "{code}: {english}");
            assert!(all.contains(&format!("\"{english}\"")), "{code}: nothing says {english:?}");
        }
    }
}

#[test]
fn reasons_are_joined_as_each_language_joins_them() {
    let reasons =
        ["migraine-now", "past-clot"].map(|id| Reason::Condition(vocabulary::condition(id).unwrap()));
    let said = |language: &str| Wording::of(language).because(&reasons);
    assert_eq!(said("en"), "because of your migraine and you once had a blood clot");
    assert_eq!(said("de-AT"), "weil du gerade Migräne hast und weil du einmal ein Blutgerinnsel hattest");
    assert_eq!(said("es"), "porque ahora tienes migraña y porque una vez tuviste un coágulo de sangre");
    // Where balm has no words, English ones are better than none.
    assert_eq!(said("fr"), said("en"));
}

#[test]
fn what_is_filled_in_is_not_filled_in_again() {
    let line = Wording::ENGLISH.fill("{key} now {to}", &[("key", &"{to}"), ("to", &"3")]);
    assert_eq!(line, "{to} now 3");
}
