//! The door: one verb a file, settings, failures in words, exit codes. The real world is built
//! once, in `env`. Start with `args`, then `play`.

mod args;
mod assemble;
mod author_args;
mod devices;
mod edit;
mod env;
mod export;
mod fail;
mod interrupt;
mod keys;
mod list;
mod new;
mod output;
mod own;
mod play;
mod prepare;
mod preview;
mod question;
mod settings;
mod show;
mod sounds;
mod tailor;
mod target;
mod terminal;
mod voice;
mod voices;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Verb};
use env::Env;

/// Does what was typed.
#[must_use]
pub fn run() -> ExitCode {
    let args = Args::parse();
    let done = Env::find().and_then(|env| match args.verb {
        Verb::Play(args) => play::play(&env, &args),
        Verb::Preview(args) => preview::preview(&env, &args),
        Verb::New(args) => new::new(&env, &args),
        Verb::Edit(args) => edit::edit(&env, &args),
        Verb::List(args) => list::list(&env, &args),
        Verb::Show(args) => show::show(&env, &args),
        Verb::Sounds(args) => sounds::sounds(&env, &args),
        Verb::Devices => devices::devices(),
        Verb::Export(args) => export::export(&env, &args),
        Verb::Voice { verb } => voice::voice(&env, verb.as_ref()),
    });
    fail::exit(done)
}
