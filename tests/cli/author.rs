//! new and edit: routines of one's own.

use crate::room::Room;

/// A program that does what the script says with the file it is given.
fn editor(room: &Room, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    room.write("bin/ed", format!("#!/bin/sh\n{script}\n"));
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(room.path("bin/ed"), mode).unwrap();
}

fn edit(room: &Room, routine: &str, variable: &str, value: &str) -> crate::room::Ran {
    let mut command = room.command(&["edit", routine]);
    command.env(variable, value).env("PATH", format!("{}:/usr/bin:/bin", room.path("bin").display()));
    room.run(command)
}

const MINE: &str = "ROOM/balm/routines/focus-reset.toml";

#[test]
fn one_of_balms_own_is_copied_opened_and_checked() {
    let room = Room::new();
    editor(
        &room,
        "sed -i 's/^title = \"Four-minute.*/title = \"Mine\"/' \"$2\"; test \"$1\" = '--wait here'",
    );
    let ran = edit(&room, "focus-reset", "VISUAL", "ed '--wait here'");
    assert_eq!(ran.err, format!("This is your own copy, played instead of balm's from now on: {MINE}\n"));
    assert_eq!(ran.out, "Rehearse it: balm preview focus-reset\nPlay it:     balm play focus-reset\n");
    assert_eq!(ran.code, Some(0));
    assert!(room.balm(&["list"]).out.contains("4:04  Mine, yours"));
    let again = edit(&room, "focus-reset", "EDITOR", "true");
    assert_eq!(again.err, format!("Your routine: {MINE}\n"));
    assert!(room.balm(&["list"]).out.contains("Mine, yours"));
}

#[test]
fn a_name_like_a_command_is_given_to_the_editor_as_a_file() {
    let room = Room::new();
    let tiny = std::fs::read_to_string(room.path("tiny.toml")).unwrap();
    editor(&room, "case \"$1\" in /*) echo '# seen' >> \"$1\";; esac");
    for name in ["+call system(1).toml", "-x.toml"] {
        room.write(name, &tiny);
        let mut command = room.command(&["edit", "--", name]);
        command.env("EDITOR", "ed").env("PATH", format!("{}:/usr/bin:/bin", room.path("bin").display()));
        assert_eq!(room.run(command).code, Some(0), "{name}");
        assert!(std::fs::read_to_string(room.path(name)).unwrap().ends_with("# seen\n"), "{name}");
    }
}

#[test]
fn a_copy_takes_its_translations_along() {
    let room = Room::new();
    let ran = edit(&room, "scalp-sleep-wind-down", "EDITOR", "true");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(room.path("balm/routines/i18n/scalp-sleep-wind-down.de.toml").exists());
    let copied = "Copied with it: ROOM/balm/routines/i18n/scalp-sleep-wind-down.de.toml\n";
    assert!(ran.err.starts_with(copied), "{}", ran.err);
    let shown = room.balm(&["show", "scalp-sleep-wind-down", "--language", "de"]);
    assert_eq!((shown.code, &*shown.err), (Some(0), ""));
}

#[test]
fn a_routine_of_the_users_own_is_opened_where_it_lies() {
    let room = Room::new();
    editor(&room, "echo '# seen' >> \"$1\"");
    let ran = edit(&room, "tiny.toml", "EDITOR", "ed");
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert_eq!(ran.out, "Rehearse it: balm preview tiny.toml\nPlay it:     balm play tiny.toml\n");
    assert!(std::fs::read_to_string(room.path("tiny.toml")).unwrap().ends_with("# seen\n"));
    assert!(!room.path("balm/routines").exists());
}

