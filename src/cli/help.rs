//! `balm help`

use clap::{Command, CommandFactory, Parser};

use crate::diagnostic::nearest;
use crate::display;

use super::args::{Args, HelpArgs};
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::say;

/// A page of the handbook: its name, what it is about, its text.
struct Topic {
    name: &'static str,
    about: &'static str,
    text: &'static str,
}

const TOPICS: &[Topic] = &[Topic {
    name: "massage",
    about: "Self-massage: how, how firmly, how often, and when not",
    text: include_str!("../../docs/massage.md"),
}];

/// Prints a topic, or the help of a verb; without either, both lists.
pub fn help(env: &Env, args: &HelpArgs) -> Result<Done, Failure> {
    let text = match &args.about[..] {
        [] => of_verb(&[])? + &topics(),
        [name, rest @ ..] => match TOPICS.iter().find(|topic| topic.name == name && rest.is_empty()) {
            Some(topic) if env.on_terminal => display::page(topic.text, env.width()),
            Some(topic) => topic.text.to_owned(),
            None => of_verb(&args.about)?,
        },
    };
    say(&text)?;
    Ok(Done::Yes)
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
        Ok(_) => Err(Failure::deed("there is no help about this")),
    }
}

fn unknown(command: &Command, word: &str) -> Failure {
    let verbs: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let known = verbs.iter().copied().chain(TOPICS.iter().map(|topic| topic.name));
    let meant = nearest(word, known).map(|near| format!(" (did you mean \"{near}\"?)")).unwrap_or_default();
    Failure::usage(format!("there is no help about \"{word}\"{meant}"))
        .hint("`balm help` lists what there is.")
}
