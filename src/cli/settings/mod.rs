//! The settings: what holds when no flag says otherwise. The environment goes before the file. `show` is the
//! verb that prints them.

mod show;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Place, nearest};
use crate::files::{FileError, read_text, rewrite};
use crate::session::Volume;
use crate::text::Safe;
use crate::timeline::Talk;
use crate::unit::{Decibels, Duration};
use crate::voice::Voices;
use crate::voice::heart::Heart;
use crate::voice::program::UserVoice;

use super::fail::Failure;
use super::flags;

pub use show::{SettingsArgs, settings};

const KEYS: [&str; 11] = [
    "volume",
    "bed_level",
    "voice_level",
    "device",
    "start_in",
    "plain",
    "voice",
    "talk",
    "pronounce",
    "voice_program",
    "folders",
];
const HINT: &str = "This is balm's settings file. It can contain: volume = 70, bed_level = \"-3 dB\", \
                    voice_level = \"-3 dB\", device = \"NAME\", start_in = \"10s\", plain = true, \
                    voice = \"NAME\", talk = \"brief\", folders = [\"~/routines\"], and the \
                    tables [pronounce] and [[voice_program]].";

/// Which environment variable goes before which key.
const VARIABLES: [(&str, &str); 5] = [
    ("volume", "BALM_VOLUME"),
    ("voice", "BALM_VOICE"),
    ("talk", "BALM_TALK"),
    ("device", "BALM_DEVICE"),
    ("start_in", "BALM_START_IN"),
];

/// No settings are longer, in bytes.
const LARGEST: u64 = 1 << 20;

/// What the user has set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How loud.
    pub volume: Volume,
    /// The beds against what routines ask for.
    pub bed_level: Decibels,
    /// What is said against what routines ask for.
    pub voice_level: Decibels,
    /// The voice to be asked first.
    pub voice: Option<String>,
    /// How much is said.
    pub talk: Talk,
    /// How words are to be said.
    pub pronounce: BTreeMap<String, String>,
    /// The user's own programs that speak.
    pub programs: Vec<UserVoice>,
    /// The sound device.
    pub device: Option<String>,
    /// Time to get ready.
    pub start_in: Duration,
    /// Plain lines always.
    pub plain: bool,
    /// Further folders of routines, first things first; a leading `~` not yet led home.
    pub folders: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            volume: Volume::default(),
            bed_level: Decibels::UNITY,
            voice_level: Decibels::UNITY,
            voice: None,
            talk: Talk::Full,
            pronounce: BTreeMap::new(),
            programs: Vec::new(),
            device: None,
            // Long enough to put the hands in place, short enough not to wait.
            start_in: Duration::from_secs(5),
            plain: false,
            folders: Vec::new(),
        }
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    volume: Option<Spanned<i64>>,
    bed_level: Option<Spanned<String>>,
    voice_level: Option<Spanned<String>>,
    voice: Option<String>,
    talk: Option<Spanned<String>>,
    #[serde(default)]
    pronounce: BTreeMap<String, String>,
    #[serde(default)]
    voice_program: Vec<Spanned<Program>>,
    device: Option<String>,
    start_in: Option<Spanned<String>>,
    #[serde(default)]
    plain: bool,
    #[serde(default)]
    folders: Vec<Spanned<String>>,
}

/// A program of the user's that speaks, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Program {
    name: String,
    command: Vec<String>,
    #[serde(default)]
    languages: Vec<String>,
}

impl Settings {
    /// Reads `path`; a file that is not there sets nothing.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        match read_text(path, LARGEST) {
            Ok(text) => Self::parse(path, &text),
            Err(FileError::Missing { .. }) => Ok(Self::default()),
            Err(e) => Err(Failure::deed(e)),
        }
    }

    /// Reads the text of the file at `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Failure> {
        let wrong = |at: usize, what: &str| {
            let Place { line, column } = Place::of(text, at);
            Failure::usage(format!("{}:{line}:{column}: {}", path.display(), Safe::new(what))).hint(HINT)
        };
        let written: Written = toml::from_str(text)
            .map_err(|e| wrong(e.span().map_or(0, |s| s.start), &in_words(e.message())))?;
        let usual = Self::default();
        Ok(Self {
            volume: read(written.volume, |v| flags::volume(&v.to_string()), wrong)?.unwrap_or(usual.volume),
            bed_level: read(written.bed_level, |l| level(l), wrong)?.unwrap_or(usual.bed_level),
            voice_level: read(written.voice_level, |l| level(l), wrong)?.unwrap_or(usual.voice_level),
            voice: written.voice.filter(|name| !name.is_empty()),
            talk: read(written.talk, |t| flags::talk(t), wrong)?.unwrap_or(usual.talk),
            pronounce: written.pronounce,
            programs: programs(written.voice_program, wrong)?,
            start_in: read(written.start_in, |t| flags::duration(t), wrong)?.unwrap_or(usual.start_in),
            device: written.device.filter(|name| !name.is_empty()),
            plain: written.plain,
            folders: folders(written.folders, wrong)?,
        })
    }

    /// Puts what the environment says before what the file says. A variable that is set to nothing
    /// is not set.
    pub fn under(mut self, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Failure> {
        let set = |name: &str| variable(name).filter(|text| !text.is_empty());
        let wrong = |name: &str, text: &str, why: String| {
            Failure::usage(format!("the environment variable {name} is \"{text}\": {why}"))
        };
        if let Some(text) = set("BALM_VOLUME") {
            self.volume = flags::volume(&text).map_err(|why| wrong("BALM_VOLUME", &text, why))?;
        }
        if let Some(text) = set("BALM_START_IN") {
            self.start_in = flags::duration(&text).map_err(|why| wrong("BALM_START_IN", &text, why))?;
        }
        if let Some(text) = set("BALM_TALK") {
            self.talk = flags::talk(&text).map_err(|why| wrong("BALM_TALK", &text, why))?;
        }
        self.device = set("BALM_DEVICE").or(self.device);
        self.voice = set("BALM_VOICE").or(self.voice);
        Ok(self)
    }
}

