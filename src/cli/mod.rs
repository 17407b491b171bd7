//! The door: one verb a file, settings, failures in words, exit codes. The real world is built
//! once, in `env`. Start with `args`, then `play`.

mod args;
mod author_args;
mod check;
mod choices;
mod devices;
mod edit;
mod editor;
mod env;
mod exit;
mod explain;
mod export;
mod fail;
mod flags;
mod fmt;
mod help;
mod interrupt;
mod keys;
mod list;
mod live;
mod new;
mod output;
mod play;
mod preview;
mod question;
mod reading;
mod routine_questions;
mod schema;
mod settings;
mod show;
mod sounds;
mod target;
mod terminal;
mod user_file;
mod vocabulary;
mod voice;
mod voices;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Verb, VoiceVerb};
use env::Env;
use settings::{Settings, SettingsArgs};

use crate::text::Safe;

/// Does what was typed.
#[must_use]
pub fn run() -> ExitCode {
    interrupt::outlive_limits();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(answer) => return answered(&answer),
    };
    // Help is to be had whatever is wrong with the settings, and so is the file itself; who speaks for another
    // balm needs none.
    let env = match args.verb {
        Verb::Help(_)
        | Verb::Voice { verb: Some(VoiceVerb::Serve) }
        | Verb::Settings(SettingsArgs { edit: true, .. }) => Ok(Env::with(Settings::default())),
        _ => Env::find(),
    };
    let done = env.and_then(|env| match args.verb {
        Verb::Play(args) => play::play(&env, &args),
        Verb::Preview(args) => preview::preview(&env, &args),
        Verb::New(args) => new::new(&env, &args),
        Verb::Edit(args) => edit::edit(&env, &args),
        Verb::List(args) => list::list(&env, &args),
        Verb::Show(args) => show::show(&env, &args),
        Verb::Check(args) => check::check(&env, &args),
        Verb::Explain(args) => explain::explain(&env, &args),
        Verb::Sounds(args) => sounds::sounds(&env, &args),
        Verb::Devices => devices::devices(),
        Verb::Vocabulary(args) => vocabulary::vocabulary(&env, &args),
        Verb::Export(args) => export::export(&env, &args),
        Verb::Help(args) => help::help(&env, &args),
        Verb::Fmt(args) => fmt::fmt(&args),
        Verb::Schema => schema::schema(),
        Verb::Settings(args) => settings::settings(&env, &args),
        Verb::Voice { verb } => voice::voice(&env, verb.as_ref()),
    });
    exit::exit(done)
}

/// What clap has to say: help, or what is wrong with what was typed. What was typed may be the name of a
/// stranger's file, so nothing in it may act on the terminal.
fn answered(answer: &clap::Error) -> ExitCode {
    if !answer.use_stderr() {
        // Whoever asked for help and is gone needs none.
        let _ = answer.print();
        return ExitCode::SUCCESS;
    }
    let mut text = answer.render().to_string();
    for typed in std::env::args_os().skip(1) {
        let typed = typed.to_string_lossy();
        for part in [&*typed, typed.split_once('=').map_or("", |(_, value)| value)] {
            let safe = Safe::new(part);
            if !part.is_empty() && safe.as_str() != part {
                text = text.replace(part, safe.as_str());
            }
        }
    }
    let lines: Vec<String> = text.lines().map(|line| Safe::source_line(line).to_string()).collect();
    output::complain(lines.join("\n").trim_end());
    ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
}
