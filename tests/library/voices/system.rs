//! The voices a system has: found without running them, asked as they want to be.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use balm::voice::program::{Limits, system};
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
    assert!(names("en", &bench).is_empty());
    for program in ["espeak-ng", "flite", "pico2wave", "text2wave"] {
        install(&bench.path("bin").join(program), "exit 1");
    }
    assert_eq!(names("en", &bench), ["pico", "flite", "espeak-ng", "festival"]);
    assert_eq!(names("de-CH", &bench), ["pico", "espeak-ng"]);
    assert_eq!(names("es-MX", &bench), ["pico", "espeak-ng"]);
    assert_eq!(names("nl", &bench), ["espeak-ng"]);
    assert!(names("ja", &bench).is_empty());
    fs::create_dir_all(bench.path("root/usr/share/festival/voices/us/cmu_us_slt_arctic_hts")).unwrap();
    assert_eq!(names("en", &bench), ["festival", "pico", "flite", "espeak-ng"]);
}

#[test]
fn the_module_of_speech_dispatcher_stands_in_for_a_missing_espeak() {
    let bench = Bench::new();
    let module = bench.path("root/usr/lib/speech-dispatcher-modules/sd_espeak-ng");
    install(&module, "exit 1");
    assert_eq!(names("de", &bench), ["speech-dispatcher"]);
    install(&bench.path("bin/espeak-ng"), "exit 1");
    assert_eq!(names("de", &bench), ["espeak-ng"]);
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
    let voice = &voices(language, &bench)[0];
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
fn a_module_is_talked_to_until_it_has_ended() {
    let bench = Bench::new();
    let module = bench.path("root/usr/lib/speech-dispatcher-modules/sd_espeak-ng");
    let said = bench.path("said");
    // It ends only when it is told to, and it is not.
    let script = format!(
        "PATH=/bin:/usr/bin; while read l; do echo \"$l\" >> {said}; [ \"$b\" = SPEAK ] && printf '200 OK SPEAKING\\n701 BEGIN\\n705-bits=16\\n\
         705-num_channels=1\\n705-sample_rate=8000\\n705-AUDIO\\0%08000d\\n705 AUDIO\\n702 END\\n' 7; b=$l; done",
        said = said.display()
    );
    install(&module, &script);
    let voices = voices("en-GB", &bench);
    let voice = voices.iter().find(|voice| voice.name() == "speech-dispatcher").unwrap();
    // 8000 characters "0": half a second of a constant, which is no speech, but is heard.
    let heard = voice.speak(&line(&["Let go."]));
    let said = fs::read_to_string(said).unwrap();
    assert!(
        said.contains("audio_output_method=server\n") && said.contains("<speak>Let go.</speak>\n"),
        "{said}"
    );
    assert!(heard.is_ok() || heard.unwrap_err().to_string().contains("it gave no sound"));
}

#[test]
fn the_voices_of_this_very_computer_speak() {
    for voice in system::voices(&here(), Limits::default()) {
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
