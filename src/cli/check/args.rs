//! What `check` is told.

use crate::display::Format;

/// `check`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 no problems, or only warnings without --strict; 1 problems found;\n2 something cannot be read."
)]
pub struct CheckArgs {
    /// Files, folders and what is in them, names from `balm list`
    #[arg(required = true, value_name = "ROUTINE")]
    pub what: Vec<String>,
    /// How it is told: text, concise (a line each), json (one object a line), github or sarif
    #[arg(long, value_name = "FORMAT", value_parser = format, default_value = "text")]
    pub format: Format,
    /// Make the changes that are safe, such as a misspelt name; then look again
    #[arg(long)]
    pub fix: bool,
    /// Warnings count as errors
    #[arg(long)]
    pub strict: bool,
    /// The voice whose words are measured, from `balm voice list`; none to count words instead
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
}

/// How findings are to be written.
fn format(text: &str) -> Result<Format, String> {
    match text {
        "text" => Ok(Format::Text),
        "concise" => Ok(Format::Concise),
        "json" => Ok(Format::Json),
        "github" => Ok(Format::Github),
        "sarif" => Ok(Format::Sarif),
        _ => Err("text, concise, json, github or sarif".into()),
    }
}
