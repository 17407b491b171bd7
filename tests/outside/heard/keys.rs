//! What is heard when keys, signals and an editor come in between.

use std::time::{Duration, Instant};

use super::ear::{falls, find, frames, level, longest_silence, no_click, seconds, sounding};
use super::folder::BED_HZ;
use super::program::{Ended, Playing};

crate::tests! {
    a_pause_is_silent_and_goes_on_at_the_same_frame
    skipping_and_turning_the_volume_do_not_click
    a_routine_saved_while_it_plays_goes_on_without_a_click
    quitting_fades_and_is_no_failure
    sigterm_fades_within_a_second_and_a_half
    ctrl_c_fades_and_gives_the_terminal_back
}

/// Between two blocks of the server, and until its last one has come.
const LATENCY: Duration = Duration::from_millis(250);

/// The windows of a fade's curve: whole waves of the bed.
const WINDOW: f64 = 0.1;

fn a_pause_is_silent_and_goes_on_at_the_same_frame() {
    let mut playing = Playing::start_in_terminal("noise.toml");
    let paused = playing.listen(3.0).press(" ");
    let resumed = playing.wait(2.0).press(" ");
    playing.wait(2.2).press("q");
    let ended = playing.end(20);
    let heard = &ended.heard.sound;
    let exported = ended.folder.export("noise.toml");

    let inside = sounding(heard);
    let pause = longest_silence(&heard[inside.clone()]);
    let pause = inside.start + pause.start..inside.start + pause.end;
    // The key's own way, a fade, and the sound still on its way to the ear are outside it.
    assert!((1.3..3.5).contains(&seconds(pause.len())), "{} s of silence", seconds(pause.len()));
    let to_silence = ended.heard.came(pause.start).saturating_duration_since(paused);
    let to_sound = ended.heard.came(pause.end).saturating_duration_since(resumed);
    assert!(to_silence < Duration::from_secs(1), "silent after {to_silence:?}");
    assert!(to_sound < Duration::from_secs(1), "sounds again after {to_sound:?}");

    // Where the export's start lies for what came before the pause, and for what came after it.
    let place = |at: usize| {
        let part = &heard[at..at + 4800];
        let (place, off) = find(part, &exported.sound);
        assert!(off <= exported.rounding, "second {} is not in the export: {off}", seconds(at));
        at as i64 - place as i64
    };
    let before = place(pause.start - frames(1.5));
    let after = place(pause.end + frames(1.5));
    let moved = after - before - pause.len() as i64;
    assert!(moved.unsigned_abs() <= 240, "{moved} frames were lost (or, below zero, heard twice)");
    // Out and in by a fade: never a full frame next to silence.
    let full = level(&heard[pause.start - frames(1.5)..pause.start - frames(1.0)], frames(0.5))[0];
    let edges = [&heard[pause.start - 24..pause.start], &heard[pause.end..pause.end + 24]];
    for edge in edges {
        assert!(level(edge, 24)[0] < 0.5 * full, "a hard cut");
    }
}

fn skipping_and_turning_the_volume_do_not_click() {
    let mut playing = Playing::start_in_terminal("steady.toml");
    playing.listen(1.5).press("\x1b[B");
    playing.wait(0.3).press("[");
    playing.wait(0.3).press("n");
    playing.wait(1.0).press("p");
    playing.wait(1.0).press("]");
    playing.wait(0.3).press("q");
    let ended = playing.end(20);
    let curve = level(ended.sound(), frames(WINDOW));
    let full = curve.iter().copied().fold(0.0, f64::max);
    no_click(ended.sound(), &[(BED_HZ, full * 2.0_f64.sqrt())]);
}

