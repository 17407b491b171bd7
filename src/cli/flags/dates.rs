//! How dates, days and times of day are read.

use jiff::civil::{Date, Time, Weekday};
use jiff::{Span, ToSpan, Zoned};

/// A day: 2026-11-29, 2026-11 for its first, today, yesterday, or so long ago, such as 30d, 4w, 3 weeks or 2 months.
pub fn date(text: &str) -> Result<Date, String> {
    let today = Zoned::now().date();
    let how = || "write it like 2026-11-29, today, yesterday, 30d or 4w (ago)".to_owned();
    let text = text.trim();
    match text {
        "today" => return Ok(today),
        "yesterday" => return today.yesterday().map_err(|_| how()),
        _ => {}
    }
    if let Some(ago) = ago(text) {
        return today.checked_sub(ago).map_err(|_| how());
    }
    let month = text.matches('-').count() == 1;
    let whole = if month { format!("{text}-01") } else { text.to_owned() };
    whole.parse().map_err(|_| how())
}

/// A number of days, weeks or months.
fn ago(text: &str) -> Option<Span> {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text[number.len()..].trim_start();
    let number = number.parse::<u16>().ok().map(i64::from)?;
    match unit {
        "d" | "day" | "days" => Some(number.days()),
        "w" | "week" | "weeks" => Some(number.weeks()),
        "month" | "months" => Span::new().try_months(number).ok(),
        _ => None,
    }
}

/// A time of day: 21:30.
pub fn time_of_day(text: &str) -> Result<Time, String> {
    let how = || "a time of day from 0:00 to 23:59, such as 21:30".to_owned();
    let (hour, minute) = text.trim().split_once(':').ok_or_else(how)?;
    let number =
        |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2 && !text.starts_with(['+', '-']));
    let time = number(hour).zip(number(minute)).and_then(|(h, m)| Time::new(h, m, 0, 0).ok());
    time.ok_or_else(how)
}

/// A day of the week: mon or Monday.
pub fn weekday(text: &str) -> Result<Weekday, String> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let text = text.trim().to_lowercase();
    let day = DAYS.into_iter().find(|(name, _)| text == *name || text == name[..3]);
    day.map(|(_, day)| day).ok_or_else(|| "a day such as mon, tue or sunday".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read_as_people_write_them() {
        assert_eq!(date("2026-02-03"), Ok(Date::constant(2026, 2, 3)));
        assert_eq!(date("2026-02"), Ok(Date::constant(2026, 2, 1)));
        assert_eq!(date("7d"), date("1w"));
        assert_eq!(date("21 days"), date("3 weeks"));
        assert!(date("2 months").is_ok());
        assert!(date("2026-02-30").is_err() && date("soon").is_err() && date("99999d").is_err());
        assert_eq!(time_of_day("7:05"), Ok(Time::constant(7, 5, 0, 0)));
        assert!(["24:00", "7", "7:60", "+7:00", "07:005"].iter().all(|text| time_of_day(text).is_err()));
        assert_eq!(weekday("Tue"), weekday("tuesday"));
        assert!(weekday("tu").is_err());
    }
}
