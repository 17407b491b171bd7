//! How lines are read aloud. Cases are files: `tests/spoken/LANGUAGE.toml` for the words, and
//! `en.heard.toml` for the sounds that the voice "heart" is given.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use balm::unit::Pace;
use balm::voice::{Pronunciations, Utterance, guesses, heart, normalise};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn plain(text: &str, language: &str) -> Option<Utterance> {
    normalise(text, language, Pace(118), &Pronunciations::default())
}

/// The sentences of a line, separated by ` | `; empty when nothing is said.
fn said(language: &str, text: &str) -> String {
    let phrases = plain(text, language).into_iter().flat_map(|utterance| utterance.phrases);
    phrases.map(|phrase| phrase.text).collect::<Vec<_>>().join(" | ")
}

fn heard(text: &str) -> String {
    let spoken = plain(text, "en").unwrap();
    let phrases = spoken.phrases.iter().map(|phrase| heart::transcribe(phrase).unwrap());
    phrases.collect::<Vec<_>>().join(" ")
}

/// Each case of a file: the behaviour, what is written, and what must come of it.
fn cases(path: &Path) -> Vec<(String, String, String)> {
    let file: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let flat = file.into_iter().flat_map(|(title, cases)| {
        cases.into_iter().map(move |(written, wanted)| (title.clone(), written, wanted))
    });
    flat.collect()
}

