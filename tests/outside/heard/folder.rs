//! A folder with the test routines and their sounds, and what balm makes of them without playing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::server::bare;
use super::sounds::{self, Written, noise, tone, write_wav};

/// The program under test.
pub const BALM: &str = env!("CARGO_BIN_EXE_balm");

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
        let routines = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/heard");
        for entry in fs::read_dir(routines).expect("tests/outside/heard") {
            let path = entry.expect("an entry of tests/outside/heard").path();
            if path.extension().is_some_and(|ext| ext == "toml") {
                fs::copy(&path, at.join(path.file_name().expect("a file name")))
                    .expect("a routine is copied");
            }
        }
        // Longer than any test routine: no seam of a loop comes in.
        write_wav(&at.join("tone.wav"), &tone(BED_HZ, 0.2, 40.0));
        write_wav(&at.join("noise.wav"), &noise(0.2, 40.0));
        write_wav(&at.join("voice.wav"), &tone(VOICE_HZ, 0.2, VOICE_LENGTH));
        Self(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
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
            "--force",
            "--voice",
            voice,
        ];
        let output = self.without_sound(&args).output().expect("balm runs");
        assert!(output.status.success(), "balm export: {}", String::from_utf8_lossy(&output.stderr));
        sounds::read_wav(&self.file("exported.wav"))
    }
}
