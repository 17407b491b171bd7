//! `balm` alone, and several routines as one session.

use crate::room::{Room, TINY};
use crate::terminal::Terminal;

#[test]
fn alone_on_a_terminal_it_asks_three_things_suggests_and_plays() {
    let room = Room::new();
    room.write("balm/config.toml", "ratings = false\n");
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm\n");
    terminal.shows("What would you like?");
    assert!(terminal.shows("One or more [1]: ").contains("7  Fall asleep"));
    terminal.types("9\n");
    terminal.shows("A number from 1 to 7, please");
    terminal.types("1 2\n");
    terminal.shows("A number, or a time such as 12m [2]: ");
    terminal.types("12m\n");
    terminal.types("\n");
    let places = terminal.shows("How about one of these?");
    assert!(places.contains("4  Anywhere"), "{places}");
    let first = "Desk break: neck and shoulders, then Jaw, face and tension headache, 12 min (balm play";
    let suggested = terminal.shows("A number [1]: ");
    assert!(suggested.contains(first), "{suggested}");
    terminal.types("\n");
    terminal.shows("Desk break");
    terminal.types("q");
    terminal.shows("> ");
    terminal.comes_back();
}

#[test]
fn on_a_pipe_it_prints_help() {
    let ran = Room::new().balm(&[]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.contains("Usage: balm") && ran.out.contains("Play a routine"), "{}", ran.out);
}

fn other(title: &str) -> String {
    TINY.replace("Tiny", title).replace("Rub your palms.", "Rest your palms.")
}

#[test]
fn several_routines_are_one_session() {
    let room = Room::new();
    room.write("other.toml", other("Other"));
    let ran = room.play(&["tiny.toml", "other.toml"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.starts_with("Tiny, then Other. 0 s in all, 4 steps.\n"), "{}", ran.out);
    let rub = ran.out.find("Rub your palms.").unwrap();
    assert!(ran.out.find("Rest your palms.").unwrap() > rub);
    // It is remembered as one, and shown and exported as one.
    let log = room.balm(&["log"]);
    assert!(log.out.contains("Tiny, then Other"), "{}", log.out);
    let shown = room.balm(&["show", "tiny.toml", "other.toml"]);
    assert!(shown.out.contains("Tiny, then Other"), "{}", shown.out);
    let ran = room.balm(&["export", "tiny.toml", "other.toml", "-o", "both.txt"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let text = std::fs::read_to_string(room.path("both.txt")).unwrap();
    assert!(text.contains("Tiny, then Other") && text.contains("Rest your palms."), "{text}");
}

#[test]
fn routines_that_do_not_go_together_are_named() {
    let room = Room::new();
    room.write("elsewhere/other.toml", other("Other"));
    let ran = room.play(&["tiny.toml", "elsewhere/other.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("elsewhere/other.toml: routines of one session must be in the same folder"),
        "{}",
        ran.err
    );
    room.write("german.toml", other("Andere").replace("balm = 1", "balm = 1\nlanguage = \"de\""));
    let ran = room.play(&["tiny.toml", "german.toml"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("a session has one language"), "{}", ran.err);
    // balm's own go with any.
    let ran = room.play(&["tiny.toml", "three-minute-hands"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(room.play(&["tiny.toml", "three-minute-hands", "--watch"]).err.contains("--watch"));
}

#[test]
fn a_file_whose_name_has_a_plus_goes_on_as_one() {
    let room = Room::new();
    room.write("neck + jaw.toml", TINY.replace("4s", "40s"));
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play 'neck + jaw.toml' --silent --start-in 0s\n");
    terminal.shows("this step");
    std::thread::sleep(std::time::Duration::from_secs(2));
    terminal.types("q");
    terminal.shows("--resume");
    terminal.types("$balm play --resume --silent --plain\n");
    terminal.shows("Going on with Tiny at \"Warm the hands\".");
    terminal.types("q");
    terminal.shows("Until next time.");
}

#[test]
fn a_session_of_several_goes_on_where_it_was_left() {
    let room = Room::new();
    room.write("tiny.toml", TINY.replace("4s", "40s"));
    room.write("other.toml", other("Other").replace("4s", "40s"));
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play tiny.toml other.toml --silent --start-in 0s\n");
    terminal.shows("this step");
    terminal.types("nn");
    terminal.shows("Rest your palms.");
    std::thread::sleep(std::time::Duration::from_secs(2));
    terminal.types("q");
    terminal.shows("To go on from here: balm play tiny.toml other.toml --resume");
    terminal.types("$balm play --resume --silent --plain\n");
    terminal.shows("Going on with Tiny, then Other at \"Warm the hands\".");
    terminal.types("q");
    terminal.shows("Until next time.");
}
