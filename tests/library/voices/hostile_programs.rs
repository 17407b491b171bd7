//! Programs that hang, flood, crash or lie cost their own line, and soon.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use balm::voice::program::Limits;
use balm::voice::{Engine, SpeechError};

use super::{Bench, line, millis, short, tone};

/// What it says of a line, which must not take longer than a run may, by a margin for a busy machine.
fn said(bench: &Bench, script: &str, arguments: &[&str]) -> Result<u64, SpeechError> {
    let voice = bench.voice(script, arguments);
    let begun = Instant::now();
    let said = voice.speak(&line(&["Let go."])).map(|speech| millis(&speech));
    assert!(begun.elapsed() < Duration::from_millis(3500), "{script}: {:?}", begun.elapsed());
    said
}

fn words(said: Result<u64, SpeechError>) -> String {
    said.expect_err("it cannot have spoken").to_string()
}

#[test]
fn a_program_is_heard_from_its_output_or_its_file() {
    let bench = Bench::new();
    for (rate, name) in [(8000, "a.wav"), (22_050, "b.wav"), (24_000, "c.wav"), (48_000, "d.wav")] {
        bench.file(name, tone(rate, 500));
        // 50 ms before it, 80 ms after it; the edges of its windows are 10 ms wide.
        for (script, arguments) in [("cat BENCH/", &[][..]), ("echo noise; cp BENCH/", &["{out}"])] {
            let script = format!("{script}{name} $1");
            let length = said(&bench, &script, arguments).unwrap();
            assert!((625..=640).contains(&length), "{script}: {length}");
        }
    }
}

#[test]
fn phrases_are_runs_of_their_own_with_the_pauses_between() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    let voice = bench.voice("cat >> BENCH/heard; cat BENCH/a.wav", &[]);
    let speech = voice.speak(&line(&["One.", "…", "Two."])).unwrap();
    assert_eq!(fs::read_to_string(bench.path("heard")).unwrap(), "One.\nTwo.\n");
    // The phrase without words is not spoken, its pause is kept.
    assert!((630 + 1400 + 500 - 10..=630 + 1400 + 520).contains(&millis(&speech)), "{}", millis(&speech));
    let softly = speech.samples[..120].iter().all(|sample| sample.abs() < 300);
    assert!(softly, "{:?}", &speech.samples[..120]);
}

#[test]
fn what_fails_is_told_in_words() {
    let bench = Bench::new();
    let told = [
        ("exit 1", "the voice \"fake\" failed: it ended with code 1"),
        (
            "echo first >&2; printf 'no \\033[2Jmodel\\n' >&2; exit 3",
            "the voice \"fake\" failed: it ended with code 3 (no [2Jmodel)",
        ),
        ("kill -SEGV $$", "the voice \"fake\" failed: it crashed"),
        ("exit 0", "the voice \"fake\" failed: it produced no sound"),
        ("echo 'no such voice' >&2", "the voice \"fake\" failed: it produced no sound (no such voice)"),
        (
            "head -c 50000 /dev/urandom",
            "the voice \"fake\" failed: its output is not sound that balm can read",
        ),
        ("echo text", "the voice \"fake\" failed: its output is not sound that balm can read"),
    ];
    for (script, words_of_it) in told {
        assert_eq!(words(said(&bench, script, &[])), words_of_it, "{script}");
    }
}

#[test]
fn a_bad_file_is_no_sound_and_a_pipe_is_not_waited_for() {
    let bench = Bench::new();
    for script in [
        ": > $1",
        "true",
        "mkdir $1",
        "mkfifo $1",
        "ln -s /dev/zero $1",
        "ln -s $1 $1",
        "ln -s /proc/self/mem $1",
    ] {
        let told = words(said(&bench, script, &["{out}"]));
        assert!(told.contains("it produced no sound") || told.contains("not sound"), "{script}: {told}");
    }
}

#[test]
fn a_program_that_will_not_end_is_ended() {
    let slow = "the voice \"fake\" did not finish a line within 1 s";
    let scripts = [
        "sleep 60",
        "trap '' TERM INT HUP PIPE; while :; do sleep 60; done",
        "cat; cat > /dev/null; sleep 60",
        "while :; do :; done",
        "exec 1>&- 2>&- 0<&-; sleep 60",
        "while :; do echo complaint >&2; done",
        "kill -STOP $$",
        "(sleep 60 &) ; sleep 60",
    ];
    // All at once: each is waited for.
    thread::scope(|scope| {
        for script in scripts {
            scope.spawn(move || assert_eq!(words(said(&Bench::new(), script, &[])), slow, "{script}"));
        }
    });
}

#[test]
fn a_program_that_writes_without_end_is_ended() {
    let bench = Bench::new();
    let much = "the voice \"fake\" produced too much sound for a line";
    assert_eq!(words(said(&bench, "cat /dev/zero", &[])), much);
    assert_eq!(words(said(&bench, "cat /dev/urandom", &[])), much);
    assert_eq!(words(said(&bench, "cat /dev/zero > $1", &["{out}"])), much);
    assert_eq!(words(said(&bench, "head -c 3000000 /dev/zero > $1", &["{out}"])), much);
}

