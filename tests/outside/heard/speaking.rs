//! Voices, heard: a program that takes its time, and the one inside balm.

use std::f64::consts::TAU;
use std::fs;

use super::ear::{Frame, RATE, difference, find, frames, largest_step, seconds, sounding, tone_level};
use super::folder::{BED_HZ, Folder, VOICE_HZ, VOICE_LENGTH};
use super::program::{Ended, Playing};

crate::tests! {
    a_voice_gets_ready_under_the_bed_without_a_seam
    the_first_words_do_not_wait_for_those_that_come_later
    balms_own_lines_are_heard_where_they_stand
}

/// The windows of a tone's curve: whole waves of both tones.
const WINDOW: f64 = 0.05;

/// Names a voice "tone" in the settings, which says every line as a tone once `takes_its_time`, a line of shell,
/// is over.
pub fn slow_voice(folder: &Folder, takes_its_time: &str) {
    let wav = folder.file("voice.wav");
    let command = [
        "sh",
        "-c",
        &format!("{takes_its_time}; cp \"$1\" \"$2\""),
        "sh",
        &wav.display().to_string(),
        "{out}",
    ];
    fs::create_dir_all(folder.file("balm")).expect("a folder for settings");
    fs::write(
        folder.file("balm/config.toml"),
        format!("[[voice_program]]\nname = \"tone\"\ncommand = {command:?}\n"),
    )
    .expect("settings");
}

/// Where each line of the slow voice begins, in seconds of `sound`. Each is whole, and there is no click in it.
#[track_caller]
fn lines_heard(sound: &[Frame]) -> Vec<f64> {
    let voice = tone_level(sound, VOICE_HZ, frames(WINDOW));
    let loudest = voice.iter().copied().fold(0.0, f64::max);
    let begins = |at: usize| voice[at] > loudest / 3.0 && (at == 0 || voice[at - 1] <= loudest / 3.0);
    let heard: Vec<f64> = (0..voice.len()).filter(|at| begins(*at)).map(|at| at as f64 * WINDOW).collect();
    // Not heard at its edges, which are soft.
    let spoken = voice.iter().filter(|level| **level > loudest / 3.0).count() as f64 * WINDOW;
    assert!((spoken / heard.len() as f64 - VOICE_LENGTH).abs() < 0.3, "{spoken} s for lines at {heard:.2?}");

    let bed = tone_level(sound, BED_HZ, frames(WINDOW)).into_iter().fold(0.0, f64::max);
    let own = (bed * BED_HZ + loudest * VOICE_HZ) * 2.0_f64.sqrt() * TAU / RATE as f64;
    let step = f64::from(largest_step(sound));
    assert!(step < 1.15 * own, "a step of {step:.6} where the sound itself has {own:.6}");
    heard
}

fn a_voice_gets_ready_under_the_bed_without_a_seam() {
    let ended = Playing::speaking("spoken.toml", "tone", |folder| slow_voice(folder, "sleep 1.5")).end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);
    assert!(ended.output.contains("Voice: tone."), "{}", ended.output);

    // The bed does not wait for the voice, which takes three seconds for its two lines.
    let sound = sounding(&ended.heard.sound);
    let first = ended.heard.came(sound.start) - ended.started;
    assert!(first.as_secs_f64() < 2.5, "the first sound after {first:?}");

    let heard = lines_heard(ended.sound());
    assert_eq!(heard.len(), 2, "{heard:.2?}");
    // Both lines a step apart, whatever came before: nothing ran late.
    assert!((heard[1] - heard[0] - 4.0).abs() < 0.1, "{heard:.2?}");
}

fn the_first_words_do_not_wait_for_those_that_come_later() {
    // The first line takes a moment, the next one longer than there is between them. In a terminal: there a
    // session waits for its listener too.
    let slower = "mkdir \"$1.first\" 2>/dev/null && sleep 0.3 || sleep 7";
    let playing = Playing::speaking_in_terminal("spoken.toml", "tone", |folder| {
        slow_voice(folder, slower);
        // Which keys to press was said in an earlier session.
        fs::create_dir_all(folder.file("balm/state")).expect("a folder");
        fs::write(folder.file("balm/state/first-words-said"), "").expect("a file");
    });
    let ended = playing.end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);

    let heard = lines_heard(ended.sound());
    assert_eq!(heard.len(), 2, "{heard:.2?}");
    let begins = sounding(&ended.heard.sound).start + frames(heard[0]);
    let first = ended.heard.came(begins) - ended.started;
    assert!(first.as_secs_f64() < 6.5, "the first words after {first:?}");
    // The other is late, and whole.
    assert!(heard[1] - heard[0] > 5.0, "{heard:.2?}");
}

fn balms_own_lines_are_heard_where_they_stand() {
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
