//! The door: one verb a file, settings, failures in words, exit codes. The real world is built
//! once, in `env`. Start with `args`, then `play`.

mod args;
mod assemble;
mod author_args;
mod catalogue;
mod check;
mod devices;
mod edit;
mod env;
mod explain;
mod export;
mod fail;
mod filter;
mod fmt;
mod help;
mod index;
mod interrupt;
mod keys;
mod layout;
mod list;
mod new;
mod output;
mod own;
mod play;
mod prepare;
mod preview;
mod question;
mod schema;
mod settings;
mod show;
mod sounds;
mod tailor;
mod target;
mod terminal;
mod vocabulary;
mod voice;
mod voices;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Verb};
use env::Env;
use settings::Settings;

/// Does what was typed.
#[must_use]
pub fn run() -> ExitCode {
    let args = Args::parse();
    // Help is to be had whatever is wrong with the settings.
    let env = if let Verb::Help(_) = args.verb { Ok(Env::with(Settings::default())) } else { Env::find() };
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
        Verb::Voice { verb } => voice::voice(&env, verb.as_ref()),
    });
    fail::exit(done)
}
