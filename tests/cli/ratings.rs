//! What a listener is asked before and after, on a terminal.

use jiff::{ToSpan, Zoned};

use crate::room::Room;
use crate::terminal::Terminal;

const RATED: &str = "balm = 1\ntitle = \"Rated\"\n[ratings]\nask = [\"tension\", \"pain\"]\n[defaults]\ngap = \"0s\"\n\
    [[step]]\ntitle = \"First\"\nfor = \"2s\"\npressure = 3\n";

fn values(room: &Room) -> Vec<(String, u64)> {
    let Ok(files) = std::fs::read_dir(room.path("balm/history")) else { return Vec::new() };
    let text: String = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.filter_map(|line| Some((line["kind"].as_str()?.to_owned(), line["value"].as_u64()?))).collect()
}

fn told(values: &[(&str, u64)]) -> Vec<(String, u64)> {
    values.iter().map(|(kind, value)| ((*kind).to_owned(), *value)).collect()
}

#[test]
fn one_key_answers_before_and_after_and_enter_passes_over() {
    let room = Room::new();
    room.write("rated.toml", RATED);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play rated.toml --silent --start-in 0s\n");
    terminal.shows("How tense are you, 0 to 10?");
    terminal.types("x");
    terminal.shows("10");
    terminal.shows("How much does it hurt, 0 to 10?");
    terminal.types("\n");
    terminal.shows("skipped");
    terminal.shows("F I R S T");
    // Only what was rated before is asked again.
    terminal.shows("How tense are you, 0 to 10?");
    terminal.types("4");
    terminal.comes_back();
    assert!(!terminal.meanwhile().contains("hurt"));
    assert_eq!(values(&room), told(&[("before", 10), ("after", 4)]));
}

#[test]
fn whoever_passes_the_first_over_is_asked_nothing_more_that_time() {
    let room = Room::new();
    room.write("rated.toml", RATED);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play rated.toml --silent --start-in 0s\n");
    terminal.shows("How tense are you, 0 to 10?");
    terminal.types("\x1b[A");
    assert!(!terminal.shows("Until next time.").contains("How much does it hurt"));
    terminal.comes_back();
    assert!(!terminal.meanwhile().contains("tense"));
    for flag in ["--no-ratings", "--no-history", "--json", "--quiet", "--speed 2"] {
        terminal.types(&format!("$balm play rated.toml --silent --start-in 0s {flag}; echo ov\\er\n"));
        assert!(!terminal.shows("over\r\n").contains("tense"), "{flag}");
    }
    assert_eq!(values(&room), []);
}

#[test]
fn in_plain_lines_a_number_is_typed() {
    let room = Room::new();
    room.write("rated.toml", RATED);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play rated.toml --silent --start-in 0s --plain\n");
    terminal.shows("(Enter skips)");
    terminal.types("11\n");
    terminal.shows("A number from 0 to 10, please.");
    terminal.types("10\n");
    terminal.shows("hurt, 0 to 10?");
    terminal.types("\n");
    terminal.shows("Until next time.");
    terminal.shows("How tense are you, 0 to 10?");
    terminal.types("0\n");
    terminal.shows("> ");
    assert_eq!(values(&room), told(&[("before", 10), ("after", 0)]));
}

#[test]
fn ctrl_c_at_a_question_leaves_and_the_terminal_is_as_it_was() {
    let room = Room::new();
    room.write("rated.toml", RATED);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play rated.toml --silent --start-in 0s\n");
    terminal.shows("How tense are you, 0 to 10?");
    terminal.types("\x03");
    terminal.comes_back();
    terminal.types("echo le\\ft\n");
    assert!(!terminal.shows("left\r\n").contains("F I R S T"));
}

#[test]
fn the_next_day_it_asks_whether_the_last_time_left_somebody_sore() {
    let room = Room::new();
    room.write("rated.toml", RATED);
    let at = Zoned::now().checked_sub(1.days()).unwrap().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let line = format!(
        "{{\"v\":1,\"id\":\"a\",\"at\":\"{at}\",\"kind\":\"start\",\"session\":\"s\",\"routine\":\"rated\",\
         \"title\":\"Rated\",\"secs\":60,\"planned\":60}}\n"
    );
    room.write("balm/history/2026.jsonl", line);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play rated.toml --silent --start-in 0s\n");
    terminal.shows("How sore were you after last time");
    terminal.types("2");
    terminal.shows("How tense are you, 0 to 10?");
    terminal.types("s");
    terminal.shows("Until next time.");
    assert_eq!(values(&room), told(&[("soreness", 2)]));
}
