//! The voice "heart" itself, in this process and in one of its own: what balm's routines say, how long that
//! takes, and that nothing a text can hold makes it fail badly.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use balm::library::Library;
use balm::process::CancelToken;
use balm::routine::{Delivery, Line};
use balm::sound::Speech;
use balm::timeline::{Options, Script, Talk, compile};
use balm::unit::{self, Frames, Pace};
use balm::voice::heart::{Heart, HeartProcess, transcribe};
use balm::voice::{Engine, Phrase, Pronounced, Pronunciations, SpeechError, Utterance, normalise};
use sha2::{Digest, Sha256};

#[path = "../../benches/common/lines.rs"]
mod lines;

fn worded(text: &str, pace: u16) -> Utterance {
    normalise(text, "en", Pace(pace), &Pronunciations::default()).expect("something to say")
}

fn seconds(speech: &Speech) -> f64 {
    speech.length().secs()
}

#[test]
fn a_line_lasts_as_long_as_was_told_and_is_the_same_each_time() {
    let heart = Heart::default();
    for (text, pace) in [
        ("Rest.", 105),
        ("On the right, press with two fingers, five out of ten at most. Breathe out slowly.", 120),
        ("Stroke from the hairline to the crown, then down behind the ears. Slowly. Four times.", 130),
    ] {
        let utterance = worded(text, pace);
        let told = heart.measure(&utterance).expect("it can be known").expect("a length");
        let spoken = heart.speak(&utterance).expect("speech");
        assert_eq!(spoken.length(), told, "{text}");
        assert_eq!(heart.speak(&utterance).expect("speech"), spoken, "{text}");
    }
}

#[test]
fn a_slower_pace_takes_longer_and_pauses_are_silent() {
    let heart = Heart::default();
    let text = "Let the shoulders sink. Then rest.";
    let [slow, fast] = [105, 130].map(|pace| heart.speak(&worded(text, pace)).expect("speech"));
    assert!(seconds(&slow) > seconds(&fast) + 0.5, "{} and {} s", seconds(&slow), seconds(&fast));
    let quiet = slow.samples.chunks(Speech::RATE as usize / 100).map(|c| c.iter().all(|s| *s == 0));
    let longest = quiet
        .fold((0, 0), |(run, most), quiet| if quiet { (run + 1, most.max(run + 1)) } else { (0, most) })
        .1;
    // At this pace 1.2 s, and half of it where a line's words are long.
    let pause = unit::Duration::from_millis(longest * 10);
    assert!((590..=1250).contains(&pause.millis()), "{pause}");
}

#[test]
fn the_model_is_the_one_that_is_named_and_its_licence_lies_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sounds");
    let model = std::fs::read(folder.join("voice/heart.onnx")).expect("the model");
    let digest: String = Sha256::digest(model).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8");
    let sources = std::fs::read_to_string(folder.join("SOURCES.md")).expect("SOURCES.md");
    assert!(sources.contains(&digest));
    let licence = std::fs::read_to_string(folder.join("voice/LICENSE")).expect("its licence");
    assert!(licence.contains("Apache License") && licence.contains("Version 2.0"));
    let notice = std::fs::read_to_string(folder.join("../NOTICE")).expect("NOTICE");
    assert!(notice.contains("hibari") && notice.contains("Kokoro") && notice.contains("misaki"));
}

