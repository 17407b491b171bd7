//! What `balm doctor` found, line by line.

use serde_json::{Value, json};

use crate::text::{Safe, wrap};

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it belongs to: sound, voice, places …
    pub part: &'static str,
    /// How it is.
    pub state: CheckState,
    /// That in words.
    pub what: String,
    /// What to do about it.
    pub fix: Option<String>,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckState {
    /// It works.
    Ok,
    /// balm plays all the same; it is worth knowing.
    Note,
    /// Something that playing needs does not work.
    Fix,
}

impl CheckState {
    fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Fix => "fix",
        }
    }
}

impl Check {
    /// Something that works.
    pub fn ok(part: &'static str, what: impl Into<String>) -> Self {
        Self { part, state: CheckState::Ok, what: what.into(), fix: None }
    }

    /// Something to know, and what to do if it is not wanted.
    pub fn note(part: &'static str, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { state: CheckState::Note, fix: Some(fix.into()), ..Self::ok(part, what) }
    }

    /// Something that does not work, and what to do about it.
    pub fn fix(part: &'static str, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { state: CheckState::Fix, ..Self::note(part, what, fix) }
    }
}

/// Where the words begin: after two spaces, the state and two more.
const INDENT: usize = 8;

/// All of it, a heading for each part, and how it stands altogether.
#[must_use]
pub fn check_up(checks: &[Check], width: usize) -> String {
    let mut text = String::new();
    let mut part = "";
    for check in checks {
        if check.part != part {
            part = check.part;
            text += &format!("{}{part}\n", if text.is_empty() { "" } else { "\n" });
        }
        let mut begin = format!("  {:<4}  ", check.state.name());
        for words in std::iter::once(&check.what).chain(&check.fix) {
            for line in wrap(&Safe::new(words), width.saturating_sub(INDENT).max(20)) {
                text += &format!("{begin}{line}\n");
                begin = " ".repeat(INDENT);
            }
        }
    }
    text + "\n" + ending(checks)
}

fn ending(checks: &[Check]) -> &'static str {
    match is_well(checks) {
        true => "Everything that balm needs to play works. To hear it: balm sounds bell-soft\n",
        false => "Please see to the lines that say fix, then run balm doctor again.\n",
    }
}

/// The same for programs.
#[must_use]
pub fn check_up_json(checks: &[Check]) -> Value {
    let check = |check: &Check| {
        json!({
            "part": check.part, "state": check.state.name(),
            "message": Safe::new(&check.what).as_str(),
            "fix": check.fix.as_ref().map(|fix| Safe::new(fix).to_string()),
        })
    };
    json!({ "format": 1, "ok": is_well(checks), "checks": checks.iter().map(check).collect::<Vec<_>>() })
}

fn is_well(checks: &[Check]) -> bool {
    checks.iter().all(|check| check.state < CheckState::Fix)
}
