//! balm itself, run before the recorder: plainly or in a terminal of its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::ear::{Frame, frames, sounding};
use super::recorder::{Recorder, Recording};
use super::server::{Server, bare};
use super::sounds::{self, Written, noise, tone, write_wav};

/// The program under test.
const BALM: &str = env!("CARGO_BIN_EXE_balm");

/// The tone the test routines use as a bed.
pub const BED_HZ: f64 = 220.0;

/// The tone that stands for a voice.
pub const VOICE_HZ: f64 = 1000.0;

/// How long the recording that stands for a voice is, in seconds.
pub const VOICE_LENGTH: f64 = 2.5;

/// A folder with the test routines and the sounds they name.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// Makes one.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("balm-heard-").tempdir().expect("a temporary folder");
        let at = folder.path();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/heard"))
            .expect("tests/outside/heard")
        {
            let path = entry.expect("an entry of tests/outside/heard").path();
            if path.extension().is_some_and(|ext| ext == "toml") {
                fs::copy(&path, at.join(path.file_name().expect("a file name")))
                    .expect("a routine is copied");
            }
        }
        // Longer than any test routine: no seam of a loop comes in.
        write_wav(&at.join("tone.wav"), &tone(BED_HZ, 0.2, 60.0));
        write_wav(&at.join("noise.wav"), &noise(0.2, 90.0));
        write_wav(&at.join("voice.wav"), &tone(VOICE_HZ, 0.2, VOICE_LENGTH));
        Self(folder)
    }

    /// The path of a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// balm, where there is no sound server and no sound card at all.
    pub fn without_sound(&self, args: &[&str]) -> Command {
        let mut command = bare(BALM, self.0.path());
        fs::write(self.file("asound.conf"), "").expect("an empty ALSA configuration");
        command.args(args).current_dir(self.0.path());
        command
    }

    /// The lines of a routine as `balm show` tells them: when each begins and how long it lasts, in
    /// seconds.
    pub fn lines(&self, routine: &str) -> Vec<(f64, f64)> {
        let args = ["show", routine, "--json", "--start-in", "1s"];
        let output = self.without_sound(&args).env("BALM_VOICE", "heart").output().expect("balm runs");
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let markers = told["markers"].as_array().expect("markers").iter();
        let spoken = markers.filter(|m| m["what"] == "say");
        spoken.filter_map(|m| Some((m["at"].as_f64()?, m["length"].as_f64()?))).collect()
    }

    /// What `balm export` makes of a routine.
    pub fn export(&self, routine: &str) -> Written {
        self.export_spoken(routine, "none")
    }

    /// The same, spoken by this voice.
    pub fn export_spoken(&self, routine: &str, voice: &str) -> Written {
        let args = [
            "export",
            routine,
            "-o",
            "exported.wav",
            "--start-in",
            "1s",
            "--depth",
            "float",
            "--as-played",
            "--voice",
            voice,
        ];
        let output = self.without_sound(&args).output().expect("balm runs");
        assert!(output.status.success(), "balm export: {}", String::from_utf8_lossy(&output.stderr));
        sounds::read_wav(&self.file("exported.wav"))
    }
}

/// A program that does not outlive the test, whatever becomes of that.
struct Leashed(Child);

impl Drop for Leashed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A routine that plays and is heard.
pub struct Playing {
    child: Leashed,
    in_terminal: bool,
    recorder: Recorder,
    folder: Folder,
    started: Instant,
    // Last: it must outlive the recorder.
    server: Server,
}

/// What came of it.
pub struct Ended {
    /// What a listener heard.
    pub heard: Recording,
    /// balm's exit code.
    pub code: i32,
    /// Everything it wrote, to a terminal or not.
    pub output: String,
    /// When balm was started.
    pub started: Instant,
    /// When it had ended; in a terminal, when that had closed.
    pub ended: Instant,
    /// The terminal's settings before and after, where there was one.
    pub terminal: Option<(String, String)>,
    /// The routines and sounds, still there for an export.
    pub folder: Folder,
}

impl Ended {
    /// The part of the recording in which something sounds.
    pub fn sound(&self) -> &[Frame] {
        &self.heard.sound[sounding(&self.heard.sound)]
    }
}

impl Playing {
    /// Plays without a terminal.
    pub fn start(routine: &str) -> Self {
        let (folder, server, recorder) = stage();
        let log = fs::File::create(folder.file("output")).expect("a file for the output");
        let mut balm = server.command(BALM);
        balm.args(arguments(routine)).current_dir(folder.0.path());
        balm.stdout(log.try_clone().expect("the same file")).stderr(log);
        let started = Instant::now();
        let child = Leashed(balm.spawn().expect("balm starts"));
        Self { child, in_terminal: false, recorder, folder, started, server }
    }

    /// Plays without a terminal, spoken by this voice; `prepare` may put things in the folder.
    pub fn speaking(routine: &str, voice: &str, prepare: impl FnOnce(&Folder)) -> Self {
        let (folder, server, recorder) = stage();
        prepare(&folder);
        let log = fs::File::create(folder.file("output")).expect("a file for the output");
        let mut balm = server.command(BALM);
        balm.args(arguments(routine)).current_dir(folder.0.path());
        balm.env("BALM_HOME", folder.file("balm")).env("BALM_VOICE", voice);
        balm.stdout(log.try_clone().expect("the same file")).stderr(log);
        let started = Instant::now();
        let child = Leashed(balm.spawn().expect("balm starts"));
        Self { child, in_terminal: false, recorder, folder, started, server }
    }

