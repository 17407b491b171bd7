//! A listener who speaks up, at a real terminal: the keys, the screens, and what is remembered for the next time.

use jiff::{ToSpan, Zoned};

use crate::room::Room;
use crate::terminal::Terminal;

const CALF: &str = "balm = 1\ntitle = \"Legs\"\nrevision = 3\n[defaults]\nbed = \"rain\"\n[[step]]\ntitle = \"Calf\"\n\
    region = \"calf\"\ntechnique = \"petrissage\"\npressure = 5\nsides = \"right-left\"\nfor = \"2m\"\nsay = \"Knead.\"\n\
    [[step]]\ntitle = \"Palm\"\nregion = \"palm\"\ntechnique = \"petrissage\"\npressure = 4\nfor = \"2m\"\nsay = \"Press.\"\n";

const PLAY: &str = "$balm play calf.toml --silent --start-in 0s";

fn history(room: &Room) -> Vec<serde_json::Value> {
    let Ok(files) = std::fs::read_dir(room.path("balm/history")) else { return Vec::new() };
    let files = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "jsonl"));
    let text: String = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of_kind(room: &Room, kind: &str) -> Vec<serde_json::Value> {
    history(room).into_iter().filter(|line| line["kind"] == kind).collect()
}

fn ago(days: i64) -> String {
    Zoned::now().checked_sub(days.days()).unwrap().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A session so many days ago in which this was said.
fn said(room: &Room, days: i64, name: &str, answer: &str, region: &str) {
    let at = ago(days);
    let line = |kind: &str, more: &str| {
        format!(
            "{{\"v\":1,\"id\":\"{name}{kind}\",\"at\":\"{at}\",\"kind\":\"{kind}\",\"session\":\"{name}\"{more}}}\n"
        )
    };
    let start = line(
        "start",
        ",\"routine\":\"legs\",\"title\":\"Legs\",\"called\":\"legs\",\"secs\":60,\"planned\":240",
    );
    let spoke = format!(
        ",\"answer\":\"{answer}\",\"step\":\"Calf\",\"region\":\"{region}\",\"value\":5,\"did\":\"Left out.\""
    );
    let file = format!("balm/history/{}.jsonl", &at[..4]);
    let before = std::fs::read_to_string(room.path(&file)).unwrap_or_default();
    room.write(&file, before + &start + &line("spoke-up", &spoke));
}

#[test]
fn too_strong_goes_on_lighter_and_is_remembered() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    let mut terminal = Terminal::new(&room, 120, 23);
    terminal.types(&format!("{PLAY}\n"));
    terminal.shows("C A L F");
    terminal.types("h");
    terminal.shows("Okay. Let go and rest.");
    terminal.shows("it feels serious");
    terminal.types("1");
    terminal.shows("Lighter works just as well.");
    // In the same step, with the words for how it is done now.
    terminal.shows("C A L F");
    terminal.shows("Lightly here:");
    terminal.types("q");
    terminal.shows("Until next time.");
    let spoke = of_kind(&room, "spoke-up");
    assert_eq!(spoke.len(), 1);
    for (key, value) in
        [("answer", "too-strong"), ("step", "Calf, right side"), ("region", "calf"), ("side", "right")]
    {
        assert_eq!(spoke[0][key], value, "{}", spoke[0]);
    }
    assert_eq!(spoke[0]["value"], 5);
    assert!(spoke[0]["did"].as_str().unwrap().starts_with("That place is 3 of 10"));
    terminal.types("clear; $balm log\n");
    terminal.shows("Calf, right side: too strong");
    terminal.types("clear; $balm report legs --since 2d -o report.txt --yes\n");
    terminal.shows("Said during a session, and what balm did");
    terminal.shows("Calf, right side: too strong.");
}

