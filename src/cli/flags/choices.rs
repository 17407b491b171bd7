//! What was typed, over what is set: decided once and handed down.

use crate::care::Wording;
use crate::cli::device::Output;
use crate::cli::live::{Playback, View};
use crate::cli::world::Env;
use crate::cli::world::settings::Settings;
use crate::cli::world::terminal::in_foreground;
use crate::prepare::{BedChoice, Choices};
use crate::routine::Routine;
use crate::timeline::{Ending, GetReady, Linger};

use super::{PlaybackArgs, RoutineArgs};

/// The name for the beds that a routine names itself.
pub const AS_WRITTEN: &str = "as-written";

impl RoutineArgs {
    /// What the listener chose, over what is set. `start_in` is the time to get ready where nothing is said of
    /// it.
    pub fn choices(&self, settings: &Settings, start_in: GetReady) -> Choices {
        Choices {
            bed: self.bed_or(None),
            saved_beds: settings.beds.clone(),
            language: self.language.clone(),
            answers: self.answers.iter().cloned().collect(),
            fit: self.fit,
            talk: self.talk.unwrap_or(settings.talk),
            start_in: self.start_in.map_or(start_in, GetReady::Exactly),
            voice_level: settings.voice_level,
            bed_level: settings.bed_level,
            ending: self.ending(),
            ..Choices::default()
        }
    }
}

impl RoutineArgs {
    /// The words for a routine in the language it is to be in. One that it is not in is told of later.
    pub fn wording(&self, routine: &Routine) -> Wording {
        let other = self.language.as_deref().and_then(|other| routine.clone().translated(other).ok());
        Wording::of(other.as_ref().map_or(&routine.language, |other| &other.routine.language))
    }

    /// What becomes of the background sound after the last step.
    pub fn ending(&self) -> Ending {
        Ending { linger: self.linger.map_or(Linger::AsWritten, Linger::For), fade: None }
    }

    /// The bed that was typed; else `usual`.
    pub fn bed_or(&self, usual: Option<&str>) -> BedChoice {
        match self.bed.as_deref().or(usual) {
            _ if self.no_bed => BedChoice::Silent,
            None | Some(AS_WRITTEN) => BedChoice::AsWritten,
            Some("none") => BedChoice::Silent,
            Some(name) => BedChoice::Named(name.to_owned()),
        }
    }
}

impl PlaybackArgs {
    /// How it is heard and shown, over what is set.
    pub fn resolve(&self, env: &Env) -> Playback {
        let view = match () {
            () if self.quiet => View::Quiet,
            () if self.json => View::Json,
            () if env.settings.plain || !env.on_terminal => View::Plain,
            // A drawing would cover what the shell shows.
            () if !in_foreground(std::io::stdout()) => View::Plain,
            () => View::Screen,
        };
        let on_loss = self.on_device_loss.unwrap_or(env.settings.on_device_loss);
        let output = match &self.device {
            _ if self.silent => Output::Silent,
            Some(name) => Output::Device { name: Some(name.clone()), is_demanded: true, on_loss },
            None => Output::Device { name: env.settings.device.clone(), is_demanded: false, on_loss },
        };
        Playback {
            view,
            output,
            volume: self.volume.unwrap_or(env.settings.volume),
            night_cap: self.night_cap.map_or(env.settings.night_cap, |typed| typed.0),
            is_private: self.private || env.settings.private,
            on_wake: self.on_wake.unwrap_or(env.settings.on_wake),
        }
    }
}
