//! `balm settings`: what is set, where, and how to change it.

use crate::room::Room;

#[test]
fn each_setting_is_shown_with_its_value_and_where_that_comes_from() {
    let room = Room::new();
    let mut command = room.command(&["settings"]);
    command.env_remove("BALM_VOICE");
    room.run(command).says(
        "Settings file: ROOM/balm/config.toml (not there yet)\n\n\
         \x20 volume         100             default\n\
         \x20 bed_level      0 dB            default\n\
         \x20 voice_level    0 dB            default\n\
         \x20 device         chosen by balm  default\n\
         \x20 start_in       5s              default\n\
         \x20 plain          false           default\n\
         \x20 voice          chosen by balm  default\n\
         \x20 talk           full            default\n\
         \x20 pronounce      none            default\n\
         \x20 voice_program  none            default\n\
         \x20 folders        none            default\n\n\
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
        broken.err.contains("balm/config.toml:2:1: there is no setting called volum (did you mean volume?)")
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
