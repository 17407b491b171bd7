//! Voices that are other programs, well behaved and not. Each program is a few lines of shell.

mod hostile_programs;
mod hostile_texts;
mod keeping;
mod system;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use balm::sound::Speech;
use balm::unit::{self, Pace};
use balm::voice::program::{Environment, Limits, Program, UserVoice};
use balm::voice::{Phrase, Utterance};
use tempfile::TempDir;

/// A folder with a program in it.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file of the bench, as an argument.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name).to_str().unwrap().to_owned()
    }

    /// A voice whose program is this shell script, with these arguments. Run by the shell's name, as a
    /// script that another thread's child still holds open for writing cannot be run itself.
    fn voice(&self, script: &str, arguments: &[&str]) -> Program {
        self.voice_within(script, arguments, short())
    }

    fn voice_within(&self, script: &str, arguments: &[&str], limits: Limits) -> Program {
        let script = self.file("program.sh", script.replace("BENCH", self.folder.path().to_str().unwrap()));
        let mut argv = vec!["/bin/sh".to_owned(), script];
        argv.extend(arguments.iter().map(|a| (*a).to_owned()));
        let voice = UserVoice { name: "fake".into(), argv, languages: vec!["en".into()] };
        Program::new(&voice, &here(), limits).unwrap()
    }

    fn holds(&self, name: &str) -> bool {
        self.path(name).exists()
    }
}

/// Short, so that the tests are.
fn short() -> Limits {
    Limits {
        phrase: Duration::from_secs(1),
        line: Duration::from_secs(2),
        longest: unit::Duration::from_secs(20),
        bytes: 2_000_000,
    }
}

fn here() -> Environment {
    Environment::here()
}

/// With a `PATH` of this folder alone, under a root of its own.
fn only(root: &Path, path: &Path) -> Environment {
    Environment::of(root, [(OsString::from("PATH"), path.as_os_str().to_owned())])
}

/// A line of these sentences, 0.7 s apart.
fn line(phrases: &[&str]) -> Utterance {
    let last = phrases.len() - 1;
    let pause = |i| unit::Duration::from_millis(if i == last { 0 } else { 700 });
    let phrase =
        |(i, text): (usize, &&str)| Phrase { text: (*text).to_owned(), sounds: Vec::new(), pause: pause(i) };
    Utterance {
        phrases: phrases.iter().enumerate().map(phrase).collect(),
        language: "en".into(),
        pace: Pace(140),
    }
}

/// A WAV file of a tone, so many milliseconds long.
fn tone(rate: u32, ms: u32) -> Vec<u8> {
    let sample_format = hound::SampleFormat::Int;
    let spec = hound::WavSpec { channels: 1, sample_rate: rate, bits_per_sample: 16, sample_format };
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut writer = hound::WavWriter::new(&mut bytes, spec).unwrap();
    for i in 0..rate / 1000 * ms {
        let turn = std::f64::consts::TAU * 300.0 * f64::from(i) / f64::from(rate);
        writer.write_sample((turn.sin() * 8000.0) as i16).unwrap();
    }
    writer.finalize().unwrap();
    bytes.into_inner()
}

/// How long, in milliseconds.
fn millis(speech: &Speech) -> u64 {
    speech.length().duration().millis()
}
