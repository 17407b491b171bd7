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
            if ran.err.starts_with("balm: Not for you today") {
                // It is not shown at all.
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
        }
    }
    assert!(told > 35, "only {told} are played");
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
