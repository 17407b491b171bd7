//! The tests that listen. The expected seconds are those an author of the routine would expect.

use std::f64::consts::TAU;
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::ear::{
    Frame, RATE, beginnings, decibels, difference, falls, find, frames, largest_step, level, longest_silence,
    rises, seconds, sounding, tone_level,
};
use super::program::{BED_HZ, Ended, Folder, Playing, VOICE_HZ, VOICE_LENGTH};
use super::recorder::Recorder;
use super::server::Server;
use super::sounds::{Written, noise, silence};

crate::tests! {
    a_minute_is_heard_as_it_is_exported
    a_minute_takes_a_minute_and_has_no_holes
    the_recorder_hears_every_frame
    chimes_come_at_their_second
    a_bed_makes_room_for_a_voice_and_comes_back
    the_sound_fades_in_and_out
    a_pause_is_silent_and_goes_on_at_the_same_frame
    skipping_and_turning_the_volume_do_not_click
    a_routine_saved_while_it_plays_goes_on_without_a_click
    quitting_fades_and_is_no_failure
    sigterm_fades_within_a_second_and_a_half
    ctrl_c_fades_and_gives_the_terminal_back
}

/// Between two blocks of the server, and until its last one has come.
const LATENCY: Duration = Duration::from_millis(250);

/// The windows of a fade's curve: whole waves of both tones.
const WINDOW: f64 = 0.1;

// The harness itself.

fn the_recorder_hears_every_frame() {
    // When a stream comes in, the server starts its block anew, and the recorder may miss some
    // milliseconds of it: like balm, begin with a little silence.
    let lead = silence(0.2);
    let played = [noise(0.5, 1.5), silence(0.3), noise(0.25, 0.5)].concat();
    let bytes: Vec<u8> =
        lead.iter().chain(&played).flatten().flat_map(|sample| sample.to_le_bytes()).collect();
    let folder = Folder::new();
    std::fs::write(folder.file("played.raw"), bytes).expect("a file to play");

    let server = Server::start().unwrap_or_else(|why| panic!("{why}"));
    let recorder = Recorder::start(&server);
    let started = Instant::now();
    let mut pacat = server.command("pacat");
    pacat.args(["--playback", "--raw", "--format=float32le", "--rate=48000", "--channels=2"]);
    pacat.arg("--latency-msec=50").arg(folder.file("played.raw")).stderr(Stdio::null());
    let status = pacat.status().expect("pacat (of pulseaudio-utils) runs");
    assert!(status.success());
    let heard = recorder.stop();

    let (at, off) = find(&played[..4800], &heard.sound);
    assert!(off < 1e-6, "not found: {off}");
    assert!(difference(&played, &heard.sound[at..]) < 1e-6);
    assert!(heard.sound.len() >= at + played.len());
    let delay = heard.came(at) - started;
    assert!(delay < Duration::from_secs(1), "{delay:?}");
    let span = heard.came(at + played.len()) - heard.came(at);
    assert!((span.as_secs_f64() - 2.3).abs() < 0.1, "{span:?}");
}

// One minute, played once for both tests where they run in one process.

fn minute() -> &'static (Ended, Written) {
    static MINUTE: OnceLock<(Ended, Written)> = OnceLock::new();
    MINUTE.get_or_init(|| {
        let ended = Playing::start("minute.toml").end(120);
        assert_eq!(ended.code, 0, "{}", ended.output);
        let exported = ended.folder.export("minute.toml");
        (ended, exported)
    })
}

/// Where the export's first frame lies in what was heard.
fn aligned(heard: &[Frame], exported: &[Frame], at: f64) -> usize {
    let part = &exported[frames(at)..frames(at + 0.1)];
    let (place, off) = find(part, heard);
    place.checked_sub(frames(at)).unwrap_or_else(|| panic!("second {at} not found in what was heard: {off}"))
}

