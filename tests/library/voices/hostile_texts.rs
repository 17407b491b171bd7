//! A stranger's text reaches a program as words, and nothing else happens.

use std::fs;
use std::time::{Duration, Instant};

use balm::unit::Pace;
use balm::voice::program::{Program, TemplateError, UserVoice};
use balm::voice::{Engine, SpeechError};

use super::{Bench, here, line, short, tone};

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

/// What a program is given for these arguments, at 120 words a minute.
fn given(arguments: &[&str], text: &str) -> Vec<String> {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    let voice = bench.voice("printf '%s\\n' \"$@\" > BENCH/heard; cat BENCH/a.wav", arguments);
    voice.speak(&balm::voice::Utterance { pace: Pace(120), ..line(&[text]) }).unwrap();
    heard(&bench)
}

/// Whether a program may be called so.
fn read(words: &[&str]) -> Result<(), TemplateError> {
    let argv = words.iter().map(|word| (*word).to_owned()).collect();
    let voice = UserVoice { name: "fake".into(), argv, languages: Vec::new() };
    Program::new(&voice, &here(), short()).map(|_| ())
}

#[test]
fn placeholders_are_filled_in_and_other_braces_stay() {
    assert_eq!(given(&["{voice}-{language}", "--say={text}"], "Rest"), ["fake-en", "--say=Rest"]);
    assert_eq!(
        given(&["{wpm}", "{speed}", "{stretch}", "{percent}%"], "Rest"),
        ["120", "0.75", "1.33", "75%"]
    );
    let odd = ["", "{", "}", "{}", "{a b}", "{\"a\": 1}", "a{", "{{voice}}", "{é}"];
    assert_eq!(given(&odd, "Rest"), ["", "{", "}", "{}", "{a b}", "{\"a\": 1}", "a{", "{fake}", "{é}"]);
    assert_eq!(read(&["x", "{txt}"]), Err(TemplateError::Unknown("txt".into())));
    assert_eq!(read(&[]), Err(TemplateError::Empty));
}

#[test]
fn a_line_cannot_be_made_part_of_a_script() {
    for words in [
        &["sh", "-c", "say \"{text}\""][..],
        &["sh", "-c", "{text}"],
        &["sh", "-ec", "{text}"],
        &["perl", "-e", "{text}"],
        &["bash", "-c", "--", "{text}"],
        &["perl", "-lane", "{text}"],
        &["node", "--eval={text}"],
        &["pwsh", "-Command", "{text}"],
        &["env", "{text}"],
        &["/bin/sh"],
        &["{text}"],
        &["x", "a{text}"],
        &["x", "-{text}"],
        &["x", "--say={text}b"],
    ] {
        assert!(read(words).is_err(), "{words:?}");
    }
    for words in [
        &["x", "{text}"][..],
        &["sh", "-c", "say \"$1\"", "sh", "{text}"],
        &["x", "--say={text}"],
        &["nice", "-n", "10", "piper", "{text}"],
        &["flite", "-voice", "slt", "{text}"],
        &["python3", "speak.py"],
    ] {
        assert!(read(words).is_ok(), "{words:?}");
    }
}
