//! A plan as a calendar file (RFC 5545), for a phone that reminds.
//!
//! Its times are floating: "at ten", wherever the phone is. A plan is about the listener's day, so it should stay at
//! ten when they travel and when the clocks change, and it needs no table of time zones that could grow old. Every
//! calendar reads floating times; a zone would be right only for as long as the listener stays in it.

use jiff::civil::{Date, Time, Weekday};
use jiff::{Timestamp, ToSpan};

use crate::text::{Safe, slug};
use crate::unit::Duration;

/// A line is folded after so many bytes, its end not counted.
const FOLD: usize = 75;

/// A plan laid out for a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The routine's id: a new file for the same routine replaces the entries of the old one.
    pub routine: String,
    /// Its title. A stranger's text.
    pub title: String,
    /// What is said in the entry, such as how to play it.
    pub note: String,
    /// How long it takes.
    pub length: Duration,
    /// On which days of the week.
    pub days: Vec<Weekday>,
    /// At which times of such a day.
    pub times: Vec<Time>,
    /// The first day on which there may be one.
    pub from: Date,
    /// For how many weeks; `None` for as long as the listener likes.
    pub weeks: Option<u32>,
}

/// Why there is nothing for a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// No day or no time.
    #[error("a reminder needs a day and a time")]
    Never,
    /// The date is too far away to be counted.
    #[error("this date is too far away")]
    TooFar,
}

/// Days spread over the week, as even as can be, from Monday: three are Monday, Wednesday and Friday.
#[must_use]
pub fn spread_days(count: u32) -> Vec<Weekday> {
    let days: &[i8] = match count {
        0 => &[],
        1 => &[0],
        2 => &[0, 3],
        3 => &[0, 2, 4],
        4 => &[0, 2, 4, 6],
        5 => &[0, 1, 2, 3, 4],
        6 => &[0, 1, 2, 3, 4, 5],
        _ => &[0, 1, 2, 3, 4, 5, 6],
    };
    days.iter().filter_map(|day| Weekday::from_monday_zero_offset(*day).ok()).collect()
}

/// The plan as a calendar: one entry that repeats for each time of the day. `now` stamps it.
///
/// # Errors
/// [`CalendarError`] where it would be empty.
pub fn plan_calendar(reminder: &Reminder, now: Timestamp) -> Result<String, CalendarError> {
    if reminder.days.is_empty() || reminder.times.is_empty() {
        return Err(CalendarError::Never);
    }
    let first = first_day(reminder).ok_or(CalendarError::TooFar)?;
    let mut lines = Lines::default();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add(concat!("PRODID:-//balm//balm ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.add("CALSCALE:GREGORIAN");
    lines.add("METHOD:PUBLISH");
    for (index, time) in reminder.times.iter().enumerate() {
        entry(&mut lines, reminder, first, (index, *time), now)?;
    }
    lines.add("END:VCALENDAR");
    Ok(lines.0)
}

/// The first day of the plan.
fn first_day(reminder: &Reminder) -> Option<Date> {
    let days = (0..7).filter_map(|day| reminder.from.checked_add(day.days()).ok());
    days.into_iter().find(|day| reminder.days.contains(&day.weekday()))
}

fn entry(
    lines: &mut Lines,
    reminder: &Reminder,
    first: Date,
    (index, time): (usize, Time),
    now: Timestamp,
) -> Result<(), CalendarError> {
    let begin = first.to_datetime(time);
    let minutes =
        i64::try_from(reminder.length.millis().div_ceil(60_000)).map_err(|_| CalendarError::TooFar)?;
    let end = begin.checked_add(minutes.max(1).minutes()).map_err(|_| CalendarError::TooFar)?;
    let title = escaped(&reminder.title);
    lines.add("BEGIN:VEVENT");
    lines.add(&format!("UID:balm-{}-{}@balm.invalid", name(&reminder.routine), index + 1));
    lines.add(&format!("DTSTAMP:{}", now.strftime("%Y%m%dT%H%M%SZ")));
    lines.add(&format!("DTSTART:{}", begin.strftime("%Y%m%dT%H%M%S")));
    lines.add(&format!("DTEND:{}", end.strftime("%Y%m%dT%H%M%S")));
    lines.add(&format!("RRULE:{}", rule(reminder)));
    lines.add(&format!("SUMMARY:{title}"));
    lines.add(&format!("DESCRIPTION:{}", escaped(&reminder.note)));
    // A reminder takes nobody's time away: others may still ask for that hour.
    lines.add("TRANSP:TRANSPARENT");
    lines.add("BEGIN:VALARM");
    lines.add("ACTION:DISPLAY");
    lines.add(&format!("DESCRIPTION:{title}"));
    lines.add("TRIGGER:PT0S");
    lines.add("END:VALARM");
    lines.add("END:VEVENT");
    Ok(())
}

/// How it repeats. Counted, not until a date: a date would need a time zone where the beginning has none.
fn rule(reminder: &Reminder) -> String {
    let mut days = reminder.days.clone();
    days.sort_by_key(|day| day.to_monday_zero_offset());
    days.dedup();
    let count = reminder.weeks.map(|weeks| u64::from(weeks.max(1)) * days.len() as u64);
    let count = count.map(|count| format!(";COUNT={count}")).unwrap_or_default();
    if days.len() == 7 {
        return format!("FREQ=DAILY{count}");
    }
    let names: Vec<&str> = days.into_iter().map(short_name).collect();
    format!("FREQ=WEEKLY{count};WKST=MO;BYDAY={}", names.join(","))
}

fn short_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// The id as part of a name that is only letters, digits and hyphens.
fn name(routine: &str) -> String {
    let name = slug(routine);
    if name.is_empty() {
        format!("{:016x}", crate::unit::fnv1a(routine.bytes().map(u64::from)))
    } else {
        name
    }
}

/// A stranger's text as a value: nothing in it begins another line or value.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in Safe::new(text).as_str().chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Lines, each ended and folded as the format wants it.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > FOLD {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
