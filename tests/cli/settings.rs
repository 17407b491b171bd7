//! `balm settings`: what is set, where, and how to change it.

use crate::room::Room;

#[test]
fn each_setting_is_shown_with_its_value_and_where_that_comes_from() {
    let room = Room::new();
    let mut command = room.command(&["settings"]);
    command.env_remove("BALM_VOICE");
    room.run(command).says(
        "Settings file: ROOM/balm/config.toml (not there yet)\n\n\
         \x20 volume            100             default\n\
         \x20 night_cap         none            default\n\
         \x20 bed               as-written      default\n\
         \x20 bed_level         0 dB            default\n\
         \x20 voice_level       0 dB            default\n\
         \x20 device            chosen by balm  default\n\
         \x20 on_device_loss    pause           default\n\
         \x20 on_wake           pause           default\n\
         \x20 private           false           default\n\
         \x20 start_in          5s              default\n\
         \x20 plain             false           default\n\
         \x20 voice             chosen by balm  default\n\
         \x20 talk              full            default\n\
         \x20 beds              none            default\n\
         \x20 pronounce         none            default\n\
         \x20 hooks             none            default\n\
         \x20 letterhead        none            default\n\
         \x20 voice_program     none            default\n\
         \x20 history           true            default\n\
         \x20 ratings           true            default\n\
         \x20 emergency_number  none            default\n\
         \x20 crisis_line       none            default\n\
         \x20 folders           none            default\n\n\
         Change them: balm settings --edit\nWhat each means: balm help settings\n",
    );
    room.write(
        "balm/config.toml",
        "volume = 30\nbed_level = \"-3 dB\"\nvoice = \"heart\"\nfolders = [\"~/mine\"]\n\
         [pronounce]\nThai = \"tie\\u001b[2J\"\n",
    );
    let mut command = room.command(&["settings"]);
    command.env("BALM_VOICE", "none").env("BALM_START_IN", "20s");
    let shown = room.run(command);
    for row in [
        "  volume         30               settings file\n",
        "  bed_level      -3 dB            settings file\n",
        "  start_in       20s              environment variable BALM_START_IN\n",
        "  voice          none             environment variable BALM_VOICE\n",
        "  talk           full             default\n",
        "  pronounce      Thai = tie [2J   settings file\n",
        "  folders        ~/mine           settings file\n",
    ] {
        let row: Vec<&str> = row.split_whitespace().collect();
        let has = shown.out.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == row);
        assert!(has, "{row:?} in {}", shown.out);
    }
    assert!(!shown.out.contains('\x1b'), "{}", shown.out);
}

#[test]
fn programs_read_them_as_json() {
    let room = Room::new();
    room.write(
        "balm/config.toml",
        "volume = 30\n[[voice_program]]\nname = \"tone\"\ncommand = [\"/bin/cp\"]\n",
    );
    let told: serde_json::Value =
        serde_json::from_str(&room.balm(&["settings", "--json"]).out).expect("JSON");
    assert_eq!((&told["format"], &told["exists"]), (&1.into(), &true.into()));
    let of = |key: &str| {
        told["settings"].as_array().unwrap().iter().find(|s| s["key"] == key).unwrap_or(&told).clone()
    };
    assert_eq!((&of("volume")["value"], &of("volume")["source"]), (&30.into(), &"file".into()));
    assert_eq!((&of("voice")["value"], &of("voice")["variable"]), (&"none".into(), &"BALM_VOICE".into()));
    assert_eq!(of("voice_program")["value"], serde_json::json!(["tone"]));
    assert_eq!(of("device")["value"], serde_json::Value::Null);
}

/// An editor that puts these words into the file, or leaves it as it is.
fn edited(room: &Room, words: Option<&str>) -> crate::room::Ran {
    let script =
        words.map_or("cat \"$1\" > seen\n".to_owned(), |words| format!("printf '{words}' > \"$1\"\n"));
    room.write("ed.sh", script);
    let mut command = room.command(&["settings", "--edit"]);
    command.env("EDITOR", format!("/bin/sh {}", room.path("ed.sh").display()));
    room.run(command)
}

