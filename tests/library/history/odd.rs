//! Histories as they should not be: each is read as far as it makes sense, and nothing panics.

use std::fs;

use balm::display::{self, Ink};
use balm::history::{History, HistoryFolder, HistoryLine, Past, due_today, progress};
use jiff::civil::{Date, date};

use super::{empty, session};

const TODAY: Date = date(2026, 11, 29);

/// All that is ever made of a history.
fn shown(past: &Past) -> Vec<String> {
    let told = progress(past, &[], TODAY);
    let sessions: Vec<_> = past.sessions.iter().collect();
    let _ = due_today(&[], past, TODAY);
    let mut all: Vec<String> =
        [1, 40, 80, 120].map(|width| display::progress_text(&told, width, Ink::Colour)).into();
    all.extend([1, 40, 80, 120].map(|width| display::log(&sessions, width)));
    all.push(display::progress_words(&told));
    all.push(display::progress_json(&told));
    all.push(display::log_csv(&sessions));
    let page = display::progress_page(&told);
    roxmltree::Document::parse(page.strip_prefix("<!doctype html>").unwrap()).unwrap();
    all.push(page);
    all
}

fn written(text: &str) -> (tempfile::TempDir, HistoryFolder) {
    let (room, history) = empty();
    fs::create_dir_all(history.path()).unwrap();
    fs::write(history.path().join("2026.jsonl"), text).unwrap();
    (room, history)
}

fn line(id: &str, time: &str, kind: &str, more: &str) -> String {
    format!(
        "{{\"v\":1,\"id\":\"{kind}{id}\",\"at\":\"{time}\",\"kind\":\"{kind}\",\"session\":\"{id}\",\
         \"routine\":\"neck\",\"called\":\"neck\",\"title\":\"Neck\",\"planned\":600{more}}}\n"
    )
}

#[test]
fn an_empty_year_and_a_single_session_are_shown() {
    let (_room, history) = written("");
    let past = history.past(&[]).unwrap();
    assert_eq!((past.sessions.len(), past.bad), (0, 0));
    shown(&past);
    let (_room, history) = written(&line("a", "2026-11-29T10:00:00+01:00", "start", ",\"secs\":600"));
    let past = history.past(&[]).unwrap();
    assert_eq!((past.sessions.len(), past.bad), (1, 0));
    shown(&past);
    assert_eq!(progress(&past, &[], TODAY).weeks[11].minutes, 10);
}

#[test]
fn what_a_wrong_clock_put_into_the_future_counts_from_its_day_on() {
    let text = line("a", "2026-11-28T10:00:00Z", "start", ",\"secs\":600")
        + &line("b", "2027-03-01T10:00:00Z", "start", ",\"secs\":600")
        + &line("c", "9999-12-01T23:59:59Z", "start", ",\"secs\":600");
    let (_room, history) = written(&text);
    let past = history.past(&[]).unwrap();
    shown(&past);
    let told = progress(&past, &[], TODAY);
    assert_eq!((past.sessions.len(), told.sessions, told.weeks[11].sessions), (3, 1, 1));
    assert_eq!(progress(&past, &[], date(2027, 3, 2)).sessions, 2);
}

#[test]
fn two_zones_keep_the_days_of_the_clock_on_the_wall_and_the_order_of_time() {
    // In Auckland it is Monday noon while in Lima it is still Sunday; there the evening comes later.
    let text = line("lima", "2026-11-22T19:30:00-05:00", "start", ",\"secs\":60")
        + &line("auckland", "2026-11-23T12:00:00+13:00", "start", ",\"secs\":120");
    let (_room, history) = written(&text);
    let past = history.past(&[]).unwrap();
    let told: Vec<(&str, Date)> = past.sessions.iter().map(|s| (s.id.as_str(), s.day())).collect();
    assert_eq!(told, [("auckland", date(2026, 11, 23)), ("lima", date(2026, 11, 22))]);
    let weeks = progress(&past, &[], TODAY).weeks;
    assert_eq!((weeks[10].minutes, weeks[11].minutes), (1, 2));
    shown(&past);
}

#[test]
fn the_hour_that_comes_twice_and_the_one_that_never_comes_are_counted() {
    // Berlin: on 25 October 2026 two to three comes twice; on 29 March it is left out.
    let text = line("first", "2026-10-25T02:30:00+02:00", "start", ",\"secs\":60")
        + &line("again", "2026-10-25T02:30:00+01:00", "start", ",\"secs\":60")
        + &line("never", "2026-03-29T02:30:00+01:00", "start", ",\"secs\":60");
    let (_room, history) = written(&text);
    let past = history.past(&[]).unwrap();
    let told: Vec<(&str, Date)> = past.sessions.iter().map(|s| (s.id.as_str(), s.day())).collect();
    // Before four it still is the evening before.
    let eve = date(2026, 10, 24);
    assert_eq!(told, [("never", date(2026, 3, 28)), ("first", eve), ("again", eve)]);
}

#[test]
fn torn_lines_wrong_numbers_and_marks_of_editors_cost_no_other_line() {
    let good = line("a", "2026-11-28T10:00:00Z", "start", ",\"secs\":600");
    let text = format!("\u{feff}{}{}", good.trim_end(), "\r\n\r\n")
        + "{\"v\":1,\"id\":\"x\",\"at\":\"2026-11\n"
        + &line("b", "2026-02-30T10:00:00Z", "start", "")
        + &line("c", "2026-11-28T10:00:00", "start", "")
        + &line("d", "2026-11-28T11:00:00Z", "start", ",\"secs\":18446744073709551615")
        + &line("d", "2026-11-28T11:00:01Z", "end", ",\"secs\":18446744073709551615,\"outcome\":\"soared\"")
        + &line("e", "2026-11-28T12:00:00Z", "before", ",\"rating\":\"pain\",\"value\":11")
        + "[]\n\"\"\nnull\n\0\0\0\n"
        + &line("f", "2026-11-28T13:00:00Z", "start", ",\"left_out\":[\"\\\"Quoted\\\" \\u00fc\"]");
    let (_room, history) = written(&text);
    let past = history.past(&[]).unwrap();
    shown(&past);
    let told: Vec<&str> = past.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!((told, past.bad), (vec!["a", "d", "f"], 7));
    assert_eq!(past.sessions[2].left_out, ["\"Quoted\" ü"]);
    // Read in the other way, it is the same.
    assert_eq!(Past::of(&history.read().unwrap(), &[]), past);
}

#[test]
fn lines_out_of_order_and_copies_of_them_are_the_same_history() {
    let mut lines: Vec<HistoryLine> = (1..=9)
        .flat_map(|day| session(&format!("2026-11-0{day}T10:00"), &format!("s{day}"), "neck"))
        .collect();
    let right = Past::of(&History { lines: lines.clone(), bad: 0 }, &[]);
    lines.reverse();
    lines.extend(lines.clone());
    let text: String = lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect();
    let (_room, history) = written(&text);
    assert_eq!(history.past(&[]).unwrap(), right);
}
