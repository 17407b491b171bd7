//! The findings in many files, for authors, editors and servers. One file a format; all write the same
//! findings. Start with `readable`.

mod concise;
mod finding_json;
mod finding_words;
mod github;
mod readable;
mod sarif;

use crate::prepare::Checked;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people: the line, a caret, why it matters, and what to do.
    #[default]
    Text,
    /// One line a finding.
    Concise,
    /// One JSON object a line.
    Json,
    /// Commands for GitHub, which shows findings beside their lines.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

impl Format {
    /// By its name.
    ///
    /// # Errors
    /// Says which names there are.
    pub fn named(text: &str) -> Result<Self, String> {
        match text {
            "text" => Ok(Self::Text),
            "concise" => Ok(Self::Concise),
            "json" => Ok(Self::Json),
            "github" => Ok(Self::Github),
            "sarif" => Ok(Self::Sarif),
            _ => Err("text, concise, json, github or sarif".into()),
        }
    }
}

/// All findings in a format. `width` is for people; nothing in the text acts on a terminal.
#[must_use]
pub fn checked(files: &[Checked], format: Format, width: usize) -> String {
    match format {
        Format::Text => readable::readable(files, width),
        Format::Concise => concise::concise(files),
        Format::Json => finding_json::json(files),
        Format::Github => github::github(files),
        Format::Sarif => sarif::sarif(files),
    }
}