fn a_minute_is_heard_as_it_is_exported() {
    let (ended, exported) = minute();
    let length = seconds(exported.sound.len());
    assert!((45.0..90.0).contains(&length), "{length} s");
    let heard = &ended.heard.sound;
    let start = aligned(heard, &exported.sound, 12.0);
    assert!(heard.len() - start >= exported.sound.len(), "the end was not heard");
    let off = difference(&exported.sound, &heard[start..]);
    assert!(off <= exported.rounding, "{off} at most, {} is what the file rounds off", exported.rounding);
    // Nothing before and nothing after.
    let sounding = sounding(heard);
    assert!(
        sounding.start >= start && sounding.end <= start + exported.sound.len(),
        "{sounding:?} at {start}"
    );
}

fn a_minute_takes_a_minute_and_has_no_holes() {
    let (ended, exported) = minute();
    let sounding = sounding(&ended.heard.sound);
    let wall = (ended.heard.came(sounding.end) - ended.heard.came(sounding.start)).as_secs_f64();
    let played = seconds(sounding.len());
    assert!((wall / played - 1.0).abs() < 0.005, "{played} s of sound took {wall} s");
    let whole = (ended.ended - ended.started).as_secs_f64();
    let length = seconds(exported.sound.len());
    assert!(whole > length - 0.5 && whole < length + 2.0, "{length} s of routine took {whole} s");

    let hole = longest_silence(ended.sound());
    assert!(hole.len() <= frames(0.005), "{} s of silence at {} s", seconds(hole.len()), seconds(hole.start));
}

// Chimes, voices, fades.

fn chimes_come_at_their_second() {
    let ended = Playing::start("chimes.toml").end(40);
    assert_eq!(ended.code, 0, "{}", ended.output);
    let heard: Vec<f64> = beginnings(&ended.heard.sound, frames(0.4)).into_iter().map(seconds).collect();
    assert_eq!(heard.len(), 4, "{heard:?}");
    for (heard, wanted) in heard.iter().map(|at| at - heard[0]).zip([0.0, 3.0, 6.0, 9.0]) {
        assert!((heard - wanted).abs() <= 0.05, "heard at {heard}, wanted at {wanted}");
    }
    // The first one comes when the time to get ready is over.
    let first = ended.heard.came(frames(heard[0])) - ended.started;
    assert!((1.0..1.8).contains(&first.as_secs_f64()), "{first:?}");
}

fn a_bed_makes_room_for_a_voice_and_comes_back() {
    let ended = Playing::start("voice.toml").end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);
    let bed = tone_level(ended.sound(), BED_HZ, frames(WINDOW));
    let voice = tone_level(ended.sound(), VOICE_HZ, frames(WINDOW));
    let loudest = voice.iter().copied().fold(0.0, f64::max);
    assert!(loudest > 0.001, "no voice was heard");
    let speaks: Vec<usize> = (0..voice.len()).filter(|at| voice[*at] > loudest / 2.0).collect();
    let (first, last) = (speaks[0], speaks[speaks.len() - 1]);
    let length = (last - first + 1) as f64 * WINDOW;
    assert!((length - VOICE_LENGTH).abs() < 0.25, "a voice of {length} s");

    let before = bed[first - 15];
    let under: Vec<f64> = bed[first..=last].iter().map(|level| decibels(*level, before)).collect();
    assert!(under.iter().all(|level| (-10.0..=-5.0).contains(level)), "dB under the voice: {under:.1?}");
    assert!(decibels(bed[first - 1], before) < -4.0, "it was not down when the voice began: {bed:.4?}");
    let back = decibels(bed[last + 35], before);
    assert!(back.abs() < 1.0, "{back:.1} dB 3.5 s after the voice: {bed:.4?}");
    assert!(decibels(loudest, bed[first + 5]) > 10.0, "the voice is {loudest}, the bed {}", bed[first + 5]);
    no_click(ended.sound(), &[(BED_HZ, before), (VOICE_HZ, loudest)]);
}

