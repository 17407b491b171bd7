//! Voices, heard: a program that takes its time, and the clips that come with balm.

use std::f64::consts::TAU;
use std::fs;

use super::ear::{RATE, difference, find, frames, largest_step, seconds, sounding, tone_level};
use super::folder::{BED_HZ, VOICE_HZ, VOICE_LENGTH};
use super::program::{Ended, Playing};

crate::tests! {
    a_voice_gets_ready_under_the_bed_without_a_seam
    the_first_words_do_not_wait_for_those_that_come_later
    balms_own_lines_are_heard_where_they_stand
}

/// The windows of a tone's curve: whole waves of both tones.
const WINDOW: f64 = 0.05;

/// A voice that says every line as a tone, after a while.
const SLOW_VOICE: &str = r#"
[[voice_program]]
name = "tone"
command = ["sh", "-c", 'sleep 0.7; cp "$1" "$2"', "sh", "FOLDER/voice.wav", "{out}"]
"#;

fn a_voice_gets_ready_under_the_bed_without_a_seam() {
    let ended = Playing::speaking("spoken.toml", "tone", |folder| {
        let settings = SLOW_VOICE.replace("FOLDER", &folder.file(".").display().to_string());
        fs::create_dir_all(folder.file("balm")).expect("a folder for settings");
        fs::write(folder.file("balm/config.toml"), settings).expect("settings");
    })
    .end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);
    assert!(ended.output.contains("Voice: tone."), "{}", ended.output);

    // The bed does not wait for the voice, which takes more than a second for its two lines.
    let sound = sounding(&ended.heard.sound);
    let first = ended.heard.came(sound.start) - ended.started;
    assert!(first.as_secs_f64() < 0.9, "the first sound after {first:?}");

    let voice = tone_level(ended.sound(), VOICE_HZ, frames(WINDOW));
    let loudest = voice.iter().copied().fold(0.0, f64::max);
    let begins = |at: usize| voice[at] > loudest / 3.0 && (at == 0 || voice[at - 1] <= loudest / 3.0);
    let heard: Vec<f64> = (0..voice.len()).filter(|at| begins(*at)).map(|at| at as f64 * WINDOW).collect();
    assert_eq!(heard.len(), 2, "{heard:.2?}");
    // Both lines a step apart, whatever came before: nothing ran late.
    assert!((heard[1] - heard[0] - 4.0).abs() < 0.1, "{heard:.2?}");
    // Not heard at its edges, which are soft.
    let spoken = voice.iter().filter(|level| **level > loudest / 3.0).count() as f64 * WINDOW / 2.0;
    assert!((spoken - VOICE_LENGTH).abs() < 0.3, "lines of {spoken} s");

    let bed = tone_level(ended.sound(), BED_HZ, frames(WINDOW)).into_iter().fold(0.0, f64::max);
    let own = (bed * BED_HZ + loudest * VOICE_HZ) * 2.0_f64.sqrt() * TAU / RATE as f64;
    let step = f64::from(largest_step(ended.sound()));
    assert!(step < 1.15 * own, "a step of {step:.6} where the sound itself has {own:.6}");
}

fn the_first_words_do_not_wait_for_those_that_come_later() {
    // The first line takes a moment, the next one longer than there is between them.
    let voice = SLOW_VOICE.replace("sleep 0.7", "mkdir \"${1%.wav}\" 2>/dev/null && sleep 0.3 || sleep 7");
    let ended = Playing::speaking("spoken.toml", "tone", |folder| {
        let settings = voice.replace("FOLDER", &folder.file(".").display().to_string());
        fs::create_dir_all(folder.file("balm")).expect("a folder for settings");
        fs::write(folder.file("balm/config.toml"), settings).expect("settings");
    })
    .end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);

    let voice = tone_level(&ended.heard.sound, VOICE_HZ, frames(WINDOW));
    let loudest = voice.iter().copied().fold(0.0, f64::max);
    let begins = |at: usize| voice[at] > loudest / 3.0 && voice[at - 1] <= loudest / 3.0;
    let heard: Vec<usize> = (1..voice.len()).filter(|at| begins(*at)).collect();
    assert_eq!(heard.len(), 2, "{heard:?}");
    let first = ended.heard.came((heard[0] as f64 * WINDOW * RATE as f64) as usize) - ended.started;
    assert!(first.as_secs_f64() < 4.0, "the first words after {first:?}");
    // The other is late, and whole.
    assert!((heard[1] - heard[0]) as f64 * WINDOW > 6.0, "{heard:?}");
    let spoken = voice.iter().filter(|level| **level > loudest / 3.0).count() as f64 * WINDOW / 2.0;
    assert!((spoken - VOICE_LENGTH).abs() < 0.3, "lines of {spoken} s");

    let bed = tone_level(ended.sound(), BED_HZ, frames(WINDOW)).into_iter().fold(0.0, f64::max);
    let own = (bed * BED_HZ + loudest * VOICE_HZ) * 2.0_f64.sqrt() * TAU / RATE as f64;
    let step = f64::from(largest_step(ended.sound()));
    assert!(step < 1.15 * own, "a step of {step:.6} where the sound itself has {own:.6}");
}

fn balms_own_lines_are_heard_where_they_stand() {
    // Its words are those of a routine of balm's own, so that their clips are there; no other voice is.
    let ended = Playing::speaking("own-lines.toml", "heart", |_| {}).end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);
    assert!(ended.output.contains("Voice: heart."), "{}", ended.output);
    heard_as_exported(&ended, "own-lines.toml");
}

/// Every line the timeline tells of sounds at its place in what was heard, and all of it is what an
/// export gives.
fn heard_as_exported(ended: &Ended, routine: &str) {
    let exported = ended.folder.export_spoken(routine, "heart");
    let lines = ended.folder.lines(routine);
    assert!(lines.len() >= 3, "{lines:?}");
    let heard = &ended.heard.sound;
    let from = frames(lines[0].0 + 0.5);
    let (place, off) = find(&exported.sound[from..from + 4800], heard);
    assert!(off <= exported.rounding, "the first line was not heard: {off}");
    let start = place - from;
    assert!(heard.len() - start >= exported.sound.len(), "the end was not heard");
    let off = difference(&exported.sound, &heard[start..]);
    assert!(off <= exported.rounding, "{off} at most");
    for (at, length) in lines {
        // There is no bed: whatever sounds is speech. It rises within 30 to 80 ms.
        let loud = |from: f64, to: f64| {
            let part = &exported.sound[frames(from.max(0.0))..frames(to)];
            part.iter().map(|frame| frame[0].abs().max(frame[1].abs())).fold(0.0, f32::max)
        };
        assert!(loud(at, at + 0.15) > 0.01, "nothing at {at}");
        assert!(loud(at - 0.05, at) < 0.001, "something before {at}");
        let last = sounding(&exported.sound[frames(at)..frames(at + length)]);
        assert!(seconds(last.end) > length - 0.3, "at {at}: {} of {length} s", seconds(last.end));
    }
}