#[test]
fn mistakes_are_told_when_the_editor_ends() {
    let room = Room::new();
    editor(&room, "sed -i 's/for = \"4s\"/for = 4/' \"$1\"");
    let ran = edit(&room, "tiny.toml", "EDITOR", "ed");
    assert_eq!((ran.code, &*ran.out), (Some(3), ""));
    assert!(
        ran.err.starts_with("error: ") && ran.err.ends_with("To fix it: balm edit tiny.toml\n"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("If you did not write it"), "{}", ran.err);
}

#[test]
fn without_an_editor_the_file_is_named() {
    let room = Room::new();
    room.balm(&["edit", "tiny.toml"])
        .says("tiny.toml\nNo editor is set. Open that file with one, or set EDITOR.\n");
    let ran = edit(&room, "tiny.toml", "EDITOR", "nosuch --x");
    ran.fails(1, "balm: program \"nosuch\" not found; EDITOR names it as your editor\n");
}

#[test]
fn a_new_routine_plays_at_once_and_says_what_comes_next() {
    let room = Room::new();
    let flags =
        ["new", "--title", "Calves & feet", "--region", "calves", "--region", "feet", "--minutes", "12"];
    room.balm(&flags).says(
        "Your routine: ROOM/balm/routines/calves-feet.toml\n\n\
         Change it:   balm edit calves-feet\n\
         Rehearse it: balm preview calves-feet\n\
         Play it:     balm play calves-feet\n",
    );
    let shown = room.balm(&["show", "calves-feet"]);
    assert_eq!((shown.code, &*shown.err), (Some(0), ""));
    assert!(shown.out.starts_with("Calves & feet\n1"), "{}", shown.out);
    // The same again takes another name and leaves the first alone.
    let again = room.balm(&flags);
    assert!(again.out.contains("Your routine: ROOM/balm/routines/calves-feet-2.toml\n"), "{}", again.out);
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let room = Room::new();
    let ran = room.balm(&["new"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    assert!(ran.out.starts_with("Your routine: ROOM/balm/routines/my-routine.toml\n"), "{}", ran.out);
    let night = room.balm(&["new", "night.toml", "--goal", "sleep"]);
    assert!(night.out.ends_with("Play it:     balm play night.toml\n"), "{}", night.out);
    assert!(std::fs::read_to_string(room.path("night.toml")).unwrap().contains("\nkind = \"night\""));
}

#[test]
fn a_new_routine_never_takes_the_place_of_a_file() {
    let room = Room::new();
    room.balm(&["new", "tiny.toml"])
        .fails(1, "balm: tiny.toml: this file already exists\nGive another name, such as tiny-2.toml.\n");
    room.balm(&["new", "neck.txt"])
        .fails(2, "balm: neck.txt: a routine is a TOML file; end the name in .toml\n");
}

#[test]
fn what_cannot_be_meant_is_told() {
    let room = Room::new();
    for (flag, word, told) in [
        ("--region", "clf", "balm: balm does not know the place \"clf\" (did you mean \"calf\"?)\n"),
        ("--region", "throat", "balm: hands must stay away from there: Front of the neck and throat\n"),
        (
            "--goal",
            "slep",
            "balm: \"slep\" is not a goal (did you mean \"sleep\"?); the goals are: relaxation, circulation, \
             tension-relief, flexibility, mood, sleep, focus\n",
        ),
    ] {
        room.balm(&["new", flag, word]).fails(2, told);
    }
    assert!(!room.path("balm/routines/my-routine.toml").exists());
}

#[test]
fn what_is_too_short_is_as_long_as_it_must_be_and_says_so() {
    let room = Room::new();
    for (kind, minutes) in [("night", 5), ("day", 3)] {
        let file = format!("{kind}.toml");
        let ran = room.balm(&["new", &file, "--kind", kind, "--region", "sole", "--minutes", "2"]);
        let told =
            format!("It takes {minutes} minutes: the words and the silence between them need that long.\n");
        assert_eq!((ran.code, ran.err), (Some(0), told));
        let checked = room.balm(&["check", &file, "--strict", "--voice", "none"]);
        assert_eq!((checked.code, &*checked.err), (Some(0), ""), "{}", checked.out);
    }
    let many = [
        "new",
        "many.toml",
        "--region",
        "face, neck, shoulders, arms, hands & back",
        "--region",
        "legs and feet",
    ];
    let ran = room.balm(&[&many[..], &["--kind", "night"]].concat());
    assert!(ran.err.starts_with("It takes "), "{}", ran.err);
    assert_eq!(room.balm(&["new", "long.toml", "--minutes", "41"]).code, Some(2));
}

#[test]
fn a_new_routine_may_begin_as_a_copy_with_its_remarks_kept() {
    let room = Room::new();
    room.write("tiny.toml", "# Mine.\n".to_owned() + crate::room::TINY);
    let ran = room.balm(&["new", "two.toml", "--from", "tiny.toml", "--title", "Two"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    let text = std::fs::read_to_string(room.path("two.toml")).unwrap();
    let head =
        "# Mine.\nbalm = 1\ntitle = \"Two\"\nid = \"two\"\nbased_on = \"tiny\"\n\n[[step]]\nid = \"warm\"\n";
    assert!(text.starts_with(head), "{text}");
    let own = room.balm(&["new", "--from", "desk-neck-shoulders"]);
    let copied = "Copied with it: ROOM/balm/routines/i18n/desk-neck-shoulders.es.toml\n";
    assert_eq!((own.code, &*own.err), (Some(0), copied));
    assert!(own.out.contains("/desk-break-neck-and-shoulders-mine.toml\n"), "{}", own.out);
    let shown = room.balm(&["show", "desk-break-neck-and-shoulders-mine", "--language", "es"]);
    assert_eq!((shown.code, &*shown.err), (Some(0), ""));
}

#[test]
fn spanish_is_spoken_with_nothing_installed_also_in_a_copy() {
    let room = Room::new();
    room.balm(&["new", "--from", "three-minute-hands", "--title", "Mine"]);
    let text = std::fs::read_to_string(room.path("balm/routines/i18n/three-minute-hands.es.toml")).unwrap();
    // A line of other words has no recording.
    let lap = text.lines().find(|line| line.starts_with("\"lap.say\"")).unwrap();
    room.write("balm/routines/i18n/three-minute-hands.es.toml", text.replace(lap, "\"lap.say\" = \"Hola.\""));
    for (name, voice, silent) in
        [("three-minute-hands", "", 0), ("mine", "", 1), ("three-minute-hands", "none", 11)]
    {
        let mut command = room.command(&["show", name, "--language", "es", "--json"]);
        command.env("BALM_VOICE", voice);
        let ran = room.run(command);
        let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let said = shown["markers"].as_array().unwrap().iter().filter(|marker| marker["what"] == "say");
        let lengths: Vec<f64> = said.map(|line| line["length"].as_f64().unwrap()).collect();
        let none = lengths.iter().filter(|length| **length == 0.0).count();
        assert_eq!((lengths.len(), none), (11, silent), "{name} {voice}: {ran:?}");
    }
}

#[test]
fn a_copy_takes_along_what_it_uses() {
    let room = Room::new();
    room.write("kept/parts/end.toml", crate::room::TINY);
    room.write("kept/all.toml", "balm = 1\ntitle = \"All\"\n\n[[step]]\nuse = \"parts/end.toml\"\n");
    let ran = room.balm(&["new", "--from", "kept/all.toml", "--title", "Two"]);
    let copied = "Copied with it: ROOM/balm/routines/parts/end.toml\n";
    assert_eq!((ran.code, &*ran.err), (Some(0), copied));
    let shown = room.balm(&["show", "two"]);
    assert!(shown.out.contains("Warm the hands") && shown.code == Some(0), "{shown:?}");
    // Again: what is there already is no news, unless it is another file.
    let again = room.balm(&["new", "--from", "kept/all.toml", "--title", "Three"]);
    assert_eq!((again.code, &*again.err), (Some(0), ""));
    room.write("balm/routines/parts/end.toml", crate::room::TINY.replace("Warm", "Rub"));
    let again = room.balm(&["new", "--from", "kept/all.toml", "--title", "Four"]);
    let stays =
        "Not copied, and used as it is, because there is another file: ROOM/balm/routines/parts/end.toml\n";
    assert_eq!((again.code, &*again.err), (Some(0), stays));
}

/// A routine that uses a file which has the name of one of balm's.
fn stranger(room: &Room) {
    room.write("kept/jaw-face-headache.toml", crate::room::TINY.replace("Tiny", "EVIL"));
    room.write("kept/r.toml", "balm = 1\ntitle = \"Nice\"\n\n[[step]]\nuse = \"jaw-face-headache.toml\"\n");
}

#[test]
fn what_a_copy_takes_along_never_takes_the_place_of_balms_own_routine() {
    let room = Room::new();
    stranger(&room);
    let refused = "\
balm: kept/r.toml: a copy brings along jaw-face-headache.toml, which would be played instead of balm's \"jaw-face-headache\"
Save the copy in a folder of its own, for example as mine/NAME.toml.
";
    room.balm(&["new", "--from", "kept/r.toml"]).fails(1, refused);
    let named = room.path("balm/routines/nice.toml");
    room.balm(&["new", &named.display().to_string(), "--from", "kept/r.toml"]).fails(1, refused);
    assert!(!room.path("balm/routines/jaw-face-headache.toml").exists() && !named.exists());
    assert!(!room.balm(&["show", "jaw-face-headache"]).out.contains("EVIL"));
    let ran = room.balm(&["new", "mine/nice.toml", "--from", "kept/r.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err, "Copied with it: mine/jaw-face-headache.toml\n");
    assert!(!room.balm(&["show", "jaw-face-headache"]).out.contains("EVIL"));
}

#[test]
fn a_title_never_takes_the_place_of_balms_own_routine() {
    let room = Room::new();
    for args in
        [&["new", "--title", "Focus reset"][..], &["new", "--from", "tiny.toml", "--title", "Focus reset"]]
    {
        let ran = room.balm(args);
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        assert!(ran.out.starts_with("Your routine: ROOM/balm/routines/focus-reset-"), "{}", ran.out);
    }
    assert!(room.balm(&["show", "focus-reset"]).out.starts_with("Four-minute"));
    // Whoever names the file means it, and is told.
    let named = room.path("balm/routines/focus-reset.toml").display().to_string();
    let ran = room.balm(&["new", &named, "--from", "tiny.toml"]);
    let told = "It is played instead of balm's \"focus-reset\" from now on.\n";
    assert_eq!((ran.code, &*ran.err), (Some(0), told));
}

#[test]
fn a_copy_of_a_change_is_a_change() {
    let room = Room::new();
    room.write("kept/base.toml", crate::room::TINY);
    room.write("kept/anna.toml", "balm = 1\nextends = \"base.toml\"\n\n[change.warm]\nfor = \"20s\"\n");
    let ran = room.balm(&["new", "--from", "kept/anna.toml", "--title", "Ben"]);
    let copied = "Copied with it: ROOM/balm/routines/base.toml\n";
    assert_eq!((ran.code, &*ran.err), (Some(0), copied));
    let shown = room.balm(&["show", "ben"]);
    assert!(shown.out.contains("Changed for you") && shown.err.is_empty(), "{shown:?}");
}

#[test]
fn a_copy_writes_nothing_outside_its_folder() {
    let room = Room::new();
    room.write("kept/a/b/c/stay", "");
    room.write("kept/a/out.toml", crate::room::TINY);
    std::os::unix::fs::symlink("a/b/c", room.path("kept/s")).unwrap();
    for (header, path) in [
        ("balm = \"1.9\"\nextends = \"base.toml\"\n[text]\nde = ", "s/../../out.toml"),
        ("balm = 1\ntitle = \"x\"\n[text]\nde = ", "s/../../out.toml"),
    ] {
        room.write("kept/base.toml", crate::room::TINY);
        room.write("kept/evil.toml", format!("{header}\"{path}\"\n"));
        room.balm(&["new", "--from", "kept/evil.toml", "--title", "Mine"]);
        for place in ["out.toml", "balm/out.toml", "balm/routines/out.toml"] {
            assert!(!room.path(place).exists(), "{header}{path}: {place}");
        }
    }
}

#[test]
fn a_copy_that_would_be_without_its_sounds_is_not_made() {
    let room = Room::new();
    let sounds = "\n[sounds]\nrain = \"rain.wav\"\n";
    room.write("kept/all.toml", crate::room::TINY.to_owned() + sounds);
    room.balm(&["new", "--from", "kept/all.toml"]).fails(
        1,
        "balm: kept/all.toml: its sounds and pictures are in its folder, where a copy elsewhere cannot find them\n\
         Save the copy next to it, for example as kept/NAME.toml.\n",
    );
    assert!(!room.path("balm/routines/tiny-mine.toml").exists());
    let beside = room.balm(&["new", "kept/two.toml", "--from", "kept/all.toml"]);
    assert_eq!((beside.code, &*beside.err), (Some(0), ""));
}
