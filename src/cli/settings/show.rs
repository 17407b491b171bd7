//! `balm settings`

use std::io::Write;
use std::path::Path;

use crate::cli::editor::{self, Opened};
use crate::cli::env::Env;
use crate::cli::fail::{Done, Failure};
use crate::cli::flags::talk_name;
use crate::cli::output::{complain, say};
use crate::files::{FileError, Replacement, read_text};
use crate::text::Safe;

use super::{KEYS, LARGEST, Settings, VARIABLES};

/// What a new file holds: every key explained, and none of them set.
const EXAMPLE: &str = include_str!("example.toml");

/// `settings`.
#[derive(Debug, clap::Args)]
pub struct SettingsArgs {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Open the settings file in your editor; balm then checks it for mistakes
    #[arg(long, conflicts_with = "json")]
    pub edit: bool,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Default,
    File,
    Variable(&'static str),
}

/// One key as it is now.
struct Setting {
    key: &'static str,
    /// As it would be written in the file; null where there is none.
    value: serde_json::Value,
    source: Source,
}

/// Shows each setting with where it comes from, or opens the file.
pub fn settings(env: &Env, args: &SettingsArgs) -> Result<Done, Failure> {
    let file = env.places.as_ref().map(|places| places.settings());
    if args.edit {
        let no_home = || Failure::deed("no home folder was found for your settings");
        return edit(env, &file.ok_or_else(no_home)?);
    }
    let (exists, written) = match file.as_deref().map(|path| read_text(path, LARGEST)) {
        Some(Ok(text)) => (true, toml::from_str(&text).unwrap_or_default()),
        _ => (false, toml::Table::new()),
    };
    let all = all(&env.settings, &written);
    if args.json {
        let told = serde_json::json!({
            "format": 1,
            "file": file.as_deref().map(|path| path.display().to_string()),
            "exists": exists,
            "settings": all.iter().map(as_json).collect::<Vec<_>>(),
        });
        say(&format!("{told:#}\n"))?;
        return Ok(Done::Yes);
    }
    let place = match (&file, exists) {
        (None, _) => "No home folder was found, so there is no settings file.\n".to_owned(),
        (Some(path), true) => format!("Settings file: {}\n", Safe::new(&path.display().to_string())),
        (Some(path), false) => {
            format!("Settings file: {} (not there yet)\n", Safe::new(&path.display().to_string()))
        }
    };
    let rows: Vec<(&str, String, String)> =
        all.iter().map(|setting| (setting.key, shown(&setting.value), from(setting.source))).collect();
    let width = rows.iter().map(|(_, value, _)| value.chars().count()).max().unwrap_or_default();
    let rows: String =
        rows.iter().map(|(key, value, from)| format!("  {key:<13}  {value:<width$}  {from}\n")).collect();
    say(&format!(
        "{place}\n{rows}\nChange them: balm settings --edit\nWhat each means: balm help settings\n"
    ))?;
    Ok(Done::Yes)
}

/// Every key with its present value.
fn all(now: &Settings, written: &toml::Table) -> Vec<Setting> {
    use serde_json::json;
    let level = |level: crate::unit::Decibels| json!(format!("{} dB", level.0));
    let set = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    KEYS.iter()
        .map(|key| {
            let value = match *key {
                "volume" => json!(now.volume.percent()),
                "bed_level" => level(now.bed_level),
                "voice_level" => level(now.voice_level),
                "device" => json!(now.device),
                "start_in" => json!(now.start_in.to_string()),
                "plain" => json!(now.plain),
                "voice" => json!(now.voice),
                "talk" => json!(talk_name(now.talk)),
                "pronounce" => json!(now.pronounce),
                "voice_program" => json!(now.programs.iter().map(|p| &p.name).collect::<Vec<_>>()),
                _ => json!(now.folders),
            };
            let variable = VARIABLES.iter().find(|(name, variable)| name == key && set(variable));
            let source = match variable {
                Some((_, variable)) => Source::Variable(variable),
                None if written.contains_key(*key) => Source::File,
                None => Source::Default,
            };
            Setting { key, value, source }
        })
        .collect()
}

fn as_json(setting: &Setting) -> serde_json::Value {
    let (source, variable) = match setting.source {
        Source::Default => ("default", None),
        Source::File => ("file", None),
        Source::Variable(name) => ("environment", Some(name)),
    };
    serde_json::json!({
        "key": setting.key, "value": setting.value, "source": source, "variable": variable,
    })
}

/// A value for people, on one line.
fn shown(value: &serde_json::Value) -> String {
    use serde_json::Value;
    let text = match value {
        Value::Null => "chosen by balm".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(all) if all.is_empty() => "none".to_owned(),
        Value::Array(all) => all.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(all) if all.is_empty() => "none".to_owned(),
        Value::Object(all) => {
            all.iter().map(|(word, said)| format!("{word} = {}", shown(said))).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    Safe::new(&text).to_string()
}

fn from(source: Source) -> String {
    match source {
        Source::Default => "default".to_owned(),
        Source::File => "settings file".to_owned(),
        Source::Variable(name) => format!("environment variable {name}"),
    }
}

/// Opens the file, made where it is not there, and reads it afterwards.
fn edit(env: &Env, path: &Path) -> Result<Done, Failure> {
    if path.symlink_metadata().is_err() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| Failure::deed(FileError::from_io(folder, e)))?;
        }
        let mut file = Replacement::begin_new(path).map_err(Failure::deed)?;
        file.file().write_all(EXAMPLE.as_bytes()).map_err(|e| Failure::deed(FileError::from_io(path, e)))?;
        file.commit().map_err(Failure::deed)?;
    }
    if editor::open(env, path)? == Opened::No {
        return Ok(Done::Yes);
    }
    match Settings::read(path) {
        Ok(_) => {
            say("Settings saved. To see them: balm settings\n")?;
            Ok(Done::Yes)
        }
        Err(failure) => {
            complain("balm does not start until you fix this: balm settings --edit");
            Err(failure)
        }
    }
}
