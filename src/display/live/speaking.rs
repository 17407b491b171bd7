//! Who speaks in a session, in words.

use crate::prepare::Prepared;
use crate::voice::Engine;

/// Voices of less than this, of 0 to 50, are hard to follow with closed eyes.
const GOOD: u8 = 20;

/// Which voices speak, and whether they are hard to follow; or why none does. Empty if none should.
#[must_use]
pub fn speaking(prepared: &Prepared) -> String {
    if !prepared.has_speech() {
        return String::new();
    }
    let language = &prepared.routine().language;
    let recorded = prepared.has_recordings().then(|| "a recording".to_owned());
    let speaking: Vec<String> = prepared.speaking().into_iter().chain(recorded).collect();
    if speaking.is_empty() {
        return nobody_speaks(language, ": the words are shown");
    }
    let names = speaking.join(", ");
    let poor = prepared.voices().programs().any(|program| {
        program.quality(language) < GOOD && speaking.iter().any(|name| name == program.name())
    });
    if poor {
        format!("Voice: {names}, hard to follow in \"{language}\". `balm help voices` describes better ones.")
    } else {
        format!("Voice: {names}.")
    }
}

/// That no voice speaks a language, and what happens then.
#[must_use]
pub fn nobody_speaks(language: &str, then: &str) -> String {
    format!("No voice speaks \"{language}\"{then}. `balm help voices` says how to add one.")
}