#[test]
fn a_new_file_explains_every_key_and_sets_none() {
    let room = Room::new();
    edited(&room, None).says("Settings saved. To see them: balm settings\n");
    let seen = std::fs::read_to_string(room.path("seen")).unwrap();
    assert!(seen.lines().all(|line| line.is_empty() || line.starts_with('#')), "{seen}");
    let told: serde_json::Value = serde_json::from_str(&room.balm(&["settings", "--json"]).out).unwrap();
    for setting in told["settings"].as_array().unwrap() {
        let key = setting["key"].as_str().unwrap();
        assert!(seen.contains(&format!("#{key} = ")) || seen.contains(&format!("[{key}]")), "{key}");
    }
    // With every remark's mark taken away, it is a file that balm reads.
    let set: String = seen
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(""))
        .map(|line| format!("{line}\n"))
        .collect();
    room.write("balm/config.toml", set);
    assert_eq!(room.balm(&["settings"]).code, Some(0));
}

#[test]
fn a_mistake_is_told_with_its_line_and_can_be_mended_the_same_way() {
    let room = Room::new();
    let broken = edited(&room, Some("volume = 30\\nvolum = 2\\n"));
    assert_eq!(broken.code, Some(2));
    assert!(
        broken
            .err
            .contains("config.toml:2:1: there is no setting called \"volum\" (did you mean \"volume\"?)")
    );
    assert!(broken.err.contains("balm settings --edit"), "{}", broken.err);
    let mended = edited(&room, Some("volume = 30\\n"));
    assert_eq!(mended.code, Some(0), "{mended:?}");
}

#[test]
fn without_an_editor_the_file_is_named() {
    let room = Room::new();
    room.balm(&["settings", "--edit"])
        .says("ROOM/balm/config.toml\nNo editor is set. Open that file with one, or set EDITOR.\n");
}

/// One key as `balm settings --json` tells it.
fn told(room: &Room, key: &str) -> serde_json::Value {
    let all: serde_json::Value = serde_json::from_str(&room.balm(&["settings", "--json"]).out).unwrap();
    all["settings"].as_array().unwrap().iter().find(|s| s["key"] == key).unwrap()["value"].clone()
}

#[test]
fn every_setting_is_read() {
    let room = Room::new();
    room.write(
        "balm/config.toml",
        "volume = 30\nbed_level = \"-3 dB\"\nvoice_level = \"2.5 dB\"\ndevice = \"den\"\nstart_in = \"1m\"\n\
         plain = true\ntalk = \"bells\"\nfolders = [\"~/r\", \"/srv/routines\"]\npronounce = { Thai = \"tie\" }\n",
    );
    for (key, value) in [
        ("volume", serde_json::json!(30)),
        ("bed_level", "-3 dB".into()),
        ("voice_level", "2.5 dB".into()),
        ("device", "den".into()),
        ("start_in", "1m".into()),
        ("plain", true.into()),
        ("talk", "bells".into()),
        ("folders", serde_json::json!(["~/r", "/srv/routines"])),
        ("pronounce", serde_json::json!({ "Thai": "tie" })),
    ] {
        assert_eq!(told(&room, key), value, "{key}");
    }
}

/// What `balm list` says on standard error, the file's name and the last line left out.
fn mistakes(room: &Room, text: &str) -> Vec<String> {
    room.write("balm/config.toml", text);
    let listed = room.balm(&["list"]);
    assert!(listed.code == Some(0) && listed.out.contains("focus-reset"), "{listed:?}");
    let mut lines: Vec<String> =
        listed.err.lines().filter(|line| !line.contains("folder not found")).map(str::to_owned).collect();
    let last = lines.pop();
    assert!(
        last.is_none_or(|last| last == "Your other settings are used. To fix this: balm settings --edit")
    );
    let place = "balm: ROOM/balm/config.toml:";
    lines.iter().map(|line| line.strip_prefix(place).unwrap_or(line).to_owned()).collect()
}

