//! What is heard of a whole session.

use std::process::Stdio;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::ear::{Frame, difference, find, frames, longest_silence, seconds, sounding};
use super::folder::Folder;
use super::program::{Ended, Playing};
use super::recorder::Recorder;
use super::server::Server;
use super::sounds::{Written, noise, silence};

crate::tests! {
    a_session_is_heard_as_it_is_exported
    a_session_takes_its_time_and_has_no_holes
    the_recorder_hears_every_frame
}

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

// A session, played once for both tests where they run in one process.

fn session() -> &'static (Ended, Written) {
    static SESSION: OnceLock<(Ended, Written)> = OnceLock::new();
    SESSION.get_or_init(|| {
        // Spoken once before, so that no line is late.
        let spoken = |folder: &Folder| drop(folder.export_spoken("session.toml", "heart"));
        let ended = Playing::speaking("session.toml", "heart", spoken).end(60);
        assert_eq!(ended.code, 0, "{}", ended.output);
        let exported = ended.folder.export_spoken("session.toml", "heart");
        (ended, exported)
    })
}

/// Where the export's first frame lies in what was heard.
fn aligned(heard: &[Frame], exported: &[Frame], at: f64) -> usize {
    let part = &exported[frames(at)..frames(at + 0.1)];
    let (place, off) = find(part, heard);
    place.checked_sub(frames(at)).unwrap_or_else(|| panic!("second {at} not found in what was heard: {off}"))
}

fn a_session_is_heard_as_it_is_exported() {
    let (ended, exported) = session();
    let length = seconds(exported.sound.len());
    assert!((20.0..40.0).contains(&length), "{length} s");
    let heard = &ended.heard.sound;
    let start = aligned(heard, &exported.sound, 4.0);
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

fn a_session_takes_its_time_and_has_no_holes() {
    let (ended, exported) = session();
    let sounding = sounding(&ended.heard.sound);
    let wall = (ended.heard.came(sounding.end) - ended.heard.came(sounding.start)).as_secs_f64();
    let played = seconds(sounding.len());
    assert!((wall / played - 1.0).abs() < 0.005, "{played} s of sound took {wall} s");
    let whole = (ended.ended - ended.started).as_secs_f64();
    let length = seconds(exported.sound.len());
    assert!(whole > length - 0.5 && whole < length + 5.0, "{length} s of routine took {whole} s");

    let hole = longest_silence(ended.sound());
    assert!(hole.len() <= frames(0.005), "{} s of silence at {} s", seconds(hole.len()), seconds(hole.start));
}
