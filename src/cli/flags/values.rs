//! How the values of flags are read.

use crate::language::is_language;
use crate::routine::{Kind, PACE};
use crate::session::Volume;
use crate::text::Safe;
use crate::unit::Duration;
use crate::vocabulary::safe_limits::MAX_SESSION;

/// A length of time one may be asked to wait.
pub fn duration(text: &str) -> Result<Duration, String> {
    match Duration::parse(text) {
        Ok(d) if d > Duration::from_secs(43_200) => Err("at most 12 hours".into()),
        Ok(d) => Ok(d),
        Err(e) => Err(e.to_string()),
    }
}

/// A question's name, and the answer.
pub fn answer(text: &str) -> Result<(String, String), String> {
    let (name, answer) = text.split_once('=').ok_or("write it like pressure=firm")?;
    Ok((name.trim().to_owned(), answer.trim().to_owned()))
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

/// The most characters of a note: it is kept in one line of the history.
const MAX_NOTE: usize = 800;
/// The most characters of an activity's name.
const MAX_ACTIVITY: usize = 60;

/// Words of the listener's own.
pub fn note(text: &str) -> Result<String, String> {
    worded(text, MAX_NOTE)
}

/// An activity and how well it goes, 0 to 10.
pub fn activity(text: &str) -> Result<(String, u8), String> {
    let how = || "write it like \"climbing stairs=4\", 0 (cannot) to 10 (as before)".to_owned();
    let (name, value) = text.rsplit_once('=').ok_or_else(how)?;
    let value = value.trim().parse().ok().filter(|value| *value <= 10).ok_or_else(how)?;
    Ok((worded(name, MAX_ACTIVITY)?, value))
}

/// Words, without blanks around them.
fn worded(text: &str, most: usize) -> Result<String, String> {
    let text = Safe::new(text).as_str().trim().to_owned();
    match text.chars().count() {
        0 => Err("there are no words in it".into()),
        length if length > most => Err(format!("at most {most} characters; this has {length}")),
        _ => Ok(text),
    }
}

pub fn speed(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim_end_matches(['x', '×']).parse().ok();
    number.filter(|n| (1.0..=100.0).contains(n)).ok_or_else(|| "a number from 1 to 100".into())
}

/// The longest routine that may be asked for: pauses may make it a little longer than was asked, and it stays
/// within what `balm check` accepts.
pub const MAX_LENGTH: Duration = MAX_SESSION.saturating_sub(Duration::from_secs(5 * 60));

/// The length of a routine: a number of minutes, or a length with its unit.
pub fn length(text: &str) -> Result<Duration, String> {
    let bare = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    duration(&if bare { format!("{text}m") } else { text.to_owned() })
}

/// How long a new routine may be, read like any [`length`].
pub fn minutes(text: &str) -> Result<Duration, String> {
    let length = length(text)?;
    let able = Duration::from_secs(120)..=MAX_LENGTH;
    if able.contains(&length) {
        Ok(length)
    } else {
        Err(format!("from 2 minutes to {}", MAX_LENGTH.millis() / 60_000))
    }
}

/// For the day or for the night, however it is written.
pub fn kind_answer(text: &str) -> Result<Kind, String> {
    kind(&text.trim().to_lowercase()).map_err(|why| format!("say {why}"))
}
