//! What is made of a line, as text.

use std::collections::BTreeMap;
use std::time::Instant;

use super::*;

/// The sentences of a line, parted by ` | `; empty when nothing is said.
pub(super) fn said(language: &str, text: &str) -> String {
    let spoken = normalise(text, language, Pace(118), &Pronunciations::default());
    let phrases = spoken.into_iter().flat_map(|utterance| utterance.phrases);
    phrases.map(|phrase| phrase.text).collect::<Vec<_>>().join(" | ")
}

pub(super) fn all_said(language: &str, cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        assert_eq!(said(language, text), *wanted, "{text:?}");
    }
}

#[test]
fn a_sentence_ends_at_its_point_and_at_the_line() {
    all_said(
        "en",
        &[
            ("Let it go. Rest!\nReally? Yes", "Let it go. | Rest! | Really? | Yes"),
            ("- first\n* second\n1. third\n2) fourth", "first | second | one. | third | two. | fourth"),
            ("Wait, e.g. 1.5 s. By J. Smith.", "Wait, for example one and a half seconds. | By J. Smith."),
            ("Point B. Then rest. J. K. Rest wrote it.", "Point B. | Then rest. | J. K. Rest wrote it."),
            ("Really?! Yes!!! Go..", "Really? | Yes! | Go."),
            ("Breathe in… hold… and out… Then rest...", "Breathe in, hold, and out. | Then rest."),
        ],
    );
    assert_eq!(said("ja", "もう一度。ゆっくり！はい？"), "もう一度。 | ゆっくり！ | はい？");
    assert_eq!(said("hi", "नमस्ते। धीरे सांस लें।"), "नमस्ते। | धीरे सांस लें।");
}

#[test]
fn the_silence_between_sentences_follows_the_pace_and_none_is_left_behind() {
    let pauses = |pace| -> Vec<u64> {
        let spoken = normalise("Rest. Rest.", "en", Pace(pace), &Pronunciations::default());
        spoken.expect("words").phrases.iter().map(|phrase| phrase.pause.millis()).collect()
    };
    assert_eq!([pauses(105), pauses(118), pauses(130)], [[1200, 0], [800, 0], [600, 0]]);
    assert_eq!([pauses(1), pauses(65_000)], [[1200, 0], [500, 0]]);
}

#[test]
fn where_nothing_can_be_said_there_is_no_utterance() {
    for text in ["", " ", "…", "—", "-", "🌊✨", "\u{200b}\u{202e}", "**", "(!)", "- \n- "] {
        assert_eq!(normalise(text, "en", Pace(118), &Pronunciations::default()), None, "{text:?}");
    }
}

#[test]
fn units_are_said_in_full_in_the_right_number() {
    all_said(
        "en",
        &[
            (
                "Hold 20s, 20 s, 45 sec, 5 min.",
                "Hold twenty seconds, twenty seconds, forty-five seconds, five minutes.",
            ),
            ("1 min. per side. 1 minute", "one minute per side. | one minute"),
            ("3 cm. 2-3 drops.", "three centimetres. | two to three drops."),
            ("1m40s, then 1 h 5 min", "one minute forty seconds, then one hour five minutes"),
            (
                "1.5 h, 0.5 h, 2.5 cm, .5 cm",
                "one and a half hours, half an hour, two point five centimetres, zero point five centimetres",
            ),
            ("3–4 cm, 60 – 90 minutes", "three to four centimetres, sixty to ninety minutes"),
            (
                "50 %, 50%, 90°, 37 °C",
                "fifty percent, fifty percent, ninety degrees, thirty-seven degrees Celsius",
            ),
            (
                "a 30-sec hold, a 2-minute rest, a 5 minute break",
                "a thirty-second hold, a two-minute rest, a five minute break",
            ),
            ("-10s, -16 dB, 10-", "minus ten seconds, minus sixteen decibels, ten"),
            (
                "5m rest; stand 1 m from the wall, 2m away",
                "five minutes rest; stand one metre from the wall, two metres away",
            ),
            (
                "6/min, 30 s/side, 6 breaths/min",
                "six per minute, thirty seconds per side, six breaths per minute",
            ),
            ("a 4\" ball and \"count to 5\" now", "a four inches ball and count to five now"),
        ],
    );
}

