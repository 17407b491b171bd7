//! A routine in another language is told in that language, whoever it is for.

use crate::room::Room;

/// Words that are English and neither German nor Spanish.
const ENGLISH: [&str; 32] = [
    "the",
    "and",
    "of",
    "with",
    "without",
    "your",
    "you",
    "not",
    "step",
    "steps",
    "because",
    "pressure",
    "is",
    "are",
    "both",
    "out",
    "until",
    "left",
    "right",
    "for",
    "then",
    "at",
    "breath",
    "breathing",
    "rest",
    "week",
    "days",
    "before",
    "stop",
    "from",
    "made",
    "each",
];

/// People of whom much and different things are lost.
const PEOPLE: [(&str, &str); 5] = [
    ("nobody", ""),
    ("migraine", "conditions = [\"migraine-now\", \"past-clot\", \"latex-allergy\", \"carotid-stroke\"]\n"),
    (
        "pregnant",
        "conditions = [\"pregnancy\", \"swollen-legs\", \"blood-thinners\", \"low-blood-pressure\"]\n",
    ),
    (
        "wrist",
        "conditions = [\"sore-hands\", \"osteoporosis\", \"neck-injury\", \"one-hand\", \"cannot-stand\"]\n\
         [[place]]\ncondition = \"fracture\"\nregion = \"wrist\"\nside = \"right\"\n",
    ),
    ("unsure", "conditions = [{ id = \"past-clot\", sure = false }]\n"),
];

const ROUTINES: [(&str, &[&str]); 5] = [
    ("breath-eyes-open", &["de", "es"]),
    ("desk-neck-shoulders", &["es"]),
    ("low-day", &["de", "es"]),
    ("scalp-sleep-wind-down", &["de", "es"]),
    ("three-minute-hands", &["de", "es"]),
];

/// A plan's note, which no translation has.
const PLAN_NOTE: &str = "Half of it counts as all of it.";

/// What is English in a text, line by line: commands, keys and the names of sounds are not.
fn english(text: &str) -> Vec<String> {
    let is_english = |line: &&str| {
        let line = line.split("balm ").next().unwrap_or_default();
        let words = line.split(|c: char| !c.is_alphabetic());
        words.map(str::to_lowercase).any(|word| ENGLISH.contains(&&*word))
    };
    text.lines().filter(|line| *line != PLAN_NOTE).filter(is_english).map(str::to_owned).collect()
}

#[test]
fn no_english_is_left_in_a_routine_of_another_language_whoever_it_is_for() {
    let room = Room::new();
    let mut told = 0;
    for (person, profile) in PEOPLE {
        if !profile.is_empty() {
            room.write("me.toml", profile);
        }
        let me: &[&str] = if profile.is_empty() { &["--no-me"] } else { &["--me", "me.toml"] };
        for (routine, language) in ROUTINES.iter().flat_map(|(it, all)| all.iter().map(move |one| (it, one)))
        {
            let common = [&["--language", language, "--voice", "none"], me].concat();
            let ran = room.balm(&[&["show", routine], &common[..]].concat());
            let what = format!("{routine} in {language} for {person}");
            if ["Heute nichts für dich", "Hoy no es para ti"].iter().any(|it| ran.err.contains(it)) {
                // It is not shown at all.
                assert_eq!(english(&ran.err), [""; 0], "{what}");
                continue;
            }
            assert_eq!(ran.code, Some(0), "{what}: {}", ran.err);
            assert_eq!(english(&ran.out), [""; 0], "show {what}");
            told += 1;
            let out = format!("{routine}-{language}-{person}.txt");
            let ran = room.balm(&[&["export", routine, "-o", &out, "--quiet"], &common[..]].concat());
            assert_eq!(ran.code, Some(0), "{what}: {}", ran.err);
            let handout = std::fs::read_to_string(room.path(&out)).unwrap();
            assert_eq!(english(&handout), [""; 0], "the handout of {what}");
            let out = format!("{routine}-{language}-{person}.svg");
            let ran = room.balm(&[&["show", routine, "--picture", &out], &common[..]].concat());
            assert_eq!(ran.code, Some(0), "{what}: {}", ran.err);
            let picture = std::fs::read_to_string(room.path(&out)).unwrap();
            let picture = roxmltree::Document::parse(&picture).unwrap();
            let texts: Vec<&str> = picture.descendants().filter_map(|node| node.text()).collect();
            assert_eq!(english(&texts.join("\n")), [""; 0], "the picture of {what}");
        }
    }
    assert!(told > 35, "only {told} are played");
}

#[test]
fn whether_a_clinician_has_agreed_is_asked_in_the_language_of_the_routine() {
    let room = Room::new();
    room.write("me.toml", "conditions = [\"neck-injury\"]\n");
    let args = ["--me", "me.toml", "--silent", "--plain", "--speed", "100", "--start-in", "0s"];
    let ran = room.balm(&[&["play", "desk-neck-shoulders", "--language", "es"], &args[..]].concat());
    // Only the breathing of it is too little.
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("Hasta entonces solo suenan"), "{}", ran.err);
    assert_eq!(english(&ran.err), [""; 0]);
    assert_eq!(english(&ran.out), [""; 0], "{}", ran.out);
}

#[test]
fn a_session_is_told_in_the_language_of_the_routine() {
    let room = Room::new();
    let args = ["--no-me", "--silent", "--plain", "--speed", "100", "--start-in", "20s"];
    for (routine, language, last) in
        [("low-day", "de", "Bis zum nächsten Mal."), ("low-day", "es", "Hasta la próxima.")]
    {
        let ran = room.balm(&[&["play", routine, "--language", language], &args[..]].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert_eq!(english(&ran.out), [""; 0], "{}", ran.out);
        assert!(ran.out.trim_end().ends_with(last), "{}", ran.out);
    }
}

#[test]
fn a_session_is_left_and_gone_on_with_in_the_language_of_the_routine() {
    let room = Room::new();
    let stopped = |args: &[&str]| {
        let balm = env!("CARGO_BIN_EXE_balm");
        let all =
            [&["-s", "INT", "4", balm, "play"], args, &["--silent", "--plain", "--start-in", "0s"]].concat();
        room.run(room.command_of("timeout", &all))
    };
    let ran = stopped(&["low-day", "--language", "de", "--no-me"]);
    assert!(ran.out.ends_with("Von hier weiter: balm play low-day --resume\n"), "{ran:?}");
    let ran = stopped(&["--resume"]);
    assert!(ran.out.starts_with("Weiter mit Schwerer Tag bei \"Die Hälfte genügt\".\n"), "{ran:?}");
    assert_eq!(english(&ran.out), [""; 0], "{}", ran.out);
}

#[test]
fn a_fitted_length_is_told_in_the_language_of_the_routine() {
    let room = Room::new();
    let args = ["show", "low-day", "--language", "de", "--voice", "none", "--no-me", "--fit", "5m"];
    let ran = room.balm(&args);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("Angepasst auf 5:00, von "), "{}", ran.out);
    assert_eq!(english(&ran.out), [""; 0]);
}
