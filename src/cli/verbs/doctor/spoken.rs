//! Whether a voice speaks.

use std::time::Instant;

use crate::cli::world::{Env, voices};
use crate::display::Check;
use crate::timeline::Talk;
use crate::unit::Pace;
use crate::voice::{Pronunciations, Voices, normalise};

const PART: &str = "Voice";

/// What is said to see whether it can be.
const WORDS: &str = "Rest.";
/// At a usual pace.
const PACE: Pace = Pace(118);

/// The wanted voice speaks a line into memory.
pub fn checks(env: &Env) -> Vec<Check> {
    let settings = &env.settings;
    let mut checks = Vec::new();
    if settings.talk != Talk::Full {
        let what = format!(
            "balm says less: talk = \"{}\" comes from {}.",
            settings.talk.name(),
            settings.origin("talk")
        );
        checks.push(Check::note(PART, what, "To hear everything once: balm play --talk full"));
    }
    let voices = voices::found(env, None);
    if !voices.are_wanted() {
        let what = format!("No voice speaks: voice = \"none\" comes from {}.", settings.origin("voice"));
        let how = "To hear one: balm voice use heart, or once: balm play --voice heart";
        checks.push(Check::note(PART, what, how));
        return checks;
    }
    if let Some(name) = voices.missing() {
        let what = format!(
            "The voice \"{name}\" was not found, so another speaks. The name comes from {}.",
            settings.origin("voice")
        );
        checks.push(Check::note(PART, what, "`balm voice list` shows the voices you have."));
    }
    checks.extend(spoken(&voices));
    checks
}

/// A line of the best voice for English.
fn spoken(voices: &Voices) -> Option<Check> {
    let voice = voices.for_language("en").into_iter().next()?;
    let utterance = normalise(WORDS, "en", PACE, &Pronunciations::default())?;
    let begun = Instant::now();
    let name = voice.name();
    Some(match voice.speak(&utterance) {
        Ok(_) => {
            let secs = begun.elapsed().as_secs_f64();
            Check::ok(PART, format!("\"{name}\" speaks. Its first line took {secs:.1} seconds."))
        }
        Err(why) => {
            let how = "The words are shown instead. Other voices: balm voice list";
            Check::fix(PART, format!("\"{name}\" does not speak: {why}"), how)
        }
    })
}
