//! Files and routines found by names that look the same, and the true reason where one is not found.

use crate::room::{Ran, Room, TINY};

const MAC: &str = "ru\u{308}cken";
const TYPED: &str = "r\u{fc}cken";

fn show(room: &Room, name: &str) -> Ran {
    room.balm(&["show", name])
}

#[test]
fn a_routine_is_found_by_its_name_as_it_is_typed() {
    let room = Room::new();
    room.write(&format!("balm/routines/{MAC}.toml"), TINY);
    room.write("balm/routines/Evening Rest.TOML", TINY);
    room.write("balm/routines/anna/neck.toml", TINY);
    room.write("balm/routines/anna/i18n/neck.de.toml", "title = \"Nacken\"\n");
    room.write(&format!("{MAC}-2.toml"), TINY);
    for name in [
        TYPED,
        MAC,
        "R\u{dc}CKEN",
        "Evening Rest",
        "evening\u{a0}rest",
        "anna/neck",
        "neck",
        &format!("{TYPED}-2.toml"),
        &format!("./{TYPED}-2.toml"),
    ] {
        let shown = show(&room, name);
        assert!(shown.code == Some(0) && shown.out.contains("Warm the hands"), "{name}: {shown:?}");
    }
    let listed = room.balm(&["list"]).out;
    for name in [MAC, "Evening Rest", "anna/neck"] {
        assert!(listed.lines().any(|line| line.starts_with(&format!("{name}  "))), "{name} in {listed}");
    }
    assert!(!listed.contains("i18n") && !listed.contains("broken"), "{listed}");
    let checked = room.balm(&["check", "balm/routines", "--format", "concise"]);
    assert!(checked.out.contains("Evening Rest.TOML"), "{checked:?}");
}

#[test]
fn a_routine_of_balms_is_not_hidden_by_one_in_a_folder() {
    let room = Room::new();
    room.write("balm/routines/anna/focus-reset.toml", TINY);
    assert!(!show(&room, "focus-reset").out.contains("Warm the hands"));
    assert!(show(&room, "anna/focus-reset").out.contains("Warm the hands"));
}

#[test]
fn a_path_in_other_capitals_is_offered_and_not_taken() {
    let room = Room::new();
    std::fs::create_dir_all(room.path("sounds")).unwrap();
    room.tone("sounds/Rain.WAV", 48_000);
    room.tone("sounds/Mu\u{308}ller.wav", 48_000);
    let with = |file: &str| {
        format!(
            "{TINY}say = \"Rest.\"\n\n[sounds]\nmine = \"{file}\"\n\n[defaults]\nbed = \"mine\"\ngain = \"-6 dB\"\n"
        )
    };
    room.write("c.toml", with("Sounds/rain.wav"));
    let checked = room.balm(&["check", "c.toml"]);
    let there = "there is no Sounds/rain.wav; did you mean sounds/Rain.WAV?";
    assert!(checked.out.contains(there) && !checked.out.contains("put the file there"), "{checked:?}");
    room.write("n.toml", with("sounds/M\u{fc}ller.wav"));
    let checked = room.balm(&["check", "n.toml", "--format", "concise"]);
    assert!(!checked.out.contains("ller.wav"), "{checked:?}");
    show(&room, "Tiny.toml").fails(1, "balm: there is no Tiny.toml; did you mean tiny.toml?\n");
    show(&room, "tinny.toml").fails(1, "balm: tinny.toml: file not found\n");
}

