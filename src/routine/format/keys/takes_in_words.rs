//! What a key takes, in words: the middle column of the tables in the page about the format.

use std::fmt;

use super::key::{Names, Takes};

impl fmt::Display for Takes {
    /// A few words without a full stop, in Markdown: `a whole number from 0 to 10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version => write!(f, "`1`"),
            Self::Text(_) => write!(f, "text"),
            Self::Sided(_) => write!(f, "text, or `{{ left = \"…\", right = \"…\" }}`"),
            Self::Texts => write!(f, "a list of texts"),
            Self::Id => write!(f, "small letters, digits and hyphens"),
            Self::Language => write!(f, "a short name such as `\"en\"` or `\"pt-BR\"`"),
            Self::File(example) => write!(f, "a file such as `\"{example}\"`"),
            Self::Folder(example) => write!(f, "a folder such as `\"{example}\"`"),
            Self::Recording => {
                write!(f, "a file such as `\"voice/hold-{{side}}.ogg\"`, or one for each side")
            }
            Self::Date => write!(f, "a date such as `2026-03-31`"),
            Self::Time(range) => {
                write!(f, "a time such as `\"45s\"`, from {} to {}", range.start(), range.end())
            }
            Self::Length(range) => write!(
                f,
                "a time such as `\"1m40s\"`, from {} to {}, or `\"6 breaths\"`",
                range.start(),
                range.end()
            ),
            Self::Breath => write!(f, "seconds such as `\"4-0-6\"` or `\"4-4-4-4\"`"),
            Self::Gain => write!(f, "a level from `\"-60 dB\"` to `\"0 dB\"`"),
            Self::Number(range) => write!(f, "a whole number from {} to {}", range.start(), range.end()),
            Self::Flag => write!(f, "`true` or `false`"),
            Self::Word(words) => write!(f, "{}", one_of(words)),
            Self::Words(words) => write!(f, "a list of {}", one_of(words)),
            Self::Name(kind) => write!(f, "a {}", kind.names().0),
            Self::Names(kind) => write!(f, "a list of {}", kind.names().1),
            Self::Bed => write!(f, "a bed, or `\"none\"`"),
            Self::Chime => write!(f, "a chime, or `\"none\"`"),
            Self::One(table) => write!(f, "a table, see {}", table.name),
            Self::Many(table) => write!(f, "any number of {}s", table.name),
            Self::Each(Names::Times, takes) => write!(f, "times, each with {takes}"),
            Self::Each(_, takes) => write!(f, "names, each with {takes}"),
            Self::Either(all) => {
                let words: Vec<String> = all.iter().map(ToString::to_string).collect();
                write!(f, "{}", words.join(", or "))
            }
        }
    }
}

/// `"a"`, `"b"` or `"c"`.
fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
