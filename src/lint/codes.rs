//! What every code means: why it matters, an example, and how to fix it. The words are in `codes/*.toml`. A test
//! compares them with the code and runs each example: `frame` and `beside` tell it how.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Level;
use crate::vocabulary::{self, Limit};

/// The code of a finding.
#[derive(Debug, Deserialize)]
pub struct Code {
    /// The code.
    pub code: String,
    /// Its usual level.
    #[serde(default = "error", deserialize_with = "level")]
    pub level: Level,
    /// The rule of the vocabulary that it checks, such as `W110`.
    pub rule: Option<String>,
    /// Whether it can hurt someone; it is then shown before playing too.
    #[serde(default)]
    pub harm: bool,
    /// What is wrong, in a few words.
    pub title: String,
    /// Why that matters.
    pub why: String,
    /// Lines with the problem; `None` if they would fill pages.
    pub example: Option<String>,
    /// The same lines, fixed.
    pub fix: Option<String>,
}

/// Codes that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are about.
    pub title: &'static str,
    text: &'static str,
}

#[derive(Deserialize)]
struct Codes {
    code: Vec<Code>,
}

/// In the order of the list.
const GROUPS: [Group; 7] = [
    Group { title: "The file", text: include_str!("codes/file.toml") },
    Group { title: "Keys and values", text: include_str!("codes/values.toml") },
    Group { title: "Names", text: include_str!("codes/names.toml") },
    Group { title: "Other files", text: include_str!("codes/others.toml") },
    Group { title: "Hands and tools", text: include_str!("codes/hands.toml") },
    Group { title: "Breath, order and plan", text: include_str!("codes/order.toml") },
    Group { title: "What is heard", text: include_str!("codes/heard.toml") },
];

static CODES: LazyLock<Vec<(Group, Vec<Code>)>> = LazyLock::new(|| {
    let read = |group: Group| toml::from_str::<Codes>(group.text).expect("a test reads the embedded codes");
    GROUPS.map(|group| (group, read(group).code)).into()
});

/// Every code, in groups.
#[must_use]
pub fn codes() -> &'static [(Group, Vec<Code>)] {
    &CODES
}

/// What a code means.
#[must_use]
pub fn code(name: &str) -> Option<&'static Code> {
    CODES.iter().flat_map(|(_, codes)| codes).find(|code| code.code == name)
}

impl Code {
    /// The rule of the vocabulary that it checks; `None` for errors in the file.
    #[must_use]
    pub fn limit(&self) -> Option<&'static Limit> {
        vocabulary::limit(self.rule.as_deref()?)
    }

    /// Whether a routine may break it on purpose. Errors in the file cannot be allowed.
    #[must_use]
    pub fn may_be_allowed(&self) -> bool {
        self.rule.is_some()
    }

    /// Why it matters and how sure that is; `None` for errors in the file, which need no reason.
    #[must_use]
    pub fn reason(&self) -> Option<String> {
        let limit = self.limit()?;
        Some(match &limit.strength {
            Some(strength) => format!("{} How sure: {strength}.", self.why),
            None => self.why.clone(),
        })
    }
}

fn error() -> Level {
    Level::Error
}

fn level<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Level, D::Error> {
    match String::deserialize(from)?.as_str() {
        "error" => Ok(Level::Error),
        "warning" => Ok(Level::Warning),
        other => Err(serde::de::Error::custom(format!("there is no level {other}"))),
    }
}