#[test]
fn every_line_of_every_routine_has_room_in_its_step() {
    let heart = Heart::default();
    let library = Library::new(None, Vec::new());
    let mut routines = 0;
    // What several routines say is measured once.
    let mut measured: HashMap<Utterance, Frames> = HashMap::new();
    for listed in library.all() {
        let routine = library.open(&listed).expect("a routine").read().routine.expect("no errors");
        let pronounce = Pronunciations::new(&routine.pronounce, &std::collections::BTreeMap::new());
        routines += 1;
        for talk in [Talk::Full, Talk::Brief] {
            let script = Script::of(&routine, talk);
            let mut length = |line: &Line| {
                let heard = line.delivery == Delivery::Spoken && line.audio.is_none();
                let utterance =
                    normalise(&line.text, &line.language, line.pace, &pronounce).filter(|_| heard);
                utterance.map_or(Frames::ZERO, |utterance| {
                    let measure = || heart.measure(&utterance).expect("it can be known");
                    let length = *measured
                        .entry(utterance.clone())
                        .or_insert_with(|| measure().unwrap_or_else(|e| panic!("{e}: {}", line.text)));
                    // It takes as long as such words do: nothing is cut off, nothing is dragged out.
                    let words = |phrase: &Phrase| phrase.text.split_whitespace().count();
                    let each = length.secs() / utterance.phrases.iter().map(words).sum::<usize>() as f64;
                    assert!((0.2..1.5).contains(&each), "{each:.2} s a word: {}", line.text);
                    length
                })
            };
            let lengths: Vec<Frames> = script.lines.iter().map(&mut length).collect();
            let options = Options::default();
            let spoken = compile(&routine, &script, &lengths, options);
            let silent = compile(&routine, &script, &vec![Frames::ZERO; lengths.len()], options);
            for (with, without) in spoken.passages.iter().zip(&silent.passages) {
                let (with_words, written) = (with.end - with.start, without.end - without.start);
                assert_eq!(
                    with_words, written,
                    "{}: \"{}\" has no room for its words",
                    listed.name, with.title
                );
            }
        }
    }
    assert!(routines == 17 && measured.len() > 400, "{routines} routines, {} lines", measured.len());
}

#[test]
fn what_is_spoken_is_even_and_soft_at_both_ends() {
    let heart = Heart::default();
    let lines = lines::lines().expect("the routines can be read");
    for line in lines.iter().step_by(lines.len() / 8) {
        let speech = heart.speak(&line.utterance).expect("speech");
        let level = |part: &[i16]| part.iter().map(|s| s.unsigned_abs()).max().unwrap_or(0);
        let whole = level(&speech.samples);
        assert!((2000..30_000).contains(&whole), "{whole}: {}", line.text);
        let edge = Speech::RATE as usize / 200;
        let (first, last) = (&speech.samples[..edge], &speech.samples[speech.samples.len() - edge..]);
        assert!(level(first) < whole / 16 && level(last) < whole / 16, "{}", line.text);
    }
}

#[test]
fn no_text_makes_it_fail_badly_or_slow() {
    let heart = Heart::default();
    let long = "word ".repeat(2000);
    let run = "a".repeat(1900);
    for text in [
        "-rf --help",
        "\"quoted\" $(touch x) `y`",
        "a\nb\r\nc",
        &long,
        &run,
        "日本語 and English",
        "🙂 smile",
        "Ünï côdé",
    ] {
        let begun = Instant::now();
        match normalise(text, "en", Pace(118), &Pronunciations::default()).map(|u| heart.speak(&u)) {
            None | Some(Ok(_) | Err(SpeechError::Failed { .. } | SpeechError::Unspeakable { .. })) => {}
            Some(Err(other)) => panic!("{other}: {text:.40}"),
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?}: {text:.40}", begun.elapsed());
    }
}

#[test]
fn it_reads_english_and_nothing_else() {
    let heart = Heart::default();
    assert!(heart.speaks("en") && heart.speaks("en-GB") && heart.speaks("EN"));
    assert!(!heart.speaks("de") && !heart.speaks("es") && !heart.speaks("") && !heart.speaks("eng"));
}

/// The voice in a process of its own.
fn apart(program: &str, arguments: &'static [&'static str]) -> HeartProcess {
    HeartProcess::new(program.into(), arguments, CancelToken::default())
}

const SERVE: &[&str] = &["voice", "serve"];

fn balm() -> HeartProcess {
    apart(env!("CARGO_BIN_EXE_balm"), SERVE)
}

/// Tests that look at the processes there are do so one after the other.
static ALONE: Mutex<()> = Mutex::new(());