fn a_routine_saved_while_it_plays_goes_on_without_a_click() {
    let step = |title: &str| format!("[[step]]\ntitle = \"{title}\"\nfor = \"30s\"\nsay = \"Listen.\"\n");
    let draft = |last: &str| {
        "balm = 1\ntitle = \"A draft\"\n[sounds]\ntone = { file = \"tone.wav\", license = \"CC0-1.0\" }\n\
         [defaults]\nbed = \"tone\"\nchime = \"none\"\nfade = \"1s\"\n"
            .to_owned()
            + &["One", "Two", "Three", "Four", "Five", last].map(step).concat()
    };
    let mut playing = Playing::rehearse(&draft("Six"));
    playing.listen(1.5).save(&draft("Sixth"));
    playing.listen_for("Sixth.").wait(1.0).save("balm = 1\n");
    playing.listen_for("The sound is paused").wait(1.2).save(&draft("The sixth"));
    playing.listen_for("The sixth.").wait(1.0).terminate();
    let ended = playing.end(10);
    assert!(ended.output.contains("Saved. From step 6: Sixth."), "{}", ended.output);
    assert!(ended.output.contains("Saved. From step 6: The sixth."), "{}", ended.output);
    let sound = ended.sound();
    let silence = longest_silence(sound);
    assert!(
        seconds(silence.len()) > 0.5,
        "it waits while the file has mistakes: {} s",
        seconds(silence.len())
    );
    let full = level(sound, frames(WINDOW)).into_iter().fold(0.0, f64::max);
    no_click(sound, &[(BED_HZ, full * 2.0_f64.sqrt())]);
}

fn quitting_fades_and_is_no_failure() {
    let mut playing = Playing::start_in_terminal("steady.toml");
    let asked = playing.listen(1.5).press("q");
    let ended = playing.end(15);
    assert_eq!(ended.code, 0, "{}", ended.output);
    ends_by_a_fade(&ended, asked, Duration::from_secs(6));
    the_terminal_is_as_before(&ended);
}

// Signals.

fn sigterm_fades_within_a_second_and_a_half() {
    let mut playing = Playing::start("steady.toml");
    let asked = playing.listen(1.5).terminate();
    let ended = playing.end(10);
    assert_eq!(ended.code, 143, "{}", ended.output);
    ends_by_a_fade(&ended, asked, Duration::from_millis(1500));
    assert!(ended.ended - asked < Duration::from_millis(1500) + LATENCY, "{:?}", ended.ended - asked);
    assert!(
        ended.output.lines().any(|line| line.contains("A tone") || line.contains(" of ")),
        "{}",
        ended.output
    );
}

fn ctrl_c_fades_and_gives_the_terminal_back() {
    let mut playing = Playing::start_in_terminal("steady.toml");
    let asked = playing.listen(1.5).press("\x03");
    let ended = playing.end(10);
    assert_eq!(ended.code, 130, "{}", ended.output);
    ends_by_a_fade(&ended, asked, Duration::from_millis(1500));
    the_terminal_is_as_before(&ended);
}

fn ends_by_a_fade(ended: &Ended, asked: Instant, limit: Duration) {
    let inside = sounding(&ended.heard.sound);
    let took = ended.heard.came(inside.end).saturating_duration_since(asked);
    assert!(took < limit + LATENCY, "silent only after {took:?}");
    assert!(took > Duration::from_millis(100), "cut off after {took:?}");
    let from = ended.heard.by(asked + LATENCY).min(inside.end);
    let curve = level(&ended.heard.sound[from..inside.end], frames(WINDOW));
    falls(&curve, 0.02).unwrap_or_else(|message| panic!("the fade: {message}"));
    let full = level(ended.sound(), frames(WINDOW)).into_iter().fold(0.0, f64::max);
    no_click(ended.sound(), &[(BED_HZ, full * 2.0_f64.sqrt())]);
}

fn the_terminal_is_as_before(ended: &Ended) {
    let (before, after) = ended.terminal.as_ref().expect("a terminal");
    assert!(!before.is_empty() && before == after, "before {before:?}, after {after:?}");
    let shown = ended.output.rfind("\x1b[?25h");
    let hidden = ended.output.rfind("\x1b[?25l");
    assert!(hidden <= shown, "the cursor stays hidden");
}
