//! The settings: what holds when no flag says otherwise. The environment goes before the file. Everything about
//! one key stands in its row in `keys`.

mod keys;
mod saved_beds;
mod tables;
mod values;

use std::path::Path;

use toml::de::DeTable;

use crate::cli::world::failure::Failure;
use crate::diagnostic::{Place, meant};
use crate::files::{FileError, led_to, make_folder, read_text, rewrite};
use crate::routine::check_syntax;
use crate::text::Safe;

use keys::Mistake;

pub use keys::{KEYS, Key};
pub use values::{Settings, Source};

/// No settings are longer, in bytes.
const LARGEST: u64 = 1 << 20;

/// More mistakes than anyone reads at once. The rest are only counted.
const MAX_TOLD: usize = 20;

impl Settings {
    /// Reads `path`; a file that is not there sets nothing.
    pub fn read(path: &Path) -> Self {
        let text = match text(path) {
            Ok(text) => text,
            Err(error) => return Self { mistakes: vec![error.to_string()], ..Self::default() },
        };
        let (mut settings, mut mistakes) = Self::parse(&text);
        mistakes.sort_by_key(|mistake| mistake.at);
        let line = |Mistake { at, what }: &Mistake| {
            let Place { line, column } = Place::of(&text, *at);
            format!("{}:{line}:{column}: {}", path.display(), Safe::new(what))
        };
        settings.mistakes = mistakes.iter().take(MAX_TOLD).map(line).collect();
        if let Some(more @ 1..) = mistakes.len().checked_sub(MAX_TOLD) {
            settings.mistakes.push(format!("{}: and {more} more mistakes", path.display()));
        }
        settings
    }

    fn parse(text: &str) -> (Self, Vec<Mistake>) {
        let (mut settings, mut mistakes) = (Self::default(), Vec::new());
        let readable = without_broken_lines(text, &mut mistakes);
        let (table, _) = DeTable::parse_recoverable(&readable);
        for (name, value) in table.get_ref() {
            match KEYS.iter().find(|key| key.name == name.get_ref().as_ref()) {
                Some(key) => {
                    let wrong = mistakes.len();
                    key.read(&mut settings, value, &mut mistakes);
                    if mistakes.len() == wrong {
                        settings.sources.insert(key.name, Source::File);
                    }
                }
                None => mistakes.push(Mistake { at: name.span().start, what: unknown(name.get_ref()) }),
            }
        }
        // Only now are all saved beds known.
        if let (Some(bed), Some(value)) = (&settings.bed, table.get_ref().get("bed"))
            && bed != "none"
            && let Err(why) = saved_beds::check(bed, &settings.beds)
        {
            mistakes.push(Mistake { at: value.span().start, what: format!("bed: {why}") });
            settings.bed = None;
            settings.sources.remove("bed");
        }
        (settings, mistakes)
    }

    /// Puts what the environment says before what the file says. A variable that is set to nothing
    /// is not set.
    pub fn under_environment(mut self) -> Self {
        for key in &KEYS {
            let Some(variable) = key.variable else { continue };
            let Some(text) = std::env::var_os(variable).filter(|text| !text.is_empty()) else { continue };
            let text = text.to_string_lossy();
            match key.read_variable(&mut self, &text) {
                Ok(()) => drop(self.sources.insert(key.name, Source::Variable(variable))),
                Err(why) => {
                    let what = format!("the environment variable {variable} is \"{text}\": {why}");
                    self.mistakes.push(what);
                }
            }
        }
        self
    }
}

/// The text with blanks in place of the lines that are no TOML, which are added to `mistakes`.
fn without_broken_lines(text: &str, mistakes: &mut Vec<Mistake>) -> String {
    let Err(report) = check_syntax(text) else { return text.to_owned() };
    let mut readable = text.as_bytes().to_vec();
    for finding in report.findings {
        let at = finding.span.start;
        let begins = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = readable.iter_mut().skip(begins).take_while(|byte| **byte != b'\n');
        line.for_each(|byte| *byte = b' ');
        mistakes.push(Mistake { at, what: finding.message });
    }
    String::from_utf8(readable).unwrap_or_default()
}

/// The text of the file at `path`, empty where there is none yet.
fn text(path: &Path) -> Result<String, FileError> {
    match read_text(path, LARGEST) {
        Err(FileError::Missing { .. } | FileError::DeadLink { .. }) => Ok(String::new()),
        read => read,
    }
}

/// Changes one setting in the file at `path` and leaves the rest as it was written.
pub fn set(path: &Path, key: &str, value: &str) -> Result<(), Failure> {
    let text = text(path).map_err(Failure::failed)?;
    let mut document: toml_edit::DocumentMut = text.parse().map_err(|_| {
        Failure::usage(format!("{}: this is not valid TOML", path.display()))
            .hint("To see what is wrong and fix it: balm settings --edit")
    })?;
    document[key] = toml_edit::value(value);
    // A link stays one: many keep their settings elsewhere.
    if let Some(folder) = led_to(path).parent() {
        make_folder(folder).map_err(Failure::failed)?;
    }
    rewrite(path, &document.to_string()).map_err(Failure::failed)
}

fn unknown(name: &str) -> String {
    let meant = meant(name, KEYS.iter().map(|key| key.name));
    let meant = if meant.is_empty() { "; `balm settings` lists them all".to_owned() } else { meant };
    format!("there is no setting called \"{name}\"{meant}")
}