#[test]
fn fix_writes_paths_in_the_capitals_of_the_one_file_that_fits() {
    let room = Room::new();
    for folder in ["Sounds", "voice", "i18n"] {
        std::fs::create_dir_all(room.path(folder)).unwrap();
    }
    for file in ["Sounds/Rain.WAV", "Sounds/Ru\u{308}cken.wav", "voice/Left-Hand.wav", "voice/Right-Hand.wav"]
    {
        room.tone(file, 48_000);
    }
    for file in ["Sounds/Two.wav", "Sounds/TWO.wav"] {
        room.tone(file, 48_000);
    }
    room.write("i18n/De.toml", "title = \"Klein\"\n");
    room.write("Closing.toml", TINY.replace("warm", "closing"));
    room.write(
        "r.toml",
        "balm = 1\ntitle = \"T\"\n\n[sounds]\nrain = \"sounds/rain.wav\"\nback = { file = 'sounds/R\u{dc}CKEN.wav' }\n\
         two = \"sounds/two.wav\"\n\n[text]\nde = \"I18N/de.toml\"\n\n[[step]]\ntitle = \"A\"\nfor = \"10s\"\n\
         sides = \"left-right\"\nbed = \"rain\"\nchime = \"back\"\nsay = \"Hold.\"\naudio = \"Voice/{side}-hand.wav\"\n\n\
         [[step]]\ntitle = \"B\"\nfor = \"20s\"\nbed = \"two\"\ncues = { 5s = { say = \"Now.\", audio = \"voice/left-hand.wav\" } }\n\n\
         [[step]]\nuse = \"closing.toml\"\n",
    );
    let first = room.balm(&["check", "r.toml", "--fix", "--format", "concise"]);
    let fixed = std::fs::read_to_string(room.path("r.toml")).unwrap();
    for right in [
        "\"Sounds/Rain.WAV\"",
        "'Sounds/Ru\u{308}cken.wav'",
        "\"i18n/De.toml\"",
        "\"voice/{side}-Hand.wav\"",
        "\"voice/Left-Hand.wav\"",
        "\"Closing.toml\"",
        // Two files could be meant.
        "\"sounds/two.wav\"",
    ] {
        assert!(fixed.contains(right), "{right}: {fixed}\n{first:?}");
    }
    room.balm(&["check", "r.toml", "--fix"]);
    assert_eq!(std::fs::read_to_string(room.path("r.toml")).unwrap(), fixed);

    room.write("Base.toml", TINY);
    room.write("mine.toml", "balm = 1\nextends = \"base.toml\"\n[change.warm]\nfor = \"6s\"\n");
    room.balm(&["check", "mine.toml", "--fix"]);
    assert!(std::fs::read_to_string(room.path("mine.toml")).unwrap().contains("\"Base.toml\""));
}

#[test]
fn a_sound_that_is_there_is_not_called_missing() {
    let room = Room::new();
    std::fs::create_dir_all(room.path("rain.wav")).unwrap();
    room.write("r.toml", format!("{TINY}\n[sounds]\nmine = \"rain.wav\"\n\n[defaults]\nbed = \"mine\"\n"));
    let checked = room.balm(&["check", "r.toml"]);
    assert!(checked.out.contains("rain.wav: this is a folder, not a file"), "{checked:?}");
    assert!(!checked.out.contains("put the file there") && !checked.out.contains("no-sound"), "{checked:?}");
}

#[test]
fn a_change_finds_by_name_what_play_finds() {
    let room = Room::new();
    let mine = TINY.replace("Tiny", "Mine");
    let change = |name: &str| format!("balm = 1\nextends = \"{name}\"\n[change.warm]\nfor = \"6s\"\n");
    room.write("balm/routines/mine.toml", &mine);
    room.write(&format!("balm/routines/{MAC}.toml"), &mine);
    room.write("balm/routines/anna/neck.toml", &mine);
    room.write("balm/routines/focus-reset.toml", &mine);
    for name in ["mine", TYPED, "neck", "anna/neck", "focus-reset"] {
        for file in ["anna.toml", "balm/routines/for-anna.toml"] {
            room.write(file, change(name));
            let shown = show(&room, file);
            assert!(
                shown.code == Some(0) && shown.out.contains("Warm the hands"),
                "{name} {file}: {shown:?}"
            );
        }
    }
    // One that has the name of what it changes means balm's.
    room.write(
        "balm/routines/jaw-face-headache.toml",
        "balm = 1\nextends = \"jaw-face-headache\"\ntitle = \"Jaw\"\n",
    );
    assert_eq!(show(&room, "jaw-face-headache").code, Some(0));
    room.write("anna.toml", change("mien"));
    let shown = show(&room, "anna.toml").err;
    assert!(shown.contains("there is no routine called \"mien\"; did you mean \"mine\"?"), "{shown}");
}

