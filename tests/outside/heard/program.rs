//! balm itself, run before the recorder: plainly or in a terminal of its own.

use std::fs;
use std::io::Write;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::ear::{Frame, frames, seconds, sounding};
use super::folder::{BALM, Folder};
use super::recorder::{Recorder, Recording};
use super::server::Server;

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
        Self::speaking(routine, "none", |_| {})
    }

    /// Plays without a terminal, spoken by this voice; `prepare` may put things in the folder.
    pub fn speaking(routine: &str, voice: &str, prepare: impl FnOnce(&Folder)) -> Self {
        let stage = stage(|_| {});
        prepare(&stage.0);
        Self::run(stage, &arguments(routine), voice)
    }

    /// Rehearses this text, saved as `draft.toml`.
    pub fn rehearse(text: &str) -> Self {
        let stage = stage(|_| {});
        fs::write(stage.0.file("draft.toml"), text).expect("a draft is written");
        Self::run(stage, &["preview", "draft.toml", "--volume", "100"], "none")
    }

    /// Plays without a terminal and with this voice, on headphones that are the default.
    pub fn on_headphones(routine: &str, voice: &str, prepare: impl FnOnce(&Folder)) -> Self {
        let stage = stage(Server::plug_headphones);
        prepare(&stage.0);
        Self::run(stage, &arguments(routine), voice)
    }

    fn run((folder, server, recorder): (Folder, Server, Recorder), args: &[&str], voice: &str) -> Self {
        let log = fs::File::create(folder.file("output")).expect("a file for the output");
        let mut balm = server.command(BALM);
        balm.args(args).current_dir(folder.path());
        balm.env("BALM_HOME", folder.file("balm")).env("BALM_VOICE", voice);
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
        Self::speaking_in_terminal(routine, "none", |_| {})
    }

    /// The same, spoken by this voice; `prepare` may put things in the folder.
    pub fn speaking_in_terminal(routine: &str, voice: &str, prepare: impl FnOnce(&Folder)) -> Self {
        let stage = stage(|_| {});
        prepare(&stage.0);
        Self::run_in_terminal(stage, routine, voice)
    }

    /// The same on headphones that are the default.
    pub fn on_headphones_in_terminal(routine: &str, voice: &str, prepare: impl FnOnce(&Folder)) -> Self {
        let stage = stage(Server::plug_headphones);
        prepare(&stage.0);
        Self::run_in_terminal(stage, routine, voice)
    }

    fn run_in_terminal(stage: (Folder, Server, Recorder), routine: &str, voice: &str) -> Self {
        let (folder, server, recorder) = stage;
        let arguments: Vec<String> = arguments(routine).iter().map(|arg| format!("'{arg}'")).collect();
        // The shell must outlive an interrupt from the keyboard, to look at the terminal afterwards.
        let line = format!(
            "stty cols 80 rows 24; stty -g >before; trap : INT; '{BALM}' {}; echo $? >code; stty -g >after",
            arguments.join(" ")
        );
        let mut script = server.command("script");
        script.args(["-qfc", &line, "output"]).current_dir(folder.path());
        script.env("BALM_HOME", folder.file("balm")).env("BALM_VOICE", voice);
        script.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let started = Instant::now();
        let child = Leashed(script.spawn().expect("script (of util-linux) starts"));
        Self { child, in_terminal: true, recorder, folder, started, server }
    }

    /// Waits until so many seconds have been heard since the first sound.
    pub fn listen(&mut self, seconds: f64) -> &mut Self {
        let heard = format!("{seconds} s of sound were never heard");
        self.until(seconds + 10.0, &heard, |playing| playing.recorder.sounded() >= frames(seconds))
    }

    /// Waits until it has written these words.
    pub fn listen_for(&mut self, words: &str) -> &mut Self {
        self.until(10.0, &format!("it never says {words:?}"), |playing| playing.output().contains(words))
    }

    fn until(&mut self, limit: f64, otherwise: &str, is_so: impl Fn(&Self) -> bool) -> &mut Self {
        let limit = Instant::now() + Duration::from_secs_f64(limit);
        while !is_so(self) {
            let ended = self.child.0.try_wait().expect("the program can be waited for");
            if ended.is_some() || Instant::now() > limit {
                panic!("{otherwise} ({ended:?}). balm says:\n{}", self.output());
            }
            sleep(Duration::from_millis(5));
        }
        self
    }

    /// The sound server.
    pub fn server(&mut self) -> &mut Server {
        &mut self.server
    }

    /// Listens anew, to a server that was started again.
    pub fn listen_again(&mut self) -> &mut Self {
        self.recorder = Recorder::start(&self.server);
        self
    }

    /// How many seconds have been heard since the first sound.
    pub fn sounded(&self) -> f64 {
        seconds(self.recorder.sounded())
    }

    /// Holds balm itself still for so long.
    pub fn freeze(&mut self, seconds: f64) -> &mut Self {
        assert!(!self.in_terminal, "that would reach the terminal, not balm");
        for (signal, then) in [(Signal::STOP, seconds), (Signal::CONT, 0.0)] {
            kill_process(Pid::from_child(&self.child.0), signal).expect("a signal is sent");
            self.wait(then);
        }
        self
    }

    /// What it has written so far.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.folder.file("output")).unwrap_or_default()).into_owned()
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
                    panic!("still playing after {limit} s. balm says:\n{}", self.output())
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

fn stage(set_up: impl FnOnce(&Server)) -> (Folder, Server, Recorder) {
    let folder = Folder::new();
    let server = Server::start().unwrap_or_else(|why| panic!("{why}"));
    set_up(&server);
    let recorder = Recorder::start(&server);
    (folder, server, recorder)
}

/// Full volume, so that what is heard can be compared with an export.
fn arguments(routine: &str) -> [&str; 6] {
    ["play", routine, "--volume", "100", "--start-in", "1s"]
}
