//! An empty folder with the program in it and nothing of the world around.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// How long anything may take that should be told at once. On a busy machine it is three times
/// what is promised.
pub const SOON: Duration = Duration::from_secs(3);

/// A routine over in a moment, with nothing to wait for at its end.
pub const TINY: &str = "\
balm = 1
title = \"Tiny\"

[[step]]
id = \"warm\"
title = \"Warm the hands\"
for = \"4s\"
say = \"Rub your palms.\"

[[step]]
title = \"Rest\"
for = \"4s\"
";

/// `play` without sound and waiting.
pub const QUICK: [&str; 5] = ["--silent", "--speed", "100", "--start-in", "0s"];

pub struct Room(tempfile::TempDir);

impl Room {
    pub fn new() -> Self {
        let room = Self(tempfile::tempdir().unwrap());
        room.write("tiny.toml", TINY);
        room
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    /// A tone of so many frames at 48 kHz.
    pub fn tone(&self, name: &str, frames: u32) {
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: 48_000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut wav = hound::WavWriter::create(self.path(name), spec).unwrap();
        (0..frames).for_each(|i| wav.write_sample((i * 37 % 2000) as i16 - 1000).unwrap());
        wav.finalize().unwrap();
    }

    pub fn fifo(&self, name: &str) {
        let made = Command::new("mkfifo").arg(self.path(name)).status().unwrap();
        assert!(made.success());
    }

    /// The program in this room: no sound server, no sound card, no settings but the room's.
    pub fn command(&self, args: &[&str]) -> Command {
        self.command_of(env!("CARGO_BIN_EXE_balm"), args)
    }

    /// Another program in this room, such as a shell that runs balm.
    pub fn command_of(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).current_dir(&self.0).stdin(Stdio::null()).env_clear();
        command
            .env("PATH", tools())
            .env("HOME", self.path("home"))
            .env("BALM_HOME", self.path("balm"))
            // The tester's desktop is left alone.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("DBUS_SYSTEM_BUS_ADDRESS", "disabled:")
            // Most tests are not about voices and would wait for them; those that are take this away.
            .env("BALM_VOICE", "none");
        command.env("PULSE_SERVER", "unix:/nonexistent").env("ALSA_CONFIG_PATH", "/nonexistent");
        command
    }

    pub fn balm(&self, args: &[&str]) -> Ran {
        self.run(self.command(args))
    }

    pub fn run(&self, mut command: Command) -> Ran {
        let begun = Instant::now();
        let Output { status, stdout, stderr } = command.output().unwrap();
        let room = self.0.path().display().to_string();
        let text = |bytes| String::from_utf8(bytes).expect("what balm says is text").replace(&room, "ROOM");
        Ran { code: status.code(), out: text(stdout), err: text(stderr), took: begun.elapsed() }
    }

    /// Plays quickly; what is said on standard output need not be empty.
    pub fn play(&self, args: &[&str]) -> Ran {
        self.balm(&[&["play"], args, &QUICK].concat())
    }

    /// The names of what lies in the room, hidden files too.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The programs of this computer, as links, but for those that speak: which of these are installed must make
/// no difference to a test.
fn tools() -> &'static Path {
    const SPEAK: [&str; 6] = ["say", "text2wave", "pico2wave", "flite", "espeak-ng", "espeak"];
    static TOOLS: OnceLock<PathBuf> = OnceLock::new();
    TOOLS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tools");
        std::fs::create_dir_all(&folder).unwrap();
        let programs =
            ["/usr/bin", "/bin"].into_iter().filter_map(|bin| std::fs::read_dir(bin).ok()).flatten();
        for program in programs.flatten().filter(|p| !SPEAK.iter().any(|voice| p.file_name() == *voice)) {
            // Others are at the same, and were before: what is linked already is linked.
            let _ = std::os::unix::fs::symlink(program.path(), folder.join(program.file_name()));
        }
        folder
    })
}

#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    pub took: Duration,
}

impl Ran {
    /// It did what it should and complained of nothing.
    #[track_caller]
    pub fn says(self, out: &str) {
        assert_eq!((self.code, &*self.out, &*self.err), (Some(0), out, ""));
    }

    /// It did what it should, and told so where its own output is not in the way.
    #[track_caller]
    pub fn says_beside(self, err: &str) {
        assert_eq!((self.code, &*self.out, &*self.err), (Some(0), "", err));
    }

    /// It failed with these words and no others, and soon.
    #[track_caller]
    pub fn fails(self, code: i32, err: &str) {
        assert_eq!((self.code, &*self.out, &*self.err), (Some(code), "", err));
        self.is_soon();
    }

    #[track_caller]
    pub fn is_soon(&self) {
        println!("{:?}", self.took);
        assert!(self.took < SOON, "{:?}", self.took);
    }
}
