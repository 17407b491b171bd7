//! What may be typed after `balm add`.

use std::path::PathBuf;

use crate::text::Safe;

/// `add`.
#[derive(Debug, Default, clap::Args)]
pub struct AddArgs {
    /// A .balm file, a folder with some, or an https address of a file or of a list of routines
    #[arg(value_name = "FILE|FOLDER|ADDRESS", required_unless_present = "examine")]
    pub file: Option<PathBuf>,
    /// Of a list, which: names or numbers; without any, balm shows the list and asks
    #[arg(value_name = "WHICH")]
    pub which: Vec<String>,
    /// Of a list, add all that is new or newer
    #[arg(long, conflicts_with = "which")]
    pub all: bool,
    /// Call the routine this in commands, such as my-neck
    #[arg(long = "as", value_name = "NAME", value_parser = name)]
    pub name: Option<String>,
    /// Trust whoever signed it from now on, by this name, without being asked
    #[arg(long, value_name = "NAME", value_parser = label)]
    pub trust: Option<String>,
    /// Also take it from this computer or its own network
    #[arg(long)]
    pub allow_local: bool,
    /// Look at a file for another balm
    #[arg(long, hide = true)]
    pub examine: bool,
}

impl AddArgs {
    /// Whether it works for another balm.
    pub fn serves(&self) -> bool {
        self.examine
    }
}

/// A name as commands take it.
fn name(text: &str) -> Result<String, String> {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match !text.is_empty() && text.len() <= 80 && text.chars().all(is_allowed) && !text.starts_with('-') {
        true => Ok(text.to_owned()),
        false => Err("small letters, digits and hyphens, such as my-neck".to_owned()),
    }
}

/// What the listener calls a sender.
fn label(text: &str) -> Result<String, String> {
    let label = Safe::new(text).to_string().trim().to_owned();
    match label.chars().count() {
        1..=80 => Ok(label),
        _ => Err("a name of at most 80 letters, such as Anna".to_owned()),
    }
}