    /// Rehearses this text, saved as `draft.toml`.
    pub fn rehearse(text: &str) -> Self {
        let (folder, server, recorder) = stage();
        fs::write(folder.file("draft.toml"), text).expect("a draft is written");
        let log = fs::File::create(folder.file("output")).expect("a file for the output");
        let mut balm = server.command(BALM);
        balm.args(["preview", "draft.toml", "--volume", "100"]).current_dir(folder.0.path());
        balm.stdout(log.try_clone().expect("the same file")).stderr(log);
        let started = Instant::now();
        let child = Leashed(balm.spawn().expect("balm starts"));
        Self { child, in_terminal: false, recorder, folder, started, server }
    }

    /// Saves another text as `draft.toml`, as an editor does: beside it, and then in its place.
    pub fn save(&mut self, text: &str) -> &mut Self {
        fs::write(self.folder.file("draft.new"), text).expect("a draft is written");
        fs::rename(self.folder.file("draft.new"), self.folder.file("draft.toml"))
            .expect("it is put in place");
        self
    }

    /// Plays in a terminal of 80 columns, where keys work.
    pub fn start_in_terminal(routine: &str) -> Self {
        let (folder, server, recorder) = stage();
        let arguments: Vec<String> = arguments(routine).iter().map(|arg| format!("'{arg}'")).collect();
        // The shell must outlive an interrupt from the keyboard, to look at the terminal afterwards.
        let line = format!(
            "stty cols 80 rows 24; stty -g >before; trap : INT; '{BALM}' {}; echo $? >code; stty -g >after",
            arguments.join(" ")
        );
        let mut script = server.command("script");
        script.args(["-qfc", &line, "output"]).current_dir(folder.0.path());
        script.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let started = Instant::now();
        let child = Leashed(script.spawn().expect("script (of util-linux) starts"));
        Self { child, in_terminal: true, recorder, folder, started, server }
    }

    /// Waits until so many seconds have been heard since the first sound.
    pub fn listen(&mut self, until: f64) -> &mut Self {
        let limit = Instant::now() + Duration::from_secs_f64(until + 10.0);
        while self.recorder.sounded() < frames(until) {
            let ended = self.child.0.try_wait().expect("the program can be waited for");
            if ended.is_some() || Instant::now() > limit {
                let output = fs::read_to_string(self.folder.file("output")).unwrap_or_default();
                panic!("{until} s of sound were never heard ({ended:?}). balm says:\n{output}");
            }
            sleep(Duration::from_millis(5));
        }
        self
    }

    /// Lets time pass.
    pub fn wait(&mut self, seconds: f64) -> &mut Self {
        sleep(Duration::from_secs_f64(seconds));
        self
    }

    /// Types on the terminal, and says when.
    pub fn press(&mut self, keys: &str) -> Instant {
        let now = Instant::now();
        let keyboard = self.child.0.stdin.as_mut().expect("a routine in a terminal");
        keyboard.write_all(keys.as_bytes()).and_then(|()| keyboard.flush()).expect("keys are typed");
        now
    }

    /// Asks balm to end, and says when.
    pub fn terminate(&mut self) -> Instant {
        assert!(!self.in_terminal, "that would reach the terminal, not balm");
        let now = Instant::now();
        kill_process(Pid::from_child(&self.child.0), Signal::TERM).expect("a signal is sent");
        now
    }

    /// Waits for the end, at most so many seconds from now.
    pub fn end(mut self, limit: u64) -> Ended {
        let end = Instant::now() + Duration::from_secs(limit);
        let status = loop {
            match self.child.0.try_wait().expect("the program can be waited for") {
                Some(status) => break status,
                None if Instant::now() > end => {
                    let output = fs::read_to_string(self.folder.file("output")).unwrap_or_default();
                    panic!("still playing after {limit} s. balm says:\n{output}");
                }
                None => sleep(Duration::from_millis(5)),
            }
        };
        let ended = Instant::now();
        let heard = self.recorder.stop();
        drop(self.server);
        let read = |name: &str| {
            String::from_utf8_lossy(&fs::read(self.folder.file(name)).unwrap_or_default()).into_owned()
        };
        let (code, terminal) = if self.in_terminal {
            let code = read("code").trim().parse().unwrap_or(-1);
            (code, Some((read("before"), read("after"))))
        } else {
            (status.code().unwrap_or(-1), None)
        };
        let output = read("output");
        Ended { heard, code, output, started: self.started, ended, terminal, folder: self.folder }
    }
}

fn stage() -> (Folder, Server, Recorder) {
    let folder = Folder::new();
    let server = Server::start().unwrap_or_else(|why| panic!("{why}"));
    let recorder = Recorder::start(&server);
    (folder, server, recorder)
}

/// Full volume, so that what is heard can be compared with an export.
fn arguments(routine: &str) -> [&str; 6] {
    ["play", routine, "--volume", "100", "--start-in", "1s"]
}
