//! What is asked before and after a session, and how dates and numbers are said.

use jiff::civil::Date;

/// Asked in the morning.
pub const SLEEP_QUESTION: &str = "How did you sleep? 0 is badly, 10 is well.";

/// Asked before the same routine is played again.
pub const SORENESS_QUESTION: &str = "Sore after last time? 0 is not at all, 10 is very.";

/// What is asked about a rating.
#[must_use]
pub fn rating_question(rating: &str) -> String {
    match rating {
        "tension" => "How tense are you now? 0 is not at all, 10 as tight as can be.".to_owned(),
        "pain" => "How much does it hurt now? 0 is not at all, 10 the worst.".to_owned(),
        "stress" => "How stressed are you now? 0 is calm, 10 as stressed as can be.".to_owned(),
        "energy" => "How much energy do you have now? 0 is none, 10 is plenty.".to_owned(),
        "focus" => "How well can you focus now? 0 is not at all, 10 very well.".to_owned(),
        other => format!("{other} now, from 0 to 10?"),
    }
}

/// `23 Nov`.
pub(super) fn day_and_month(date: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
    format!("{} {}", date.day(), month.unwrap_or(&""))
}

/// `Nov`.
pub(super) fn month(date: Date) -> String {
    day_and_month(date).split_off(day_and_month(date).len() - 3)
}

/// A median: a whole number, or one and a half.
pub(super) fn number(median: f64) -> String {
    if median.fract() == 0.0 { format!("{median:.0}") } else { format!("{median:.1}") }
}
