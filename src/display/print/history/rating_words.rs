//! What is asked before and after a session, and how dates and numbers are said.

use jiff::civil::Date;

/// Asked in the morning.
pub const SLEEP_QUESTION: &str = "How well did you sleep, 0 to 10?";

/// Asked before the same routine is played again.
pub const SORENESS_QUESTION: &str = "How sore were you after last time, 0 to 10?";

/// What is asked about a rating.
#[must_use]
pub fn rating_question(rating: &str) -> String {
    match rating {
        "tension" => "How tense are you, 0 to 10?".to_owned(),
        "pain" => "How much does it hurt, 0 to 10?".to_owned(),
        "stress" => "How stressed are you, 0 to 10?".to_owned(),
        "energy" => "How much energy do you have, 0 to 10?".to_owned(),
        "focus" => "How well can you focus, 0 to 10?".to_owned(),
        other => format!("How is your {other}, 0 to 10?"),
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
