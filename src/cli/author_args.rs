//! What was typed by those who write routines.

use std::path::PathBuf;

use crate::routine::Kind;
use crate::unit::Duration;
use crate::vocabulary::safe_limits::MAX_SESSION;

use super::flags::{PlaybackArgs, RoutineArgs, duration};

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
    pub routine_args: RoutineArgs,
    /// How it is heard and shown.
    #[command(flatten)]
    pub playback: PlaybackArgs,
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
    /// The file to write; without one, it goes to your own routines, named after its title
    pub file: Option<PathBuf>,
    /// What it is called
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What it is for, such as tension-relief or sleep; may be given again
    #[arg(long = "goal", value_name = "GOAL")]
    pub goals: Vec<String>,
    /// Where on the body, such as neck-back or calf; may be given again
    #[arg(long = "region", value_name = "PLACE")]
    pub regions: Vec<String>,
    /// How long, such as 10 or 7m30s
    #[arg(long, value_name = "MINUTES", value_parser = minutes)]
    pub minutes: Option<Duration>,
    /// For the day, or for the night: quieter and quieter, nothing rings, ends asleep
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
    /// Begin with a copy of this routine: a name from `balm list` or a file
    #[arg(long, value_name = "ROUTINE", conflicts_with_all = ["goals", "regions", "minutes", "kind"])]
    pub from: Option<String>,
}

/// The longest routine that may be asked for: pauses may make it a little longer than was asked, and it stays
/// within what `balm check` accepts.
pub const MAX_LENGTH: Duration = MAX_SESSION.saturating_sub(Duration::from_secs(5 * 60));

/// A number of minutes, or a length with its unit.
pub fn minutes(text: &str) -> Result<Duration, String> {
    let bare = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let length = duration(&if bare { format!("{text}m") } else { text.to_owned() })?;
    let able = Duration::from_secs(120)..=MAX_LENGTH;
    if able.contains(&length) {
        Ok(length)
    } else {
        Err(format!("from 2 minutes to {}", MAX_LENGTH.millis() / 60_000))
    }
}

/// For the day or for the night.
pub fn kind(text: &str) -> Result<Kind, String> {
    match text.trim().to_lowercase().as_str() {
        "day" => Ok(Kind::Day),
        "night" => Ok(Kind::Night),
        _ => Err("say day or night".into()),
    }
}
