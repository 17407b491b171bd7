//! What was found in many files, for an author to read, for an editor, for a server that checks. One file
//! a format; all write the same findings. Start with `text`.

mod concise;
mod github;
mod json;
mod sarif;
mod text;

use crate::diagnostic::{Finding, Level, Sources};

/// One file that was looked through.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What it is called.
    pub name: String,
    /// What its findings' spans lie in: its own text first.
    pub sources: Sources,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: the line, a caret, why, and what to do.
    #[default]
    Text,
    /// One line each.
    Concise,
    /// One JSON object a line.
    Json,
    /// Commands that GitHub shows beside the line.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

/// Everything that was found, in a format; what people read in lines of `width` columns. Nothing in it acts
/// on a terminal.
#[must_use]
pub fn checked(files: &[Checked], format: Format, width: usize) -> String {
    match format {
        Format::Text => text::text(files, width),
        Format::Concise => concise::concise(files),
        Format::Json => json::json(files),
        Format::Github => github::github(files),
        Format::Sarif => sarif::sarif(files),
    }
}

impl Checked {
    /// How many findings have this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}
