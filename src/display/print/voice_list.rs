//! The voices of a computer, as a list.

use serde_json::{Value, json};

use crate::text::Safe;
use crate::voice::heart::Heart;
use crate::voice::program::Program;
use crate::voice::{Engine, Voices};

/// The voices with their languages, and which is tried first.
#[must_use]
pub fn voices(voices: &Voices) -> String {
    let mut text = String::from("Voices:\n");
    let mut row =
        |name: &str, what: &str| text += &format!("  {:<18} {}\n", Safe::new(name).as_str(), Safe::new(what));
    row(Heart::NAME, "English, gentle; part of balm");
    for program in voices.programs() {
        row(program.name(), &languages(&program.languages()));
    }
    let order: Vec<String> =
        voices.for_language("en").iter().map(|v| Safe::new(v.name()).to_string()).collect();
    if !order.is_empty() {
        text += &format!("\nFor English, in this order: {}.\n", order.join(", "));
    }
    text + "\nTry one:    balm voice try \"Let your shoulders sink.\" --voice NAME\nPrefer one: balm voice use NAME\n"
}

/// Languages in a line, a few of many.
fn languages(all: &[&str]) -> String {
    match all {
        [] => "any language".to_owned(),
        few if few.len() <= 8 => few.join(", "),
        many => format!("{} and {} more", many[..8].join(", "), many.len() - 8),
    }
}

/// The same for programs.
#[must_use]
pub fn voices_json(voices: &Voices) -> Value {
    let heart = json!({
        "name": Heart::NAME, "languages": ["en"], "here": true, "kind": "built in",
    });
    let program = |program: &Program| {
        json!({
            "name": program.name(), "languages": program.languages(), "here": true, "kind": "program",
        })
    };
    let all: Vec<_> = std::iter::once(heart).chain(voices.programs().map(program)).collect();
    json!({ "format": 1, "voices": all })
}
