//! How a question is answered: by one key, or in plain mode by a line, which a screen reader reads while it is typed.

use std::io::stdin;
use std::time::Duration;

use crate::cli::live::View;
use crate::text::{Safe, wrap};

use super::env::Env;
use super::failure::Failure;
use super::output::{self, say};
use super::terminal::in_foreground;
use super::{one_key, questions};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnsweredBy {
    /// By one key.
    Key,
    /// By a line.
    Line,
}

/// An answer, and the key that gives it.
pub type KeyAnswer<'a> = (char, &'a str);

impl AnsweredBy {
    /// How, in this view; `None` where nobody can answer.
    pub fn here(env: &Env, view: View) -> Option<Self> {
        let can_answer = env.has_keys && env.on_terminal && view.has_words();
        can_answer.then_some(if view == View::Screen { Self::Key } else { Self::Line })
    }

    /// A number from 0 to 10; nothing where it is passed over.
    pub fn rating(self, question: &str, patience: Option<Duration>) -> Result<Option<u8>, Failure> {
        match self {
            // Sent to the background meanwhile: who reads there is stopped.
            _ if !in_foreground(stdin()) => Ok(None),
            Self::Key => one_key::rating(question, patience),
            Self::Line => questions::rating(question),
        }
    }

    /// One of `others` by its place; `None` for what Enter means.
    pub fn choice(
        self,
        question: &str,
        enter: &str,
        others: &[KeyAnswer<'_>],
    ) -> Result<Option<usize>, Failure> {
        if !in_foreground(stdin()) {
            return Ok(None);
        }
        let keys: Vec<String> = others.iter().map(|(key, words)| format!("{key}: {words}")).collect();
        let question = format!("{question} (Enter: {enter}, {})", keys.join(", "));
        let lines = question.lines().flat_map(|line| wrap(&Safe::new(line), output::terminal_width() - 1));
        let question = lines.collect::<Vec<_>>().join("\n") + " ";
        let known = |key: char| others.iter().position(|(other, _)| *other == key.to_ascii_lowercase());
        if self == Self::Key {
            let chosen = one_key::letter(&question)?.and_then(known);
            say(&format!("{}\n", chosen.map_or(enter, |at| others[at].1)))?;
            return Ok(chosen);
        }
        loop {
            say(&question)?;
            let questions::Answer::Line(line) = questions::ask_line() else { return Ok(None) };
            match line.chars().next().and_then(known).filter(|_| line.chars().count() == 1) {
                Some(at) => return Ok(Some(at)),
                None => say("One of these keys, or Enter alone, please.\n")?,
            };
        }
    }
}
