//! What `check` is told.

use crate::display::Format;

/// `check`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 no problems, or only warnings without --strict; 1 problems found;\n2 a file cannot be read."
)]
pub struct CheckArgs {
    /// Files, folders, or names from `balm list`
    #[arg(required = true, value_name = "ROUTINE")]
    pub what: Vec<String>,
    /// Output format: text, concise (one line each), json (one object per line), github or sarif
    #[arg(long, value_name = "FORMAT", value_parser = format, default_value = "text")]
    pub format: Format,
    /// Make safe changes, such as to a misspelt name, then check again
    #[arg(long)]
    pub fix: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Measure speech with this voice, from `balm voice list`; none counts words instead
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
