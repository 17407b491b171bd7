//! What ships in `routines/` has nothing wrong with it, and whatever is done to it, the reader lives.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use balm::library::{Found, Library, SoundFiles, suited_to};
use balm::routine::{Kind, Length, Routine, read};
use balm::sound::loudness;
use balm::timeline::{Options, Script, Talk, compile};
use balm::unit::Frames;

/// balm's own routines and no others.
fn library() -> Library {
    Library::new(None, Vec::new())
}

/// Every shipped routine.
fn shipped() -> Vec<Found> {
    let library = library();
    library.all().iter().map(|listed| library.open(listed).unwrap()).collect()
}

fn seconds(routine: &Routine) -> f64 {
    let steps = routine.sections.iter().flat_map(|section| &section.steps);
    steps
        .map(|step| {
            let once = match step.length {
                Length::Time(time) => time.secs(),
                Length::Breaths(n) => step.breath.unwrap().cycle().secs() * f64::from(n),
            };
            once + step.gap.secs()
        })
        .sum()
}

#[test]
fn every_shipped_routine_is_faultless() {
    assert_eq!(shipped().len(), 17);
    for found in shipped() {
        let (reading, stem) = (found.read(), found.name);
        assert!(reading.report.findings.is_empty(), "{stem}: {:#?}", reading.report);
        let routine = reading.routine.unwrap();
        assert_eq!(routine.id, stem);
        assert_eq!(routine.license.as_deref(), Some("CC0-1.0"), "{stem}");
        for step in routine.sections.iter().flat_map(|section| &section.steps) {
            assert!(step.title.is_some() && step.say.is_some(), "{stem}");
            assert!(routine.kind == Kind::Day || step.chime.is_none(), "{stem}: a chime at night");
        }
    }
}

#[test]
fn every_file_of_the_folder_comes_with_balm() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/routines");
    let files = |folder: &str| -> BTreeSet<String> {
        let names = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        names.filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect()
    };
    assert_eq!(files(folder), shipped().into_iter().map(|found| found.name).collect());
    let translated: BTreeSet<String> = shipped()
        .iter()
        .flat_map(|found| {
            let others = found.read().routine.unwrap().translations;
            others.into_keys().map(|language| format!("{}.{language}", found.name))
        })
        .collect();
    assert_eq!(files(&format!("{folder}/i18n")), translated);
}

#[test]
fn a_translated_routine_is_translated_to_its_last_word() {
    for (name, language, title) in [
        ("desk-neck-shoulders", "es", "Pausa en el escritorio: cuello y hombros"),
        ("scalp-sleep-wind-down", "de-CH", "Kopfmassage zum Einschlafen"),
        ("scalp-sleep-wind-down", "es-MX", "Masaje de cabeza para dormir"),
        ("three-minute-hands", "es", "Tres minutos para las manos"),
        ("three-minute-hands", "de", "Drei Minuten für die Hände"),
        ("breath-eyes-open", "de", "Nur Atem, Augen offen"),
        ("breath-eyes-open", "es", "Solo respirar, con los ojos abiertos"),
        ("low-day", "de", "Schwerer Tag"),
        ("low-day", "es", "Un día gris"),
    ] {
        let routine = library().find(name).unwrap().read().routine.unwrap();
        let translated = routine.translated(language).unwrap();
        assert_eq!(translated.missing, Vec::<String>::new(), "{name}");
        assert_eq!(translated.routine.title, title);
        let lines = Script::of(&translated.routine, Talk::Full).lines;
        assert!(lines.iter().all(|line| language.starts_with(&line.language)), "{name}");
        let error = translated.routine.translated("fr").unwrap_err().to_string();
        assert!(error.contains("not in \"fr\""), "{error}");
    }
}

/// Each recording is found by its words, so a line that is worded anew has none until it is spoken anew
/// (`sounds/es/README.md`).
#[test]
fn every_spanish_line_is_recorded_at_the_routines_pace_and_has_room_in_its_step() {
    let mut heard: BTreeSet<String> = BTreeSet::new();
    for name in ["desk-neck-shoulders", "scalp-sleep-wind-down", "three-minute-hands"] {
        let found = library().find(name).unwrap();
        let routine = found.read().routine.unwrap().translated("es").unwrap().routine;
        let sounds = SoundFiles::of(&routine, &found.origin);
        let script = Script::of(&routine, Talk::Full);
        let wanted = f64::from(routine.voice_pace.unwrap().0);
        let lengths: Vec<Frames> = script
            .lines
            .iter()
            .map(|line| {
                let path =
                    line.audio.as_ref().unwrap_or_else(|| panic!("{name}: not recorded: {}", line.text));
                let recording = sounds.recording(path).unwrap_or_else(|why| panic!("{}: {why}", line.text));
                let loudness = loudness::integrated(&recording.clip().frames).unwrap();
                assert!((loudness - loudness::SPEECH).abs() < 0.5, "{loudness:.1} LUFS: {}", line.text);
                let pace = line.text.split_whitespace().count() as f64 * 60.0 / recording.length().secs();
                assert!((0.8..1.1).contains(&(pace / wanted)), "{pace:.0} words a minute: {}", line.text);
                heard.insert(path.clone());
                recording.length()
            })
            .collect();
        let told = compile(&routine, &script, &lengths, Options::default());
        let silent = compile(&routine, &script, &vec![Frames::ZERO; lengths.len()], Options::default());
        for (with, without) in told.passages.iter().zip(&silent.passages) {
            assert_eq!(with.end - with.start, without.end - without.start, "{name}: no room: {}", with.title);
        }
    }
    let clips = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/sounds/es")).unwrap();
    let clips = clips.filter(|clip| clip.as_ref().unwrap().path().extension().is_some_and(|e| e == "opus"));
    assert_eq!(heard.len(), clips.count(), "a recording whose line is gone");
}

