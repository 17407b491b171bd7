//! The door: a command a file in `verbs`, what was typed and decided in `flags`, the real world in `world`, and
//! in `live` how any of them is heard, in `device` where, in `volume` how loud, in `desktop` who shows it. Start with
//! `verbs`, then `verbs/play`.

mod completion;
mod desktop;
mod device;
mod flags;
mod live;
mod speak_up;
mod verbs;
mod volume;
mod world;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::text::Safe;

use verbs::{Args, Verb, without_command};
use world::settings::Settings;
use world::{Env, complain, exit, interrupt, say, terminal};

/// Does what was typed.
#[must_use]
pub fn run() -> ExitCode {
    // Before anything is written.
    completion::answer_the_shell(Args::command);
    interrupt::outlive_limits();
    terminal::restore_on_panic();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(answer) => return answered(&answer),
    };
    let verb = args.verb;
    let goes_without = verb.as_ref().is_some_and(Verb::goes_without_settings);
    let mut env = if goes_without { Env::with(Settings::default()) } else { Env::find() };
    env.settings.plain |= args.plain;
    exit::exit(verb.map_or_else(|| without_command(&env), |verb| verb.run(&env)))
}

/// What clap has to say: help, or what is wrong with what was typed. What was typed may be the name of a
/// stranger's file, so nothing in it may act on the terminal.
fn answered(answer: &clap::Error) -> ExitCode {
    if !answer.use_stderr() {
        return exit::exit(say(&answer.render().to_string()));
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
    complain(lines.join("\n").trim_end());
    ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
}
