//! list, show, sounds, devices, and the help of each.

use std::process::Stdio;

use crate::room::Room;

const LISTED: &str = "\
breath-and-body-scan-sleep       20:08  Breathing and body scan for sleep, for the night
desk-neck-shoulders               9:56  Desk break: neck and shoulders
feet-with-a-ball                  8:14  Feet with a ball
focus-reset                       4:04  Four-minute focus reset
full-body-evening-unwind         25:54  Full-body evening unwind
hands-forearms-typists            6:12  Hands and forearms for typists
jaw-face-headache                 7:13  Jaw, face and tension headache
low-back-hips-two-balls          11:57  Lower back and hips with two tennis balls
morning-wake-up                   6:21  Morning wake-up
progressive-muscle-relaxation    11:58  Progressive muscle relaxation
scalp-sleep-wind-down            15:17  Scalp and sleep wind-down, for the night

Play one with: balm play NAME
Your own routines live in ROOM/balm/routines.
";

#[test]
fn list_shows_the_routines_that_come_with_balm() {
    Room::new().balm(&["list"]).says(LISTED);
}

#[test]
fn list_shows_the_users_own_first_and_in_place_of_balms_of_the_same_name() {
    let room = Room::new();
    room.write(
        "balm/routines/focus-reset.toml",
        "balm = 1\ntitle = \"Mine\"\n[[step]]\ntitle = \"a\"\nfor = \"9s\"\n",
    );
    room.write("balm/routines/bad.toml", "no routine");
    let (mine, bad) = (
        "focus-reset                       0:09  Mine, yours\n",
        "bad                             broken  bad, yours\n",
    );
    let others = LISTED.lines().filter(|l| !l.starts_with("focus-reset")).map(|l| format!("{l}\n"));
    room.balm(&["list"]).says(&(bad.to_owned() + mine + &others.collect::<String>()));
}

#[test]
fn list_as_json_names_every_routine() {
    let ran = Room::new().balm(&["list", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let names: Vec<&str> = listed.as_array().unwrap().iter().map(|r| r["name"].as_str().unwrap()).collect();
    let wanted: Vec<&str> = LISTED.lines().take(11).filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(names, wanted);
    assert_eq!(listed[3]["title"], "Four-minute focus reset");
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn show_prints_what_happens_and_when() {
    Room::new().balm(&["show", "tiny.toml"]).says(
        "\
Tiny
0:10

  at   for
0:00  0:04   1. Warm the hands
      0:00  prompt  Rub your palms.
0:06  0:04   2. Rest

steps: 2, 0:08 without what lies between
prompts: 1 line, shown and not spoken
",
    );
}

#[test]
fn show_as_json_has_the_same_steps() {
    let ran = Room::new().balm(&["show", "tiny.toml", "--json", "--start-in", "3s"]);
    let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((shown["format"].as_u64(), shown["title"].as_str()), (Some(1), Some("Tiny")));
    assert_eq!(shown["passages"][0]["start"], 3.0);
    assert_eq!(shown["passages"][1]["title"], "Rest");
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn sounds_lists_beds_and_chimes() {
    let ran = Room::new().balm(&["sounds"]);
    let names: Vec<&str> = ran.out.lines().filter_map(|l| l.strip_prefix("  ")?.split(' ').next()).collect();
    let beds = "rain stream ocean wind fire night pink-noise brown-noise warm-pad bowls";
    let chimes = "bowl-low bowl-high bell-soft wood tap";
    assert_eq!(names.join(" "), format!("{beds} {chimes}"));
    assert!(ran.out.ends_with("\nHear one with: balm sounds NAME\n"), "{}", ran.out);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn an_unknown_sound_is_likened_to_the_nearest() {
    Room::new().balm(&["sounds", "rian"]).fails(
        2,
        "balm: balm has no sound called \"rian\" (did you mean \"rain\"?)\n`balm sounds` lists them.\n",
    );
}

#[test]
fn devices_says_what_to_do_where_there_are_none() {
    let said = "No sound device was found. `balm play` goes on as a silent timer,\n\
                and `balm export ROUTINE -o FILE.wav` makes an audio file.\n";
    if cfg!(feature = "playback") {
        Room::new().balm(&["devices"]).says(said);
    }
}

#[test]
fn help_names_every_flag_and_fits_a_hundred_columns() {
    let room = Room::new();
    let heard = "--device --volume --silent --plain --json --quiet";
    let changed = "--bed --no-bed --start-in";
    for (verb, flags) in [
        ("play", format!("[ROUTINE] --from --speed {heard} {changed}")),
        ("list", "--json".into()),
        ("show", format!("<ROUTINE> --json {changed}")),
        ("sounds", format!("[SOUND] --for {heard}")),
        ("devices", String::new()),
        ("check", "<ROUTINE> --format --fix --strict --voice".into()),
        ("explain", "[CODE]".into()),
        ("export", format!("<ROUTINE> --output --force --float --quiet {changed}")),
    ] {
        let ran = room.balm(&[verb, "--help"]);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        for flag in flags.split(' ') {
            assert!(ran.out.contains(flag), "{verb} {flag}:\n{}", ran.out);
        }
        let wide: Vec<&str> = ran.out.lines().filter(|l| l.chars().count() > 100).collect();
        assert!(wide.is_empty(), "{wide:#?}");
    }
    let ran = room.balm(&["--help"]);
    for told in [
        "play",
        "list",
        "show",
        "check",
        "explain",
        "sounds",
        "devices",
        "export",
        "Exit codes",
        "not replace a doctor",
    ] {
        assert!(ran.out.contains(told), "{told}:\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|l| l.chars().count() <= 100), "{}", ran.out);
}

#[test]
fn whoever_reads_may_go_away() {
    let room = Room::new();
    let verbs: [&[&str]; 5] =
        [&["list"], &["show", "tiny.toml"], &["sounds"], &["--help"], &["list", "--json"]];
    for verb in verbs {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = room.command(verb);
        let ran = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(
            (ran.status.code(), String::from_utf8_lossy(&ran.stderr).as_ref()),
            (Some(0), ""),
            "{verb:?}"
        );
    }
}

#[test]
fn it_runs_without_a_home() {
    let room = Room::new();
    let mut command = room.command(&["show", "tiny.toml"]);
    command.env_remove("HOME").env_remove("BALM_HOME");
    let ran = room.run(command);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}