#[test]
fn what_only_looks_plain_is_mended() {
    let room = Room::new();
    for (name, text) in [
        ("indent", "balm = 1\ntitle = \"T\"\n[[step]]\n\u{a0}\u{a0}title = \"A\"\nfor = \"10s\"\n"),
        ("gain", "balm = 1\ntitle = \"T\"\n[[step]]\ntitle = \"A\"\nfor = \"10s\"\ngain = \"-6\u{a0}dB\"\n"),
        (
            "minus",
            "balm = 1\ntitle = \"T\"\n[[step]]\ntitle = \"A\"\nfor = \"10s\"\ngain = \"\u{2212}6 dB\"\n",
        ),
        ("zero-width", "balm = 1\ntitle = \"T\"\n\u{200b}[[step]]\ntitle = \"A\"\nfor = \"10s\"\n"),
        ("first", "\u{200b}balm = 1\ntitle = \"T\"\n[[step]]\ntitle = \"A\"\nfor = \"10s\"\n"),
        ("fence", "```toml\nbalm = 1\ntitle = \"T\"\n[[step]]\ntitle = \"A\"\nfor = \"10s\"\n```\n"),
        ("full", "balm ＝ 1\ntitle = ＂T＂\n［［step］］\ntitle = \"A\"\nfor = \"10s\"\n"),
        ("after", "balm = 1\ntitle = \"T\"\n[[step]]\ntitle = \"A\"\u{a0}\nfor\u{202f}= \"10s\" # \u{a0}\n"),
        ("curly", "balm = 1\ntitle = “T”\n[[step]]\ntitle = \"A”\nfor = \"10s\"\n"),
        (
            "path",
            "balm = 1\ntitle = \"T\"\n[text]\nde = \"i18n\\de.toml\"\n[[step]]\nid = \"a\"\ntitle = \"A\"\nfor = \"10s\"\n",
        ),
    ] {
        let file = format!("{name}.toml");
        room.write(&file, text);
        room.write("i18n/de.toml", "title = \"T\"\n\"a.title\" = \"A\"\n");
        let before = room.balm(&["check", &file, "--format", "concise"]);
        assert!(before.out.contains(": error[bad-"), "{name}: {before:?}");
        room.balm(&["check", &file, "--fix"]);
        let after = room.balm(&["check", &file, "--format", "concise"]);
        let text = std::fs::read_to_string(room.path(&file)).unwrap();
        assert!(!after.out.contains(": error[bad-"), "{name}: {text}\n{after:?}");
        assert!(
            text.contains("title = \"A\"") && text.starts_with("balm = 1\ntitle = \"T\"\n"),
            "{name}: {text}"
        );
    }
}

#[test]
fn each_translation_is_found_incomplete_at_its_own_line() {
    let room = Room::new();
    room.write("i18n/de.toml", "title = \"Kurz\"\n");
    room.write(
        "two.toml",
        format!("{TINY}\n[text]\nde = \"i18n/de.toml\"\n\n[text.es]\ntitle = \"Corto\"\n"),
    );
    let checked = room.balm(&["check", "two.toml", "--format", "concise"]).out;
    let found: Vec<&str> = checked.lines().filter(|line| line.contains("translation-incomplete")).collect();
    assert!(
        found.len() == 2 && found[0].starts_with("two.toml:15:") && found[1].starts_with("two.toml:17:"),
        "{checked}"
    );
}

#[test]
fn a_filtered_list_names_what_it_could_not_read() {
    let room = Room::new();
    room.write("balm/routines/bad.toml", "balm = 1\n");
    let listed = room.balm(&["list", "--goal", "sleep"]).out;
    assert!(
        listed.ends_with("bad cannot be read and is not listed. To see why: balm check bad\n"),
        "{listed}"
    );
    room.write("balm/routines/worse.toml", "balm = 1\n");
    let listed = room.balm(&["list", "neck"]).out;
    assert!(listed.ends_with("2 cannot be read and are not listed: bad, worse.\n"), "{listed}");
}

