//! What was typed: flags that several commands share, how their values are read (`values`), and what they decide
//! together with the settings (`choices`).

mod choices;
mod dates;
mod ending;
mod night_cap;
mod values;

use std::path::PathBuf;

use crate::session::{OnWake, Volume};
use crate::sink::OnDeviceLoss;
use crate::timeline::Talk;
use crate::unit::Duration;

pub use choices::AS_WRITTEN;
pub use dates::{date, time_of_day, weekday};
pub use ending::{Then, then, until};
pub use night_cap::{NightCap, TypedCap, night_cap};
pub use values::{
    MAX_LENGTH, activity, answer, duration, kind, kind_answer, language, length, minutes, note, speed,
    volume, wpm,
};

/// `devices` and `schema`: nothing but the command.
#[derive(Debug, clap::Args)]
pub struct NoArgs {}

/// What changes a routine before it is laid out.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct RoutineArgs {
    /// Play this background sound throughout: a name from `balm sounds`, a sound file, or several in layers,
    /// such as rain+wind:-3dB; as-written keeps the routine's own
    #[arg(long, value_name = "SOUND", conflicts_with = "no_bed")]
    pub bed: Option<String>,
    /// Play no background sound
    #[arg(long)]
    pub no_bed: bool,
    /// Prefer this voice, from `balm voice list`; none shows the words without speaking them
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// How much balm says: full, brief (titles and changes), bells (chimes only) or none
    #[arg(long, value_name = "LEVEL", value_parser = Talk::named)]
    pub talk: Option<Talk>,
    /// Time to get ready, such as 10s
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub start_in: Option<Duration>,
    /// Use this language, such as es or de, if the routine has been translated
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// Fit the session to this length, such as 10m: skips optional steps, then stretches or shortens the rest
    #[arg(long, value_name = "TIME", value_parser = length)]
    pub fit: Option<Duration>,
    /// Let the background sound go on for this long after the last step, such as 30m
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub linger: Option<Duration>,
    /// Fit it to this person: a profile, from `balm me`
    #[arg(long, value_name = "FILE", conflicts_with = "no_me")]
    pub me: Option<PathBuf>,
    /// Leave it as written, whatever your profile says
    #[arg(long)]
    pub no_me: bool,
    /// Answer a question the routine asks, such as pressure=firm
    #[arg(long = "answer", value_name = "NAME=ANSWER", value_parser = answer)]
    pub answers: Vec<(String, String)>,
}

/// How a session is heard and shown.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PlaybackArgs {
    /// Play on this sound device, from `balm devices`
    #[arg(long, value_name = "NAME")]
    pub device: Option<String>,
    /// If the sound device disconnects: pause, follow (go on with another) or silent (go on without)
    #[arg(long, value_name = "WHAT", value_parser = OnDeviceLoss::named, conflicts_with = "silent")]
    pub on_device_loss: Option<OnDeviceLoss>,
    /// Volume, 0 to 100
    #[arg(long, value_name = "PERCENT", value_parser = volume, allow_negative_numbers = true)]
    pub volume: Option<Volume>,
    /// The most it may sound between two times of day, such as "40 22:00-07:00"; none for no limit
    #[arg(long, value_name = "LIMIT", value_parser = night_cap)]
    pub night_cap: Option<TypedCap>,
    /// Play without sound; the prompts still appear at their times
    #[arg(long, conflicts_with = "device")]
    pub silent: bool,
    /// After the computer has slept: pause (wait for you) or resume (go on by itself, never at night)
    #[arg(long, value_name = "WHAT", value_parser = OnWake::named)]
    pub on_wake: Option<OnWake>,
    /// Show the desktop's player no titles, only "Session"
    #[arg(long)]
    pub private: bool,
    /// Print one event per line, as JSON
    #[arg(long, conflicts_with = "plain")]
    pub json: bool,
    /// Show nothing on the screen
    #[arg(long, conflicts_with_all = ["plain", "json"])]
    pub quiet: bool,
}