#[test]
fn lines_are_read_as_people_say_them_in_every_language() {
    let files = fs::read_dir(root().join("tests/spoken")).unwrap();
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.to_str().unwrap().ends_with(".heard.toml")) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let language = name.trim_end_matches(".corpus");
        for (title, written, wanted) in cases(file) {
            let said = said(language, &written);
            if said != wanted {
                wrong
                    .push(format!("{language}, {title}: {written:?}\n   said {said:?}\n  wanted {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_in_the_corpus_is_left_to_a_voice_and_each_has_three_hundred_lines() {
    for language in ["en", "de", "es"] {
        let cases = cases(&root().join(format!("tests/spoken/{language}.corpus.toml")));
        assert!(cases.len() >= 300, "{language}: {}", cases.len());
        for (_, written, _) in cases {
            assert_eq!(
                guesses(&written, language, &Pronunciations::default()),
                [],
                "{language}: {written:?}"
            );
        }
    }
}

#[test]
fn what_is_left_to_a_voice_is_told_as_it_will_be_spoken() {
    let told = |text: &str, language: &str| -> Vec<(String, String)> {
        guesses(text, language, &Pronunciations::default())
            .into_iter()
            .map(|guess| (guess.written, guess.said.join(" | ")))
            .collect()
    };
    let pair = |written: &str, said: &str| vec![(written.to_owned(), said.to_owned())];
    assert_eq!(told("Call 555-123-4567 now.", "en"), pair("555-123-4567", "555-123-4567"));
    assert_eq!(told("On 12/5/24.", "en"), pair("12/5/24", "12/5/24"));
    assert_eq!(told("See 1.2.3.", "en"), pair("1.2.3", "1.2.3"));
    assert_eq!(told("Press abv. the knee.", "en"), pair("abv. the", "abv. | the"));
    assert_eq!(told("Press s/p injury.", "en"), pair("s/p", "s or p"));
    assert_eq!(told("Lift 5kN.", "en"), pair("5kN", "five kN"));
    assert_eq!(told("Rub 5cm² of skin.", "en"), pair("5cm²", "five centimetres²"));
    assert_eq!(told("Drücke obh. der Rippe.", "de"), pair("obh. der", "obh. | der"));
    assert_eq!(told("See n. 5 there.", "en"), pair("n. 5", "n five"));
    assert_eq!(told("8 cq. hold", "en"), pair("cq. hold", "cq. | hold"));
    assert_eq!(told("Presiona desp. de comer.", "es"), pair("desp. de", "desp. | de"));
    for text in [
        "Pay $5.",
        "Take vitamin C. 5 drops.",
        "rest. then go on.",
        "Rest… then go on.",
        "LI4, 20s, 3–4 cm, 1/3.",
        "Hold 5.",
        "No.",
    ] {
        assert_eq!(guesses(text, "en", &Pronunciations::default()), [], "{text}");
    }
    // These voices read numbers by rules of their own.
    assert_eq!(guesses("555-123-4567", "fr", &Pronunciations::default()), []);
}

#[test]
fn words_in_letters_that_no_voice_for_the_language_reads_are_not_spoken() {
    for text in [
        "לאט לאט, שחררו את הכתפיים.",
        "もう一度。ゆっくり。",
        "ผ่อนคลาย",
        "Расслабьте плечи, 30 раз.",
        "استرخ الآن",
        "Χαλαρώστε.",
        "नमस्ते। धीरे सांस लें।",
        "请放松。",
        "편안하게",
    ] {
        for language in ["en", "de", "es-MX", "fr"] {
            assert_eq!(plain(text, language), None, "{language}: {text}");
        }
    }
    assert_eq!(said("ru", "Расслабьте плечи."), "Расслабьте плечи.");
    assert_eq!(said("ja", "もう一度。"), "もう一度。");
    assert_eq!(said("uk-UA", "Розслабте плечі."), "Розслабте плечі.");
    // Of some languages balm does not know the letters.
    assert_eq!(said("xx", "Расслабьте плечи."), "Расслабьте плечи.");
    assert_eq!(said("en", "Hum ॐ softly, then rest."), "Hum softly, then rest.");
    let map = BTreeMap::from([("ॐ".to_owned(), "ohm".to_owned())]);
    let known = normalise("Hum ॐ softly.", "en", Pace(118), &Pronunciations::new(&map, &BTreeMap::new()));
    assert_eq!(known.unwrap().phrases[0].text, "Hum ohm softly.");
}

#[test]
fn words_of_two_sounds_are_told_apart_and_terms_are_known() {
    for (title, text, sounds) in cases(&root().join("tests/spoken/en.heard.toml")) {
        let heard = heard(&text);
        let is_there = heard.split([' ', '.', ',', '?', ';']).any(|word| word == sounds);
        assert!(is_there, "{title}: {text}: {heard}, not {sounds}");
    }
    assert_eq!(heard("Press LI4."), "pɹˈɛs ˈɛl ˌI fˈɔɹ.");
    assert_eq!(heard("Hold 20s."), "hˈOld twˈɛnti sˈɛkəndz.");
    assert_eq!(heard("Breathe 4-0-6."), "bɹˈið ɪn fɔɹ fˈɔɹ, ˈWt fɔɹ sˈɪks.");
}

/// All that is read aloud of a routine.
fn lines(value: &toml::Value, key: &str, lines: &mut Vec<String>) {
    match value {
        toml::Value::String(text) if ["title", "say", "move", "cues", "then"].contains(&key) => {
            lines.push(text.clone())
        }
        toml::Value::Array(values) => values.iter().for_each(|value| self::lines(value, key, lines)),
        toml::Value::Table(table) => {
            for (name, value) in table {
                self::lines(value, if key == "cues" { key } else { name }, lines);
            }
        }
        _ => {}
    }
}

#[test]
fn the_shipped_routines_are_read_as_they_are_written() {
    let folder = root().join("routines");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let mut said = Vec::new();
        lines(&toml::Value::Table(text.parse().unwrap()), "", &mut said);
        assert!(said.len() > 10);
        for line in said {
            let spoken = plain(&line, "en").unwrap();
            let again: Vec<&str> = spoken.phrases.iter().map(|phrase| phrase.text.as_str()).collect();
            // They are written for the ear: nothing in them needs to be put into other words.
            assert_eq!(again.join(" "), line);
            assert!(!heard(&line).contains('❓'), "{line}");
        }
    }
    assert_eq!(heard("Scalp and sleep wind-down"), "skˈælp ænd slˈip wˈInddˌWn");
}

#[test]
fn the_silence_between_sentences_follows_the_pace_and_none_is_left_behind() {
    let pauses = |pace| -> Vec<u64> {
        let spoken = normalise("Rest. Rest.", "en", Pace(pace), &Pronunciations::default());
        spoken.unwrap().phrases.iter().map(|phrase| phrase.pause.millis()).collect()
    };
    assert_eq!([pauses(105), pauses(118), pauses(130)], [[1200, 0], [800, 0], [600, 0]]);
    assert_eq!([pauses(1), pauses(65_000)], [[1200, 0], [500, 0]]);
}

#[test]
fn where_nothing_can_be_said_there_is_no_utterance() {
    for text in ["", " ", "…", "—", "-", "🌊✨", "\u{200b}\u{202e}", "**", "(!)", "- \n- "] {
        assert_eq!(plain(text, "en"), None, "{text:?}");
    }
}

#[test]
fn a_persons_sounds_go_before_a_routines_and_those_before_the_fields() {
    let map = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(word, sounds)| ((*word).into(), (*sounds).into())).collect()
    };
    let routine = map(&[("Hegu", "hay goo"), ("gua sha", "gwah shah"), ("nidra", "/nˈɪdɹə/")]);
    let person = map(&[("HEGU", "-her goo"), ("", "x"), ("rest", " /()/ "), ("tui", "")]);
    let pronounce = Pronunciations::new(&routine, &person);
    let spoken = normalise("Hegu, Gua-Sha, Nidra, Fengchi. Rest.", "en", Pace(118), &pronounce).unwrap();
    let first = &spoken.phrases[0];
    assert_eq!(first.text, "her goo, gwah shah, Nidra, Fengchi.");
    let sounds: Vec<(&str, &str)> =
        first.sounds.iter().map(|s| (&first.text[s.at.clone()], s.phonemes.as_str())).collect();
    assert_eq!(sounds, [("Nidra", "nˈɪdɹə"), ("Fengchi", "fˈʌŋʧˌi")]);
    assert_eq!(spoken.phrases[1].text, "Rest.");
    let german = normalise("Hegu und Fengchi", "de", Pace(118), &pronounce).unwrap();
    assert_eq!((german.phrases[0].text.as_str(), german.phrases[0].sounds.len()), ("her goo und Fengchi", 0));
}

