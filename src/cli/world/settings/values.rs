//! What can be set, and what holds where nothing is.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::cli::flags::NightCap;
use crate::cli::world::hooks::Hooks;
use crate::export::Letterhead;
use crate::session::{OnWake, Volume};
use crate::sink::OnDeviceLoss;
use crate::timeline::Talk;
use crate::unit::{Decibels, Duration};
use crate::voice::program::UserVoice;

/// What the user has set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How loud.
    pub volume: Volume,
    /// The bed that is played instead of a routine's own: a name of [`Settings::beds`], or what could stand there;
    /// `none` is silence.
    pub bed: Option<String>,
    /// Beds by the user's own names: sounds, files or layers of them.
    pub beds: BTreeMap<String, String>,
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
    /// What happens when it is lost.
    pub on_device_loss: OnDeviceLoss,
    /// What happens after the computer has slept.
    pub on_wake: OnWake,
    /// The desktop's player shows no titles.
    pub private: bool,
    /// Time to get ready.
    pub start_in: Duration,
    /// Plain lines always.
    pub plain: bool,
    /// Whether sessions are remembered.
    pub history: bool,
    /// Whether the listener is asked how they are before and after.
    pub ratings: bool,
    /// The emergency number where the listener lives.
    pub emergency_number: Option<String>,
    /// A crisis line.
    pub crisis_line: Option<String>,
    /// The most a session may sound at night.
    pub night_cap: Option<NightCap>,
    /// Who gives handouts.
    pub letterhead: Letterhead,
    /// Programs that are told of sessions.
    pub hooks: Hooks,
    /// Further folders of routines, first things first; a leading `~` not yet led home.
    pub folders: Vec<PathBuf>,
    /// Where the values come from that are not balm's own, by their keys.
    pub sources: BTreeMap<&'static str, Source>,
    /// What is wrong in the file and the environment, each in a line. The rest holds.
    pub mistakes: Vec<String>,
}

impl Settings {
    /// Where the value of this key comes from, in words.
    pub fn origin(&self, key: &str) -> String {
        match self.sources.get(key) {
            None => "balm itself".to_owned(),
            Some(Source::File) => "your settings".to_owned(),
            Some(Source::Variable(name)) => format!("the environment variable {name}"),
        }
    }
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
            bed: None,
            beds: BTreeMap::new(),
            bed_level: Decibels::UNITY,
            voice_level: Decibels::UNITY,
            voice: None,
            talk: Talk::Full,
            pronounce: BTreeMap::new(),
            programs: Vec::new(),
            device: None,
            on_device_loss: OnDeviceLoss::default(),
            on_wake: OnWake::default(),
            private: false,
            // Long enough to put the hands in place, short enough not to wait.
            start_in: Duration::from_secs(5),
            plain: false,
            history: true,
            ratings: true,
            emergency_number: None,
            crisis_line: None,
            night_cap: None,
            letterhead: Letterhead::default(),
            hooks: Hooks::default(),
            folders: Vec::new(),
            sources: BTreeMap::new(),
            mistakes: Vec::new(),
        }
    }
}
