//! The voices of this computer, and messages about them.

use crate::diagnostic::meant;
use crate::prepare::Wait;
use crate::text::Safe;
use crate::voice::program::{Environment, Limits, Program, UserVoice};
use crate::voice::{Voices, Wishes};

pub use crate::display::nobody_speaks as nobody;

use super::another_balm;
use super::env::Env;
use super::failure::Failure;
use super::output::warn;

/// The voices of this computer, the wanted one first.
pub fn here(env: &Env, wished: Option<&str>) -> Result<Voices, Failure> {
    let voices = found(env, wished);
    match voices.missing() {
        Some(name) if wished.is_some() => Err(unknown(&voices, name)),
        // Like a missing device, a missing voice in the settings does not stop a session.
        Some(name) => {
            warn(format!("the voice \"{name}\" in your settings was not found."));
            Ok(voices)
        }
        None => Ok(voices),
    }
}

/// The same, whether the wanted one is there or not.
pub fn found(env: &Env, wished: Option<&str>) -> Voices {
    let settings = &env.settings;
    let mut here = Environment::here();
    here.balm = another_balm::itself().map(|balm| (balm, SERVE));
    let own = |voice: &UserVoice| {
        let program = Program::new(voice, &here, Limits::default());
        program.map_err(|e| warn(format!("the voice \"{}\" in your settings: {e}", voice.name))).ok()
    };
    let own = settings.programs.iter().filter_map(own).collect();
    let favourite = wished.map(str::to_owned).or_else(|| settings.voice.clone());
    let wishes = Wishes { favourite, pronounce: settings.pronounce.clone() };
    Voices::find(env.places.as_ref(), &here, own, wishes)
}

/// The failure for an unknown voice.
pub fn unknown(voices: &Voices, name: &str) -> Failure {
    let names = voices.names().into_iter().chain([Voices::NONE]);
    let meant = meant(name, names);
    Failure::usage(format!("there is no voice called \"{name}\"{meant}"))
        .hint("`balm voice list` shows the voices you have.")
}

/// The message while the voices get ready.
pub fn words(wait: Wait<'_>) -> Option<String> {
    match wait {
        Wait::Working => None,
        Wait::Slow => Some("The voice is getting ready.".to_owned()),
        Wait::Trouble(trouble) => Some(format!("balm: {}", Safe::new(&trouble.to_string()))),
    }
}

/// The arguments that make balm speak for another balm.
const SERVE: &[&str] = &["voice", "serve"];
