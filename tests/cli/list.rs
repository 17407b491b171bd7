//! list: what there is, and chosen from.

use crate::room::{Ran, Room};

const LISTED: &str = "\
after-run-legs                   10:16  After a run: legs                                 tension-relief, flexibility, relaxation · tennis-ball, chair, wall
breath-and-body-scan-sleep       20:08  Breathing and body scan for sleep, for the night  sleep, relaxation · pillow
breath-eyes-open                  5:28  Breath only, eyes open                            relaxation, mood · also in German and Spanish, shown
desk-neck-shoulders               9:56  Desk break: neck and shoulders                    tension-relief, relaxation · also in Spanish, shown
feet-with-a-ball                  8:14  Feet with a ball                                  relaxation, tension-relief, flexibility · tennis-ball
focus-reset                       4:04  Four-minute focus reset                           focus, mood, tension-relief
full-body-evening-unwind         25:54  Full-body evening unwind                          relaxation, mood, tension-relief · knuckles, lotion, pillow
hands-forearms-typists            6:36  Hands and forearms for typists                    tension-relief, circulation, flexibility · lotion
jaw-face-headache                 7:13  Jaw, face and tension headache                    tension-relief, relaxation
low-back-hips-two-balls          11:57  Lower back and hips with two tennis balls         tension-relief, flexibility · two-tennis-balls, tennis-ball, mat
low-day                           6:02  Low day                                           mood, relaxation · chair · also in German and Spanish, shown
morning-wake-up                   6:21  Morning wake-up                                   circulation, mood, flexibility · chair
progressive-muscle-relaxation    12:00  Progressive muscle relaxation                     relaxation, mood, sleep · pillow
scalp-sleep-wind-down            15:17  Scalp and sleep wind-down, for the night          sleep, relaxation · pillow · also in German and Spanish, shown
seated-and-steady                 8:24  Seated and steady                                 relaxation, tension-relief, flexibility · chair
three-minute-hands                3:14  Three-minute hands                                relaxation, tension-relief · also in German and Spanish, shown

Play one with: balm play NAME
Your own routines are in ROOM/balm/routines.
";

/// A routine of one step.
fn routine(title: &str, seconds: u32) -> String {
    format!("balm = 1\ntitle = \"{title}\"\n[[step]]\ntitle = \"a\"\nfor = \"{seconds}s\"\n")
}

/// The names in a list.
fn names(ran: &Ran) -> Vec<&str> {
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    ran.out.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split(' ').next()).collect()
}

fn found(filter: &[&str]) -> Vec<String> {
    let ran = Room::new().balm(&[&["list"], filter].concat());
    names(&ran).into_iter().map(str::to_owned).collect()
}

#[test]
fn list_shows_the_routines_that_come_with_balm() {
    Room::new().balm(&["list"]).says(LISTED);
}

#[test]
fn a_draft_is_listed_only_if_asked_for_and_says_what_it_waits_for() {
    let room = Room::new();
    let draft =
        "balm = 1\ntitle = \"Mine\"\ndraft = \"It waits for Anna.\"\n[[step]]\ntitle = \"a\"\nfor = \"9s\"\n";
    room.write("balm/routines/mine.toml", draft);
    room.balm(&["list"]).says(LISTED);
    assert!(room.balm(&["list", "pregnancy"]).out.starts_with("None of the 16 routines fits."));
    let drafts = room.balm(&["list", "--drafts"]);
    assert!(
        drafts.out.starts_with("mine                              0:09  Mine, draft, yours\n"),
        "{}",
        drafts.out
    );
    assert!(drafts.out.contains("Expecting: on your side or in a chair, draft"), "{}", drafts.out);
    assert_eq!(names(&drafts).len(), 18);
    assert!(room.play(&["mine"]).out.contains("It waits for Anna."));
    let ran = room.balm(&["show", "expecting-side-or-chair", "--voice", "none"]);
    assert!(ran.out.contains("awaits a midwife's review"), "{}", ran.out);
    // Who uses it is told as well.
    room.write("uses.toml", "balm = 1\ntitle = \"U\"\n[[step]]\nuse = \"mine\"\n");
    assert!(room.balm(&["show", "uses.toml", "--voice", "none"]).out.contains("It waits for Anna."));
}

#[test]
fn the_users_own_come_first_and_in_place_of_balms_of_the_same_name() {
    let room = Room::new();
    room.write("balm/routines/focus-reset.toml", routine("Mine", 9));
    room.write("balm/routines/bad.toml", "no routine");
    let ran = room.balm(&["list"]);
    let mut lines = ran.out.lines();
    assert_eq!(lines.next(), Some("bad                             broken  bad, yours"));
    assert_eq!(lines.next(), Some("focus-reset                       0:09  Mine, yours"));
    assert_eq!(names(&ran).len(), 17);
}

