//! What is remembered of sessions, and what comes of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::{Duration, Instant};

use jiff::{ToSpan, Zoned};

use crate::room::{QUICK, Room, TINY};

/// A routine that takes twelve seconds.
const LONG: &str = "balm = 1\ntitle = \"Long\"\n[plan]\ntimes_per_week = 3\n[ratings]\nask = [\"tension\"]\n\
    [defaults]\ngap = \"0s\"\n[[step]]\ntitle = \"First\"\nfor = \"2s\"\n[[step]]\ntitle = \"Second\"\nfor = \"5m\"\n\
    [[step]]\ntitle = \"Third\"\nfor = \"5m\"\n";

pub fn lines(room: &Room) -> Vec<serde_json::Value> {
    let Ok(files) = fs::read_dir(room.path("balm/history")) else { return Vec::new() };
    let files = files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some());
    let text: String = files.map(|path| fs::read_to_string(path).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A session so many days ago: routine, seconds of ten minutes, tension before and after.
pub type Played<'a> = (i64, &'a str, u64, Option<(u8, u8)>);

/// A history of these sessions.
pub fn remember(room: &Room, sessions: &[Played<'_>]) {
    let mut text = String::new();
    for (number, (ago, routine, secs, rated)) in sessions.iter().enumerate() {
        let at = Zoned::now().checked_sub(ago.days()).unwrap().strftime("%Y-%m-%dT12:00:00%:z").to_string();
        let mut add = |kind: &str, more: String| {
            text += &format!(
                "{{\"v\":1,\"id\":\"{kind}-{number}\",\"at\":\"{at}\",\"kind\":\"{kind}\",\
                 \"session\":\"session-{number:06}\",\"routine\":\"{routine}\"{more}}}\n"
            );
        };
        add("start", format!(",\"called\":\"{routine}\",\"title\":\"The {routine}\",\"planned\":600"));
        for (kind, value) in rated.iter().flat_map(|(before, after)| [("before", before), ("after", after)]) {
            add(kind, format!(",\"rating\":\"tension\",\"value\":{value}"));
        }
        add("end", format!(",\"secs\":{secs},\"planned\":600,\"outcome\":\"finished\""));
    }
    room.write("balm/history/2026.jsonl", text);
}

#[test]
fn what_is_played_is_remembered_and_only_that() {
    let room = Room::new();
    room.play(&["tiny.toml", "--quiet"]);
    let kinds: Vec<String> =
        lines(&room).iter().map(|line| line["kind"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["start", "end"]);
    let end = &lines(&room)[1];
    assert_eq!((&end["outcome"], &end["routine"]), (&"finished".into(), &"tiny".into()));
    for other in [
        &["preview", "tiny.toml", "--silent", "--quiet"][..],
        &["sounds", "tap", "--silent", "--quiet"],
        &["voice", "try", "Rest.", "--silent", "--quiet"],
        &["show", "tiny.toml"],
        &["play", "tiny.toml", "--no-history", "--quiet", "--silent", "--speed", "100", "--start-in", "0s"],
    ] {
        let command =
            room.command_of("timeout", &[&["-s", "INT", "3", env!("CARGO_BIN_EXE_balm")], other].concat());
        room.run(command);
    }
    room.write("balm/config.toml", "history = false\n");
    room.play(&["tiny.toml", "--quiet"]);
    assert_eq!(lines(&room).len(), 2);
    for (path, mode) in [("balm/history", 0o700), ("balm/history/.lock", 0o600), ("balm/state", 0o700)] {
        let Ok(about) = fs::metadata(room.path(path)) else { continue };
        assert_eq!(about.permissions().mode() & 0o777, mode, "{path}");
    }
}

#[test]
fn a_history_that_cannot_be_written_is_one_warning() {
    let room = Room::new();
    room.write("balm/history", "no folder");
    let ran = room.play(&["tiny.toml"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 8), "{ran:?}");
    assert_eq!(
        ran.err,
        "balm: this session is not remembered in full: ROOM/balm/history: this file already exists\n"
    );
}

#[test]
fn after_kill_9_it_goes_on_where_it_was() {
    let room = Room::new();
    room.write("long.toml", LONG);
    let mut command = room.command(&["play", "long.toml", "--silent", "--start-in", "0s"]);
    let mut balm = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    let state = room.path("balm/state");
    let kept = || {
        let mark = fs::read_dir(&state)
            .ok()?
            .flatten()
            .find(|e| e.path().extension().is_some_and(|e| e == "json"))?;
        serde_json::from_str::<serde_json::Value>(&fs::read_to_string(mark.path()).ok()?).ok()
    };
    while kept().is_none_or(|mark| mark["into_ms"].as_u64() < Some(3000) || mark["passage"] != 2) {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(50));
    }
    balm.kill().unwrap();
    balm.wait().unwrap();
    assert!(room.balm(&["log"]).out.contains("no end"));
    let stop = ["-s", "INT", "4", env!("CARGO_BIN_EXE_balm"), "play", "--resume", "--silent", "--plain"];
    let ran = room.run(room.command_of("timeout", &stop));
    assert!(
        ran.out.starts_with("Going on with Long at \"Second\".\nStep 2 of 3: Second (5 min)\n"),
        "{ran:?}"
    );
    assert!(ran.out.ends_with("To go on from here: balm play ROOM/long.toml --resume\n"), "{ran:?}");
    let sessions: Vec<serde_json::Value> = lines(&room).iter().map(|line| line["session"].clone()).collect();
    assert!(sessions.iter().all(|session| *session == sessions[0]), "{sessions:?}");
    assert!(lines(&room).last().unwrap()["secs"].as_u64() >= Some(5), "{:?}", lines(&room));
}

#[test]
fn where_nothing_waits_to_be_continued_it_says_so() {
    let room = Room::new();
    let none = "balm: no session waits to be continued\nTo start from the beginning: balm play ROUTINE\n";
    room.balm(&["play", "--resume"]).fails(1, none);
    room.play(&["tiny.toml", "--quiet"]);
    room.balm(&["play", "tiny.toml", "--resume"]).fails(
        1,
        "balm: no session in tiny.toml waits to be continued\nTo start from the beginning: balm play tiny.toml\n",
    );
}

#[test]
fn nobody_is_asked_who_cannot_answer() {
    let room = Room::new();
    room.write("rated.toml", TINY.replace("[[step]]\nid", "[ratings]\nask = [\"tension\"]\n\n[[step]]\nid"));
    for view in [&["--plain"][..], &["--json"], &["--quiet"], &[]] {
        let ran = room
            .balm(&[&["play", "rated.toml", "--silent", "--start-in", "0s", "--from", "2"], view].concat());
        assert!(!ran.out.contains("tense"), "{ran:?}");
    }
    assert!(lines(&room).iter().all(|line| line["kind"] == "start" || line["kind"] == "end"));
}

#[test]
fn the_log_lists_filters_and_gives_itself_to_programs() {
    let room = Room::new();
    room.balm(&["log"]).says_beside("No sessions yet. balm remembers those you play: balm play\n");
    remember(&room, &[(9, "neck", 600, Some((7, 3))), (2, "feet", 90, None), (1, "neck", 0, None)]);
    let ran = room.balm(&["log"]);
    assert_eq!((ran.out.lines().count(), &*ran.err), (4, ""), "{ran:?}");
    assert!(ran.out.contains("  10:00 of 10:00  n-000000  The neck\n"), "{ran:?}");
    assert!(ran.out.contains("    tension 7 before, 3 after\n"), "{ran:?}");
    assert_eq!(room.balm(&["log", "neck"]).out.matches("The neck").count(), 2);
    assert_eq!(room.balm(&["log", "--since", "3d"]).out.lines().count(), 2);
    assert_eq!(room.balm(&["log", "--until", "4d", "n-000000"]).out.matches("The").count(), 1);
    room.balm(&["log", "back"]).says_beside("No session of back then.\n");
    let told: serde_json::Value = serde_json::from_str(&room.balm(&["log", "--json"]).out).unwrap();
    assert_eq!((&told["format"], &told["sessions"][0]["before"][0]["value"]), (&1.into(), &7.into()));
    let csv = room.balm(&["log", "--csv", "feet"]).out;
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert!(
        rows[0].starts_with("session,at,routine,title") && rows[1].contains(",feet,The feet,,false,90,600,")
    );
    room.balm(&["log", "--since", "soon"]).fails(
        2,
        "error: invalid value 'soon' for '--since <DATE>': write it like 2026-11-29, today, yesterday, 30d or 4w (ago)\n\n\
         For more information, try '--help'.\n",
    );
}

#[test]
fn lines_that_cannot_be_read_are_told() {
    let room = Room::new();
    remember(&room, &[(1, "neck", 600, None)]);
    let path = room.path("balm/history/2026.jsonl");
    fs::write(&path, fs::read_to_string(&path).unwrap() + "{\"torn\n").unwrap();
    let ran = room.balm(&["log"]);
    assert_eq!(ran.err, "balm: one line of your history cannot be read and was passed over.\n");
}

#[test]
fn what_is_to_be_forgotten_is_forgotten_after_one_question() {
    let room = Room::new();
    remember(&room, &[(9, "neck", 600, None), (2, "feet", 90, None), (1, "neck", 60, None)]);
    room.balm(&["forget", "neck"])
        .fails(2, "balm: nobody is there to be asked\nTo forget without being asked: --yes\n");
    room.balm(&["forget", "--yes"]).code.filter(|code| *code == 2).unwrap();
    room.balm(&["forget", "back", "--yes"]).fails(
        2,
        "balm: there is no session called \"back\", nor one of such a routine\n\
         `balm log` lists the sessions with their names.\n",
    );
    room.balm(&["forget", "neck", "--yes"]).says("Forgotten: 2 sessions of The neck.\n");
    assert!(lines(&room).iter().all(|line| line["routine"] != "neck"));
    assert_eq!(room.balm(&["log"]).out.lines().count(), 1);
    room.balm(&["forget", "--all", "--yes"]).says("Your history is empty.\n");
    assert_eq!(lines(&room).len(), 1, "only that everything before is to be ignored");
}

#[test]
fn progress_is_told_in_bars_in_words_in_json_and_as_a_page() {
    let room = Room::new();
    room.balm(&["progress"]).says_beside("No sessions yet. balm remembers those you play: balm play\n");
    let sessions: Vec<_> = (0..6).map(|day| (day * 7, "desk-neck-shoulders", 600, Some((7, 3)))).collect();
    remember(&room, &sessions);
    let bars = room.balm(&["progress"]);
    assert!(bars.err.is_empty() && !bars.out.contains('\x1b'), "{bars:?}");
    for told in
        ["This week\n", "Minutes a week\n", "Calendar\n", "Tension before, 0 to 10\n", "7 → 3 (n = 6)"]
    {
        assert!(bars.out.contains(told), "{told}: {}", bars.out);
    }
    let words = room.balm(&["progress", "--plain"]).out;
    assert!(words.contains(": tension 7 before, 3 after, from 6 sessions.\n"), "{words}");
    assert!(words.lines().all(|line| line.ends_with('.')), "{words}");
    let told: serde_json::Value = serde_json::from_str(&room.balm(&["progress", "--json"]).out).unwrap();
    assert_eq!(told["effects"][0]["medians"], serde_json::json!([7.0, 3.0]));
    room.balm(&["progress", "--html", "mine.html"]).says_beside("Wrote mine.html.\n");
    let page = fs::read_to_string(room.path("mine.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("http:") && page.contains("<svg role=\"img\""));
    assert_eq!(fs::metadata(room.path("mine.html")).unwrap().permissions().mode() & 0o777, 0o600);
    roxmltree::Document::parse(page.strip_prefix("<!doctype html>").unwrap()).unwrap();
    let exists = room.balm(&["progress", "--html", "mine.html"]);
    assert!(exists.err.contains("already exists"), "{exists:?}");
}

#[test]
fn no_title_gets_out_of_the_page_or_at_the_terminal() {
    let room = Room::new();
    let sessions: Vec<_> =
        (0..6).map(|day| (day, "x</title><script>\\u001b[2J", 600, Some((7, 3)))).collect();
    remember(&room, &sessions);
    room.balm(&["progress", "--html", "mine.html"]);
    let page = fs::read_to_string(room.path("mine.html")).unwrap();
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "{page}");
    for command in [
        &["progress"][..],
        &["progress", "--plain"],
        &["log"],
        &["log", "--csv"],
        &["log", "--json"],
        &["due"],
        &["progress", "--json"],
    ] {
        assert!(!room.balm(command).out.contains('\x1b'), "{command:?}");
    }
}