fn the_sound_fades_in_and_out() {
    let ended = Playing::start("tone.toml").end(60);
    assert_eq!(ended.code, 0, "{}", ended.output);
    let curve = level(ended.sound(), frames(WINDOW));
    let full = curve.iter().copied().fold(0.0, f64::max);
    let up = curve.iter().position(|level| *level > 0.98 * full).expect("a loudest window");
    let down = curve.iter().rposition(|level| *level > 0.98 * full).expect("a loudest window");
    let (fade_in, fade_out) = (up as f64 * WINDOW, (curve.len() - down) as f64 * WINDOW);
    assert!((1.0..=5.0).contains(&fade_in), "fades in for {fade_in} s: {curve:.4?}");
    assert!((3.0..=11.0).contains(&fade_out), "fades out for {fade_out} s: {curve:.4?}");
    rises(&curve[..=up], 0.02).unwrap_or_else(|message| panic!("fading in it {message}"));
    falls(&curve[down..], 0.02).unwrap_or_else(|message| panic!("fading out: {message}"));
    let dip = (up..=down).find(|at| curve[*at] < 0.95 * full);
    assert_eq!(dip, None, "a dip in this tenth of a second: {curve:.4?}");
    assert!(curve[0] < 0.1 * full && curve[curve.len() - 1] < 0.1 * full, "{curve:.4?}");
    no_click(ended.sound(), &[(BED_HZ, full * 2.0_f64.sqrt())]);
    // The steps' time, the time to get ready, the fade: no more.
    let whole = seconds(ended.sound().len());
    assert!((13.0..=27.0).contains(&whole), "{whole} s of sound");
}

/// No step from frame to frame is larger than these tones (Hz and amplitude) have in themselves.
fn no_click(sound: &[Frame], tones: &[(f64, f64)]) {
    let own: f64 = tones.iter().map(|(hz, amplitude)| amplitude * TAU * hz / RATE as f64).sum();
    let step = f64::from(largest_step(sound));
    assert!(step < 1.15 * own, "a step of {step:.6} where the sound itself has {own:.6}");
}

// Keys.

fn a_pause_is_silent_and_goes_on_at_the_same_frame() {
    let mut playing = Playing::start_in_terminal("noise.toml");
    let paused = playing.listen(6.0).press(" ");
    let resumed = playing.wait(2.5).press(" ");
    playing.wait(4.0).press("q");
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
    let mut playing = Playing::start_in_terminal("tone.toml");
    playing.listen(4.5).press("\x1b[B");
    playing.wait(0.4).press("[");
    playing.wait(0.4).press("n");
    playing.wait(1.2).press("p");
    playing.wait(1.2).press("]");
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
         [defaults]\nbed = \"tone\"\nchime = \"none\"\n"
            .to_owned()
            + &["One", "Two", "Three", "Four", "Five", last].map(step).concat()
    };
    let mut playing = Playing::rehearse(&draft("Six"));
    playing.listen(3.0).save(&draft("Sixth"));
    playing.wait(2.5).save("balm = 1\n");
    playing.wait(2.0).save(&draft("The sixth"));
    playing.wait(3.0).terminate();
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
    let mut playing = Playing::start_in_terminal("tone.toml");
    let asked = playing.listen(4.5).press("q");
    let ended = playing.end(15);
    assert_eq!(ended.code, 0, "{}", ended.output);
    ends_by_a_fade(&ended, asked, Duration::from_secs(6));
    the_terminal_is_as_before(&ended);
}

// Signals.

fn sigterm_fades_within_a_second_and_a_half() {
    let mut playing = Playing::start("tone.toml");
    let asked = playing.listen(4.5).terminate();
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
    let mut playing = Playing::start_in_terminal("tone.toml");
    let asked = playing.listen(4.5).press("\x03");
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
