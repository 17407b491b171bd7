//! What was typed by those who write routines.

use std::path::PathBuf;

use crate::routine::Kind;
use crate::unit::Duration;

use super::flags::{PlaybackArgs, RoutineArgs, duration};

/// `preview`.
#[derive(Debug, clap::Args)]
pub struct PreviewArgs {
    /// A file, or a name from `balm list`
    pub routine: String,
    /// Start at this step: its number, id or title
    #[arg(long, value_name = "STEP", allow_negative_numbers = true)]
    pub from: Option<String>,
    /// How the routine is changed.
    #[command(flatten)]
    pub changes: RoutineArgs,
    /// How it is heard and shown.
    #[command(flatten)]
    pub ways: PlaybackArgs,
}

/// `edit`.
#[derive(Debug, clap::Args)]
pub struct EditArgs {
    /// A name from `balm list` or a file
    pub routine: String,
}

/// `new`.
#[derive(Debug, Default, clap::Args)]
pub struct NewArgs {
    /// The file to write; if omitted, saves it with your own routines, named after its title
    pub file: Option<PathBuf>,
    /// The title of the routine
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What it is for, such as tension-relief or sleep; repeat for several goals
    #[arg(long = "goal", value_name = "GOAL")]
    pub goals: Vec<String>,
    /// Where on the body, such as neck-back or calf; repeat for several places
    #[arg(long = "region", value_name = "PLACE")]
    pub regions: Vec<String>,
    /// Length, such as 10 or 7m30s
    #[arg(long, value_name = "MINUTES", value_parser = minutes)]
    pub minutes: Option<Duration>,
    /// For the day or the night; a night routine grows quieter and has no chimes
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
    /// Start with a copy of this routine: a name from `balm list` or a file
    #[arg(long, value_name = "ROUTINE", conflicts_with_all = ["goals", "regions", "minutes", "kind"])]
    pub from: Option<String>,
}

/// A routine of more than 45 minutes is found long; pauses may make it a little longer than it was wished.
pub const LONGEST: Duration = Duration::from_secs(40 * 60);

/// A number of minutes, or a length with its unit.
pub fn minutes(text: &str) -> Result<Duration, String> {
    let bare = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let length = duration(&if bare { format!("{text}m") } else { text.to_owned() })?;
    let able = Duration::from_secs(120)..=LONGEST;
    if able.contains(&length) { Ok(length) } else { Err("from 2 minutes to 40".into()) }
}

/// For the day or for the night.
pub fn kind(text: &str) -> Result<Kind, String> {
    match text.trim().to_lowercase().as_str() {
        "day" => Ok(Kind::Day),
        "night" => Ok(Kind::Night),
        _ => Err("say day or night".into()),
    }
}
