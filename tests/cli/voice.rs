//! `balm voice`, and who speaks when a routine is played.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, test_kill_process_group};

use crate::room::{QUICK, Ran, Room};

/// A voice that says every line as a tone of one second.
const TONE: &str =
    "[[voice_program]]\nname = \"tone\"\ncommand = [\"/bin/cp\", \"ROOM/tone.wav\", \"{out}\"]\n";

/// Balm with no program in sight but what the room holds, and no voice set aside.
fn alone(room: &Room, args: &[&str]) -> Command {
    let mut command = room.command(args);
    command.env("PATH", room.path("bin")).env_remove("BALM_VOICE");
    command
}

fn with_tone(settings: &str) -> Room {
    let room = Room::new();
    room.tone("tone.wav", 48_000);
    let program = TONE.replace("ROOM", &room.path(".").display().to_string());
    room.write("balm/config.toml", format!("{settings}{program}"));
    room
}

fn ran(room: &Room, args: &[&str]) -> Ran {
    room.run(alone(room, args))
}

fn played(room: &Room, args: &[&str]) -> Ran {
    ran(room, &[&["play"], args, &QUICK].concat())
}

#[test]
fn voices_are_listed_with_their_languages() {
    let room = with_tone("");
    let list = ran(&room, &["voice"]);
    assert_eq!((list.code, list.err.as_str()), (Some(0), ""));
    assert_eq!(list.out, ran(&room, &["voice", "list"]).out);
    let rows: Vec<&str> = list.out.lines().filter(|line| line.starts_with("  ")).collect();
    assert_eq!(rows.len(), 2, "{}", list.out);
    assert!(rows[0].contains("heart") && rows[0].contains("part of balm"), "{}", rows[0]);
    assert!(rows[1].contains("tone") && rows[1].contains("any language"), "{}", rows[1]);
    let json = ran(&room, &["voice", "list", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(told["voices"][0]["name"], "heart");
    assert_eq!(told["voices"][0]["here"], true);
    assert_eq!(told["voices"][1]["name"], "tone");
}

#[test]
fn a_routine_says_who_speaks_and_a_voice_makes_steps_long_enough() {
    let room = with_tone("voice = \"tone\"\n");
    let played = played(&room, &["tiny.toml", "--plain"]);
    assert_eq!((played.code, played.err.as_str()), (Some(0), ""), "{played:?}");
    assert!(played.out.contains("\nVoice: tone.\n"), "{}", played.out);
    let show = ran(&room, &["show", "tiny.toml", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&show.out).expect("JSON");
    let lengths: Vec<f64> =
        told["markers"].as_array().unwrap().iter().filter_map(|m| m["length"].as_f64()).collect();
    assert_eq!(lengths.len(), 1, "{lengths:?}");
    assert!((0.9..=1.2).contains(&lengths[0]), "{lengths:?}");
}

/// What the author has recorded is words too: who asks for none hears none, and reads them.
#[test]
fn no_recorded_words_are_heard_where_no_words_are_wanted() {
    let room = Room::new();
    room.tone("said.wav", 48_000);
    room.write(
        "mine.toml",
        "balm = 1\ntitle = \"Mine\"\nlanguage = \"la\"\n[[step]]\ntitle = \"A\"\nfor = \"9s\"\nchime = \"none\"\n\
         say = \"Respira.\"\naudio = \"said.wav\"\n\
         cues = { 5s = { say = \"Exspira.\", audio = \"said.wav\" } }\n",
    );
    let peak = |args: &[&str]| {
        let command = alone(&room, &[&["export", "mine.toml", "-o", "a.wav", "--force"], args].concat());
        let exported = room.run(command);
        assert_eq!(exported.code, Some(0), "{args:?}: {exported:?}");
        let mut sound = hound::WavReader::open(room.path("a.wav")).unwrap();
        sound.samples::<i32>().map(|s| s.unwrap().abs()).max().unwrap()
    };
    let lengths = |args: &[&str]| {
        let shown = ran(&room, &[&["show", "mine.toml", "--json"], args].concat());
        let shown: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
        let said = shown["markers"].as_array().unwrap().iter().filter(|marker| marker["what"] == "say");
        said.map(|line| line["length"].as_f64().unwrap()).collect::<Vec<_>>()
    };
    assert!(peak(&[]) > 0);
    assert!(lengths(&[]).iter().all(|length| *length > 0.9));
    for args in [["--voice", "none"], ["--talk", "none"], ["--talk", "bells"]] {
        assert_eq!(lengths(&args), [0.0, 0.0], "{args:?}");
        // Bells ring.
        assert_eq!(peak(&args) > 0, args[1] == "bells", "{args:?}");
    }
    let played = played(&room, &["mine.toml", "--plain", "--voice", "none"]);
    assert_eq!((played.code, played.err.as_str()), (Some(0), ""));
    assert!(played.out.contains("Respira.") && played.out.contains("Exspira."), "{}", played.out);
    assert!(!played.out.contains("Voice:"), "{}", played.out);
    room.write("balm/config.toml", "voice = \"none\"\n");
    assert_eq!((peak(&[]), lengths(&[])), (0, vec![0.0, 0.0]));
}

#[test]
fn a_routine_of_ones_own_speaks_with_nothing_installed() {
    let room = Room::new();
    room.write(
        "mine.toml",
        "balm = 1\ntitle = \"Mine\"\n[[step]]\nfor = \"6s\"\nsay = \"A line that nobody has heard before, of walnuts.\"\n",
    );
    let mut command = room.command(&["export", "mine.toml", "-o", "mine.wav", "--quiet"]);
    command.env_remove("BALM_VOICE");
    let exported = room.run(command);
    assert_eq!((exported.code, exported.err.as_str()), (Some(0), ""), "{exported:?}");
    let mut sound = hound::WavReader::open(room.path("mine.wav")).unwrap();
    let loud = sound.samples::<i16>().filter(|s| s.as_ref().unwrap().unsigned_abs() > 1000).count();
    assert!(loud > 5000, "{loud} loud samples");
    let mut command = room.command(&["show", "mine.toml"]);
    command.env_remove("BALM_VOICE");
    assert_eq!(room.run(command).code, Some(0));
}

#[test]
fn where_no_voice_speaks_the_words_are_shown_and_that_is_said() {
    let room = Room::new();
    room.write(
        "ja.toml",
        "balm = 1\ntitle = \"T\"\nlanguage = \"ja\"\n[[step]]\nfor = \"1s\"\nsay = \"こんにちは\"\n",
    );
    let japanese = played(&room, &["ja.toml", "--plain"]);
    let said = "\nNo voice speaks \"ja\": the words are shown. `balm help voices` says how to add one.\n";
    assert!(japanese.out.contains(said) && japanese.out.contains("こんにちは"), "{}", japanese.out);
    assert_eq!(japanese.code, Some(0));
}

#[test]
fn less_talk_is_told_and_not_spoken() {
    let told = |talk: &str, voice: bool| {
        let played = played(&with_tone("voice = \"tone\"\n"), &["tiny.toml", "--plain", "--talk", talk]);
        assert_eq!(played.out.contains("Voice: tone."), voice, "{talk}: {}", played.out);
        assert!(played.out.contains("Rub your palms."), "{talk}: {}", played.out);
    };
    // All at once: speech and chimes keep their pace.
    thread::scope(|scope| {
        for (talk, voice) in [("full", true), ("brief", true), ("bells", false), ("none", false)] {
            scope.spawn(move || told(talk, voice));
        }
    });
    let room = with_tone("");
    let wrong = played(&room, &["tiny.toml", "--talk", "loud"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("full, brief, bells or none"), "{}", wrong.err);
}

#[test]
fn a_voice_is_chosen_in_the_settings_and_their_remarks_stay() {
    let room = with_tone("# mine\nvolume = 30 # soft\n");
    let used = ran(&room, &["voice", "use", "tone"]);
    assert_eq!((used.code, used.err.as_str()), (Some(0), ""));
    assert_eq!(used.out, "From now on, tone is tried first.\n");
    let settings = std::fs::read_to_string(room.path("balm/config.toml")).unwrap();
    assert!(settings.starts_with("# mine\nvolume = 30 # soft\nvoice = \"tone\"\n"), "{settings}");
    let none = ran(&room, &["voice", "use", "none"]);
    assert_eq!(none.code, Some(0));
    assert!(!played(&room, &["tiny.toml", "--plain"]).out.contains("oice"));
}

#[test]
fn an_unknown_voice_is_refused_with_the_likely_one() {
    let room = with_tone("");
    for args in [&["voice", "use", "tome"][..], &["play", "tiny.toml", "--voice", "tome"]] {
        let refused = ran(&room, args);
        assert_eq!(refused.code, Some(2));
        assert_eq!(
            refused.err,
            "balm: there is no voice called \"tome\" (did you mean \"tone\"?)\n\
             `balm voice list` shows the voices you have.\n"
        );
    }
}

#[test]
fn what_was_said_is_kept_for_its_owner_and_forgotten_when_asked() {
    use std::os::unix::fs::PermissionsExt;
    let room = with_tone("voice = \"tone\"\n");
    ran(&room, &["export", "tiny.toml", "-o", "a.wav", "--quiet"]);
    let kept: Vec<_> =
        std::fs::read_dir(room.path("balm/cache/voice")).unwrap().map(|e| e.unwrap()).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let cleaned = ran(&room, &["voice", "clean"]);
    assert_eq!((cleaned.code, cleaned.out.as_str()), (Some(0), "Removed 0.1 MB of kept speech.\n"));
    assert_eq!(std::fs::read_dir(room.path("balm/cache/voice")).unwrap().count(), 0);
}

#[test]
fn words_are_tried_as_they_are_typed() {
    let tried = |words: &str| {
        let room = with_tone("voice = \"tone\"\n");
        let tried = ran(&room, &["voice", "try", "--silent", "--plain", "--", words]);
        assert_eq!(tried.code, Some(0), "{words}: {tried:?}");
        assert!(tried.out.contains("Voice: tone."), "{words}: {}", tried.out);
        assert!(!room.files().contains(&"pwned".to_owned()), "{:?}", room.files());
    };
    // All at once: speech keeps its pace.
    thread::scope(|scope| {
        for words in
            ["Let your shoulders sink.", "- ow", "{side} \"quoted\" \\ $(touch pwned)", "-rf; touch pwned"]
        {
            scope.spawn(move || tried(words));
        }
    });
}

#[test]
fn what_else_stands_in_the_environment_does_not_keep_the_voice_waiting() {
    let room = Room::new();
    let mut command = alone(&room, &["voice", "try", "--silent", "--plain", "--voice", "heart", "Rest."]);
    command.env("RTEN_TIMING", "1");
    let tried = room.run(command);
    assert_eq!(tried.code, Some(0), "{tried:?}");
    assert!(tried.out.contains("Voice: heart."), "{tried:?}");
}

#[test]
fn a_voice_that_fails_is_told_of_once_and_costs_only_the_sound() {
    let room = Room::new();
    room.write(
        "balm/config.toml",
        "voice = \"mute\"\n[[voice_program]]\nname = \"mute\"\ncommand = [\"/bin/false\"]\n",
    );
    let text: String = (0..4).map(|i| format!("[[step]]\nfor = \"1s\"\nsay = \"Line {i}.\"\n")).collect();
    room.write("long.toml", format!("balm = 1\ntitle = \"T\"\n{text}"));
    let played = played(&room, &["long.toml", "--plain"]);
    assert_eq!(played.code, Some(0));
    assert_eq!(played.err.matches("mute").count(), 1, "{}", played.err);
    assert!(played.out.contains("Line 3.") && played.out.contains("Voice: heart."), "{}", played.out);
}

/// Killed, balm cannot end its programs or remove their folders: a watcher does the one, the next balm the other.
#[test]
fn what_a_killed_balm_leaves_ends_and_goes() {
    let room = Room::new();
    let work = room.path("work");
    std::fs::create_dir(&work).unwrap();
    let script = "echo $$ > ROOM/started; /bin/sleep 300 & /bin/sleep 300";
    let script = script.replace("ROOM", room.path("").to_str().unwrap());
    room.write(
        "balm/config.toml",
        format!("voice = \"slow\"\n[[voice_program]]\nname = \"slow\"\ncommand = [\"/bin/sh\", \"-c\", \"{script}\"]\n"),
    );
    let command = || {
        let mut command = alone(&room, &["voice", "try", "--silent", "--plain", "Rest."]);
        command.env("TMPDIR", &work);
        command
    };
    let wait_for = |what: &str, is_so: &dyn Fn() -> bool| {
        let begun = Instant::now();
        while !is_so() {
            assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
            thread::sleep(Duration::from_millis(20));
        }
    };
    let started = || std::fs::read_to_string(room.path("started")).ok()?.trim().parse::<i32>().ok();
    let folders = || std::fs::read_dir(&work).unwrap().count();
    let mut balm = command().spawn().unwrap();
    wait_for("the program runs", &|| started().is_some());
    let group = Pid::from_raw(started().unwrap()).unwrap();
    balm.kill().unwrap();
    balm.wait().unwrap();
    // Whoever is dead and not reaped still counts: whoever adopted them reaps them.
    wait_for("all of it ends", &|| test_kill_process_group(group).is_err());
    assert_eq!(folders(), 1);
    std::fs::remove_file(room.path("started")).unwrap();
    thread::sleep(Duration::from_millis(2100));
    let mut next = command().spawn().unwrap();
    wait_for("the next one runs", &|| started().is_some());
    assert_eq!(folders(), 1, "the old folder is gone, and the new one is there");
    next.kill().unwrap();
    next.wait().unwrap();
}
