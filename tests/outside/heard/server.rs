//! A private sound server with one sink that nobody hears, so that a test can.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The sink's name. Its monitor is what a listener hears.
const SINK: &str = "ear";
/// A second sink.
const HEADPHONES: &str = "headphones";

/// A running PulseAudio; it ends with this value. Its sinks play nothing anew that was recorded already (`norewinds`):
/// else a stream begins inside a block of silence that the recorder has got before, and its first frames are lost to it.
pub struct Server {
    folder: TempDir,
    process: Child,
}

impl Server {
    /// Starts one, and waits until it answers. The error says what is missing.
    pub fn start() -> Result<Self, String> {
        let folder = tempfile::Builder::new().prefix("balm-ear-").tempdir().map_err(|e| e.to_string())?;
        let at = folder.path();
        let script = format!(
            ".fail\n\
             load-module module-native-protocol-unix auth-anonymous=1 socket={}\n\
             load-module module-null-sink sink_name={SINK} rate=48000 channels=2 format=float32le norewinds=1\n\
             set-default-sink {SINK}\n\
             suspend-sink {SINK} true\n",
            socket(at).display()
        );
        fs::write(at.join("ear.pa"), script).map_err(|e| e.to_string())?;
        // ALSA gets an empty configuration: whatever is heard came through this server.
        fs::write(at.join("asound.conf"), "").map_err(|e| e.to_string())?;

        let process = spawn(at)?;
        let mut server = Self { folder, process };
        server.wait_until_it_answers()?;
        Ok(server)
    }

    /// Another sink, which becomes the default. Nobody listens there. Before a recorder comes: one of the default
    /// sink goes along to another.
    pub fn plug_headphones(&self) {
        let name = format!("sink_name={HEADPHONES}");
        let args = ["load-module", "module-null-sink", &name, "rate=48000", "channels=2", "norewinds=1"];
        self.ask(&args).unwrap_or_else(|why| panic!("{why}"));
        self.ask(&["set-default-sink", HEADPHONES]).unwrap_or_else(|why| panic!("{why}"));
    }

    /// They go.
    pub fn unplug_headphones(&self) {
        let modules = self.ask(&["list", "short", "modules"]).unwrap_or_else(|why| panic!("{why}"));
        let modules = String::from_utf8_lossy(&modules).into_owned();
        let module = modules.lines().find(|line| line.contains(&format!("sink_name={HEADPHONES}")));
        let number = module.and_then(|line| line.split('\t').next()).expect("headphones that are plugged in");
        self.ask(&["unload-module", number]).unwrap_or_else(|why| panic!("{why}"));
    }

    /// A command of pactl's.
    pub fn tell(&self, args: &[&str]) {
        self.ask(args).unwrap_or_else(|why| panic!("{why}"));
    }

    /// How many streams of this program listen.
    pub fn listeners(&self, program: &str) -> usize {
        let listed = self.ask(&["list", "source-outputs"]).unwrap_or_else(|why| panic!("{why}"));
        let name = format!("application.name = \"{program}\"");
        String::from_utf8_lossy(&listed).matches(&name).count()
    }

    /// It dies.
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_file(socket(self.folder.path()));
    }

    /// It starts again, as it was.
    pub fn start_again(&mut self) {
        self.process = spawn(self.folder.path()).unwrap_or_else(|why| panic!("{why}"));
        self.wait_until_it_answers().unwrap_or_else(|why| panic!("{why}"));
    }

    /// A command whose sound goes to this server, with an environment of its own.
    pub fn command(&self, program: &str) -> Command {
        bare(program, self.folder.path())
    }

    /// Starts to record what a listener hears, as raw 32-bit floats.
    pub fn record(&self) -> Result<Child, String> {
        let mut parec = self.command("parec");
        parec.arg(format!("--device={SINK}.monitor"));
        parec.args(["--raw", "--format=float32le", "--rate=48000", "--channels=2"]);
        parec.args(["--latency-msec=20", "--process-time-msec=10"]);
        parec.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|e| missing("parec", &e))
    }

    /// Lets sound through, once somebody listens. A sink to which nobody listens works in blocks of two
    /// seconds, and goes on with one it has begun.
    pub fn open(&self) -> Result<(), String> {
        let limit = Instant::now() + Duration::from_secs(10);
        while self.ask(&["list", "short", "source-outputs"])?.is_empty() {
            if Instant::now() > limit {
                return Err("nobody listens to the sound server".into());
            }
            sleep(Duration::from_millis(10));
        }
        self.ask(&["suspend-sink", SINK, "false"]).map(drop)
    }

    /// What it answers to a command of pactl's.
    fn ask(&self, args: &[&str]) -> Result<Vec<u8>, String> {
        let output = self.command("pactl").args(args).stderr(Stdio::null()).output();
        let output = output.map_err(|e| missing("pactl", &e))?;
        if output.status.success() { Ok(output.stdout) } else { Err(format!("pactl fails: {args:?}")) }
    }

    fn wait_until_it_answers(&mut self) -> Result<(), String> {
        let limit = Instant::now() + Duration::from_secs(10);
        while Instant::now() < limit {
            if self.process.try_wait().is_ok_and(|status| status.is_some()) {
                break;
            }
            let mut info = self.command("pactl");
            let status = info.arg("info").stdout(Stdio::null()).stderr(Stdio::null()).status();
            if status.map_err(|e| missing("pactl", &e))?.success() {
                return Ok(());
            }
            sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let mut log = String::new();
        if let Some(mut stderr) = self.process.stderr.take() {
            let _ = stderr.read_to_string(&mut log);
        }
        Err(format!("the sound server did not start: {}", log.trim()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn spawn(at: &Path) -> Result<Child, String> {
    let mut pulse = bare("pulseaudio", at);
    // Should the test be killed, the server leaves by itself once nobody is connected.
    pulse.args(["-n", "--daemonize=no", "--exit-idle-time=30", "--use-pid-file=no"]);
    pulse.args(["--realtime=no", "--high-priority=no", "--log-target=stderr", "-F"]);
    pulse.arg(at.join("ear.pa")).stdout(Stdio::null()).stderr(Stdio::piped());
    pulse.spawn().map_err(|e| missing("pulseaudio", &e))
}

/// A command with nothing of the tester's own around it: no settings, no session, no sound card.
pub fn bare(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().stdin(Stdio::null());
    for name in ["PATH", "TMPDIR", "LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
        command.envs(std::env::var_os(name).map(|value| (name, value)));
    }
    command.envs([("LANG", "C.UTF-8"), ("TERM", "xterm-256color"), ("SHELL", "/bin/sh"), ("TZ", "UTC")]);
    command.env("HOME", folder).env("BALM_HOME", folder.join("balm")).env("XDG_RUNTIME_DIR", folder);
    // What speaks here does not elsewhere: no voice, unless a test asks for one.
    command.env("BALM_VOICE", "none");
    // The tester's desktop is left alone.
    command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:").env("DBUS_SYSTEM_BUS_ADDRESS", "disabled:");
    command.env("PULSE_SERVER", format!("unix:{}", socket(folder).display()));
    command.env("PULSE_COOKIE", folder.join("cookie")).env("ALSA_CONFIG_PATH", folder.join("asound.conf"));
    command
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("native")
}

fn missing(program: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{program} is not installed"),
        _ => format!("{program}: {error}"),
    }
}