#[test]
fn the_length_that_a_header_tells_is_not_believed() {
    let bench = Bench::new();
    let whole = tone(24_000, 500);
    let hours = 2 * 3600 * 24_000 * 2u32;
    // Two hours, and what espeak-ng, sox and ffmpeg write to a pipe.
    let sizes =
        [(hours + 36, hours), (0x7fff_f024, 0x7fff_f000), (0x7fff_ffff, 0x7fff_ffdb), (u32::MAX, u32::MAX)];
    for (riff, data) in sizes {
        let mut wav = whole.clone();
        wav[4..8].copy_from_slice(&riff.to_le_bytes());
        wav[40..44].copy_from_slice(&data.to_le_bytes());
        bench.file("a.wav", &wav);
        let length = said(&bench, "cat BENCH/a.wav", &[]);
        assert!((625..=640).contains(length.as_ref().unwrap()), "{riff:x} {data:x}: {length:?}");
    }
}

#[test]
fn too_long_a_sound_is_refused() {
    let bench = Bench::new();
    bench.file("a.wav", tone(8000, 21_000));
    assert_eq!(
        words(said(&bench, "cat BENCH/a.wav", &[])),
        "the voice \"fake\" produced too much sound for a line"
    );
    bench.file("a.wav", tone(8000, 12_000));
    let two = bench.voice("cat BENCH/a.wav", &[]).speak(&line(&["One.", "Two."]));
    assert_eq!(two, Err(SpeechError::TooMuch { voice: "fake".into() }));
}

#[test]
fn children_that_keep_the_pipes_are_not_waited_for() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    // In its group, and out of it.
    for script in
        ["sleep 30 & cat BENCH/a.wav", "setsid sleep 30 & cat BENCH/a.wav", "setsid sleep 3 & sleep 30"]
    {
        let voice = bench.voice(script, &[]);
        let begun = Instant::now();
        let said = voice.speak(&line(&["Let go."]));
        assert!(begun.elapsed() < Duration::from_millis(1500), "{script}: {:?}", begun.elapsed());
        assert_eq!(said.is_ok(), script.contains("cat"), "{script}: {said:?}");
    }
}

#[test]
fn children_do_not_outlive_it() {
    let bench = Bench::new();
    let script = "(sleep 1.7; : > BENCH/alive) & sleep 60";
    assert!(said(&bench, script, &[]).is_err());
    thread::sleep(Duration::from_millis(1200));
    assert!(!bench.holds("alive"));
}

#[test]
fn a_flood_of_complaints_does_not_hold_up_a_sound() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    said(&bench, "head -c 5000000 /dev/zero >&2; cat BENCH/a.wav", &[]).unwrap();
    said(&bench, "cat BENCH/a.wav; head -c 5000000 /dev/zero >&2", &[]).unwrap();
}

#[test]
fn after_two_failures_it_answers_at_once_and_a_success_forgives() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    let script = "echo x >> BENCH/runs; read n < BENCH/mood; [ $n = well ] || exit 1; cat BENCH/a.wav";
    let voice = bench.voice(script, &[]);
    let speak = |mood: &str| {
        bench.file("mood", format!("{mood}\n"));
        voice.speak(&line(&["Let go."])).is_ok()
    };
    let moods = ["ill", "well", "ill", "well", "ill", "ill", "well", "well"];
    let heard: Vec<bool> = moods.iter().map(|mood| speak(mood)).collect();
    assert_eq!(heard, [false, true, false, true, false, false, false, false]);
    assert_eq!(fs::read_to_string(bench.path("runs")).unwrap().lines().count(), 6);

    let hanging = bench.voice("sleep 60", &[]);
    let begun = Instant::now();
    assert!((0..50).all(|_| hanging.speak(&line(&["Let go."])).is_err()));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[test]
fn a_line_has_a_limit_of_its_own() {
    let bench = Bench::new();
    bench.file("a.wav", tone(24_000, 500));
    let limits = Limits { phrase: Duration::from_secs(5), line: Duration::from_millis(900), ..short() };
    let voice = bench.voice_within("sleep 0.4; cat BENCH/a.wav", &[], limits);
    let begun = Instant::now();
    let said = voice.speak(&line(&["One.", "Two.", "Three.", "Four.", "Five."]));
    assert_eq!(said, Err(SpeechError::Slow { voice: "fake".into(), limit: limits.line }));
    assert!(begun.elapsed() < Duration::from_secs(3));
}

#[test]
fn it_runs_in_an_empty_folder_that_vanishes_and_sees_no_secrets() {
    let bench = Bench::new();
    let voice = bench.voice("pwd > BENCH/pwd; ls -a > BENCH/ls; env > BENCH/env; : > left; exit 1", &[]);
    assert!(voice.speak(&line(&["Let go."])).is_err());
    let read = |name: &str| fs::read_to_string(bench.path(name)).unwrap();
    assert_eq!(read("ls"), ".\n..\n");
    assert!(!std::path::Path::new(read("pwd").trim()).exists());
    let allowed = |line: &&str| {
        let name = line.split('=').next().unwrap();
        let plain = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "PWD", "OLDPWD"];
        let shell = ["SHLVL", "_", "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH"];
        plain.contains(&name) || shell.contains(&name) || name.starts_with("LC_") || name.starts_with("XDG_")
    };
    let env = read("env");
    assert!(env.contains("PATH=") && env.lines().all(|line| allowed(&line)), "{env}");
    assert!(!env.contains("CARGO"), "{env}");
}

#[test]
fn a_program_that_is_not_there_is_missing() {
    let argv = vec!["balm-no-such-program".into()];
    let voice = balm::voice::program::UserVoice { name: "fake".into(), argv, languages: vec![] };
    let voice = balm::voice::program::Program::new(&voice, &super::here(), short()).unwrap();
    for _ in 0..3 {
        let told = voice.speak(&line(&["Let go."])).unwrap_err();
        assert_eq!(
            told.to_string(),
            "the voice \"fake\" is not installed: program balm-no-such-program not found"
        );
    }
}
