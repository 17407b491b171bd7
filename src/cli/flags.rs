//! Flags that several commands share, and how their values are read.

use crate::language::is_language;
use crate::routine::{Kind, PACE};
use crate::session::Volume;
use crate::timeline::Talk;
use crate::unit::Duration;

/// What changes a routine before it is laid out.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct RoutineArgs {
    /// Play this background sound throughout: a name from `balm sounds`, or a sound file
    #[arg(long, value_name = "SOUND", conflicts_with = "no_bed")]
    pub bed: Option<String>,
    /// Play no background sound
    #[arg(long)]
    pub no_bed: bool,
    /// Prefer this voice, from `balm voice list`; none shows the words without speaking them
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// How much balm says: full, brief (titles and changes), bells (chimes only) or none
    #[arg(long, value_name = "LEVEL", value_parser = talk)]
    pub talk: Option<Talk>,
    /// Time to get ready, such as 10s
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub start_in: Option<Duration>,
    /// Use this language, such as es or de, if the routine has been translated
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// Fit the session to this length, such as 10m: skips optional steps, then stretches or shortens the rest
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub fit: Option<Duration>,
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
    /// Volume, 0 to 100
    #[arg(long, value_name = "PERCENT", value_parser = volume, allow_negative_numbers = true)]
    pub volume: Option<Volume>,
    /// Play without sound; the prompts still appear at their times
    #[arg(long, conflicts_with = "device")]
    pub silent: bool,
    /// Print plain lines instead of a screen; good for screen readers
    #[arg(long)]
    pub plain: bool,
    /// Print one event per line, as JSON
    #[arg(long, conflicts_with = "plain")]
    pub json: bool,
    /// Show nothing on the screen
    #[arg(long, conflicts_with_all = ["plain", "json"])]
    pub quiet: bool,
}

/// A length of time one may be asked to wait.
pub fn duration(text: &str) -> Result<Duration, String> {
    match Duration::parse(text) {
        Ok(d) if d > Duration::from_secs(43_200) => Err("at most 12 hours".into()),
        Ok(d) => Ok(d),
        Err(e) => Err(e.to_string()),
    }
}

/// A question's name, and the answer.
fn answer(text: &str) -> Result<(String, String), String> {
    let (name, answer) = text.split_once('=').ok_or("write it like pressure=firm")?;
    Ok((name.trim().to_owned(), answer.trim().to_owned()))
}

/// How much may be said, as it is typed.
const TALK: [(&str, Talk); 4] =
    [("full", Talk::Full), ("brief", Talk::Brief), ("bells", Talk::Bells), ("none", Talk::None)];

/// How much is said.
pub fn talk(text: &str) -> Result<Talk, String> {
    let named = TALK.iter().find(|(name, _)| *name == text);
    named.map(|(_, talk)| *talk).ok_or_else(|| "full, brief, bells or none".into())
}

/// The same the other way round.
pub fn talk_name(talk: Talk) -> &'static str {
    TALK.iter().find(|(_, other)| *other == talk).map_or("full", |(name, _)| name)
}

/// For the day or for the night.
pub fn kind(text: &str) -> Result<Kind, String> {
    match text {
        "day" => Ok(Kind::Day),
        "night" => Ok(Kind::Night),
        _ => Err("day or night".into()),
    }
}

/// A language tag, by its shape.
pub fn language(text: &str) -> Result<String, String> {
    if is_language(text) {
        Ok(text.to_owned())
    } else {
        Err("a language is written like en, de or pt-BR".into())
    }
}

/// Words a minute.
pub fn wpm(text: &str) -> Result<u16, String> {
    let (least, most) = (PACE.start(), PACE.end());
    let number = text.parse().ok().filter(|wpm| PACE.contains(&u32::from(*wpm)));
    number.ok_or_else(|| format!("a whole number from {least} to {most}"))
}

/// How loud.
pub fn volume(text: &str) -> Result<Volume, String> {
    let number = text.trim_end_matches('%').trim().parse().ok();
    number.and_then(Volume::new).ok_or_else(|| "a whole number from 0 to 100".into())
}

pub fn speed(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim_end_matches(['x', '×']).parse().ok();
    number.filter(|n| (1.0..=100.0).contains(n)).ok_or_else(|| "a number from 1 to 100".into())
}
