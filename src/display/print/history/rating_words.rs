//! What is asked before and after a session, what was said during one, and how dates and numbers are said.

use jiff::civil::Date;

use crate::history::{LastTime, SpokeUp};
use crate::language::speak_up_words;
use crate::text::{Safe, lower};
use crate::vocabulary::{NextTime, region, short};

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

/// What a listener said while a routine played: the step, and what it was.
pub(super) fn spoke_up(spoke: &SpokeUp) -> String {
    let words = speak_up_words("en").answer(&spoke.answer);
    format!("{}: {}", Safe::new(&spoke.step), if words.is_empty() { "spoke up" } else { words })
}

/// What is asked about something that was too much: the question, what Enter means, and other keys.
#[must_use]
pub fn last_time_question(last: &LastTime) -> (String, &'static str, Vec<(char, &'static str, NextTime)>) {
    const LIGHTER: (char, &str, NextTime) = ('1', "lighter", NextTime::Lighter);
    const LEAVE_OUT: (char, &str, NextTime) = ('2', "leave out", NextTime::LeaveOut);
    const SAME: (char, &str, NextTime) = ('3', "the same", NextTime::Same);
    if last.answer.sit {
        return ("Last time you were dizzy. Sit this time?".to_owned(), "sit", vec![SAME]);
    }
    let (place, was, it) = named(last);
    let words = match last.answer.next_time {
        NextTime::Lighter => "too much",
        _ => speak_up_words("en").answer(&last.answer.id),
    };
    match last.answer.next_time {
        NextTime::LeaveOut => (
            format!("Last time {place} {was} {words}. Leave {it} out, lighter, or the same?"),
            LEAVE_OUT.1,
            vec![LIGHTER, SAME],
        ),
        _ => (
            format!("Last time {place} {was} {words}. Lighter, leave {it} out, or the same?"),
            LIGHTER.1,
            vec![LEAVE_OUT, SAME],
        ),
    }
}

/// What is worth showing to somebody, because it was said twice within four weeks.
#[must_use]
pub fn shown_twice(last: &LastTime) -> Option<String> {
    let words = speak_up_words("en").answer(&last.answer.id);
    let (place, was, it) = named(last);
    let twice = last.answer.leave_out && last.times > 1;
    twice.then(|| {
        format!(
            "In four weeks {place} {was} {words} twice. {} worth showing to a physiotherapist or doctor.",
            match it {
                "them" => "They are",
                _ => "That is",
            }
        )
    })
}

/// A place, with the words for one or for several.
fn named(last: &LastTime) -> (String, &'static str, &'static str) {
    let region = last.region.as_deref().and_then(region);
    let name = region.map_or_else(|| "it".to_owned(), |it| format!("the {}", lower(short(&it.name))));
    if name.ends_with('s') { (name, "were", "them") } else { (name, "was", "it") }
}