#[test]
fn further_folders_are_named_in_the_settings_and_the_first_of_a_name_counts() {
    let room = Room::new();
    room.write("balm/config.toml", "folders = [\"~/first\", \"~/second\"]\n");
    room.write("balm/routines/a.toml", routine("Balm's folder", 1));
    room.write("home/first/a.toml", routine("First", 2));
    room.write("home/first/b.toml", routine("First", 2));
    room.write("home/second/b.toml", routine("Second", 3));
    room.write("home/second/focus-reset.toml", routine("Second", 3));
    let ran = room.balm(&["list"]);
    assert!(
        ran.out
            .ends_with("Your own routines are in ROOM/balm/routines, ROOM/home/first, ROOM/home/second.\n")
    );
    let titles: Vec<&str> = ran.out.lines().take(3).map(|line| line.split("  ").last().unwrap()).collect();
    assert_eq!(titles, ["Balm's folder, yours", "First, yours", "Second, yours"]);
    assert!(room.balm(&["show", "b"]).out.starts_with("First\n"));
    assert!(room.balm(&["show", "focus-reset"]).out.starts_with("Second\n"));
}

#[test]
fn a_folder_that_is_away_is_told_of_and_stops_nothing() {
    let room = Room::new();
    room.write("balm/config.toml", "folders = [\"~/away\"]\n");
    let ran = room.balm(&["list"]);
    let told = "balm: ROOM/home/away: folder not found; your settings name it\n";
    assert_eq!((ran.code, &*ran.err), (Some(0), told));
    room.balm(&["show", "tiny.toml"]).says(&Room::new().balm(&["show", "tiny.toml"]).out);
}

#[test]
fn a_list_is_chosen_from_by_all_that_is_asked() {
    assert_eq!(
        found(&["--goal", "sleep"]),
        ["breath-and-body-scan-sleep", "progressive-muscle-relaxation", "scalp-sleep-wind-down"]
    );
    assert_eq!(found(&["--goal", "sleep", "--max", "16m", "--kind", "night"]), ["scalp-sleep-wind-down"]);
    assert_eq!(
        found(&["--max", "7m", "--min", "6m", "--goal", "flexibility"]),
        ["hands-forearms-typists", "morning-wake-up"]
    );
    assert_eq!(found(&["--tool", "lotion"]), ["full-body-evening-unwind", "hands-forearms-typists"]);
    assert_eq!(found(&["--region", "scalp", "--kind", "night"]), ["scalp-sleep-wind-down"]);
    assert_eq!(
        found(&["--region", "shoulder", "--position", "seated-chair", "--max", "10m"])[0],
        "desk-neck-shoulders"
    );
    assert_eq!(found(&["--language", "EN"]).len(), 16);
    let german = ["breath-eyes-open", "low-day", "scalp-sleep-wind-down", "three-minute-hands"];
    assert_eq!(found(&["--language", "de"]), german);
    assert_eq!(found(&["--goal", "sleep", "--goal", "mood"]), ["progressive-muscle-relaxation"]);
}