#[test]
fn a_sharp_place_is_rested_and_nothing_else_is_asked() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    let mut terminal = Terminal::new(&room, 40, 12);
    terminal.types(&format!("{PLAY} --no-history --plain\n"));
    terminal.shows("Knead.");
    terminal.types("h");
    terminal.shows("2: sharp, burning or a cramp.");
    terminal.types("2");
    terminal.shows("We leave this place out from here on.");
    terminal.shows("Rest here, and let your breath come and go.");
    terminal.types("n");
    let words = terminal.shows("Press.");
    assert!(!words.contains("Knead"), "{words}");
    terminal.types("q");
    terminal.shows("Until next time.");
}

#[test]
fn the_emergency_screen_shows_whom_to_call_and_only_a_held_key_leaves_it() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    room.write("balm/config.toml", "emergency_number = \"112\"\n");
    let mut terminal = Terminal::new(&room, 79, 30);
    terminal.types(&format!("{PLAY}\n"));
    terminal.shows("C A L F");
    terminal.types("hh");
    // The ones, five rows high.
    terminal.shows("████");
    terminal.shows("Call 112 now, sit down, and unlock the door.");
    terminal.shows("Lips or face swelling");
    terminal.shows("Sit down. Unlock the door. Don't drive.");
    terminal.types("q1 n\n");
    assert!(!terminal.meanwhile().contains("Until next time"));
    for _ in 0..7 {
        terminal.types("q");
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    terminal.comes_back();
    let end = terminal.meanwhile();
    assert!(!end.contains("You did") && !end.contains("resume") && !end.contains("0 to 10"), "{end}");
    assert_eq!(of_kind(&room, "spoke-up").len(), 0);
    assert_eq!(of_kind(&room, "end")[0]["outcome"], "asked-for-help");
    terminal.types("clear; $balm log\n");
    terminal.shows("stopped, asked for help");
}

#[test]
fn the_first_words_are_said_once_and_never_into_a_pipe() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    let words = "If anything hurts, press h. To stop, press q.";
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types(&format!("{PLAY} --no-history | cat & sleep 2; kill %1; wait; echo o\\ver\n"));
    assert!(!terminal.shows("over\r\n").contains(words));
    // Not in place of the author's own voice, and then they are still to be said.
    room.write("own.toml", CALF.replacen("say = ", "audio = \"own.wav\"\nsay = ", 1));
    terminal.types("clear; $balm play own.toml --start-in 1s --no-history --no-ratings\n");
    assert!(!terminal.shows("Knead.").contains(words));
    terminal.types("q");
    terminal.shows("Until next time.");
    for (flag, is_said) in [("--speed 9", false), ("", true), ("", false), ("--plain", false)] {
        terminal.types(&format!("clear; {PLAY} --no-history {flag}\n"));
        let shown = terminal.shows("Knead.");
        assert_eq!(shown.contains(words), is_said, "{flag}");
        terminal.types("q");
        terminal.shows("Until next time.");
    }
    terminal.comes_back();
    terminal.types("$balm export calf.toml -o calf.txt; grep -c 'press h' calf.txt\n");
    terminal.shows("0\r\n");
}

#[test]
fn whoever_knows_a_routine_is_asked_in_one_line_whether_they_are_well() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types(&format!("{PLAY}\n"));
    assert!(!terminal.shows("Knead.").contains("Well today?"));
    std::thread::sleep(std::time::Duration::from_secs(2));
    terminal.types("q");
    terminal.shows("Until next time.");
    terminal.types(&format!("clear; {PLAY}\n"));
    terminal.shows("You stopped at");
    terminal.types("b");
    terminal.shows("Well today? No new injury, not driving? (Enter: fine, n: no)");
    terminal.types("\n");
    assert!(!terminal.shows("Knead.").contains("Not today with"));
    terminal.types("q");
    terminal.shows("Until next time.");
    terminal.types(&format!("clear; {PLAY}; echo o\\ver\n"));
    terminal.shows("You stopped at");
    terminal.types("b");
    terminal.shows("Well today?");
    terminal.types("n");
    assert!(!terminal.shows("over\r\n").contains("C A L F"));
    // Nobody is asked who cannot answer, or does not want to be.
    for more in ["--no-ratings", "--resume", "| cat"] {
        terminal.types(&format!("clear; {PLAY} {more}\n"));
        if more == "--no-ratings" {
            terminal.shows("You stopped at");
            terminal.types("b");
        }
        assert!(!terminal.shows("Calf").contains("Well today?"), "{more}");
        terminal.types(if more == "| cat" { "\x03" } else { "q" });
        terminal.meanwhile();
    }
    // Another text is another routine.
    room.write("calf.toml", CALF.replace("Knead.", "Knead softly."));
    terminal.types(&format!("clear; {PLAY}\n"));
    assert!(!terminal.shows("Knead softly.").contains("Well today?"));
}

