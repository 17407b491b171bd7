//! The voice "heart" itself. Its model is no part of balm: `./check` adds it to `target/voice-home`, and
//! where it is not there these tests say so and do nothing. With `BALM_SPEAK=1` that is a failure.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use balm::files::Places;
use balm::sound::Speech;
use balm::unit::{self, Pace};
use balm::voice::heart::{Heart, install};
use balm::voice::{Engine, Pronunciations, Shipped, SpeechError, Utterance, word};

#[path = "../../examples/render_sounds/lines.rs"]
mod lines;

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/voice-home")
}

/// The voice, if its model is here.
fn heart() -> Option<Heart> {
    let places = Places::find(Some(&home())).expect("places");
    if install::is_installed(&places) {
        return Some(Heart::at(&install::model(&places)));
    }
    let why = "the model is not here: BALM_HOME=target/voice-home cargo run -- voice add";
    assert!(std::env::var_os("BALM_SPEAK").is_none(), "{why}");
    eprintln!("skipped: {why}");
    None
}

fn worded(text: &str, pace: u16) -> Utterance {
    word(text, "en", Pace(pace), &Pronunciations::default()).expect("something to say")
}

fn seconds(speech: &Speech) -> f64 {
    speech.length().secs()
}

#[test]
fn a_line_lasts_as_long_as_was_told_and_is_the_same_each_time() {
    let Some(heart) = heart() else { return };
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
    let Some(heart) = heart() else { return };
    let text = "Let the shoulders sink. Then rest.";
    let [slow, fast] = [105, 130].map(|pace| heart.speak(&worded(text, pace)).expect("speech"));
    assert!(seconds(&slow) > seconds(&fast) + 0.5, "{} and {} s", seconds(&slow), seconds(&fast));
    let quiet = slow.samples.chunks(Speech::RATE as usize / 100).map(|c| c.iter().all(|s| *s == 0));
    let longest = quiet
        .fold((0, 0), |(run, most), quiet| if quiet { (run + 1, most.max(run + 1)) } else { (0, most) })
        .1;
    let pause = unit::Duration::from_millis(longest * 10);
    assert!((1100..=1250).contains(&pause.millis()), "{pause}");
}

#[test]
fn what_ships_is_what_it_says() {
    let Some(heart) = heart() else { return };
    let lines = lines::lines().expect("the routines can be read");
    let shipped: Vec<Speech> = lines
        .iter()
        .map(|line| Shipped::find(&line.utterance).and_then(|clip| Speech::decode(&clip.file())))
        .map(|clip| clip.expect("a clip"))
        .collect();
    for (i, line) in lines.iter().enumerate().step_by(lines.len() / 4) {
        let spoken = heart.speak(&line.utterance).expect("speech");
        let own = alike(&spoken, &shipped[i]);
        assert!(own > 0.9, "{own:.3}: {}", line.text);
        for (other, clip) in lines.iter().zip(&shipped).filter(|(other, _)| other.text != line.text) {
            let as_another = alike(&spoken, clip);
            assert!(as_another < own, "{as_another:.3} and {own:.3}: {} is {}", line.text, other.text);
        }
    }
}

/// How far the loudness of two sounds, in hundredths of a second, goes together: 1 for the same.
/// Not their waves: those turn with the rounding of whichever processor the model runs on.
fn alike(a: &Speech, b: &Speech) -> f64 {
    let loudness = |speech: &Speech| -> Vec<f64> {
        let hundredth = Speech::RATE as usize / 100;
        speech.samples.chunks(hundredth).map(|c| c.iter().map(|s| f64::from(*s).abs()).sum()).collect()
    };
    let (a, b) = (loudness(a), loudness(b));
    let (ab, aa, bb) =
        a.iter().zip(&b).fold((0.0, 0.0, 0.0), |(ab, aa, bb), (a, b)| (ab + a * b, aa + a * a, bb + b * b));
    ab / (aa * bb).sqrt()
}

#[test]
fn no_text_makes_it_fail_badly_or_slow() {
    let Some(heart) = heart() else { return };
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
        match word(text, "en", Pace(118), &Pronunciations::default()).map(|u| heart.speak(&u)) {
            None | Some(Ok(_) | Err(SpeechError::Failed { .. } | SpeechError::Unspeakable { .. })) => {}
            Some(Err(other)) => panic!("{other}: {text:.40}"),
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{:?}: {text:.40}", begun.elapsed());
    }
}

#[test]
fn it_reads_english_and_nothing_else() {
    let heart = Heart::at(Path::new("/nonexistent"));
    assert!(heart.speaks("en") && heart.speaks("en-GB") && heart.speaks("EN"));
    assert!(!heart.speaks("de") && !heart.speaks("es") && !heart.speaks("") && !heart.speaks("eng"));
    let missing = heart.speak(&worded("Rest.", 118)).expect_err("there is no model");
    assert!(matches!(missing, SpeechError::Missing { .. }), "{missing}");
}
