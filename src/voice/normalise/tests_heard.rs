//! How lines sound in the voice "heart": the phonemes it is given.

use super::*;
use crate::voice::heart;

fn heard(text: &str) -> String {
    let spoken = normalise(text, "en", Pace(118), &Pronunciations::default()).expect("words");
    let phrases = spoken.phrases.iter().map(|phrase| heart::transcribe(phrase).expect("the lexicon"));
    phrases.collect::<Vec<_>>().join(" ")
}

/// Each sentence holds these sounds.
fn all_heard(cases: &[(&str, &str)]) {
    for (text, sounds) in cases {
        let heard = heard(text);
        assert!(
            heard.split([' ', '.', ',', '?', ';']).any(|word| word == *sounds),
            "{text}: {heard}, not {sounds}"
        );
    }
}

#[test]
fn eyes_close_and_what_is_near_is_close() {
    for text in [
        "Close your eyes.",
        "Let the eyes gently close.",
        "Open and close your hand.",
        "Close the hand into a fist.",
        "Open, close, open.",
        "Close one nostril with the thumb.",
        "Your eyelids close by themselves.",
        "When your eyes close, let the jaw drop.",
        "The fingers close around the wrist.",
        "Bring the session to a close.",
        "Keep still and let your eyes close.",
        "Keep breathing as the eyes close.",
        "Let your eyes close as you breathe out.",
        "Let the lips close together.",
        "Hold until your eyes want to close.",
    ] {
        all_heard(&[(text, "klˈOz")]);
    }
    for text in [
        "Stay close.",
        "Stay close to the bone.",
        "Keep your elbows close to your body.",
        "Keep the arms close.",
        "Bring your knees close, and hug them.",
        "Close to the ear, press lightly.",
        "As close as feels comfortable.",
        "Keep a towel close by.",
        "Bring your heels close together.",
        "Pay close attention to the breath.",
        "Let your hands come close.",
    ] {
        all_heard(&[(text, "klˈOs")]);
    }
}

#[test]
fn one_winds_down_while_the_wind_blows() {
    all_heard(&[
        ("Wind down for sleep.", "wˈInd"),
        ("Let the day wind down.", "wˈInd"),
        ("Wind the towel around your hand.", "wˈInd"),
        ("Evening wind-down", "wˈInddˌWn"),
        ("The wind-down starts here.", "wˈInddˌWn"),
        ("As the session winds down, rest.", "wˈIndz"),
        ("The wind in the trees.", "wˈɪnd"),
        ("Feel the wind a little.", "wˈɪnd"),
        ("Let the wind carry your thoughts.", "wˈɪnd"),
        ("The towel is wound around the foot.", "wˈWnd"),
        ("Keep the band wound around your hand.", "wˈWnd"),
        ("Do not press on an open wound.", "wˈund"),
    ]);
}

#[test]
fn words_of_two_sounds_are_read_by_their_company() {
    all_heard(&[
        ("Rest for a minute.", "mˈɪnət"),
        ("Every minute or so, breathe.", "mˈɪnət"),
        ("Minute circles with the fingertips.", "mInˈut"),
        ("Small, minute movements.", "mInˈut"),
        ("Lead with the thumb.", "lˈid"),
        ("Let the left hand lead.", "lˈid"),
        ("Your arms are heavy as lead.", "lˈɛd"),
        ("A tear may come.", "tˈɪɹ"),
        ("Tear off a piece of tape.", "tˈɛɹ"),
        ("A muscle tear needs rest.", "tˈɪɹ"),
        ("Live with ease.", "lˈɪv"),
        ("Tension lives in the shoulders.", "lˈɪvz"),
        ("Live music.", "lˈIv"),
        ("Bow your head.", "bˈW"),
        ("Bow forward from the hips.", "bˈW"),
        ("Let your head bow.", "bˈW"),
        ("With your head bowed, breathe.", "bˈWd"),
        ("Draw a bow with your arm.", "bˈO"),
        ("Read this first.", "ɹˈid"),
        ("Have you read the cautions?", "ɹˈɛd"),
        ("Rest here, content.", "kəntˈɛnt"),
        ("The content of this routine.", "kˈɑntɛnt"),
        ("Use two fingers.", "jˈuz"),
        ("Use separate strokes.", "jˈuz"),
        ("Make use of the wall.", "jˈus"),
        ("Stay present.", "pɹˈɛzᵊnt"),
        ("Present your palm upward.", "pɹizˈɛnt"),
        ("Gently separate your toes.", "sˈɛpəɹˌAt"),
        ("Keep the fingers separate.", "sˈɛpəɹət"),
        ("Keep still and let the lips separate.", "sˈɛpəɹˌAt"),
        ("If it does, stay.", "dˈʌz"),
        ("Like a dove, the hands rest.", "dˈʌv"),
        ("Sow seeds of calm.", "sˈO"),
        ("Polish the kneecap with your palm.", "pˈɑlɪʃ"),
        ("Ease off.", "ˈiz"),
        ("Breathe with ease.", "ˈiz"),
        ("Rest your hands.", "ɹˈɛst"),
    ]);
}

#[test]
fn verbs_of_instruction_are_not_read_as_nouns() {
    all_heard(&[
        ("Alternate hands.", "ˈɔltəɹnˌAt"),
        ("On alternate sides.", "ˈɔltəɹnət"),
        ("Let the muscle contract.", "kəntɹˈækt"),
        ("Compress and release.", "kəmpɹˈɛs"),
        ("A compress feels good.", "kˈɑmpɹˌɛs"),
        ("Articulate each finger.", "ɑɹtˈɪkjəlˌAt"),
        ("Coordinate breath and hand.", "kOˈɔɹdənˌAt"),
        ("A deliberate, slow breath.", "dəlˈɪbəɹət"),
        ("Progress slowly down the arm.", "pɹəɡɹˈɛs"),
        ("Record how you feel.", "ɹəkˈɔɹd"),
        ("Increase the pressure.", "ɪnkɹˈis"),
        ("A slight increase in pressure.", "ˈɪnkɹˌis"),
        ("Four-minute focus reset", "ɹˈisˌɛt"),
        ("Reset your posture.", "ɹisˈɛt"),
    ]);
}

#[test]
fn the_fields_words_are_known() {
    all_heard(&[
        ("Press the suboccipitals.", "sˌʌbɑksˈɪpəTᵊlz"),
        ("Try effleurage.", "ˌɛfləɹˈɑʒ"),
        ("Press Hegu, or LI4.", "hˌʌɡˈu"),
        ("Yoga nidra.", "nˈidɹə"),
        ("Tui na, slowly.", "twˌA"),
        ("Tai chi.", "ʧˈi"),
    ]);
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
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("routines");
    for entry in std::fs::read_dir(folder).expect("the routines") {
        let path = entry.expect("a routine").path();
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a routine");
        let mut said = Vec::new();
        lines(&toml::Value::Table(text.parse().expect("TOML")), "", &mut said);
        assert!(said.len() > 10);
        for line in said {
            let spoken = normalise(&line, "en", Pace(118), &Pronunciations::default()).expect("words");
            let again: Vec<&str> = spoken.phrases.iter().map(|phrase| phrase.text.as_str()).collect();
            // They are written for the ear: nothing in them needs to be put into other words.
            assert_eq!(again.join(" "), line);
            assert!(!heard(&line).contains('❓'), "{line}");
        }
    }
    assert_eq!(heard("Scalp and sleep wind-down"), "skˈælp ænd slˈip wˈInddˌWn");
}