/// A text of pieces that are hard to read, the same for the same seed.
fn noise(seed: u32) -> String {
    const PIECES: &[&str] = &[
        "-", "–", "—", "1", "23", "0", ".", ",", "/", " ", "\n", "s", "m", "min", "x", "×", "½", "°", "C",
        "%", "L", "R", "LI", "(", ")", "[", "](", "<b", ">", "\"", "'", "…", "...", "e.g", "z.", "B.", "#",
        "&", "=", "\u{202e}", "\u{200d}", "🌊", "é", "नी", "。", "¿", "−", "http://", "www.", "close", "Use",
        "wind", "to", "\u{0}", "$", "*",
    ];
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    };
    let length = next() % 40;
    (0..length).map(|_| PIECES[next() % PIECES.len()]).collect()
}

#[test]
fn whatever_is_written_each_phrase_is_one_plain_line() {
    for seed in 0..20_000 {
        let (text, language) = (noise(seed), ["en", "de", "es", "fr"][seed as usize % 4]);
        let Some(spoken) = plain(&text, language) else {
            continue;
        };
        assert!(!spoken.phrases.is_empty());
        for phrase in &spoken.phrases {
            assert!(phrase.text.contains(char::is_alphanumeric), "{text:?}: {phrase:?}");
            assert!(!phrase.text.starts_with(['-', '–', '—', ' ', '@', '/']), "{text:?}: {phrase:?}");
            assert!(
                !phrase.text.contains(|c: char| c.is_control() || "()[]\u{202e}🌊".contains(c)),
                "{text:?}: {phrase:?}"
            );
            assert!(!phrase.text.contains("  ") && !phrase.text.contains(",,"), "{text:?}: {phrase:?}");
            assert!(phrase.sounds.iter().all(|sound| phrase.text.get(sound.at.clone()).is_some()));
        }
    }
}

#[test]
fn no_text_takes_long_and_what_is_said_is_bounded() {
    for piece in [
        "http://",
        "www.",
        "http://a/",
        "-",
        "1-",
        "1.",
        "1 ",
        "[",
        "](",
        "<b",
        "e.g.",
        "close ",
        "1/2",
        "(",
        "wind-",
        "a",
        "\n",
        "'",
        "x3",
        "…",
        "1m",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let start = Instant::now();
        let spoken = plain(&text, "en");
        assert!(start.elapsed().as_secs() < 2, "{piece:?} took {:?}", start.elapsed());
        let length: usize = spoken.iter().flat_map(|s| &s.phrases).map(|phrase| phrase.text.len()).sum();
        assert!(length < 20 * 10_000, "{piece:?}: {length}");
    }
}