#[test]
fn a_list_is_chosen_by_words_and_minutes() {
    let room = Room::new();
    let names = |args: &[&str]| -> Vec<String> {
        let ran = room.balm(&[&["list"], args].concat());
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        let lines = ran.out.lines().take_while(|line| !line.is_empty());
        lines.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
    };
    assert!(names(&["neck"]).contains(&"desk-neck-shoulders".to_owned()));
    assert_eq!(names(&["tennis", "Foot"]), names(&["--tool", "tennis-ball", "--region", "foot"]));
    assert_eq!(names(&["focus"]), ["focus-reset"]);
    assert_eq!(names(&["--max", "5"]), names(&["--max", "5m"]));
    assert_eq!(names(&["--min", "20", "sleep"]), ["breath-and-body-scan-sleep"]);
    assert!(room.balm(&["list", "quux"]).out.contains("None of the 16 routines fits."));
    assert_eq!(
        room.balm(&["show", "focus-reset", "--fit", "5"]).out,
        room.balm(&["show", "focus-reset", "--fit", "5m"]).out
    );
}

#[test]
fn without_an_editor_nothing_is_copied() {
    let room = Room::new();
    room.balm(&["edit", "focus-reset"]).fails(
        1,
        "balm: there is no editor to open the routine with\n\
         Set EDITOR to the program you edit with, or make a copy: balm new --from focus-reset\n",
    );
    assert!(!room.path("balm/routines").exists());
}

#[test]
fn help_shows_what_fits_or_says_that_there_is_nothing() {
    let room = Room::new();
    for (word, begins) in [
        ("keys", "Keys while a routine plays:\n"),
        ("pause", "Keys while a routine plays:\n"),
        ("config", "# Settings\n"),
        ("author", "`author` is a key of a routine (`balm help format`).\n"),
        ("step", "`step` is a key of a routine"),
        ("overlay", "## For one client: overlays\n"),
        ("exit", "## Exit codes\n"),
        ("Sides", "`sides` is a key of a routine"),
    ] {
        let ran = room.balm(&["help", word]);
        assert!(ran.code == Some(0) && ran.out.starts_with(begins), "{word}: {ran:?}");
    }
    for word in ["nothing", "quux", "weather"] {
        room.balm(&["help", word]).fails(
            2,
            &format!("balm: there is no help about \"{word}\"\n`balm help` lists all commands and topics.\n"),
        );
    }
}

#[test]
fn a_link_to_what_is_not_there_is_told_as_one() {
    let room = Room::new();
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, room.path(name)).unwrap();
    link("away/neck.toml", "neck.toml");
    std::fs::create_dir_all(room.path("balm/routines")).unwrap();
    link("/away/evening.toml", "balm/routines/evening.toml");
    link("/away/focus-reset.toml", "balm/routines/focus-reset.toml");
    let told = |name: &str, to: &str| format!("balm: {name}: this is a link to {to}, which does not exist\n");
    show(&room, "neck.toml").fails(1, &told("neck.toml", "away/neck.toml"));
    let evening = told("ROOM/balm/routines/evening.toml", "/away/evening.toml");
    show(&room, "evening").fails(1, &evening);
    room.balm(&["edit", "evening"]).fails(1, &evening);
    room.write("balm/routines/anna/evening.toml", TINY);
    assert!(show(&room, "evening").out.starts_with("Tiny\n"));
    // balm's own is there, whatever a link promises.
    assert!(show(&room, "focus-reset").out.starts_with("Four-minute"));
    link("away.wav", "rain.wav");
    let bed =
        "[sounds]\nmy-rain = \"rain.wav\"\n[[step]]\nfor = \"5s\"\nbed = \"my-rain\"\nsay = \"Rest.\"\n";
    room.write("bed.toml", format!("balm = 1\ntitle = \"x\"\n{bed}"));
    let checked = room.balm(&["check", "bed.toml", "--format", "concise"]);
    let words = "error[no-sound]: rain.wav: this is a link to away.wav, which does not exist";
    assert!(checked.out.contains(words), "{checked:?}");
}
