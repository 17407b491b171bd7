//! The real world, looked at once: places, settings, terminal, hour.

use std::io::IsTerminal;
use std::path::Path;

use crate::files::{Places, at_home};
use crate::library::Library;

use super::output;
use super::settings::Settings;
use super::terminal::in_foreground;

/// What a verb may know of the world.
#[derive(Debug)]
pub struct Env {
    /// Where routines are.
    pub library: Library,
    /// Where balm keeps things; nowhere, where there is not even a home.
    pub places: Option<Places>,
    /// What the user has set.
    pub settings: Settings,
    /// Standard output is a terminal.
    pub on_terminal: bool,
    /// Standard input is a terminal: there are keys whenever balm is in its foreground.
    pub from_terminal: bool,
    /// There are keys now.
    pub has_keys: bool,
    /// Colour is welcome.
    pub colour: bool,
}

impl Env {
    /// Looks around. What is wrong in the settings is told, all at once; the rest of them holds.
    pub fn find() -> Self {
        let env = Self::find_quietly();
        env.settings.mistakes.iter().for_each(output::warn);
        if !env.settings.mistakes.is_empty() {
            output::complain("Your other settings are used. To fix this: balm settings --edit");
        }
        env
    }

    /// The same without a word, for whoever is in the middle of a line.
    pub fn find_quietly() -> Self {
        let env = Self::with(Settings::default());
        let settings = env.places.as_ref().map(|places| Settings::read(&places.settings()));
        Self::with(settings.unwrap_or_default().under_environment())
    }

    /// Looks around, but for the settings.
    pub fn with(settings: Settings) -> Self {
        let home = std::env::var_os("BALM_HOME").filter(|h| !h.is_empty());
        let places = Places::find(home.as_deref().map(Path::new));
        let folders = settings.folders.iter().map(|folder| at_home(folder)).collect();
        let dumb = std::env::var_os("TERM").is_none_or(|t| t.is_empty() || t == "dumb");
        let from_terminal = std::io::stdin().is_terminal();
        Self {
            library: Library::new(places.as_ref(), folders),
            places,
            settings,
            on_terminal: std::io::stdout().is_terminal() && !dumb,
            from_terminal,
            has_keys: from_terminal && in_foreground(std::io::stdin()),
            colour: std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        }
    }

    /// The hour here, 0 to 23.
    pub fn hour() -> u8 {
        u8::try_from(jiff::Zoned::now().hour()).unwrap_or(12)
    }

    /// How wide text to read is set. A reader that is no terminal has all the width there is.
    pub fn reading_width(&self) -> usize {
        if self.on_terminal { self.width() } else { output::UNBROKEN }
    }

    /// How wide the terminal is; 80 where there is none.
    pub fn width(&self) -> usize {
        if self.on_terminal { output::terminal_width() } else { 80 }
    }
}
