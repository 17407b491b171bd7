//! Every key of the settings, once: its environment variable, how it is read and shown, and an example. What is
//! under a heading is read in `tables`.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use toml::Spanned;
use toml::de::DeValue;

use crate::cli::flags::{AS_WRITTEN, duration, night_cap, volume};
use crate::routine::kind_of;
use crate::session::OnWake;
use crate::sink::OnDeviceLoss;
use crate::text::Safe;
use crate::timeline::Talk;
use crate::unit::Decibels;

use super::tables::{beds, folders, hooks, letterhead, programs, pronounce};
use super::values::Settings;

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

/// No number to call is longer.
const MAX_NUMBER: usize = 40;

/// How a value is read: what a text or a whole number means, true or false, or what is in a list or table.
enum Read {
    Text(fn(&mut Settings, &str) -> Result<(), String>),
    Number(fn(&mut Settings, &str) -> Result<(), String>),
    Flag(fn(&mut Settings, bool)),
    Table(fn(&mut Settings, &Spanned<DeValue<'_>>, &mut Vec<Mistake>)),
}

/// What is wrong in the file, and where.
pub struct Mistake {
    pub at: usize,
    pub what: String,
}

pub const KEYS: [Key; 23] = [
    Key {
        name: "volume",
        variable: Some("BALM_VOLUME"),
        sample: "70",
        shown: |now| json!(now.volume.percent()),
        read: Read::Number(|now, text| put(&mut now.volume, volume(text))),
    },
    Key {
        name: "night_cap",
        variable: None,
        sample: "\"40 22:00-07:00\"",
        shown: |now| json!(now.night_cap.map_or("none".to_owned(), |cap| cap.to_string())),
        read: Read::Text(|now, text| put(&mut now.night_cap, night_cap(text).map(|typed| typed.0))),
    },
    Key {
        name: "bed",
        variable: None,
        sample: "\"rain+wind:-3dB\"",
        shown: |now| json!(now.bed.as_deref().unwrap_or(AS_WRITTEN)),
        read: Read::Text(|now, text| put(&mut now.bed, Ok(named(text).filter(|bed| bed != AS_WRITTEN)))),
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
        name: "on_device_loss",
        variable: None,
        sample: "\"follow\"",
        shown: |now| json!(now.on_device_loss.name()),
        read: Read::Text(|now, text| put(&mut now.on_device_loss, OnDeviceLoss::named(text))),
    },
    Key {
        name: "on_wake",
        variable: None,
        sample: "\"resume\"",
        shown: |now| json!(now.on_wake.name()),
        read: Read::Text(|now, text| put(&mut now.on_wake, OnWake::named(text))),
    },
    Key {
        name: "private",
        variable: None,
        sample: "true",
        shown: |now| json!(now.private),
        read: Read::Flag(|now, flag| now.private = flag),
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
        read: Read::Flag(|now, flag| now.plain = flag),
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
        name: "beds",
        variable: None,
        sample: "[beds]",
        shown: |now| json!(now.beds),
        read: Read::Table(|now, value, mistakes| now.beds = beds(value, mistakes)),
    },
    Key {
        name: "pronounce",
        variable: None,
        sample: "[pronounce]",
        shown: |now| json!(now.pronounce),
        read: Read::Table(|now, value, mistakes| now.pronounce = pronounce(value, mistakes)),
    },
    Key {
        name: "hooks",
        variable: None,
        sample: "[hooks]",
        shown: |now| {
            let hooks = [("start", &now.hooks.start), ("step", &now.hooks.step), ("end", &now.hooks.end)];
            json!(hooks.into_iter().filter(|(_, program)| !program.is_empty()).collect::<BTreeMap<_, _>>())
        },
        read: Read::Table(|now, value, mistakes| now.hooks = hooks(value, mistakes)),
    },
    Key {
        name: "letterhead",
        variable: None,
        sample: "[letterhead]",
        shown: |now| json!(now.letterhead.texts().collect::<BTreeMap<_, _>>()),
        read: Read::Table(|now, value, mistakes| now.letterhead = letterhead(value, mistakes)),
    },
    Key {
        name: "voice_program",
        variable: None,
        sample: "[[voice_program]]",
        shown: |now| json!(now.programs.iter().map(|program| &program.name).collect::<Vec<_>>()),
        read: Read::Table(|now, value, mistakes| now.programs = programs(value, mistakes)),
    },
    Key {
        name: "history",
        variable: Some("BALM_HISTORY"),
        sample: "false",
        shown: |now| json!(now.history),
        read: Read::Flag(|now, flag| now.history = flag),
    },
    Key {
        name: "ratings",
        variable: None,
        sample: "false",
        shown: |now| json!(now.ratings),
        read: Read::Flag(|now, flag| now.ratings = flag),
    },
    Key {
        name: "emergency_number",
        variable: None,
        sample: "\"112\"",
        shown: |now| json!(now.emergency_number.as_deref().unwrap_or("none")),
        read: Read::Text(|now, text| put(&mut now.emergency_number, number(text))),
    },
    Key {
        name: "crisis_line",
        variable: None,
        sample: "\"116 123\"",
        shown: |now| json!(now.crisis_line.as_deref().unwrap_or("none")),
        read: Read::Text(|now, text| put(&mut now.crisis_line, number(text))),
    },
    Key {
        name: "folders",
        variable: None,
        sample: "[\"~/routines\"]",
        shown: |now| json!(now.folders),
        read: Read::Table(|now, value, mistakes| now.folders = folders(value, mistakes)),
    },
];

impl Key {
    /// Reads the value that the file holds. What is wrong with it is added to `mistakes` and changes nothing.
    pub fn read(&self, settings: &mut Settings, value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) {
        let name = self.name;
        let read = match (&self.read, value.get_ref()) {
            (Read::Text(read), DeValue::String(text)) => read(settings, text),
            (Read::Number(read), DeValue::Integer(number)) => read(settings, &number.to_string()),
            (Read::Flag(read), DeValue::Boolean(flag)) => return read(settings, *flag),
            (Read::Table(read), _) => return read(settings, value, mistakes),
            (read, other) => {
                let wanted = match read {
                    Read::Text(_) => "text in quotes",
                    Read::Number(_) => "a whole number",
                    _ => "true or false, without quotes",
                };
                let example = format!("write it like {name} = {}", self.sample);
                let what = format!("\"{name}\" must be {wanted}, not {}; {example}", kind_of(other));
                return mistakes.push(Mistake { at: value.span().start, what });
            }
        };
        let at = value.span().start;
        mistakes.extend(read.err().map(|what| Mistake { at, what: format!("{name}: {what}") }));
    }

    /// Reads the value that the environment holds.
    pub fn read_variable(&self, settings: &mut Settings, text: &str) -> Result<(), String> {
        match self.read {
            Read::Text(read) | Read::Number(read) => read(settings, text),
            Read::Flag(read) => {
                read(settings, !["0", "false", "no", "off"].contains(&&*text.to_lowercase()));
                Ok(())
            }
            Read::Table(_) => Ok(()),
        }
    }
}

fn put<T, E>(place: &mut T, read: Result<T, E>) -> Result<(), E> {
    *place = read?;
    Ok(())
}

fn named(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whom to call. It must be read at a glance and spoken.
fn number(text: &str) -> Result<Option<String>, String> {
    let text = Safe::new(text.trim()).to_string();
    match text.chars().count() <= MAX_NUMBER {
        true => Ok(named(&text)),
        false => Err(format!("a number to call has at most {MAX_NUMBER} characters")),
    }
}

fn level(text: &str) -> Result<Decibels, String> {
    let number = text.strip_suffix("dB").and_then(|n| n.trim().parse().ok());
    let level = number.filter(|n| (-30.0..=6.0).contains(n)).map(Decibels);
    level.ok_or_else(|| format!("\"{text}\" is not a level from \"-30 dB\" to \"6 dB\""))
}
