//! Who speaks in a session, in words.

use std::fmt::Display;

use crate::care::Wording;
use crate::prepare::Prepared;
use crate::voice::{Engine, Voices};

/// Which voices speak, and whether they are hard to follow; or why none does. Empty if none should.
#[must_use]
pub fn speaking(prepared: &Prepared) -> String {
    if !prepared.has_speech() {
        return String::new();
    }
    let language = &prepared.routine().language;
    let wording = Wording::of(language);
    let recorded = prepared.has_recordings().then(|| wording.phrase("a recording").to_owned());
    let speaking: Vec<String> = prepared.speaking().into_iter().chain(recorded).collect();
    if speaking.is_empty() {
        return nobody_speaks(language, wording.phrase(": the words are shown"), prepared.voices(), wording);
    }
    let names = speaking.join(", ");
    let poor = prepared.voices().programs().any(|program| {
        program.quality(language) < Voices::GOOD && speaking.iter().any(|name| name == program.name())
    });
    if poor {
        let hard =
            "Voice: {names}, hard to follow in \"{language}\". `balm help voices` describes better ones.";
        wording.fill(hard, &[("names", &names), ("language", language)])
    } else {
        wording.fill("Voice: {names}.", &[("names", &names)])
    }
}

/// That no voice speaks a language, and what happens then; which one would if it were asked for.
#[must_use]
pub fn nobody_speaks(language: &str, then: &str, voices: &Voices, wording: Wording) -> String {
    let how = wording.phrase("`balm help voices` says how to add one.");
    let with: [(&str, &dyn Display); 3] = [("language", &language), ("then", &then), ("how", &how)];
    match voices.hard_to_follow(language) {
        None => wording.fill("No voice speaks \"{language}\"{then}. {how}", &with),
        Some(poor) => {
            let none = wording.fill("No good voice speaks \"{language}\"{then}. {how}", &with);
            let poor = wording.fill("To hear one that is hard to follow: --voice {poor}", &[("poor", &poor)]);
            format!("{none} {poor}")
        }
    }
}
