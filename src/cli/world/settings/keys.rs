//! Every key of the settings, once: its environment variable, how it is read and shown, and an example.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};
use toml::Spanned;
use toml::de::{DeValue, ValueDeserializer};

use crate::cli::flags::{duration, volume};
use crate::timeline::Talk;
use crate::unit::Decibels;
use crate::voice::Voices;
use crate::voice::heart::Heart;
use crate::voice::program::UserVoice;

use super::Settings;

/// One key.
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// The environment variable that goes before the file.
    pub variable: Option<&'static str>,
    /// A value as the file may hold it, or how the key begins a table.
    sample: &'static str,
    /// Its present value, as the file would hold it; null where there is none.
    pub shown: fn(&Settings) -> Value,
    read: Read,
}

/// How a value is read: what a text or a whole number means, whether something is on, or any other value.
enum Read {
    Switch(fn(&mut Settings, bool)),
    Text(fn(&mut Settings, &str) -> Result<(), String>),
    Number(fn(&mut Settings, &str) -> Result<(), String>),
    Value(fn(&mut Settings, ValueDeserializer<'_>) -> Result<(), Mistake>),
}

/// What is wrong with a value, and where.
pub struct Mistake {
    pub at: usize,
    pub what: String,
}

impl From<toml::de::Error> for Mistake {
    fn from(error: toml::de::Error) -> Self {
        Self { at: error.span().map_or(0, |span| span.start), what: error.message().to_owned() }
    }
}

pub const KEYS: [Key; 11] = [
    Key {
        name: "volume",
        variable: Some("BALM_VOLUME"),
        sample: "70",
        shown: |now| json!(now.volume.percent()),
        read: Read::Number(|now, text| put(&mut now.volume, volume(text))),
    },
    Key {
        name: "bed_level",
        variable: None,
        sample: "\"-3 dB\"",
        shown: |now| json!(format!("{} dB", now.bed_level.0)),
        read: Read::Text(|now, text| put(&mut now.bed_level, level(text))),
    },
    Key {
        name: "voice_level",
        variable: None,
        sample: "\"-3 dB\"",
        shown: |now| json!(format!("{} dB", now.voice_level.0)),
        read: Read::Text(|now, text| put(&mut now.voice_level, level(text))),
    },
    Key {
        name: "device",
        variable: Some("BALM_DEVICE"),
        sample: "\"NAME\"",
        shown: |now| json!(now.device),
        read: Read::Text(|now, text| put(&mut now.device, Ok(named(text)))),
    },
    Key {
        name: "start_in",
        variable: Some("BALM_START_IN"),
        sample: "\"10s\"",
        shown: |now| json!(now.start_in.to_string()),
        read: Read::Text(|now, text| put(&mut now.start_in, duration(text))),
    },
    Key {
        name: "plain",
        // As other programs that listen to people with screen readers have it.
        variable: Some("ACCESSIBLE"),
        sample: "true",
        shown: |now| json!(now.plain),
        read: Read::Switch(|now, is_on| now.plain = is_on),
    },
    Key {
        name: "voice",
        variable: Some("BALM_VOICE"),
        sample: "\"NAME\"",
        shown: |now| json!(now.voice),
        read: Read::Text(|now, text| put(&mut now.voice, Ok(named(text)))),
    },
    Key {
        name: "talk",
        variable: Some("BALM_TALK"),
        sample: "\"brief\"",
        shown: |now| json!(now.talk.name()),
        read: Read::Text(|now, text| put(&mut now.talk, Talk::named(text))),
    },
    Key {
        name: "pronounce",
        variable: None,
        sample: "[pronounce]",
        shown: |now| json!(now.pronounce),
        read: Read::Value(|now, value| put(&mut now.pronounce, Ok(BTreeMap::deserialize(value)?))),
    },
    Key {
        name: "voice_program",
        variable: None,
        sample: "[[voice_program]]",
        shown: |now| json!(now.programs.iter().map(|program| &program.name).collect::<Vec<_>>()),
        read: Read::Value(|now, value| put(&mut now.programs, programs(Vec::deserialize(value)?))),
    },
    Key {
        name: "folders",
        variable: None,
        sample: "[\"~/routines\"]",
        shown: |now| json!(now.folders),
        read: Read::Value(|now, value| put(&mut now.folders, folders(Vec::deserialize(value)?))),
    },
];

impl Key {
    /// Reads the value that the file holds.
    pub fn read(&self, settings: &mut Settings, value: Spanned<DeValue<'_>>) -> Result<(), Mistake> {
        let at = value.span().start;
        let value = ValueDeserializer::from(value);
        let read = match self.read {
            Read::Switch(read) => Ok(read(settings, bool::deserialize(value)?)),
            Read::Text(read) => read(settings, &String::deserialize(value)?),
            Read::Number(read) => read(settings, &i64::deserialize(value)?.to_string()),
            Read::Value(read) => return read(settings, value),
        };
        read.map_err(|what| Mistake { at, what })
    }

    /// Reads the value that the environment holds.
    pub fn read_variable(&self, settings: &mut Settings, text: &str) -> Result<(), String> {
        match self.read {
            Read::Text(read) | Read::Number(read) => read(settings, text),
            Read::Switch(read) => {
                read(settings, !["0", "false", "no", "off"].contains(&&*text.to_lowercase()));
                Ok(())
            }
            Read::Value(_) => Ok(()),
        }
    }
}

/// What the file may hold.
pub fn hint() -> String {
    let (tables, keys): (Vec<&Key>, _) = KEYS.iter().partition(|key| key.sample.contains(key.name));
    let keys: Vec<String> = keys.iter().map(|key| format!("{} = {}", key.name, key.sample)).collect();
    let tables: Vec<&str> = tables.iter().map(|key| key.sample).collect();
    let (keys, tables) = (keys.join(", "), tables.join(" and "));
    format!("This is balm's settings file. It can contain: {keys}, and the tables {tables}.")
}

fn put<T, E>(place: &mut T, read: Result<T, E>) -> Result<(), E> {
    *place = read?;
    Ok(())
}

fn named(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn level(text: &str) -> Result<Decibels, String> {
    let number = text.strip_suffix("dB").and_then(|n| n.trim().parse().ok());
    let level = number.filter(|n| (-30.0..=6.0).contains(n)).map(Decibels);
    level.ok_or_else(|| format!("\"{text}\" is not a level from \"-30 dB\" to \"6 dB\""))
}

/// A folder is a whole path: where one stands when typing has nothing to do with it.
fn folders(written: Vec<Spanned<PathBuf>>) -> Result<Vec<PathBuf>, Mistake> {
    for folder in &written {
        let path = folder.get_ref();
        if !path.is_absolute() && !path.starts_with("~") {
            let what = format!("\"{}\" is not a whole path; write it like \"~/routines\"", path.display());
            return Err(Mistake { at: folder.span().start, what });
        }
    }
    Ok(written.into_iter().map(Spanned::into_inner).collect())
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

/// A program without a name or a command is none.
fn programs(written: Vec<Spanned<Program>>) -> Result<Vec<UserVoice>, Mistake> {
    let mut programs: Vec<UserVoice> = Vec::new();
    for program in written {
        let at = program.span().start;
        let Program { name, command: argv, languages } = program.into_inner();
        if name.is_empty() || argv.first().is_none_or(String::is_empty) {
            let what = "a [[voice_program]] needs a name and a command, like command = [\"piper\", \"-f\", \"{out}\"]";
            return Err(Mistake { at, what: what.to_owned() });
        }
        let taken = [Heart::NAME, Voices::NONE].contains(&&*name);
        if taken || programs.iter().any(|other| other.name == name) {
            return Err(Mistake {
                at,
                what: format!("the name \"{name}\" is taken; give this voice another"),
            });
        }
        programs.push(UserVoice { name, argv, languages });
    }
    Ok(programs)
}
