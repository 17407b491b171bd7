//! `balm help`

use clap::{Command, CommandFactory, Parser};

use crate::cli::world::{Done, Env, Failure, say};
use crate::diagnostic::meant;
use crate::display;

use super::Args;

/// `help`.
#[derive(Debug, clap::Args)]
pub struct HelpArgs {
    /// A command, or a topic from `balm help`
    #[arg(value_name = "TOPIC")]
    pub about: Vec<String>,
}

/// A page of the handbook: its name, what it is about, its text.
struct Topic {
    name: &'static str,
    about: &'static str,
    text: &'static str,
}

const TOPICS: &[Topic] = &[
    Topic {
        name: "massage",
        about: "Self-massage: how to do it, how firmly, how often, and when not to",
        text: include_str!("../../../docs/massage.md"),
    },
    Topic { name: "format", about: "The format of a routine, with every key", text: FORMAT },
    Topic {
        name: "writing",
        about: "How to write prompts that work with closed eyes",
        text: include_str!("../../../docs/writing-routines.md"),
    },
    Topic {
        name: "giving",
        about: "How to give a routine to someone without balm, and which file to choose",
        text: include_str!("../../../docs/giving-routines.md"),
    },
    Topic {
        name: "settings",
        about: "What you can set, and where the file is",
        text: include_str!("../../../docs/settings.md"),
    },
    Topic {
        name: "voices",
        about: "The voice in balm, other languages, and voices you add",
        text: include_str!("../../../docs/voices.md"),
    },
    Topic {
        name: "programs",
        about: "balm in scripts and other programs: exit codes, JSON, check formats",
        text: include_str!("../../../docs/programs.md"),
    },
];
const FORMAT: &str = include_str!("../../../docs/format.md");

/// Prints a topic, or the help of a verb; without either, both lists.
pub fn help(env: &Env, args: &HelpArgs) -> Result<Done, Failure> {
    let page = |text: &str| match env.on_terminal {
        true => display::page(text, env.width()),
        false => text.to_owned(),
    };
    let text = match &args.about[..] {
        [] => of_verb(&[])? + &topics(),
        [name] => match TOPICS.iter().find(|topic| topic.name == name) {
            Some(topic) => page(topic.text),
            None => {
                of_verb(&args.about).or_else(|no| display::part_about(FORMAT, name).map(page).ok_or(no))?
            }
        },
        _ => of_verb(&args.about)?,
    };
    say(&text)
}

fn topics() -> String {
    let rows = TOPICS.iter().map(|topic| format!("  {:<10}  {}\n", topic.name, topic.about));
    format!("\nTopics, for balm help TOPIC:\n{}", rows.collect::<String>())
}

/// The help of the verb, or of the verb's verb, that the words lead to: what it says to `--help`.
fn of_verb(words: &[String]) -> Result<String, Failure> {
    let program = Args::command();
    let mut command = &program;
    for word in words {
        command = command.find_subcommand(word).ok_or_else(|| unknown(command, word))?;
    }
    let words = words.iter().map(String::as_str);
    let asked = std::iter::once("balm").chain(words).chain(std::iter::once("--help"));
    match Args::try_parse_from(asked) {
        Err(answer) => Ok(answer.render().to_string()),
        Ok(_) => Err(Failure::failed("there is no help about this")),
    }
}

fn unknown(command: &Command, word: &str) -> Failure {
    let verbs: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let known = verbs.iter().copied().chain(TOPICS.iter().map(|topic| topic.name));
    let meant = meant(word, known);
    Failure::usage(format!("there is no help about \"{word}\"{meant}"))
        .hint("`balm help` lists all commands and topics.")
}
