//! `balm help`

use clap::{Command, CommandFactory, Parser};

use crate::cli::world::{Done, Env, Failure, say};
use crate::diagnostic::meant;
use crate::display;
use crate::routine::tables;

use super::Args;

/// `help`.
#[derive(Debug, clap::Args)]
pub struct HelpArgs {
    /// A command, or a topic from `balm help`
    #[arg(value_name = "TOPIC")]
    pub about: Vec<String>,
}

/// A page of the handbook: its name, other words for it, what it is about, its text.
struct Topic {
    name: &'static str,
    also: &'static [&'static str],
    about: &'static str,
    text: &'static str,
}

const TOPICS: &[Topic] = &[
    Topic {
        name: "massage",
        also: &["contraindications", "safety"],
        about: "Self-massage: how to do it, how firmly, how often, and when not to",
        text: include_str!("../../../docs/massage.md"),
    },
    Topic {
        name: "format",
        also: &["toml", "routine", "routines"],
        about: "The format of a routine, with every key",
        text: FORMAT,
    },
    Topic {
        name: "writing",
        also: &["prompts", "tips"],
        about: "How to write prompts that work with closed eyes",
        text: include_str!("../../../docs/writing-routines.md"),
    },
    Topic {
        name: "giving",
        also: &["clients"],
        about: "How to give a routine to someone without balm, and which file to choose",
        text: include_str!("../../../docs/giving-routines.md"),
    },
    Topic {
        name: "sharing",
        also: &["pack", "bundles", "signing", "trust", "keys-to-sign", "web"],
        about: "How to give a routine to someone with balm, and how to tell who it is from",
        text: include_str!("../../../docs/sharing.md"),
    },
    Topic {
        name: "history",
        also: &["sessions", "ratings", "plans", "resume"],
        about: "What balm remembers of your sessions, plans, and how to forget",
        text: include_str!("../../../docs/history.md"),
    },
    Topic {
        name: "nights",
        also: &["night", "sleep-sound", "volume", "hooks"],
        about: "Sound to fall asleep to, how loud it may be, and what follows",
        text: include_str!("../../../docs/nights.md"),
    },
    Topic {
        name: "settings",
        also: &["config", "configuration", "options", "preferences"],
        about: "What you can set, and where the file is",
        text: include_str!("../../../docs/settings.md"),
    },
    Topic {
        name: "voices",
        also: &["speech", "pronunciation"],
        about: "The voice in balm, other languages, and voices you add",
        text: include_str!("../../../docs/voices.md"),
    },
    Topic {
        name: "profile",
        also: &["health", "conditions", "privacy"],
        about: "What balm knows about you, what it does with it, and how to write it by hand",
        text: include_str!("../../../docs/profile.md"),
    },
    Topic {
        name: "emergency",
        also: &["emergencies", "help-now", "stroke"],
        about: "Signs that need help at once, and signs that need a doctor today",
        text: include_str!("../../../docs/emergency.md"),
    },
    Topic {
        name: "speak-up",
        also: &["hurts", "pain", "speaking-up", "dizzy", "numb"],
        about: "What to do if something hurts while a routine plays",
        text: include_str!("../../../docs/speaking-up.md"),
    },
    Topic {
        name: "media-keys",
        also: &["media", "headset", "mpris", "playerctl", "sleep", "suspend", "desktop"],
        about: "Media keys, buttons of headsets, what the desktop shows, and the computer's sleep",
        text: include_str!("../../../docs/media-keys.md"),
    },
    Topic {
        name: "programs",
        also: &["scripts", "scripting"],
        about: "balm in scripts and other programs: exit codes, JSON, check formats",
        text: include_str!("../../../docs/programs.md"),
    },
];
const FORMAT: &str = include_str!("../../../docs/format.md");

/// What the keys do while a session plays.
const KEYS: &str = "keys";
const ABOUT_KEYS: &str = "What the keys do while a routine plays";

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
            None if name == KEYS => keys(),
            None => of_verb(&args.about)
                .or_else(|no| about(&name.to_lowercase()).map(|text| page(&text)).ok_or(no))?,
        },
        _ => of_verb(&args.about)?,
    };
    say(&text)
}

/// What there is about a word that is neither a topic nor a verb.
fn about(word: &str) -> Option<String> {
    let part = |topic: &Topic| display::part_about(topic.text, word).map(str::to_owned);
    if let Some(topic) = TOPICS.iter().find(|topic| topic.also.contains(&word)) {
        return Some(topic.text.to_owned());
    }
    let of_format = TOPICS.iter().find(|topic| topic.name == "format").and_then(part);
    let of_key = || {
        let known = tables().into_iter().filter_map(|table| Some((table.name, table.key(word)?.1)));
        let lines: Vec<String> = known.map(|(table, key)| format!("- in {table}: {}\n", key.about)).collect();
        (!lines.is_empty())
            .then(|| format!("`{word}` is a key of a routine (`balm help format`).\n\n{}", lines.concat()))
    };
    let on_keyboard = || {
        let says =
            |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case(word));
        let meant = ["key", "keyboard", "controls", "shortcuts"].contains(&word);
        (meant || word.len() > 3 && display::KEYS.iter().any(|key| says(key.does))).then(keys)
    };
    let said = of_key().into_iter().chain(of_format).collect::<Vec<_>>().join("\n");
    (!said.is_empty()).then_some(said).or_else(on_keyboard).or_else(|| TOPICS.iter().find_map(part))
}

/// Everything that there is help about, and what each is about.
pub fn names() -> Vec<(String, String)> {
    let program = Args::command();
    let verbs = program.get_subcommands().filter(|verb| !verb.is_hide_set()).map(|verb| {
        let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
        (verb.get_name().to_owned(), about)
    });
    let topics = TOPICS.iter().map(|topic| (topic.name.to_owned(), topic.about.to_owned()));
    verbs.chain(topics).chain([(KEYS.to_owned(), ABOUT_KEYS.to_owned())]).collect()
}

fn keys() -> String {
    let rows = display::KEYS.iter().map(|key| format!("  {:<8}{}\n", key.key, key.does));
    format!("Keys while a routine plays:\n\n{}", rows.collect::<String>())
}

fn topics() -> String {
    let rows = TOPICS.iter().map(|topic| (topic.name, topic.about)).chain([(KEYS, ABOUT_KEYS)]);
    let rows = rows.map(|(name, about)| format!("  {name:<10}  {about}\n"));
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
    let known = verbs.iter().copied().chain(TOPICS.iter().map(|topic| topic.name)).chain([KEYS]);
    let meant = meant(word, known);
    Failure::usage(format!("there is no help about \"{word}\"{meant}"))
        .hint("`balm help` lists all commands and topics.")
}
