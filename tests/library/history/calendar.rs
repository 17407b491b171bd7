//! A plan as a calendar file, read by a library that knows nothing of balm.

use balm::history::{CalendarError, Reminder, plan_calendar, spread_days};
use balm::unit::Duration;
use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event};
use jiff::Timestamp;
use jiff::civil::{Weekday, date, time};

fn reminder() -> Reminder {
    Reminder {
        routine: "neck-release".into(),
        title: "Neck; slow, and \\ calm".into(),
        note: "balm play neck-release".into(),
        length: Duration::from_secs(601),
        days: vec![Weekday::Friday, Weekday::Monday, Weekday::Wednesday],
        times: vec![time(10, 0, 0, 0)],
        from: date(2026, 3, 24),
        weeks: Some(2),
    }
}

fn written(reminder: &Reminder) -> String {
    plan_calendar(reminder, "2026-03-24T08:00:00Z".parse::<Timestamp>().unwrap()).unwrap()
}

fn events(text: &str) -> Vec<Event> {
    let calendar: Calendar = read_calendar(&unfold(text)).unwrap().into();
    let event = |component: &CalendarComponent| component.as_event().cloned();
    calendar.components.iter().filter_map(event).collect()
}

fn floating(when: Option<DatePerhapsTime>) -> String {
    match when {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(when))) => when.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn another_program_reads_the_days_times_and_words_of_the_plan() {
    let text = written(&reminder());
    let [event] = &events(&text)[..] else { panic!("{text}") };
    // The 24th is a Tuesday: it begins on the next of its days, at the same hour on the wall before and after the
    // clocks change on the 29th.
    assert_eq!(floating(event.get_start()), "2026-03-25 10:00:00");
    assert_eq!(floating(event.get_end()), "2026-03-25 10:11:00");
    assert_eq!(event.property_value("RRULE"), Some("FREQ=WEEKLY;COUNT=6;WKST=MO;BYDAY=MO,WE,FR"));
    assert_eq!(event.property_value("DTSTAMP"), Some("20260324T080000Z"));
    assert_eq!(event.get_uid(), Some("balm-neck-release-1@balm.invalid"));
    assert_eq!(event.property_value("SUMMARY"), Some("Neck; slow, and \\ calm"));
    assert!(text.contains("\r\nSUMMARY:Neck\\; slow\\, and \\\\ calm\r\n"), "{text}");
    assert!(text.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\n") && text.contains("TRIGGER:PT0S\r\n"));
}

#[test]
fn a_daily_plan_has_an_entry_for_each_time_of_the_day() {
    let twice = Reminder {
        days: spread_days(7),
        times: vec![time(9, 0, 0, 0), time(23, 55, 0, 0)],
        weeks: None,
        ..reminder()
    };
    let text = written(&twice);
    let events = events(&text);
    assert_eq!(events.len(), 2);
    assert!(events.iter().all(|event| event.property_value("RRULE") == Some("FREQ=DAILY")));
    assert_ne!(events[0].get_uid(), events[1].get_uid());
    // Past midnight it ends on the next day.
    assert_eq!(floating(events[1].get_end()), "2026-03-25 00:06:00");
}

#[test]
fn lines_end_and_are_folded_as_the_format_wants_and_nothing_breaks_out_of_them() {
    let hostile = Reminder {
        title: format!("{}\r\nEND:VCALENDAR\nX: \u{202e}y", "Ärmel für die Hände 🙂 ".repeat(12)),
        ..reminder()
    };
    let text = written(&hostile);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.ends_with("END:VCALENDAR\r\n") && text.matches("\r\nEND:VCALENDAR").count() == 1);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let [event] = &events(&text)[..] else { panic!("{text}") };
    let told = event.property_value("SUMMARY").unwrap();
    assert!(
        told.starts_with("Ärmel für die Hände 🙂 Ärmel") && told.ends_with("END:VCALENDAR X: y"),
        "{told}"
    );
}

#[test]
fn a_plan_without_a_day_or_a_time_is_none() {
    let now = Timestamp::UNIX_EPOCH;
    assert_eq!(plan_calendar(&Reminder { days: vec![], ..reminder() }, now), Err(CalendarError::Never));
    assert_eq!(plan_calendar(&Reminder { times: vec![], ..reminder() }, now), Err(CalendarError::Never));
    for count in 1..=7 {
        assert_eq!(spread_days(count).len(), count as usize);
    }
}