#[test]
fn they_take_the_time_they_promise() {
    for (name, promised) in [
        ("desk-neck-shoulders", 596.0),
        ("hands-forearms-typists", 396.0),
        ("focus-reset", 244.0),
        ("scalp-sleep-wind-down", 902.0),
        ("breath-and-body-scan-sleep", 1200.0),
        ("jaw-face-headache", 433.0),
        ("feet-with-a-ball", 494.0),
        ("low-back-hips-two-balls", 717.0),
        ("full-body-evening-unwind", 1554.0),
        ("progressive-muscle-relaxation", 718.0),
        ("morning-wake-up", 381.0),
        ("three-minute-hands", 193.0),
        ("seated-and-steady", 504.0),
        ("breath-eyes-open", 328.0),
        ("after-run-legs", 616.0),
        ("low-day", 362.0),
        ("expecting-side-or-chair", 661.0),
    ] {
        let taken = seconds(&library().find(name).unwrap().read().routine.unwrap());
        assert!((taken / promised - 1.0).abs() < 0.02, "{name}: {taken} s");
    }
}

/// Numbers that look random and are the same every time (xorshift64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }
}

const SPLINTERS: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{side}",
    "=",
    ".",
    ",",
    "#",
    "\n",
    "\r",
    "\0",
    "-",
    "\\",
    "\\u0000",
    "1e999",
    "nan",
    "-inf",
    "99999999999999999999999",
    "0x",
    "2020-01-01",
    "首",
    "\u{202e}",
    "\u{feff}",
    "step",
    "[[section.step]]",
    "[section]",
    "[defaults]\n",
    "cues",
    "for = 45\n",
    "1.5m",
    "every 1s",
    "repeat = 1000\n",
    "sides = \"left-right\"\n",
    "rounds = 1000\n",
    "breath = \"4-0-6\"\n",
    "100%",
    "x-",
    "{ left = ",
    "true",
    "balm = 2\n",
];

#[test]
fn no_mutilated_routine_makes_the_reader_panic() {
    let all = shipped();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let until = Instant::now() + Duration::from_secs(2);
    let mut tried = 0;
    while Instant::now() < until {
        let mut text: Vec<char> = all[dice.below(all.len())].text.chars().collect();
        for _ in 0..=dice.below(8) {
            let at = dice.below(text.len());
            match dice.below(3) {
                0 => drop(text.splice(at..(at + dice.below(30)).min(text.len()), [])),
                1 => drop(text.splice(at..at, SPLINTERS[dice.below(SPLINTERS.len())].chars())),
                _ => {
                    let piece: Vec<char> = text[at..(at + dice.below(200)).min(text.len())].to_vec();
                    let to = dice.below(text.len());
                    drop(text.splice(to..to, piece));
                }
            }
        }
        let source: String = text.into_iter().collect();
        let reading = read(&source, "mutilated");
        assert_eq!(reading.routine.is_none(), reading.report.errors() > 0);
        for finding in &reading.report.findings {
            assert!(finding.span.start <= finding.span.end && finding.span.end <= source.len());
            assert!(source.get(finding.span.start..finding.span.end).is_some(), "a character is cut");
        }
        let drawn = balm::display::report(&reading.sources, &reading.report, 100);
        assert_eq!(drawn.is_empty(), reading.report.findings.is_empty());
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn every_hour_has_a_routine_that_comes_with_balm() {
    for hour in 0..24 {
        let found = library().find(suited_to(hour).name).expect("it comes with balm");
        let kind = found.read().routine.expect("it has no errors").kind;
        assert_eq!(kind == Kind::Night, !(5..20).contains(&hour), "{hour}: {}", found.name);
    }
}

#[test]
fn early_in_the_morning_it_is_the_routine_for_waking_up() {
    assert_eq!([5, 7, 8].map(|hour| suited_to(hour).name), ["morning-wake-up"; 3]);
    assert_ne!(suited_to(4).name, "morning-wake-up");
    assert_ne!(suited_to(9).name, "morning-wake-up");
}
