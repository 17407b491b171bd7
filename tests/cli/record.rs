//! The author's own voice: the lines that there are to record, and files that were recorded elsewhere.

use std::fs;

use crate::room::{QUICK, Ran, Room};

const NECK: &str = "\
balm = 1
title = \"Neck\"
revision = 1

[author]
name = \"Anna Berg\"

[[step]]
technique = \"arrive\"
title = \"Settle\"
for = \"20s\"
gap = \"12s\"
say = \"Settle against the pillows.\"
move = \"Now turn to the side.\"

# The other side follows.
[[step]]
title = \"Stroke\"
for = \"20s\"
sides = \"left-right\"
say = \"Stroke the {side} shoulder slowly, and let it sink.\"
cues = { halfway = \"Slower now.\" }

[[step]]
technique = \"finish\"
title = \"Rest\"
for = \"20s\"
say = \"Settle against the pillows.\"
";

/// The lines of it, in order.
const LINES: [&str; 5] = [
    "Settle against the pillows.",
    "Now turn to the side.",
    "Stroke the left shoulder slowly, and let it sink.",
    "Slower now.",
    "Stroke the right shoulder slowly, and let it sink.",
];

fn room() -> Room {
    let room = Room::new();
    room.write("neck.toml", NECK);
    room
}

/// Something like a word for every tenth of a second, with a second of room before and after, at this level.
fn speak(room: &Room, name: &str, seconds: f64, level: f64) {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 44_100,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    fs::create_dir_all(room.path(name).parent().unwrap()).unwrap();
    let mut wav = hound::WavWriter::create(room.path(name), spec).unwrap();
    let mut noise = 1u32;
    for at in 0..((seconds + 2.0) * 44_100.0) as u32 {
        let t = f64::from(at) / 44_100.0 - 1.0;
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let hiss = (f64::from(noise >> 16) / 32_768.0 - 1.0) * 0.0003;
        let voiced = (0.0..seconds).contains(&t);
        let wave: f64 =
            (1..6).map(|n| (std::f64::consts::TAU * 140.0 * f64::from(n) * t).sin() / f64::from(n)).sum();
        let swing = 0.6 + 0.4 * (std::f64::consts::TAU * 5.0 * t).cos();
        let sample = hiss + if voiced { 0.5 * level * wave * swing } else { 0.0 };
        wav.write_sample((sample.clamp(-1.0, 1.0) * 32_767.0) as i16).unwrap();
    }
    wav.finalize().unwrap();
}

/// The recordings, sorted.
fn kept(room: &Room) -> Vec<String> {
    let Ok(entries) = fs::read_dir(room.path("neck-voice")) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn list(room: &Room) -> Vec<(String, String, bool)> {
    let ran = room.balm(&["record", "neck.toml", "--list", "--json"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let sheet: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let lines = sheet["lines"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    lines.map(|line| (text(&line["text"]), text(&line["file"]), line["recorded"] == true)).collect()
}

/// Heard by anybody, so that recordings are too.
fn play(room: &Room) -> Ran {
    let mut command = room.command(&[&["play", "neck.toml", "--plain"], &QUICK[..]].concat());
    command.env_remove("BALM_VOICE");
    room.run(command)
}

/// All of the lines, recorded elsewhere.
fn recorded() -> Room {
    let room = room();
    for number in 1..=5 {
        speak(&room, &format!("takes/0{number}.wav"), 1.0 + f64::from(number) / 2.0, 0.3);
    }
    let ran = room.balm(&["record", "neck.toml", "--from", "takes"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    room
}

#[test]
fn each_line_is_listed_once_in_the_order_it_is_said() {
    let room = room();
    room.balm(&["record", "neck.toml", "--list"]).says(
        "Neck: 5 lines in \"en\", 0 recorded\n\
         \n 1  Settle against the pillows.\n\
         \n 2  Now turn to the side.\n\
         \n 3  Stroke the left shoulder slowly, and let it sink.\n\
         \n 4  Slower now.\n\
         \n 5  Stroke the right shoulder slowly, and let it sink.\n\
         \n\
         To record here: balm record neck.toml\n\
         Recorded elsewhere, a file a line, called by its number such as 01.wav: balm record neck.toml --from FOLDER\n",
    );
    let lines: Vec<String> = list(&room).into_iter().map(|(text, ..)| text).collect();
    assert_eq!(lines, LINES);
    assert_eq!(room.files(), ["neck.toml", "tiny.toml"]);
}

#[test]
fn files_are_taken_by_their_numbers_and_the_folder_is_named_in_the_routine() {
    let room = room();
    speak(&room, "takes/01.wav", 1.5, 0.3);
    speak(&room, "takes/3 left.wav", 2.5, 0.3);
    speak(&room, "takes/9.wav", 2.0, 0.3);
    room.write("takes/notes.txt", "louder");
    let ran = room.balm(&["record", "neck.toml", "--from", "takes"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        ran.out,
        "takes/01.wav: line 1, 1.9 s: Settle against the pillows.\n\
         takes/3 left.wav: line 3, 2.9 s: Stroke the left shoulder slowly, and let it sink.\n\
         takes/9.wav: belongs to no line\n\
         takes/notes.txt: belongs to no line\n\
         Took 2 files. 2 of 5 lines are recorded. A voice speaks the other 3.\n"
    );
    assert_eq!(ran.err, "Added to neck.toml: [voice] recordings = \"neck-voice\"\n");
    let text = fs::read_to_string(room.path("neck.toml")).unwrap();
    assert_eq!(
        text,
        NECK.replace(
            "[[step]]\ntechnique = \"arrive\"",
            "[voice]\nrecordings = \"neck-voice\"\n\n[[step]]\ntechnique = \"arrive\""
        )
    );
    let lines = list(&room);
    let names: Vec<String> = [&lines[0].1, &lines[2].1].map(String::clone).into();
    assert!(names.iter().all(|name| kept(&room).contains(name)) && kept(&room).len() == 2);
    assert_eq!(lines.iter().map(|line| line.2).collect::<Vec<_>>(), [true, false, true, false, false]);
    // Given away with the routine: anybody may read them.
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&room.path("neck.toml").metadata().unwrap().permissions());
    let own = room.path("neck-voice").join(&names[0]).metadata().unwrap().permissions();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&own), mode);
}

#[test]
fn nothing_is_replaced_without_saying_and_bad_files_are_refused() {
    let room = recorded();
    let before = kept(&room);
    let first = room.path("neck-voice").join(&list(&room)[0].1);
    let bytes = fs::read(&first).unwrap();
    speak(&room, "more/1.wav", 3.0, 0.3);
    speak(&room, "more/2.wav", 2.0, 6.0);
    room.tone("more/3.wav", 2_000);
    room.write("more/4.wav", "no sound");
    speak(&room, "more/5.wav", 2.0, 0.3);
    speak(&room, "more/05.wav", 2.0, 0.3);
    let ran = room.balm(&["record", "neck.toml", "--from", "more"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("more/1.wav: line 1 is recorded already; to replace it: --force\n"), "{ran:?}");
    assert_eq!(fs::read(&first).unwrap(), bytes);
    let ran = room.balm(&["record", "neck.toml", "--from", "more", "--force"]);
    assert_eq!(
        ran.out,
        "more/1.wav: line 1, 3.4 s: Settle against the pillows.\n\
         Took 1 file. All 5 lines are recorded. To hear it: balm play neck.toml\n"
    );
    assert_eq!(
        ran.err,
        "balm: more/2.wav: it is too loud and distorted\n\
         balm: more/3.wav: no words are heard in it\n\
         balm: more/4.wav: this is not a sound file balm can read (WAV, AIFF, FLAC, MP3, M4A, Ogg Vorbis and Opus are)\n\
         balm: line 5: more/05.wav and more/5.wav have its number, and none was taken\n"
    );
    assert_ne!(fs::read(&first).unwrap(), bytes);
    assert_eq!(kept(&room), before);
}

#[test]
fn a_line_whose_words_change_is_spoken_until_it_is_recorded_anew() {
    let room = recorded();
    let all = play(&room);
    assert!(!all.out.contains("recorded"), "{all:?}");
    assert!(
        all.out.contains("Voice: heart, a recording.") || all.out.contains("Voice: a recording."),
        "{all:?}"
    );
    let checked = room.balm(&["check", "neck.toml", "--format", "concise"]);
    assert!(!checked.out.contains("recorded"), "{checked:?}");

    // Blanks are no other words.
    let changed = fs::read_to_string(room.path("neck.toml")).unwrap();
    room.write(
        "neck.toml",
        changed.replace("Slower now.", "Much slower now.").replace("Settle against", "Settle  against"),
    );
    let lines = list(&room);
    assert_eq!(lines.iter().map(|line| line.2).collect::<Vec<_>>(), [true, true, true, false, true]);
    let ran = play(&room);
    assert!(ran.out.contains("1 of 5 lines is not recorded: a voice speaks it.\n"), "{ran:?}");
    let checked = room.balm(&["check", "neck.toml", "--format", "concise"]);
    assert!(checked.out.contains("1 of 5 lines is not recorded"), "{checked:?}");

    // What is no longer said is left until it is deleted, with its words to know it by.
    let old = room.balm(&["record", "neck.toml", "--tidy"]);
    assert_eq!(old.code, Some(1));
    assert!(
        old.out.starts_with("1 recording of words that are not in the routine:\n  neck-voice/"),
        "{old:?}"
    );
    assert!(old.out.ends_with(".flac: Slower now.\n"), "{old:?}");
    assert_eq!(kept(&room).len(), 5);
    room.write("neck-voice/mine.flac", "not balm's");
    let gone = room.balm(&["record", "neck.toml", "--tidy", "--yes"]);
    assert!(gone.out.ends_with("Deleted 1 recording.\n"), "{gone:?}");
    assert_eq!(kept(&room).len(), 5);
    room.balm(&["record", "neck.toml", "--tidy", "--yes"]).says("Every recording belongs to a line.\n");
}

#[test]
fn steps_are_as_long_as_their_recordings_need() {
    let room = room();
    speak(&room, "takes/01.wav", 24.0, 0.3);
    room.balm(&["record", "neck.toml", "--from", "takes"]);
    let checked = room.balm(&["check", "neck.toml", "--format", "concise"]);
    assert!(
        checked.out.contains("error[words-too-long]: the words take 25s, but the step lasts 20s\n"),
        "{checked:?}"
    );
    let mut show = room.command(&["show", "neck.toml", "--json"]);
    show.env_remove("BALM_VOICE");
    let shown: serde_json::Value = serde_json::from_str(&room.run(show).out).unwrap();
    let said = shown["markers"].as_array().unwrap().iter().find(|marker| marker["what"] == "say").unwrap();
    // 24 s of words, 0.375 s of room.
    let length = said["length"].as_f64().unwrap();
    assert!((length - 24.375).abs() < 0.1, "{length}: {said}");
}

#[test]
fn recordings_are_given_away_with_the_routine() {
    let (room, client) = (recorded(), Room::new());
    let packed = room.balm(&["pack", "neck.toml", "-o", "neck.balm"]);
    assert!(packed.out.starts_with("Packed revision 1 with 6 files into neck.balm.\n"), "{packed:?}");
    fs::copy(room.path("neck.balm"), client.path("neck.balm")).unwrap();
    assert_eq!(client.balm(&["add", "neck.balm"]).code, Some(0));
    let mut command = client.command(&[&["play", "neck", "--plain"], &QUICK[..]].concat());
    command.env_remove("BALM_VOICE");
    let ran = client.run(command);
    assert!(ran.out.contains("a recording.") && !ran.out.contains("not recorded"), "{ran:?}");
    // What was added stays as it was sent.
    let ran = client.balm(&["record", "neck", "--list"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "balm: neck was added and stays as it was sent\nRecord a copy of your own: balm new --from neck\n"
    );
}

#[test]
fn only_a_routine_of_ones_own_is_recorded() {
    let room = room();
    let ran = room.balm(&["record", "focus-reset", "--list"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "balm: focus-reset comes with balm\nRecord a copy of your own: balm new --from focus-reset\n"
    );
    room.write("client.toml", "balm = 1\nextends = \"neck.toml\"\nnote = \"Slowly.\"\n");
    let ran = room.balm(&["record", "client.toml", "--list"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "balm: client.toml: this only changes another routine\nRecord that one first: balm record neck.toml\n"
    );
    room.write("silent.toml", "balm = 1\ntitle = \"A\"\n[[step]]\nfor = \"9s\"\n");
    assert_eq!(room.balm(&["record", "silent.toml", "--list"]).code, Some(1));
    let ran = room.balm(&["record", "neck.toml", "--from", "nowhere"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), "balm: nowhere: file not found\n"));
    room.write("empty/cover.jpg", "");
    let ran = room.balm(&["record", "neck.toml", "--from", "empty"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(kept(&room), Vec::<String>::new());
}

#[test]
fn a_used_routine_brings_its_recordings_along_and_a_translation_has_its_own() {
    let room = recorded();
    room.write(
        "evening.toml",
        "balm = 1\ntitle = \"Evening\"\n[text.de]\n\"begin.say\" = \"Setz dich.\"\n[[section]]\n[[section.step]]\nid = \"begin\"\nfor = \"9s\"\nsay = \"Sit down.\"\n[[section.step]]\nuse = \"neck.toml\"\n",
    );
    let ran = room.balm(&["record", "evening.toml", "--list"]);
    assert!(ran.out.starts_with("Evening: 6 lines in \"en\", 5 recorded\n"), "{ran:?}");
    let ran = room.balm(&["record", "evening.toml", "--language", "de", "--list"]);
    assert!(ran.out.starts_with("Evening: 1 line in \"de\", 0 recorded\n"), "{ran:?}");
    speak(&room, "takes-de/1.wav", 2.0, 0.3);
    let ran = room.balm(&["record", "evening.toml", "--language", "de", "--from", "takes-de"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.ends_with("To hear it: balm play evening.toml --language de\n"), "{ran:?}");
}
