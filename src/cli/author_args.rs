//! What was typed by those who write routines.

use super::args::{Changes, Ways};

/// `preview`.
#[derive(Debug, clap::Args)]
pub struct PreviewArgs {
    /// A file, or a name from `balm list`
    pub routine: String,
    /// Begin at this step: its number, id or title
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    pub from: Option<String>,
    /// How the routine is changed.
    #[command(flatten)]
    pub changes: Changes,
    /// How it is heard and shown.
    #[command(flatten)]
    pub ways: Ways,
}
