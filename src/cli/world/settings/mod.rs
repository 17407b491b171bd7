//! The settings: what holds when no flag says otherwise. The environment goes before the file. Everything about
//! one key stands in its row in `keys`.

mod keys;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use crate::cli::world::failure::Failure;
use crate::diagnostic::{Place, nearest};
use crate::files::{FileError, led_to, make_folder, read_text, rewrite};
use crate::session::Volume;
use crate::text::Safe;
use crate::timeline::Talk;
use crate::unit::{Decibels, Duration};
use crate::voice::program::UserVoice;

use keys::Mistake;

pub use keys::{KEYS, Key};

/// No settings are longer, in bytes.
const LARGEST: u64 = 1 << 20;

/// What the user has set.
#[derive(Clone, Debug)]
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
    /// Where the values come from that are not balm's own, by their keys.
    pub sources: BTreeMap<&'static str, Source>,
}

/// Where a value was set.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// In the file.
    File,
    /// By this environment variable.
    Variable(&'static str),
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
            sources: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Reads `path`; a file that is not there sets nothing.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = text(path)?;
        Self::parse(&text).map_err(|Mistake { at, what }| {
            let Place { line, column } = Place::of(&text, at);
            let what = Safe::new(&what);
            Failure::usage(format!("{}:{line}:{column}: {what}", path.display())).hint(&keys::hint())
        })
    }

    fn parse(text: &str) -> Result<Self, Mistake> {
        let mut settings = Self::default();
        let mut written: Vec<_> = DeTable::parse(text)?.into_inner().into_iter().collect();
        written.sort_by_key(|(key, _)| key.span().start);
        for (name, value) in written {
            let Some(key) = KEYS.iter().find(|key| key.name == name.get_ref().as_ref()) else {
                return Err(Mistake { at: name.span().start, what: unknown(name.get_ref()) });
            };
            key.read(&mut settings, value).map_err(in_words)?;
            settings.sources.insert(key.name, Source::File);
        }
        Ok(settings)
    }

    /// Puts what the environment says before what the file says. A variable that is set to nothing
    /// is not set.
    pub fn under_environment(mut self) -> Result<Self, Failure> {
        for key in &KEYS {
            let Some(variable) = key.variable else { continue };
            let Some(text) = std::env::var_os(variable).filter(|text| !text.is_empty()) else { continue };
            let text = text.to_string_lossy();
            key.read_variable(&mut self, &text).map_err(|why| {
                Failure::usage(format!("the environment variable {variable} is \"{text}\": {why}"))
            })?;
            self.sources.insert(key.name, Source::Variable(variable));
        }
        Ok(self)
    }
}

/// The text of the file at `path`, empty where there is none.
fn text(path: &Path) -> Result<String, Failure> {
    match read_text(path, LARGEST) {
        Err(FileError::Missing { .. }) => Ok(String::new()),
        read => read.map_err(Failure::failed),
    }
}

/// Changes one setting in the file at `path` and leaves the rest as it was written.
pub fn set(path: &Path, key: &str, value: &str) -> Result<(), Failure> {
    let mut document: toml_edit::DocumentMut = text(path)?.parse().map_err(|_| {
        Failure::usage(format!("{}: this is not valid TOML", path.display())).hint(&keys::hint())
    })?;
    document[key] = toml_edit::value(value);
    // A link stays one: many keep their settings elsewhere.
    if let Some(folder) = led_to(path).parent() {
        make_folder(folder).map_err(Failure::failed)?;
    }
    rewrite(path, &document.to_string()).map_err(Failure::failed)
}

/// The parser's words for an unknown key are for programmers.
fn in_words(mistake: Mistake) -> Mistake {
    let name = mistake.what.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let what = name.map(unknown);
    Mistake { what: what.unwrap_or(mistake.what), ..mistake }
}

fn unknown(name: &str) -> String {
    let names = KEYS.iter().map(|key| key.name);
    let meant = nearest(name, names).map(|near| format!(" (did you mean {near}?)")).unwrap_or_default();
    format!("there is no setting called {name}{meant}")
}