#[test]
fn a_wrong_setting_is_named_with_its_place_and_stops_nothing() {
    let room = Room::new();
    let top = "belongs at the top of the file, above the first heading in brackets";
    for (text, what) in [
        ("# volume\nvolume = 120", "2:10: volume: a whole number from 0 to 100"),
        ("volume = -1", "1:10: volume: a whole number from 0 to 100"),
        ("volum = 1", "1:1: there is no setting called \"volum\" (did you mean \"volume\"?)"),
        ("colour = 1", "1:1: there is no setting called \"colour\"; `balm settings` lists them all"),
        ("volume = \"loud\"", "1:10: \"volume\" must be a whole number, not text; write it like volume = 70"),
        ("bed_level = \"loud\"", "1:13: bed_level: \"loud\" is not a level from \"-30 dB\" to \"6 dB\""),
        (
            "bed_level = -3",
            "1:13: \"bed_level\" must be text in quotes, not a number; write it like bed_level = \"-3 dB\"",
        ),
        ("bed_level = \"nan dB\"", "1:13: bed_level: \"nan dB\" is not a level from \"-30 dB\" to \"6 dB\""),
        ("start_in = \"13h\"", "1:12: start_in: at most 12 hours"),
        ("folders = [\"/a\", \"b\"]", "1:18: \"b\" is not a whole path; write it like \"~/routines\""),
        (
            "folders = \"~/a\"",
            "1:11: \"folders\" must be a list in brackets, not text; write it like folders = [\"~/routines\"]",
        ),
        ("start_in = \"5\"", "1:12: start_in: is \"5\" seconds or minutes? write \"5s\" or \"5m\""),
        (
            "plain = \"yes\"",
            "1:9: \"plain\" must be true or false, without quotes, not text; write it like plain = true",
        ),
        ("pronounce = \"tie\"", "1:13: \"pronounce\" must be a table, not text; write it as [pronounce]"),
        (
            "[pronounce]\nThai = 3",
            "2:8: \"Thai\" must be text in quotes, not a number; write it like \"Thai\" = \"tie\"",
        ),
        (
            "[pronounce]\nvoice = \"none\"",
            &format!("2:1: \"voice\" is a setting and {top}; to pronounce the word, write Voice"),
        ),
        (
            "[[voice_program]]\nname = \"a\"\ncommand = [\"b\"]\nvolume = 70",
            &format!("4:1: \"volume\" is a setting and {top}"),
        ),
        (
            "[[voice_program]]\nname = \"a\"\ncommand = [\"b\"]\nlanguage = \"de\"",
            "4:1: a [[voice_program]] has no key \"language\" (did you mean \"languages\"?)",
        ),
        (
            "[[voice_program]]\nname = \"a\"\ncommand = \"b -o {out}\"",
            "3:11: \"command\" must be a list in brackets, not text; write it like command = [\"piper\", \"-f\", \"{out}\"]",
        ),
        (
            "[voice_program]\nname = \"a\"",
            "1:1: \"voice_program\" must be a list of tables, not a table; write it as [[voice_program]]",
        ),
        (
            "[[voice_program]]\nname = \"heart\"\ncommand = [\"b\"]",
            "1:1: the name \"heart\" is taken; give this voice another",
        ),
        ("volume = 30\nvolume = 40", "2:1: this is written twice"),
        ("talk brief", "1:6: this name has no value"),
    ] {
        assert_eq!(mistakes(&room, text), [what], "{text}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_and_the_rest_holds() {
    let room = Room::new();
    let text = "volum = 1\nvolume = 30\ntalk loud\nplain = 1\ndevice = \"den\"\n[pronounce]\nThai = \"tie\"\n\
                talk = \"brief\"\n[[voice_program]]\nname = \"a\"\ncommand = [\"/bin/cp\"]\nlanguage = 1\n";
    let lines: Vec<String> =
        mistakes(&room, text).iter().map(|line| line.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(lines, ["1", "3", "4", "8", "12"]);
    for (key, value) in [
        ("volume", serde_json::json!(30)),
        ("plain", false.into()),
        ("talk", "full".into()),
        ("device", "den".into()),
        ("pronounce", serde_json::json!({ "Thai": "tie" })),
        ("voice_program", serde_json::json!(["a"])),
    ] {
        assert_eq!(told(&room, key), value, "{key}");
    }
    let played = room.play(&["tiny.toml"]);
    assert_eq!((played.code, played.err.lines().count()), (Some(0), 6), "{played:?}");
}

#[test]
fn a_file_full_of_mistakes_is_not_told_to_its_end() {
    let told = mistakes(&Room::new(), &(0..500).map(|n| format!("nothing-{n} = 1\n")).collect::<String>());
    assert_eq!((told.len(), told[20].as_str()), (21, " and 480 more mistakes"));
}

#[test]
fn settings_that_cannot_be_opened_or_whose_programs_are_gone_stop_nothing() {
    let room = Room::new();
    room.write("balm/config.toml", b"volume = 30 # \xff\n");
    let listed = room.balm(&["list"]);
    assert!(listed.code == Some(0) && listed.err.contains("is not UTF-8"), "{listed:?}");
    room.write(
        "balm/config.toml",
        "[[voice_program]]\nname = \"a\"\ncommand = [\"sh\", \"-c\", \"say {text}\"]\n",
    );
    let played = room.play(&["tiny.toml"]);
    assert!(played.code == Some(0) && played.err.contains("the voice \"a\" in your settings"), "{played:?}");
}

#[test]
fn a_variable_that_is_empty_sets_nothing_and_a_wrong_one_is_named() {
    let room = Room::new();
    room.write("balm/config.toml", "volume = 30\n");
    let mut empty = room.command(&["settings"]);
    empty.env("BALM_VOLUME", "").env("BALM_VOICE", "");
    let shown = room.run(empty).out;
    assert!(shown.contains("  volume            30              settings file\n"), "{shown}");
    assert!(shown.contains("  voice             chosen by balm  default\n"), "{shown}");
    let mut wrong = room.command(&["settings"]);
    wrong.env("BALM_VOLUME", "loud");
    let shown = room.run(wrong);
    assert!(shown.out.contains("  volume            30              settings file\n"), "{shown:?}");
    let what = "balm: the environment variable BALM_VOLUME is \"loud\": a whole number from 0 to 100\n";
    assert!(shown.err.starts_with(what), "{shown:?}");
}

#[test]
fn a_bed_of_ones_own_is_set_and_saved_and_mistakes_in_it_are_told() {
    let room = Room::new();
    let bed = |args: &[&str]| {
        let ran = room.play(&[&["tiny.toml", "--json"], args].concat());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let line = ran.out.lines().find(|line| line.contains("\"event\":\"bed\"")).map(str::to_owned);
        line.and_then(|line| {
            serde_json::from_str::<serde_json::Value>(&line).unwrap()["sound"].as_str().map(str::to_owned)
        })
    };
    room.write("balm/config.toml", "bed = \"storm\"\n[beds]\nstorm = \"rain+wind:-3dB\"\n");
    assert_eq!(bed(&[]).as_deref(), Some("storm"));
    assert_eq!(bed(&["--bed", "ocean"]).as_deref(), Some("ocean"));
    assert_eq!((bed(&["--no-bed"]), bed(&["--bed", "as-written"])), (None, None));
    let listed = room.balm(&["sounds"]).out;
    assert!(listed.contains("Your beds, from the settings:\n  storm         rain+wind:-3dB\n"), "{listed}");
    for sound in ["storm", "fire+storm:-6dB"] {
        room.balm(&["sounds", sound, "--for", "1s", "--silent", "--quiet"]).says("");
    }
    room.write(
        "balm/config.toml",
        "bed = \"strom\"\n[beds]\nstorm = \"rain+wnd\"\nrain = \"wind\"\n\"My bed\" = \"rain\"\nloud = \"rain+wind:3dB\"\n\
         near = \"mine.wav\"\nfive = 5\nvolume = 3\nnone-of = \"rain+none\"\n",
    );
    let told = room.balm(&["settings"]).err;
    for (place, what) in [
        ("1:7", "bed: there is no bed called \"strom\" (did you mean \"stream\"?); `balm sounds` lists them"),
        ("3:9", "storm: there is no bed called \"wnd\" (did you mean \"wind\"?); `balm sounds` lists them"),
        ("4:1", "the name \"rain\" is taken; give this bed another"),
        ("5:1", "\"My bed\" is not a valid name for a bed; use small letters, digits and hyphens"),
        (
            "6:8",
            "loud: a layer can only be made quieter, from -60dB to 0dB; to make one layer louder, make the others quieter",
        ),
        ("7:8", "near: \"mine.wav\" is not a whole path; write it like \"~/sounds/rain.flac\""),
        ("8:8", "\"five\" must be text in quotes, not a number; write it like five = \"rain+wind:-3dB\""),
        ("9:1", "\"volume\" is a setting and belongs at the top of the file"),
        ("10:11", "none-of: \"none\" is silence and cannot be a layer; leave it out"),
    ] {
        assert!(told.contains(&format!("config.toml:{place}: {what}")), "{what}\nin {told}");
    }
}
