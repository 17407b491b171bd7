//! The voices a system has: found without running them, asked as they want to be.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use balm::voice::program::{Limits, system_voices};
use balm::voice::{Engine, Voices, Wishes};

use super::{Bench, here, line, only, tone};

/// Puts a program there.
fn install(at: &Path, script: &str) {
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    fs::write(at, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(at, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The voices of a bench that speak a language, the best first.
fn voices(language: &str, bench: &Bench) -> Vec<Arc<dyn Engine>> {
    let here = only(&bench.path("root"), &bench.path("bin"));
    Voices::find(None, &here, Vec::new(), Wishes::default()).for_language(language)
}

fn names(language: &str, bench: &Bench) -> Vec<String> {
    voices(language, bench).iter().map(|voice| voice.name().to_owned()).collect()
}

#[test]
fn the_better_voice_of_a_language_comes_first() {
    let bench = Bench::new();
    assert_eq!(names("en", &bench), ["heart"]);
    assert!(names("de", &bench).is_empty());
    for program in ["espeak-ng", "flite", "pico2wave", "text2wave"] {
        install(&bench.path("bin").join(program), "exit 1");
    }
    assert_eq!(names("en", &bench), ["heart", "pico", "flite", "espeak-ng", "festival"]);
    // One that is hard to follow speaks only where it is asked for.
    assert_eq!(names("de-CH", &bench), ["pico"]);
    assert_eq!(names("es-MX", &bench), ["pico"]);
    assert!(names("nl", &bench).is_empty());
    let wished = Wishes { favourite: Some("espeak-ng".into()), ..Wishes::default() };
    let here = only(&bench.path("root"), &bench.path("bin"));
    let asked = Voices::find(None, &here, Vec::new(), wished);
    for (language, voices) in [("de-CH", &["espeak-ng", "pico"][..]), ("nl", &["espeak-ng"][..])] {
        let names: Vec<String> = asked.for_language(language).iter().map(|v| v.name().to_owned()).collect();
        assert_eq!(names, voices);
    }
    assert_eq!(asked.hard_to_follow("nl"), Some("espeak-ng"));
    assert_eq!(asked.hard_to_follow("en"), None);
    assert!(names("ja", &bench).is_empty());
    fs::create_dir_all(bench.path("root/usr/share/festival/voices/us/cmu_us_slt_arctic_hts")).unwrap();
    assert_eq!(names("en", &bench), ["heart", "festival", "pico", "flite", "espeak-ng"]);
}

/// A voice of the bench, its program being this script in place of the real one.
fn asked(program: &str, script: &str, language: &str) -> Vec<String> {
    let bench = Bench::new();
    bench.file("a.wav", tone(16_000, 500));
    let folder = bench.path("");
    let find_out = "for a; do case $before in -o|-w) cp BENCH/a.wav $a;; esac; before=$a; done";
    let script = format!("printf '%s\\n' \"$@\" > BENCH/heard\n{script}\n{find_out}");
    install(
        &bench.path("bin").join(program),
        &format!("PATH=/bin:/usr/bin\n{}", script.replace("BENCH", folder.to_str().unwrap())),
    );
    let voices = voices(language, &bench);
    let voice = voices.iter().find(|voice| voice.name() != "heart").unwrap();
    let mut line = line(&["Let go & rest."]);
    line.language = language.into();
    voice.speak(&line).unwrap();
    let heard = fs::read_to_string(bench.path("heard")).unwrap();
    heard.lines().filter(|argument| !argument.ends_with(".wav")).map(str::to_owned).collect()
}

#[test]
fn each_is_asked_in_its_own_way() {
    let stdin = "cat >> BENCH/heard";
    let espeak = ["-v", "en-gb", "-p", "40", "-s", "140", "-b", "1", "--stdin", "-w", "Let go rest."];
    assert_eq!(asked("espeak-ng", stdin, "en-GB"), espeak);
    let flite = ["-voice", "slt", "--setf", "duration_stretch=1.39", "-f", "-", "-o", "Let go rest."];
    assert_eq!(asked("flite", stdin, "en"), flite);
    let pico = ["-l", "de-DE", "-w", "<speed level=\"88\">Let go rest.</speed>"];
    assert_eq!(asked("pico2wave", "", "de"), pico);
    let festival = ["-o", "-eval", "(Parameter.set 'Duration_Stretch 1.14)", "Let go rest."];
    assert_eq!(asked("text2wave", stdin, "en"), festival);
}

#[test]
#[ignore = "speaks with whatever voices this computer has"]
fn the_voices_of_this_very_computer_speak() {
    for voice in system_voices::voices(&here(), Limits::default()) {
        if voice.quality("en") == 0 {
            continue;
        }
        let begun = std::time::Instant::now();
        let speech = voice.speak(&line(&["Let your shoulders sink.", "Breathe out slowly."])).unwrap();
        let ms = super::millis(&speech);
        assert!((2200..7000).contains(&ms), "{}: {ms} ms", voice.name());
        println!("{}: {ms} ms of speech in {:?}", voice.name(), begun.elapsed());
    }
}