#[test]
fn how_many_fit_is_told() {
    let room = Room::new();
    room.write("balm/routines/bad.toml", "no routine");
    let told = |filter: &[&str]| {
        let ran = room.balm(&[&["list"], filter].concat());
        ran.out
            .lines()
            .skip_while(|line| line.starts_with(|c: char| c.is_lowercase()))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let unread = "\nbad cannot be read and is not listed. To see why: balm check bad";
    assert_eq!(
        told(&["--max", "5m"]),
        format!("\n2 of 17 routines fit. Play one with: balm play NAME{unread}")
    );
    let none = "None of the 17 routines fits. Try with fewer options.";
    assert_eq!(told(&["--language", "fi"]), format!("{none}{unread}"));
    assert_eq!(room.balm(&["list", "--language", "fi", "--json"]).out, "[]\n");
}

#[test]
fn an_unknown_name_is_likened_to_the_nearest() {
    let room = Room::new();
    for (flag, typed, what, kind) in [
        ("--goal", "slep", "goal \"slep\" (did you mean \"sleep\"?)", "goals"),
        ("--region", "claf", "region \"claf\" (did you mean \"calf\"?)", "regions"),
        ("--region", "foott", "region \"foott\" (did you mean \"foot\"?)", "regions"),
        ("--goal", "pain", "goal \"pain\" (did you mean \"tension-relief\"?)", "goals"),
        (
            "--tool",
            "ball",
            "tool \"ball\" (did you mean \"tennis-ball\", \"two-tennis-balls\", \"massage-ball\" or \"lacrosse-ball\"?)",
            "tools",
        ),
        (
            "--position",
            "sitting",
            "position \"sitting\" (did you mean \"seated-chair\", \"seated-desk\", \"seated-bed\", \"bed-edge\" or \
             \"seated-floor\"?)",
            "positions",
        ),
    ] {
        let hint = format!("`balm vocabulary {kind}` lists them.");
        room.balm(&["list", flag, typed]).fails(2, &format!("balm: there is no {what}\n{hint}\n"));
    }
    room.balm(&["list", "--tool", "zebra"])
        .fails(2, "balm: there is no tool \"zebra\"; `balm vocabulary tools` lists them\n");
    room.balm(&["list", "--goal", "zebra"]).fails(
        2,
        "balm: there is no goal \"zebra\"; write one of: relaxation, circulation, tension-relief, flexibility, mood, \
         sleep, focus\n",
    );
    assert_eq!(room.balm(&["list", "--kind", "noon"]).code, Some(2));
    assert_eq!(room.balm(&["list", "--language", "english"]).code, Some(2));
    assert_eq!(room.balm(&["list", "--tool", "x-own"]).code, Some(0));
}

#[test]
fn list_as_json_carries_all_that_can_be_chosen_by() {
    let ran = Room::new().balm(&["list", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let listed_names: Vec<&str> =
        listed.as_array().unwrap().iter().map(|r| r["name"].as_str().unwrap()).collect();
    let wanted: Vec<&str> = LISTED.lines().take(16).filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(listed_names, wanted);
    assert_eq!(listed[5]["title"], "Four-minute focus reset");
    let scalp = &listed[13];
    assert_eq!(scalp["kind"], "night");
    assert_eq!(scalp["languages"], serde_json::json!(["en", "de", "es"]));
    assert_eq!(scalp["spoken"], serde_json::json!([]), "no voice is wanted here");
    assert_eq!(scalp["tools"], serde_json::json!(["hands", "pillow"]));
    assert_eq!(scalp["regions"].as_array().map(|regions| regions.contains(&"scalp".into())), Some(true));
    assert_eq!(scalp["positions"][0], "seated-bed");
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn list_and_show_say_in_which_languages_a_routine_is_heard_and_in_which_it_is_read() {
    let room = Room::new();
    let heard = |args: &[&str]| {
        let mut command = room.command(args);
        command.env_remove("BALM_VOICE").env("PATH", room.path("bin"));
        room.run(command)
    };
    let list = heard(&["list", "--language", "es"]);
    let line = |name: &str| list.out.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(line("desk-neck-shoulders").ends_with(" · also in Spanish, spoken"), "{}", list.out);
    assert!(line("scalp-sleep").ends_with(" · also in Spanish, spoken; German, shown"), "{}", list.out);
    assert!(line("low-day").ends_with(" · also in German and Spanish, shown"), "{}", list.out);
    let json = heard(&["list", "--json", "scalp", "--kind", "night"]);
    let listed: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let scalp = listed.as_array().unwrap().iter().find(|it| it["name"] == "scalp-sleep-wind-down").unwrap();
    assert_eq!(scalp["spoken"], serde_json::json!(["en", "es"]));
    let shown = heard(&["show", "desk-neck-shoulders", "--language", "es"]);
    assert!(shown.out.contains("\nTambién en inglés, con voz. Elige con --language.\n"), "{}", shown.out);
    let shown = heard(&["show", "desk-neck-shoulders", "--language", "es", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    let both = serde_json::json!(["en", "es"]);
    assert_eq!((&shown["languages"], &shown["spoken"]), (&both, &both));
    room.write("balm/config.toml", "voice = \"gone\"\n");
    let list = heard(&["list"]);
    assert_eq!((list.code, &*list.err), (Some(0), ""), "a list needs no voice");
}

#[test]
fn many_routines_are_read_anew_each_time_and_leave_nothing_behind() {
    let room = Room::new();
    for i in 0..220 {
        room.write(&format!("balm/routines/r{i:03}.toml"), routine(&format!("Number {i}"), 10 + i));
    }
    let first = room.balm(&["list"]);
    assert_eq!(names(&first).len(), 236);
    room.balm(&["list"]).says(&first.out);
    room.write("balm/routines/r009.toml", routine("Numbes 9", 19));
    std::fs::remove_file(room.path("balm/routines/r008.toml")).unwrap();
    let again = room.balm(&["list"]);
    assert!(again.out.contains("  Numbes 9, yours") && !again.out.contains("Number 8,"), "{}", again.out);
    assert!(!room.path("balm/cache").exists());
}