/// A value understood, or what is wrong with it, with its place.
fn read<W, V>(
    written: Option<Spanned<W>>,
    understand: impl Fn(&W) -> Result<V, String>,
    wrong: impl Fn(usize, &str) -> Failure,
) -> Result<Option<V>, Failure> {
    let understood = |w: Spanned<W>| understand(w.get_ref()).map_err(|what| wrong(w.span().start, &what));
    written.map(understood).transpose()
}

fn level(text: &str) -> Result<Decibels, String> {
    let number = text.strip_suffix("dB").and_then(|n| n.trim().parse().ok());
    let level = number.filter(|n| (-30.0..=6.0).contains(n)).map(Decibels);
    level.ok_or_else(|| format!("\"{text}\" is not a level from \"-30 dB\" to \"6 dB\""))
}

/// RoutineArgs one setting in the file at `path` and leaves the rest as it was written.
pub fn set(path: &Path, key: &str, value: &str) -> Result<(), Failure> {
    // A link stays one: many keep their settings elsewhere.
    let led_to = || Some(path.parent()?.join(std::fs::read_link(path).ok()?));
    let real = path.canonicalize().ok().or_else(led_to).unwrap_or_else(|| path.to_owned());
    let text = match read_text(&real, LARGEST) {
        Ok(text) => text,
        Err(FileError::Missing { .. }) => String::new(),
        Err(e) => return Err(Failure::deed(e)),
    };
    let mut document: toml_edit::DocumentMut = text
        .parse()
        .map_err(|_| Failure::usage(format!("{}: this is not valid TOML", path.display())).hint(HINT))?;
    document[key] = toml_edit::value(value);
    if let Some(folder) = real.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Failure::deed(FileError::from_io(folder, e)))?;
    }
    rewrite(&real, &document.to_string()).map_err(Failure::deed)
}

/// A folder is a whole path: where one stands when typing has nothing to do with it.
fn folders(
    written: Vec<Spanned<String>>,
    wrong: impl Fn(usize, &str) -> Failure,
) -> Result<Vec<PathBuf>, Failure> {
    let checked = |folder: Spanned<String>| {
        let start = folder.span().start;
        let path = PathBuf::from(folder.into_inner());
        let whole = path.is_absolute() || path.starts_with("~");
        let what = format!("\"{}\" is not a whole path; write it like \"~/routines\"", path.display());
        if whole { Ok(path) } else { Err(wrong(start, &what)) }
    };
    written.into_iter().map(checked).collect()
}

/// A program without a name or a command is none.
fn programs(
    written: Vec<Spanned<Program>>,
    wrong: impl Fn(usize, &str) -> Failure,
) -> Result<Vec<UserVoice>, Failure> {
    let checked = |program: Spanned<Program>| {
        let start = program.span().start;
        let Program { name, command: argv, languages } = program.into_inner();
        if name.is_empty() || argv.first().is_none_or(String::is_empty) {
            let what = "a [[voice_program]] needs a name and a command, like command = [\"piper\", \"-f\", \"{out}\"]";
            return Err(wrong(start, what));
        }
        Ok((start, UserVoice { name, argv, languages }))
    };
    let mut programs: Vec<UserVoice> = Vec::new();
    for program in written {
        let (start, program) = checked(program)?;
        let taken = [Heart::NAME, Voices::NONE].contains(&&*program.name);
        if taken || programs.iter().any(|other| other.name == program.name) {
            return Err(wrong(
                start,
                &format!("the name \"{}\" is taken; give this voice another", program.name),
            ));
        }
        programs.push(program);
    }
    Ok(programs)
}

/// The parser's words for an unknown key are for programmers.
fn in_words(message: &str) -> String {
    let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    unknown.map_or_else(
        || message.to_owned(),
        |key| {
            let meant = nearest(key, KEYS).map(|n| format!(" (did you mean {n}?)")).unwrap_or_default();
            format!("there is no setting called {key}{meant}")
        },
    )
}

#[cfg(test)]
mod tests;