#[test]
fn what_was_too_much_last_time_is_asked_once() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    said(&room, 3, "s", "too-strong", "calf");
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types(&format!("{PLAY}\n"));
    terminal.shows("Last time the calf was too much. Lighter, leave it out, or the same?");
    terminal.types("\n");
    terminal.shows("Lightly here:");
    terminal.types("q");
    terminal.shows("Until next time.");
    assert_eq!(of_kind(&room, "next-time")[0]["way"], "lighter");
    // It holds without being asked again.
    terminal.types(&format!("clear; {PLAY} --no-ratings\n"));
    terminal.shows("You stopped at");
    terminal.types("b");
    assert!(!terminal.shows("Lightly here:").contains("Last time"));
    terminal.types("q");
    terminal.shows("Until next time.");
}

#[test]
fn a_sharp_place_stays_out_until_the_listener_was_asked_and_twice_is_worth_showing() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    said(&room, 20, "s", "sharp", "calf");
    said(&room, 5, "t", "sharp", "shin-outer");
    let mut terminal = Terminal::new(&room, 160, 24);
    // Nobody can answer: it is left out.
    terminal.types(&format!("{PLAY} --plain | cat\n"));
    assert!(!terminal.shows("Rest here").contains("Knead"));
    terminal.types("\x03");
    terminal.meanwhile();
    terminal.types(&format!("clear; {PLAY}\n"));
    terminal.shows("You stopped at");
    terminal.types("b");
    // Of both places, one after the other.
    for _ in 0..2 {
        terminal.shows("worth showing to a physiotherapist or doctor.");
        terminal.shows("(Enter: leave out, 1: lighter, 3: the same) ");
        terminal.types("3");
    }
    terminal.shows("Well today? No new injury, not driving? (Enter: fine, n: no) ");
    terminal.types("\n");
    terminal.shows("Knead.");
    terminal.types("q");
    terminal.shows("Until next time.");
    let ways: Vec<_> = of_kind(&room, "next-time").iter().map(|line| line["way"].clone()).collect();
    assert_eq!(ways, ["same", "same"]);
}

#[test]
fn one_key_says_who_has_agreed_and_the_profile_keeps_it() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    room.write("balm/me.toml", "# mine\nconditions = [\"heart-condition\"]\n");
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types(&format!("{PLAY} --no-history --plain | cat\n"));
    terminal.shows("balm help profile");
    terminal.types("\x03");
    terminal.meanwhile();
    terminal.types(&format!("clear; {PLAY} --no-history\n"));
    terminal.shows("p: a physiotherapist has)");
    terminal.types("d");
    terminal.shows("Noted in your profile.");
    terminal.shows("P A L M");
    terminal.types("q");
    terminal.shows("Until next time.");
    let profile = std::fs::read_to_string(room.path("balm/me.toml")).unwrap();
    assert!(
        profile
            .starts_with("# mine\nconditions = [\"heart-condition\"]\n\n[[asked]]\nwho = \"doctor\"\non = "),
        "{profile}"
    );
    assert!(profile.ends_with("for = [\"heart-condition\"]\n"), "{profile}");
    terminal.types(&format!("clear; {PLAY} --no-history\n"));
    assert!(!terminal.shows("P A L M").contains("agreed"));
}
