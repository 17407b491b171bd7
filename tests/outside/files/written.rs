//! A routine in a room of its own, and the files that become of it.

use std::f64::consts::{PI, TAU};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Longer than an MP3 encoder's habits at both ends, with sides, a section, and what HTML would choke on.
const ROUTINE: &str = r#"
balm = 1
title = "Neck & <b>jaw</b>"
language = "en"
license = "CC0-1.0"
updated = 2026-03-31
summary = "A short one."
cautions = ["Not right after an injury."]
[author]
name = "Anna Müller"
practice = "Praxis am Park"
[defaults]
swap = "1s"
[[section]]
title = "Neck"
rounds = 2
[[section.step]]
title = "Slide"
for = "4s"
region = "neck-side"
sides = "left-right"
say = "Let your hand slide down the {side} side."
bed = "rain"
[[section]]
title = "Rest"
[[section.step]]
title = "Rest"
for = "4s"
say = "Rest."
bed = "rain"
"#;

/// Its bed is a beat: quiet for a meter, and all peaks once it is lifted.
const BEATS: &str = r#"
balm = 1
title = "Beats"
[sounds]
beat = { file = "beat.wav" }
[[step]]
title = "Beats"
for = "12s"
bed = "beat"
"#;

/// The routine, and what is written beside it.
pub struct Written {
    room: tempfile::TempDir,
}

impl Written {
    /// By day.
    pub fn new() -> Self {
        Self::of(ROUTINE)
    }

    /// The same by night, with words of its own: a bed alone is so low then that it is not lifted all the way.
    pub fn night() -> Self {
        let night = ROUTINE.replace("balm = 1", "balm = 1\nkind = \"night\"");
        // Not the usual five minutes: each is encoded many times.
        let night = night.replace("[defaults]", "[night]\nlinger = \"20s\"\n[defaults]");
        let written = Self::of(&night.replace("\nsay = ", "\naudio = \"words.wav\"\nsay = "));
        written.sound("words.wav", 3, |i| 3000.0 * (TAU * 300.0 * i / 48_000.0).sin());
        written
    }

    /// A beat of 5 ms twice a second.
    pub fn beats() -> Self {
        let written = Self::of(BEATS);
        written.sound("beat.wav", 12, |i| match i % 24_000.0 {
            at @ 0.0..240.0 => 30_000.0 * (TAU * at / 60.0).sin() * (PI * at / 240.0).sin().powi(2),
            _ => 0.0,
        });
        written
    }

    /// A WAV file of so many seconds.
    fn sound(&self, name: &str, seconds: u32, sample: impl Fn(f64) -> f64) {
        let sample_format = hound::SampleFormat::Int;
        let spec = hound::WavSpec { channels: 1, sample_rate: 48_000, bits_per_sample: 16, sample_format };
        let mut wav = hound::WavWriter::create(self.path(name), spec).unwrap();
        (0..seconds * 48_000).for_each(|i| wav.write_sample(sample(f64::from(i)) as i16).unwrap());
        wav.finalize().unwrap();
    }

    fn of(routine: &str) -> Self {
        let room = tempfile::tempdir().unwrap();
        std::fs::write(room.path().join("neck.toml"), routine).unwrap();
        Self { room }
    }

    /// The routine as the file that is named first; unspoken.
    pub fn export(&self, args: &[&str]) -> PathBuf {
        self.balm(&[&["export", "neck.toml", "--quiet", "-o"], args].concat());
        self.path(args[0])
    }

    /// Where something lies in the room.
    pub fn path(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// What balm itself says happens when.
    pub fn told(&self) -> Value {
        serde_json::from_slice(&self.balm(&["show", "neck.toml", "--json"])).unwrap()
    }

    /// How many frames balm itself says there are.
    pub fn length(&self) -> usize {
        (self.told()["end"].as_f64().unwrap() * 48_000.0).round() as usize
    }

    #[track_caller]
    fn balm(&self, args: &[&str]) -> Vec<u8> {
        let ran = Command::new(env!("CARGO_BIN_EXE_balm"))
            .args(args)
            .current_dir(&self.room)
            .env("BALM_HOME", self.room.path().join("home"))
            .env("BALM_VOICE", "none")
            .output()
            .unwrap();
        assert!(ran.status.success(), "{args:?}: {}", String::from_utf8_lossy(&ran.stderr));
        ran.stdout
    }
}

/// What another program writes to its standard output and to its standard error.
#[track_caller]
pub fn asked(program: &str, args: &[&str], file: &Path, more: &[&str]) -> (Vec<u8>, String) {
    let ran = Command::new(program).args(args).arg(file).args(more).output();
    let ran = ran.unwrap_or_else(|e| panic!("{program} is demanded and not there: {e}"));
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{program} of {}: {said}", file.display());
    (ran.stdout, said)
}