#[test]
fn numbers_are_said_as_people_say_them() {
    all_said(
        "en",
        &[
            (
                "5/10, 1/2 turn, ½ hour, 1½ hours, 2 1/2 min, 1/4 of it",
                "five out of ten, half turn, half an hour, one and a half hours, two and a half minutes, a quarter of it",
            ),
            ("Step 1/4, 24/7, 10:30", "Step one out of four, twenty-four seven, ten thirty"),
            (
                "3x a day, 2×, x3, 1x/week, 3 x 30 s, 10 x 15 cm",
                "three times a day, twice, three times, once per week, three times thirty seconds, ten by fifteen centimetres",
            ),
            ("1st, 22nd, 40th, in your 20s", "first, twenty-second, fortieth, in your twenties"),
            (
                "0, 13, 105, 1,234, 2000000",
                "zero, thirteen, one hundred five, one thousand two hundred thirty-four, two million",
            ),
            (
                "In 1998, in 2005 and 1500 times",
                "In nineteen ninety-eight, in two thousand five and one thousand five hundred times",
            ),
            ("No. 3, #4, No problem", "number three, number four, No problem"),
            ("1.2.3, 555-123-4567, 12345678901, $5", "1.2.3, 555-123-4567, 12345678901, $5"),
            ("LI4, GB 20, EX-HN5, C7", "L I four, G B twenty, E X H N five, C seven"),
        ],
    );
}

#[test]
fn breath_counts_are_told_apart_from_other_counts() {
    all_said(
        "en",
        &[
            ("Breathe 4-0-6.", "Breathe in for four, out for six."),
            ("Breathe 4-7-8.", "Breathe in for four, hold for seven, out for eight."),
            ("Breathe 4-4-4-4.", "Breathe in for four, hold for four, out for four, hold for four."),
            ("The 4-7-8 breath.", "The four seven eight breath."),
            ("Breathe and count 1-2-3.", "Breathe and count one, two, three."),
            ("4-0-6", "four, zero, six"),
        ],
    );
}

#[test]
fn sides_signs_and_abbreviations_have_words() {
    all_said(
        "en",
        &[
            (
                "L side, R & L. Same on R. Then rest (L).",
                "left side, right and left. | Same on right. | Then rest, left.",
            ),
            ("2 L, L-shaped, L5, by R. Smith", "two L, L-shaped, L five, by R. Smith"),
            ("L/R, left/right, and/or", "left or right, left or right, and or"),
            (
                "e.g. soft, i.e. here, approx. 5, vs. there, etc. Then",
                "for example soft, that is here, about five, versus there, and so on. | Then",
            ),
            (
                "a + b = c, ~5, <5 min, ≥2, ±1",
                "a plus b equals c, about five, less than five minutes, at least two, plus or minus one",
            ),
            ("w/ oil, w/o oil", "with oil, without oil"),
        ],
    );
}

#[test]
fn signs_that_are_not_said_leave_a_sentence_that_reads_on() {
    all_said(
        "en",
        &[
            ("—rest — softly – now -- go", "rest, softly, now, go"),
            ("Press (gently) here (or not).", "Press, gently, here, or not."),
            ("# Title\n> **Bold**, *so* `it` __is__", "Title | Bold, so it is"),
            ("“Rest,” he said. ‘Let’s go.’", "Rest, he said. | Let's go."),
            ("Breathe 🌊 slowly 👨‍👩‍👧.", "Breathe slowly."),
            ("See [us](https://x.org/a) or <b>www.example.org/b?c</b>.", "See, us or example.org."),
            ("half-open, two- to three-minute", "half-open, two to three-minute"),
            ("neck\u{202e}\u{200b} \u{7}and\tback\u{1b}[2J", "neck and back, two J"),
            ("chin → chest", "chin, chest"),
        ],
    );
}

#[test]
fn a_persons_sounds_go_before_a_routines_and_those_before_the_fields() {
    let map = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(word, sounds)| ((*word).into(), (*sounds).into())).collect()
    };
    let routine = map(&[("Hegu", "hay goo"), ("gua sha", "gwah shah"), ("nidra", "/nˈɪdɹə/")]);
    let person = map(&[("HEGU", "-her goo"), ("", "x"), ("rest", " /()/ "), ("tui", "")]);
    let pronounce = Pronunciations::new(&routine, &person);
    let spoken =
        normalise("Hegu, Gua-Sha, Nidra, Fengchi. Rest.", "en", Pace(118), &pronounce).expect("words");
    let first = &spoken.phrases[0];
    assert_eq!(first.text, "her goo, gwah shah, Nidra, Fengchi.");
    let sounds: Vec<(&str, &str)> =
        first.sounds.iter().map(|s| (&first.text[s.at.clone()], s.phonemes.as_str())).collect();
    assert_eq!(sounds, [("Nidra", "nˈɪdɹə"), ("Fengchi", "fˈʌŋʧˌi")]);
    assert_eq!(spoken.phrases[1].text, "Rest.");
    let german = normalise("Hegu und Fengchi", "de", Pace(118), &pronounce).expect("words");
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
        let Some(spoken) = normalise(&text, language, Pace(118), &Pronunciations::default()) else {
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
        let spoken = normalise(&text, "en", Pace(118), &Pronunciations::default());
        assert!(start.elapsed().as_secs() < 2, "{piece:?} took {:?}", start.elapsed());
        let length: usize = spoken.iter().flat_map(|s| &s.phrases).map(|phrase| phrase.text.len()).sum();
        assert!(length < 20 * MAX_CHARS, "{piece:?}: {length}");
    }
}
