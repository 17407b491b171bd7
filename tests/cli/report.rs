//! Notes, activities, reports and slips: what goes to a therapist, and what only if it is wanted.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::history::{lines, remember};
use crate::room::Room;

#[test]
fn a_report_shows_what_is_in_it_and_holds_nothing_private_unless_asked() {
    let room = Room::new();
    let sessions: Vec<_> = (0..6).map(|day| (day, "desk-neck-shoulders", 600, Some((7, 3)))).collect();
    remember(&room, &sessions);
    let args = ["report", "desk-neck-shoulders", "--since", "4w", "-o", "report.html"];
    let ran = room.balm(&args);
    assert!(ran.out.contains("Before, where rated twice: 7 (median, n = 6)\n"), "{ran:?}");
    assert!(ran.out.contains("6 sessions, 6 of them done at least by half\n"), "{ran:?}");
    assert!(!ran.out.contains("12:00"), "{ran:?}");
    assert!(
        ran.out.contains(
            "\nNot in it: stress, energy and focus (--mood), sleep (--sleep), times of day (--times)"
        ),
        "{ran:?}"
    );
    assert!(ran.out.contains("For the therapist\n  ____"), "{ran:?}");
    assert_eq!(
        (ran.code, &*ran.err),
        (Some(2), "balm: nobody is there to be asked\nTo write it without being asked: --yes\n")
    );
    assert!(!room.path("report.html").exists());
    let ran = room.balm(&[&args[..], &["--yes", "--times"]].concat());
    assert!(ran.out.contains("12:00\n") && ran.err == "Wrote report.html.\n", "{ran:?}");
    let page = fs::read_to_string(room.path("report.html")).unwrap();
    roxmltree::Document::parse(page.strip_prefix("<!doctype html>").unwrap()).unwrap();
    assert!(page.contains("12:00") && !page.contains("<script"));
    let never = room.balm(&["report", "feet-with-a-ball", "--since", "4w", "-o", "feet.html"]);
    assert!(never.err.starts_with("balm: no session of feet-with-a-ball then\n"), "{never:?}");
}

