//! `balm record` with a microphone: what is played into the server's source is what is kept.

use std::f64::consts::TAU;
use std::fs;
use std::io::Write;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use balm::sound::loudness::{SPEECH, integrated};
use balm::sound::{Decoder, Media};

use super::ear::{Frame, RATE, frames};
use super::folder::{BALM, Folder};
use super::server::Server;
use super::sounds::{silence, write_wav};

crate::tests! {
    what_is_said_between_two_keys_is_kept_trimmed_and_as_loud_as_speech
    the_microphone_is_open_only_between_two_keys
    silence_and_distortion_are_refused_and_asked_for_again
    a_microphone_that_goes_leaves_nothing_behind
    without_a_microphone_it_says_what_to_do
}

const ROUTINE: &str = "balm = 1\ntitle = \"Two lines\"\n\n[[step]]\nfor = \"9s\"\nsay = \"Rub your palms.\"\n\n\
                       [[step]]\nfor = \"9s\"\nsay = \"And rest.\"\n";
/// How long the words are, in seconds.
const WORDS: f64 = 2.0;
/// What is asked for before the first line.
const CHECK: &str = "Nothing of this is kept.";

/// Somebody who records.
struct Studio {
    folder: Folder,
    server: Server,
    balm: Child,
}

impl Drop for Studio {
    fn drop(&mut self) {
        let _ = self.balm.kill();
        let _ = self.balm.wait();
    }
}

impl Studio {
    /// Begins, with a microphone called "Booth" that hears what is played on the sink.
    fn open() -> Self {
        let folder = Folder::new();
        let server = Server::start().unwrap_or_else(|why| panic!("{why}"));
        let name = "source_properties=device.description=Booth";
        server.tell(&["load-module", "module-remap-source", "master=ear.monitor", "source_name=booth", name]);
        server.tell(&["set-default-source", "booth"]);
        server.tell(&["suspend-sink", "ear", "false"]);
        fs::write(folder.file("two.toml"), ROUTINE).expect("a routine is written");
        // As loud as it comes, far too loud, and nothing.
        write_wav(&folder.file("words.wav"), &words(0.1));
        write_wav(&folder.file("loud.wav"), &words(8.0));
        write_wav(&folder.file("nothing.wav"), &silence(1.0));
        let mut balm = server.command(BALM);
        balm.args(["record", "two.toml", "--plain"]).current_dir(folder.path());
        let log = fs::File::create(folder.file("output")).expect("a file for the output");
        balm.stdin(Stdio::piped()).stdout(log.try_clone().expect("the same file")).stderr(log);
        let balm = balm.spawn().expect("balm starts");
        Self { folder, server, balm }
    }

    fn output(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.folder.file("output")).unwrap_or_default()).into_owned()
    }

    /// Waits until it has said this so many times.
    #[track_caller]
    fn says(&mut self, words: &str, times: usize) -> &mut Self {
        let limit = Instant::now() + Duration::from_secs(20);
        while self.output().matches(words).count() < times {
            assert!(Instant::now() < limit, "it never says {words:?}:\n{}", self.output());
            sleep(Duration::from_millis(10));
        }
        self
    }

    fn press(&mut self, line: &str) -> &mut Self {
        let keys = self.balm.stdin.as_mut().expect("its input");
        keys.write_all(line.as_bytes()).and_then(|()| keys.write_all(b"\n")).expect("a line is typed");
        self
    }

    /// Says something into the microphone.
    fn speak(&mut self, file: &str) -> &mut Self {
        let mut play = self.server.command("paplay");
        let played = play.arg("--device=ear").arg(self.folder.file(file)).status().expect("paplay runs");
        assert!(played.success());
        self
    }

    fn end(&mut self) -> (i32, String) {
        drop(self.balm.stdin.take());
        let limit = Instant::now() + Duration::from_secs(20);
        loop {
            if let Some(status) = self.balm.try_wait().expect("balm can be waited for") {
                return (status.code().unwrap_or(-1), self.output());
            }
            assert!(Instant::now() < limit, "it does not end:\n{}", self.output());
            sleep(Duration::from_millis(10));
        }
    }

    fn kept(&self) -> Vec<Vec<Frame>> {
        let Ok(entries) = fs::read_dir(self.folder.file("two-voice")) else { return Vec::new() };
        entries.map(|entry| decoded(&entry.expect("an entry").path())).collect()
    }
}

/// Half a second of silence, something like words, and half a second more.
fn words(level: f64) -> Vec<Frame> {
    let said = (0..frames(WORDS)).map(|at| {
        let t = at as f64 / RATE as f64;
        let wave: f64 = (1..6).map(|n| (TAU * 140.0 * f64::from(n) * t).sin() / f64::from(n)).sum();
        let swing = 0.6 + 0.4 * (TAU * 5.0 * t).cos();
        [(level * wave * swing).clamp(-1.0, 1.0) as f32; 2]
    });
    silence(0.5).into_iter().chain(said).chain(silence(0.5)).collect()
}

fn decoded(path: &std::path::Path) -> Vec<Frame> {
    let media = Media::file("kept", fs::File::open(path).expect("a recording"));
    let mut decoder = Decoder::open(&media).expect("a sound");
    let mut all = Vec::new();
    while decoder.next(&mut all) {}
    all.iter().map(|frame| [frame.left, frame.right]).collect()
}