/// Processes that this one has started, and that run with these arguments.
fn children(arguments: &[&str]) -> Vec<String> {
    let tasks = std::fs::read_dir("/proc/self/task").expect("threads").flatten();
    let listed: String =
        tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok()).collect();
    let runs = |child: &&str| {
        let line = std::fs::read(format!("/proc/{child}/cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0).skip(1).take(arguments.len()).eq(arguments.iter().map(|a| a.as_bytes()))
    };
    listed.split_whitespace().filter(runs).map(str::to_owned).collect()
}

#[test]
fn a_process_of_its_own_says_the_same_and_is_gone_when_nothing_more_is_asked() {
    let _alone = ALONE.lock();
    let (here, apart) = (Heart::default(), balm());
    for text in ["Let them close. Then [rest] \u{2028} now.", "Press Hegu with five out of ten."] {
        let utterance = worded(text, 118);
        assert_eq!(apart.measure(&utterance), here.measure(&utterance), "{text}");
        assert_eq!(apart.speak(&utterance), here.speak(&utterance), "{text}");
    }
    assert_eq!(children(SERVE).len(), 1);
    apart.release();
    assert_eq!(children(SERVE), Vec::<String>::new());
    // Asked all the same, it begins anew; and it does not outlive whoever asked.
    assert!(apart.speak(&worded("Rest.", 118)).is_ok());
    drop(apart);
    assert_eq!(children(SERVE), Vec::<String>::new());
}

#[test]
fn a_process_that_dies_costs_time_and_no_line() {
    let _alone = ALONE.lock();
    let apart = balm();
    let utterance = worded("Let the shoulders sink.", 118);
    let said = apart.speak(&utterance).expect("speech");
    for child in children(SERVE) {
        let killed = Command::new("kill").args(["-9", &child]).status().expect("kill");
        assert!(killed.success());
    }
    assert_eq!(apart.speak(&utterance), Ok(said));
}

#[test]
fn a_program_that_is_no_balm_is_given_up_soon_and_told() {
    let utterance = worded("Rest.", 118);
    for (program, arguments) in [
        ("/nonexistent/balm", &[][..]),
        ("/bin/true", &[]),
        ("/bin/echo", &["{\"Samples\":99999999999}"]),
        ("/bin/echo", &["hello"]),
        ("/bin/cat", &["/dev/zero"]),
    ] {
        let begun = Instant::now();
        let told = apart(program, arguments).speak(&utterance).expect_err("it is no balm");
        assert!(matches!(told, SpeechError::Failed { .. }), "{program}: {told}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{program}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_line_that_cannot_be_read_is_told_as_it_is_in_one_process() {
    let _alone = ALONE.lock();
    let long = worded(&"word ".repeat(2000), 118);
    let told = Heart::default().speak(&long).expect_err("too long");
    assert_eq!(balm().speak(&long), Err(told));
}

#[test]
fn nobody_waits_for_a_line_that_is_cancelled() {
    let cancel = CancelToken::default();
    let deaf = HeartProcess::new("/bin/sleep".into(), &["60.25"], cancel.clone());
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let asked = scope.spawn(|| deaf.speak(&worded("Rest.", 118)));
        std::thread::sleep(Duration::from_millis(100));
        cancel.cancel();
        assert!(asked.join().expect("no panic").is_err());
    });
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(children(&["60.25"]), Vec::<String>::new());
}

fn phrase(text: &str, sounds: &[(&str, &str)]) -> Phrase {
    let sounds = sounds.iter().map(|(word, phonemes)| {
        let at = text.find(word).expect("the word");
        Pronounced { at: at..at + word.len(), phonemes: (*phonemes).into() }
    });
    Phrase { text: text.into(), sounds: sounds.collect(), pause: unit::Duration::ZERO }
}

#[test]
fn sounds_that_are_known_go_before_the_lexicon() {
    let heard = |text: &str, sounds: &[(&str, &str)]| transcribe(&phrase(text, sounds)).expect("the lexicon");
    assert_eq!(heard("Let them close.", &[("close", "klˈOz")]), "lˈɛt ðˌɛm klˈOz.");
    assert_eq!(heard("Evening wind-down", &[("wind", "wˈInd")]), "ˈivnɪŋ wˈInddˌWn");
    assert_eq!(heard("Try tui na, now.", &[("tui na", "twˌA nˈɑ")]), "tɹˈI twˌA nˈɑ, nˈW.");
}

#[test]
fn nothing_in_a_text_is_taken_for_markup() {
    let heard = transcribe(&phrase("Rest [here](/ˈɑ/).", &[])).expect("the lexicon");
    assert!(heard.starts_with("ɹˈɛst hˈɪɹ"), "{heard}");
    let mut broken = phrase("Rest.", &[]);
    broken.sounds = vec![
        Pronounced { at: 3..99, phonemes: "x".into() },
        Pronounced { at: 0..4, phonemes: ")](/".into() },
    ];
    assert_eq!(transcribe(&broken).as_deref(), Ok("ɹˈɛst."));
}