#[test]
fn how_it_is_since_the_beginning_and_a_name_are_in_it_if_given() {
    let room = Room::new();
    remember(&room, &[(1, "neck", 600, Some((7, 3)))]);
    let args = ["report", "neck", "--since", "4w", "-o", "report.txt", "--yes"];
    let ran = room.balm(&[&args[..], &["--change", "a-little-better", "--name", "Ann <b>"]].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let text = fs::read_to_string(room.path("report.txt")).unwrap();
    assert!(text.starts_with("The neck\nAnn <b>, 20"), "{text}");
    assert!(text.contains("Since you began\n  A little better\n"), "{text}");
    assert_eq!(fs::metadata(room.path("report.txt")).unwrap().permissions().mode() & 0o777, 0o600);
    let wrong = room.balm(&[&args[..], &["--change", "great"]].concat());
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
}

#[test]
fn a_note_goes_with_the_last_session_and_into_a_report_only_if_wanted() {
    let room = Room::new();
    let none = "balm: there is no such session to add a note to\n`balm log` lists the sessions.\n";
    room.balm(&["log", "--note", "Clicked"]).fails(1, none);
    remember(&room, &[(2, "feet", 600, None), (1, "neck", 600, None)]);
    let ran = room.balm(&["log", "--note", "  Clicked,\u{1b}[2J no \"pain\"\n"]);
    assert!(ran.code == Some(0) && ran.out.starts_with("Noted with the session of The neck on "), "{ran:?}");
    let ran = room.balm(&["log", "feet", "--note", "Warm"]);
    assert!(ran.out.starts_with("Noted with the session of The feet on "), "{ran:?}");
    let log = room.balm(&["log"]).out;
    assert!(log.contains(" no \"pain\"\n") && log.contains("Warm\n") && !log.contains('\x1b'), "{log}");
    let notes: Vec<_> = lines(&room).into_iter().filter(|line| line["kind"] == "note").collect();
    assert_eq!((notes.len(), &notes[0]["session"]), (2, &"session-000001".into()));
    let file = room.path("balm/history/2026.jsonl");
    assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    let args = ["report", "neck", "--since", "4w", "--yes", "-o", "report.txt"];
    assert!(!room.balm(&args).out.contains("Clicked"));
    assert!(room.balm(&[&args[..], &["--notes", "--force"]].concat()).out.contains("Clicked"));
    for (wrong, why) in
        [("\u{1b}", "there are no words in it"), (&"a".repeat(801), "at most 800 characters; this has 801")]
    {
        let ran = room.balm(&["log", "--note", wrong]);
        assert!(ran.code == Some(2) && ran.err.contains(why), "{ran:?}");
    }
    room.balm(&["forget", "neck", "--yes"]);
    assert!(!room.balm(&["log", "--json"]).out.contains("Clicked"));
}

#[test]
fn activities_are_rated_and_told_with_their_days() {
    let room = Room::new();
    remember(&room, &[(1, "neck", 600, None)]);
    let ran = room.balm(&["log", "--activity", "climbing stairs=4", "--activity", "a=b=10"]);
    assert!(ran.out.starts_with("Remembered: climbing stairs 4.\nRemembered: a=b 10.\n"), "{ran:?}");
    let told = room.balm(&["report", "neck", "--since", "4w", "--yes", "-o", "report.txt"]).out;
    assert!(told.contains("Own activities, 0 (cannot) to 10 (as before)\n  climbing stairs: 4 ("), "{told}");
    for wrong in ["stairs", "stairs=11", "=4", "stairs=-1"] {
        let ran = room.balm(&["log", "--activity", wrong]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
    }
}

#[test]
fn what_is_left_out_for_safety_is_remembered_with_its_rule() {
    let room = Room::new();
    room.write("calf.toml", CALF);
    let today = jiff::Zoned::now().date();
    room.write(
        "client.toml",
        format!(
            "conditions = [\"past-clot\"]\n[[asked]]\nwho = \"doctor\"\non = {today}\nfor = [\"past-clot\"]\n"
        ),
    );
    room.play(&["calf.toml", "--me", "client.toml", "--quiet"]);
    let safety = &lines(&room)[0]["safety"];
    assert_eq!(safety[0]["step"], "Squeeze the calf", "{safety}");
    assert_eq!((&safety[0]["left_out"], &safety[0]["rule"]), (&true.into(), &"kneading, calf".into()));
    assert_eq!(safety[0]["because"], serde_json::json!(["past-clot"]));
    // In a session that counts, a report tells the rule, and the reason only if it is wanted.
    let whole = fs::read_to_string(room.path("balm/history/2026.jsonl")).unwrap();
    let counted = whole.replace(",\"speed\":100.0", "");
    assert_ne!(whole, counted);
    room.write("balm/history/2026.jsonl", counted);
    let args = ["report", "calf.toml", "--since", "1d", "--yes", "--force", "-o", "report.txt"];
    let told = room.balm(&args).out;
    assert!(
        told.contains("For safety\n  Squeeze the calf: left out (rule for kneading, calf), 1 time\n"),
        "{told}"
    );
    assert!(!told.contains("clot"), "{told}");
    let told = room.balm(&[&args[..], &["--conditions"]].concat()).out;
    assert!(told.contains("because you once had a blood clot, 1 time"), "{told}");
}

const CALF: &str = "balm = 1\ntitle = \"Calf\"\n[[step]]\ntitle = \"Squeeze the calf\"\nregion = \"calf\"\n\
    technique = \"petrissage\"\npressure = 4\nfor = \"20s\"\n[[step]]\ntitle = \"Squeeze the hand\"\n\
    region = \"palm\"\ntechnique = \"petrissage\"\npressure = 3\nfor = \"60s\"\n";

#[test]
fn two_files_of_one_name_are_asked_about_and_a_moved_one_is_found_and_goes_on() {
    let room = Room::new();
    room.write("anna/neck.toml", CALF);
    room.write("ben/neck.toml", CALF.replace("Squeeze", "Hold"));
    room.play(&["anna/neck.toml", "--quiet"]);
    room.play(&["ben/neck.toml", "--quiet"]);
    room.balm(&["forget", "neck", "--yes"]).fails(
        2,
        "balm: 2 routines are called \"neck\"\nName the file: ROOM/anna/neck.toml or ROOM/ben/neck.toml\n",
    );
    assert_eq!(room.balm(&["log", "neck"]).out.lines().filter(|line| line.contains("Calf")).count(), 2);
    assert_eq!(
        room.balm(&["log", "ben/neck.toml"]).out.lines().filter(|line| line.contains("Calf")).count(),
        1
    );
    fs::rename(room.path("ben/neck.toml"), room.path("neck.toml")).unwrap();
    assert_eq!(room.balm(&["log", "neck.toml"]).out.lines().filter(|line| line.contains("Calf")).count(), 1);
    // Stopped, moved, and gone on with.
    let stop = [
        "-s",
        "INT",
        "3",
        env!("CARGO_BIN_EXE_balm"),
        "play",
        "neck.toml",
        "--silent",
        "--plain",
        "--start-in",
        "0s",
    ];
    room.run(room.command_of("timeout", &stop));
    fs::rename(room.path("neck.toml"), room.path("shoulder.toml")).unwrap();
    let resume = [
        "-s",
        "INT",
        "2",
        env!("CARGO_BIN_EXE_balm"),
        "play",
        "shoulder.toml",
        "--resume",
        "--silent",
        "--plain",
    ];
    let ran = room.run(room.command_of("timeout", &resume));
    assert!(ran.out.starts_with("Going on with Calf at \"Hold the calf\".\n"), "{ran:?}");
    assert!(ran.out.ends_with("To go on from here: balm play ROOM/shoulder.toml --resume\n"), "{ran:?}");
}

#[test]
fn a_slip_to_bring_back_is_a_sheet_of_the_handout() {
    let room = Room::new();
    let args = ["export", "focus-reset", "-o", "a.handout.html", "--quiet", "--slip"];
    assert_eq!(room.balm(&args).code, Some(0));
    let page = fs::read_to_string(room.path("a.handout.html")).unwrap();
    roxmltree::Document::parse_with_options(
        &page,
        roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() },
    )
    .unwrap();
    let slip = page.split_once("<section class=\"ho-slip\">").unwrap().1;
    assert_eq!(slip.matches("<span class=\"ho-tick\">").count(), 14);
    assert_eq!(slip.matches("<td>0</td>").count(), 4, "twice in each of two weeks");
    for words in ["Return slip", "Too strong", "Numb", "Dizzy", "My question"] {
        assert_eq!(slip.matches(words).count(), 1, "{words}");
    }
    room.balm(&["export", "focus-reset", "-o", "a.txt", "--slip"])
        .fails(2, "balm: --paper, --large and --slip are for handouts: --format handout\n");
}
