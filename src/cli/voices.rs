//! Who speaks, and what is told of that.

use crate::diagnostic::meant;
use crate::text::Safe;
use crate::voice::heart::Heart;
use crate::voice::program::{Limits, Program, ProgramVoice, Surroundings};
use crate::voice::{Engine, Voices, Wishes};

use super::env::Env;
use super::fail::Failure;
use super::output::complain;

/// Voices of less than this, of 0 to 50, are hard to follow with closed eyes.
const GOOD: u8 = 20;

/// The voices of this computer, the wished-for one first.
pub fn here(env: &Env, wished: Option<&str>) -> Result<Voices, Failure> {
    let settings = &env.settings;
    let here = Surroundings::here();
    let own = |voice: &ProgramVoice| {
        Program::new(voice, &here, Limits::default())
            .map_err(|e| Failure::usage(format!("the voice \"{}\" of your settings: {e}", voice.name)))
    };
    let own = settings.programs.iter().map(own).collect::<Result<_, _>>()?;
    let favourite = wished.map(str::to_owned).or_else(|| settings.voice.clone());
    let wishes = Wishes { favourite, pronounce: settings.pronounce.clone() };
    let voices = Voices::find(env.places.as_ref(), &here, own, wishes);
    match voices.missing() {
        Some(name) if wished.is_some() => Err(unknown(&voices, name)),
        // As with a device that is away: what was set for every day is no reason not to begin.
        Some(name) => {
            complain(&format!("balm: the voice \"{}\" of your settings is not here.", Safe::new(name)));
            Ok(voices)
        }
        None => Ok(voices),
    }
}

/// No such voice.
pub fn unknown(voices: &Voices, name: &str) -> Failure {
    let names = voices.names().into_iter().chain([Heart::NAME, Voices::NONE]);
    let meant = meant(name, names);
    Failure::usage(format!("there is no voice called \"{name}\" here{meant}"))
        .hint("`balm voice list` shows those there are.")
}

/// Who speaks, in a sentence, and how a better voice is to be had.
pub fn told(env: &Env, voices: &Voices, language: &str, speaking: &[String]) -> String {
    let english = Heart::reads(language);
    let add = english && !voices.has_heart();
    if speaking.is_empty() {
        return nobody(voices, language, ": the words are shown");
    }
    let names = speaking.join(", ");
    let poor = voices.programs().any(|program| {
        program.quality(language) < GOOD && speaking.iter().any(|name| name == program.name())
    });
    let only_heart = speaking.iter().all(|name| name == Heart::NAME || name == RECORDING);
    if add && !only_heart && told_once(env) {
        format!("Voice: {names}. For a gentler one, once: balm voice add")
    } else if poor && !english {
        format!("Voice: {names}, hard to follow in \"{language}\". balm voice list tells of better ones.")
    } else {
        format!("Voice: {names}.")
    }
}

/// That nobody speaks a language, what comes of that, and what helps.
pub fn nobody(voices: &Voices, language: &str, then: &str) -> String {
    let add = Heart::reads(language) && !voices.has_heart();
    let remedy = if add { " To hear them, once: balm voice add" } else { "" };
    format!("No voice here speaks \"{language}\"{then}.{remedy}")
}

/// What an author's recording is called among the voices.
pub const RECORDING: &str = "a recording";

/// Whether the advice has not been given before. It is remembered as an empty file; where nothing can
/// be kept, it is given each time.
fn told_once(env: &Env) -> bool {
    let Some(places) = &env.places else { return true };
    let mark = places.kept.join("voice-advice-given");
    let made = std::fs::create_dir_all(&places.kept)
        .and_then(|()| std::fs::OpenOptions::new().write(true).create_new(true).open(mark));
    !made.is_err_and(|e| e.kind() == std::io::ErrorKind::AlreadyExists)
}