#[test]
fn what_is_due_is_a_line_each() {
    let room = Room::new();
    room.balm(&["due"])
        .says_beside("Nothing is planned. Routines with a plan that you play are part of it from then on.\n");
    remember(&room, &[(8, "desk-neck-shoulders", 600, None)]);
    let ran = room.balm(&["due"]);
    assert!(ran.out.ends_with(": 0 of 3 days this week. balm play desk-neck-shoulders\n"), "{ran:?}");
    let told: serde_json::Value = serde_json::from_str(&room.balm(&["due", "--json"]).out).unwrap();
    assert_eq!(told["due"][0]["days_a_week"], 3);
    remember(&room, &[(0, "desk-neck-shoulders", 600, None)]);
    room.balm(&["due"]).says_beside("Nothing is due today.\n");
}

#[test]
fn a_plan_goes_into_a_calendar() {
    let room = Room::new();
    let args = ["remind", "desk-neck-shoulders", "-o", "plan.ics", "--from", "2026-03-24", "--at", "7:30"];
    room.balm(&args)
        .says_beside("Wrote plan.ics. Send it to your phone and open it there; its calendar takes it.\n");
    let text = fs::read_to_string(room.path("plan.ics")).unwrap();
    assert!(text.contains("\r\nDTSTART:20260325T073000\r\n"), "{text}");
    assert!(text.contains("\r\nRRULE:FREQ=WEEKLY;COUNT=6;WKST=MO;BYDAY=MO,WE,FR\r\n"), "{text}");
    assert!(room.balm(&args).err.contains("already exists"));
    room.balm(&["remind", "tiny.toml", "-o", "tiny.ics"])
        .fails(2, "balm: this routine has no plan\nChoose the days yourself, such as --days mon,wed,fri\n");
    let piped = room.balm(&["remind", "tiny.toml", "-o", "-", "--days", "tue", "--weeks", "1"]);
    assert!(piped.out.contains("RRULE:FREQ=WEEKLY;COUNT=1;WKST=MO;BYDAY=TU\r\n"), "{piped:?}");
}

#[test]
fn a_rehearsal_is_told_as_one() {
    let room = Room::new();
    room.balm(&[&["play", "tiny.toml", "--quiet"], &QUICK[..]].concat());
    assert!(room.balm(&["log"]).out.contains("a rehearsal, 100 times faster"));
    room.balm(&["progress"]).says_beside("No sessions yet. balm remembers those you play: balm play\n");
}
