//! `balm voice`

use std::io::{stdin, stdout};

use crate::cli::flags::{PlaybackArgs, wpm};
use crate::cli::live::{self, Occasion};
use crate::cli::world::{Done, Env, Failure, say, say_json, settings, voices};
use crate::display;
use crate::library::Origin;
use crate::prepare::Prepared;
use crate::routine;
use crate::text::Safe;
use crate::voice::Cache;
use crate::voice::heart;

use super::sounds::sample;

/// `voice`.
#[derive(Debug, clap::Args)]
pub struct VoiceArgs {
    /// What to do; if omitted, lists the voices
    #[command(subcommand)]
    pub verb: Option<VoiceVerb>,
}

impl VoiceArgs {
    /// Whether it is to speak for another balm.
    pub fn serves(&self) -> bool {
        matches!(self.verb, Some(VoiceVerb::Serve))
    }
}

/// What to do with the voices.
#[derive(Debug, clap::Subcommand)]
pub enum VoiceVerb {
    /// List the available voices
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Prefer this voice from now on
    Use {
        /// A name from `balm voice list`; none shows the words without speaking them
        name: String,
    },
    /// Hear a voice say something
    Try(TryArgs),
    /// Delete stored speech; balm makes it again when needed
    Clean,
    /// Speak for another balm, which talks to this one
    #[command(hide = true)]
    Serve,
}

/// `voice try`.
#[derive(Debug, clap::Args)]
pub struct TryArgs {
    /// The words to say
    #[arg(allow_hyphen_values = true)]
    pub text: String,
    /// The voice
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// The language of the words, such as de or pt-BR
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub language: String,
    /// Speed, in words per minute
    #[arg(long, value_name = "WORDS", value_parser = wpm, default_value = "118")]
    pub wpm: u16,
    #[command(flatten)]
    pub playback: PlaybackArgs,
}

/// Does what was asked of the voices.
pub fn voice(env: &Env, args: &VoiceArgs) -> Result<Done, Failure> {
    match &args.verb {
        None | Some(VoiceVerb::List { json: false }) => say(&display::voices(&voices::here(env, None)?)),
        Some(VoiceVerb::List { json: true }) => say_json(&display::voices_json(&voices::here(env, None)?)),
        Some(VoiceVerb::Use { name }) => use_voice(env, name),
        Some(VoiceVerb::Try(args)) => try_voice(env, args),
        Some(VoiceVerb::Clean) => clean(env),
        Some(VoiceVerb::Serve) => {
            heart::serve(stdin().lock(), stdout().lock()).map_err(Failure::failed).map(|()| Done::Yes)
        }
    }
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
    let playback = args.playback.resolve(env);
    let voices = voices::here(env, args.voice.as_deref())?;
    let prepared = Prepared::new(routine, &Origin::BuiltIn, &sample(env), voices)?;
    live::run(env, &playback, prepared, "voice", Occasion::default())
}

fn clean(env: &Env) -> Result<Done, Failure> {
    let Some(places) = &env.places else { return say("There is nothing to clean.\n") };
    let cache = Cache::at(places.cache());
    let size = cache.size();
    cache.clean().map_err(Failure::failed)?;
    say(&format!("Removed {:.1} MB of kept speech.\n", size as f64 / 1e6))
}

fn use_voice(env: &Env, name: &str) -> Result<Done, Failure> {
    voices::here(env, Some(name))?;
    let Some(places) = &env.places else {
        return Err(
            Failure::failed("no home folder was found for your settings").hint("Give --voice each time.")
        );
    };
    settings::set(&places.settings(), "voice", name)?;
    say(&format!("From now on, {} is tried first.\n", Safe::new(name)))
}