fn what_is_said_between_two_keys_is_kept_trimmed_and_as_loud_as_speech() {
    let mut studio = Studio::open();
    studio.says(CHECK, 1).press("").says("Listening.", 1).speak("words.wav").says("That is good.", 1);
    studio.says("Rub your palms.", 1).press("").says("Recording: speak now.", 1).speak("words.wav");
    studio.press("").says("Enter keeps it", 1).press("").says("Kept.", 1).says("And rest.", 1).press("q");
    let (code, output) = studio.end();
    assert_eq!(code, 0, "{output}");
    assert!(output.contains("Microphone: Booth"), "{output}");
    assert!(output.contains("Added to two.toml: [voice] recordings = \"two-voice\""), "{output}");
    assert!(output.contains("1 of 2 lines are recorded."), "{output}");
    let kept = studio.kept();
    assert_eq!(kept.len(), 1);
    let length = kept[0].len() as f64 / RATE as f64;
    assert!((length - (WORDS + 0.375)).abs() < 0.05, "{length} s");
    let sound: Vec<balm::sound::Frame> =
        kept[0].iter().map(|[left, right]| balm::sound::Frame { left: *left, right: *right }).collect();
    let loudness = integrated(&sound).expect("something to hear");
    assert!((loudness - SPEECH).abs() < 1.0, "{loudness} LUFS");
}

fn the_microphone_is_open_only_between_two_keys() {
    let mut studio = Studio::open();
    // Whoever listens to the booth: the booth itself listens to the sink.
    let listeners = |studio: &Studio| studio.server.listeners("balm");
    studio.says(CHECK, 1);
    sleep(Duration::from_millis(300));
    assert_eq!(listeners(&studio), 0, "it listens before it was told to");
    studio.press("s").says("Enter records", 1);
    assert_eq!(listeners(&studio), 0);
    studio.press("").says("Recording: speak now.", 1);
    assert_eq!(listeners(&studio), 1);
    studio.speak("words.wav").press("").says("Enter keeps it", 1);
    assert_eq!(listeners(&studio), 0, "it still listens");
    // What was not kept is not there.
    studio.press("q");
    let (code, output) = studio.end();
    assert_eq!((code, studio.kept().len()), (0, 0), "{output}");
    assert_eq!(fs::read_to_string(studio.folder.file("two.toml")).expect("the routine"), ROUTINE);
}

fn silence_and_distortion_are_refused_and_asked_for_again() {
    let mut studio = Studio::open();
    studio.says(CHECK, 1).press("").says("Listening.", 1).speak("nothing.wav").press("");
    studio.says("Nothing was heard.", 1).press("s").says("Enter records", 1);
    studio
        .press("")
        .says("Recording: speak now.", 1)
        .speak("nothing.wav")
        .press("")
        .says("Nothing was heard.", 2);
    studio.press("").says("Recording: speak now.", 2).speak("loud.wav").press("");
    studio.says("your words are distorted", 1).press("").says("Recording: speak now.", 3);
    // Nobody need press a key at the end: a silence of four seconds is one.
    studio.speak("words.wav").says("Enter keeps it", 1).press("q");
    let (code, output) = studio.end();
    assert_eq!((code, studio.kept().len()), (0, 0), "{output}");
}

fn a_microphone_that_goes_leaves_nothing_behind() {
    let mut studio = Studio::open();
    studio.says(CHECK, 1).press("s").says("Enter records", 1).press("").says("Recording: speak now.", 1);
    studio.server.tell(&["unload-module", "module-remap-source"]);
    studio.says("The microphone is gone. Nothing was kept.", 1).press("q");
    let (code, output) = studio.end();
    assert_eq!((code, studio.kept().len()), (0, 0), "{output}");
}

fn without_a_microphone_it_says_what_to_do() {
    let folder = Folder::new();
    fs::write(folder.file("two.toml"), ROUTINE).expect("a routine is written");
    let run = |server: &Server, args: &[&str]| {
        let mut balm = server.command(BALM);
        let output = balm.args(args).current_dir(folder.path()).output().expect("balm runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let mut server = Server::start().unwrap_or_else(|why| panic!("{why}"));
    // What a loudspeaker plays is no microphone.
    let (code, said) = run(&server, &["record", "two.toml"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(
        said.starts_with(
            "balm: no microphone was found\nConnect a microphone or a headset. Or record elsewhere"
        ),
        "{said}"
    );
    let (code, said) = run(&server, &["record", "two.toml", "--microphone", "Booth"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("there is no microphone called \"Booth\""), "{said}");
    server.tell(&["load-module", "module-remap-source", "master=ear.monitor", "source_name=booth"]);
    server.tell(&["set-source-mute", "booth", "true"]);
    let (_, said) = run(&server, &["record", "two.toml"]);
    assert!(said.contains("is muted\nUnmute it in your sound settings."), "{said}");
    server.kill();
    let (code, said) = run(&server, &["record", "two.toml"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(
        said.starts_with("balm: there is no sound server to record with\nStart your sound server"),
        "{said}"
    );
}
