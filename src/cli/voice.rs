//! `balm voice`

use std::io::{stdin, stdout};

use crate::library::Origin;
use crate::prepare::Prepared;
use crate::routine;
use crate::text::Safe;
use crate::voice::heart::{self, Heart};
use crate::voice::program::Program;
use crate::voice::{Cache, Engine, Voices};

use super::args::{TryArgs, VoiceVerb};
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::say;
use super::sounds::sample;
use super::{live, settings, voices};

/// Does what was asked of the voices.
pub fn voice(env: &Env, verb: Option<&VoiceVerb>) -> Result<Done, Failure> {
    match verb {
        None | Some(VoiceVerb::List { json: false }) => say(&listed(&voices::here(env, None)?))?,
        Some(VoiceVerb::List { json: true }) => say(&as_json(&voices::here(env, None)?))?,
        Some(VoiceVerb::Use { name }) => use_voice(env, name)?,
        Some(VoiceVerb::Try(args)) => return try_voice(env, args),
        Some(VoiceVerb::Clean) => clean(env)?,
        Some(VoiceVerb::Serve) => heart::serve(stdin().lock(), stdout().lock()).map_err(Failure::deed)?,
    }
    Ok(Done::Yes)
}

fn listed(voices: &Voices) -> String {
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

fn as_json(voices: &Voices) -> String {
    let heart = serde_json::json!({
        "name": Heart::NAME, "languages": ["en"], "here": true, "kind": "built in",
    });
    let program = |program: &Program| {
        serde_json::json!({
            "name": program.name(), "languages": program.languages(), "here": true, "kind": "program",
        })
    };
    let all: Vec<_> = std::iter::once(heart).chain(voices.programs().map(program)).collect();
    format!("{:#}\n", serde_json::json!({ "format": 1, "voices": all }))
}

/// Plays the words as a routine of one step.
fn try_voice(env: &Env, args: &TryArgs) -> Result<Done, Failure> {
    let quoted = |text: &str| toml_edit::Value::from(text).to_string();
    let text = format!(
        "balm = 1\ntitle = \"A voice\"\nlanguage = {}\nvoice.wpm = {}\n[[step]]\ntitle = \"Listen\"\nfor = \"1s\"\ngap = \"1s\"\nsay = {}\n",
        quoted(&args.language),
        args.wpm,
        // Braces are words here, and no placeholders.
        quoted(&args.text.replace('{', "{{").replace('}', "}}")),
    );
    let reading = routine::read(&text, "voice");
    let Some(routine) = reading.routine else {
        let why = reading.report.findings.first().map_or_else(String::new, |finding| finding.message.clone());
        return Err(Failure::usage(format!("balm cannot say this: {why}")));
    };
    let playback = args.ways.playback(env);
    let voices = voices::here(env, args.voice.as_deref())?;
    let prepared = Prepared::new(routine, &Origin::BuiltIn, &sample(env), voices)?;
    live::run(env, &playback, prepared, "voice", None, None)
}

fn clean(env: &Env) -> Result<(), Failure> {
    let Some(places) = &env.places else { return say("There is nothing to clean.\n") };
    let cache = Cache::at(places.cache());
    let size = cache.size();
    cache.clean().map_err(Failure::deed)?;
    say(&format!("Removed {:.1} MB of kept speech.\n", size as f64 / 1e6))
}

fn use_voice(env: &Env, name: &str) -> Result<(), Failure> {
    voices::here(env, Some(name))?;
    let Some(places) = &env.places else {
        return Err(
            Failure::deed("no home folder was found for your settings").hint("Give --voice each time.")
        );
    };
    settings::set(&places.settings(), "voice", name)?;
    say(&format!("From now on, {} is tried first.\n", Safe::new(name)))
}
