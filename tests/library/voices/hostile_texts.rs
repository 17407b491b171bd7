//! A stranger's text reaches a program as words, and nothing else happens.

use std::fs;
use std::time::{Duration, Instant};

use balm::voice::{Engine, SpeechError};

use super::{Bench, line, tone};

const TEXTS: [&str; 20] = [
    "-rf",
    "--help",
    "-w /tmp/balm-x.wav",
    "\"; touch x; \"",
    "'; touch x; '",
    "$(touch x)",
    "`touch x`",
    "a\ntouch x\n",
    "a; touch x",
    "a | touch x & touch x && touch x",
    "> x",
    "{out} {voice} {text}",
    "%s%n%x",
    "\u{0}a\u{1b}[2J\u{7}",
    "/etc/passwd",
    "@/etc/passwd",
    "<speak><audio src='x'/><genfile file='x'/>a</speak>",
    "[[inpt PHON]] [[volm 9]]",
    "Nuqneħ 休息 راحة 😀 \u{202e}abc",
    "x\r\n.\r\nQUIT\r\n",
];

/// The words that a program was given, one run a line.
fn heard(bench: &Bench) -> Vec<String> {
    let heard = fs::read_to_string(bench.path("heard")).unwrap_or_default();
    heard.lines().map(str::to_owned).collect()
}

#[test]
fn nothing_in_a_text_is_run_or_taken_for_an_option() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    let told = [
        ("cat >> BENCH/heard; ls >> BENCH/heard; cat BENCH/a.wav", &[][..]),
        ("echo \"$# $1\" >> BENCH/heard; ls >> BENCH/heard; cat BENCH/a.wav", &["{text}"][..]),
        ("echo \"$# $1\" >> BENCH/heard; ls >> BENCH/heard; cat BENCH/a.wav", &["--say={text}"][..]),
    ];
    for (script, arguments) in told {
        for text in TEXTS {
            let _ = fs::remove_file(bench.path("heard"));
            let voice = bench.voice(script, arguments);
            voice.speak(&line(&[text])).unwrap();
            let heard = heard(&bench);
            // One run, one line, no other file: neither in its folder nor beside the program.
            assert_eq!(heard.len(), 1, "{text:?}: {heard:?}");
            let words = heard[0].trim_start_matches("1 ").trim_start_matches("--say=");
            assert!(!words.starts_with(['-', '@', '/', '<', '$', '`', '>']), "{text:?}: {words:?}");
            assert!(
                !words.contains(['<', '>', '[', ']', '`', '{', '}', '\u{1b}', '\u{202e}']),
                "{text:?}: {words:?}"
            );
            assert!(words.contains(char::is_alphanumeric), "{text:?}: {words:?}");
            assert!(!bench.holds("x"));
        }
    }
}

#[test]
fn a_text_without_words_is_not_spoken_and_counts_for_nothing() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    let voice = bench.voice("echo x >> BENCH/heard; cat BENCH/a.wav", &[]);
    for text in ["", "…", "--", "😀😀", "\n\n", "<>"] {
        let told = voice.speak(&line(&[text])).unwrap_err();
        assert!(matches!(told, SpeechError::Unspeakable { .. }), "{text:?}: {told}");
    }
    assert!(heard(&bench).is_empty());
    voice.speak(&line(&["Let go."])).unwrap();
}

#[test]
fn an_endless_text_is_refused_before_anything_runs() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    let voice = bench.voice("echo x >> BENCH/heard; cat BENCH/a.wav", &["{text}"]);
    for text in ["word ".repeat(2000), "a".repeat(10_000), "😀a".repeat(50_000)] {
        let begun = Instant::now();
        let told = voice.speak(&line(&[&text])).unwrap_err();
        assert!(told.to_string().contains("2000 characters"), "{told}");
        assert!(begun.elapsed() < Duration::from_millis(200));
    }
    assert!(heard(&bench).is_empty());
    // As long as it may be; the program need not read it.
    for voice in [bench.voice("cat BENCH/a.wav", &[]), bench.voice("cat BENCH/a.wav", &["{text}"])] {
        voice.speak(&line(&[&"宽".repeat(2000)])).unwrap();
    }
}

#[test]
fn a_language_that_is_none_is_not_spoken() {
    let bench = Bench::new();
    let voice = bench.voice("echo x >> BENCH/heard", &["{language}"]);
    for language in ["en$(touch x)", "en -w x", "-en", "", "fr"] {
        let mut line = line(&["Let go."]);
        line.language = language.into();
        assert!(!voice.speaks(language) && voice.speak(&line).is_err(), "{language}");
    }
    assert!(heard(&bench).is_empty());
    assert!(voice.speaks("en") && voice.speaks("en-GB"));
}
