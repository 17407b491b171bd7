//! `balm settings`

use std::path::Path;

use serde_json::Value;

use crate::cli::world::editor::Opened;
use crate::cli::world::settings::{KEYS, Key, Settings, Source};
use crate::cli::world::{Done, Env, Failure, complain, editor, say, say_json, shown, warn};
use crate::display;
use crate::files::make_folder;
use crate::library::write_new;

/// What a new file holds: every key explained, and none of them set.
const EXAMPLE: &str = include_str!("settings.toml");

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

/// Shows each setting with where it comes from, or opens the file.
pub fn settings(env: &Env, args: &SettingsArgs) -> Result<Done, Failure> {
    let file = env.places.as_ref().map(|places| places.settings());
    if args.edit {
        let no_home = || Failure::failed("no home folder was found for your settings");
        return edit(env, &file.ok_or_else(no_home)?);
    }
    let exists = file.as_deref().is_some_and(Path::exists);
    let now = &env.settings;
    if args.json {
        let told = serde_json::json!({
            "format": 1,
            "file": file.as_deref().map(|path| path.display().to_string()),
            "exists": exists,
            "settings": KEYS.iter().map(|key| as_json(key, now)).collect::<Vec<_>>(),
        });
        return say_json(&told);
    }
    let place = match (&file, exists) {
        (None, _) => "No home folder was found, so there is no settings file.\n".to_owned(),
        (Some(path), true) => format!("Settings file: {}\n", shown(path)),
        (Some(path), false) => format!("Settings file: {} (not there yet)\n", shown(path)),
    };
    let rows: Vec<(&str, String, String)> = KEYS
        .iter()
        .map(|key| (key.name, display::in_line(&(key.shown)(now)), from(now.sources.get(key.name))))
        .collect();
    let width = rows.iter().map(|(_, value, _)| value.chars().count()).max().unwrap_or_default();
    let rows: String =
        rows.iter().map(|(key, value, from)| format!("  {key:<16}  {value:<width$}  {from}\n")).collect();
    say(&format!("{place}\n{rows}\nChange them: balm settings --edit\nWhat each means: balm help settings\n"))
}

fn as_json(key: &Key, now: &Settings) -> Value {
    let (source, variable) = match now.sources.get(key.name) {
        None => ("default", None),
        Some(Source::File) => ("file", None),
        Some(Source::Variable(name)) => ("environment", Some(name)),
    };
    serde_json::json!({
        "key": key.name, "value": (key.shown)(now), "source": source, "variable": variable,
    })
}

fn from(source: Option<&Source>) -> String {
    match source {
        None => "default".to_owned(),
        Some(Source::File) => "settings file".to_owned(),
        Some(Source::Variable(name)) => format!("environment variable {name}"),
    }
}

/// Opens the file, made where it is not there, and reads it afterwards.
fn edit(env: &Env, path: &Path) -> Result<Done, Failure> {
    if path.symlink_metadata().is_err() {
        if let Some(folder) = path.parent() {
            make_folder(folder).map_err(Failure::failed)?;
        }
        write_new(path, EXAMPLE).map_err(Failure::failed)?;
    }
    if editor::open(env, path)? == Opened::No {
        return Ok(Done::Yes);
    }
    let mistakes = Settings::read(path).mistakes;
    if mistakes.is_empty() {
        return say("Settings saved. To see them: balm settings\n");
    }
    mistakes.iter().for_each(warn);
    complain("The other settings are used. To fix this: balm settings --edit");
    Err(Failure::AlreadyReported(2))
}
