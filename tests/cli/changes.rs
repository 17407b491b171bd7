//! What changes a session changes its files too, as it changes what `balm show` tells.

use std::fs;

use serde_json::Value;

use crate::room::Room;

/// With a name for every step, a bed, and another language.
const ROUTINE: &str = "\
balm = 1
title = \"Hands\"
[defaults]
gap = \"1s\"
[[step]]
id = \"warm\"
title = \"Warm the hands\"
for = \"20s\"
say = \"Rub your palms.\"
bed = \"rain\"
[[step]]
id = \"rest\"
title = \"Rest\"
for = \"20s\"
say = \"Rest your hands.\"
bed = \"rain\"
[text.de]
title = \"Hände\"
\"warm.title\" = \"Die Hände wärmen\"
\"warm.say\" = \"Reib die Handflächen.\"
\"rest.title\" = \"Ruhen\"
\"rest.say\" = \"Lass die Hände ruhen.\"
";

/// The same for somebody: the first step longer and in other words, the second left out.
const CHANGED: &str = "\
balm = 1
extends = \"hands.toml\"
title = \"Hands, for Anna\"
[change.warm]
for = \"32s\"
say = \"Rub your palms, Anna.\"
[change.rest]
skip = true
";

fn room() -> Room {
    let room = Room::new();
    room.write("hands.toml", ROUTINE);
    room.write("anna.toml", CHANGED);
    room
}

/// What `show` tells.
fn shown(room: &Room, args: &[&str]) -> Value {
    let ran = room.balm(&[&["show", "--json"], args].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// What is written as text.
fn text(room: &Room, format: &str, args: &[&str]) -> String {
    let ran = room.balm(&[&["export", "-o", "-", "--quiet", "--format", format], args].concat());
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    ran.out
}

/// The frames of the sound that is written, as it is played.
fn frames(room: &Room, args: &[&str]) -> Vec<[i16; 2]> {
    let write = ["export", "-o", "a.wav", "--force", "--quiet", "--as-played"];
    room.balm(&[&write, args].concat()).says("");
    let wav = hound::WavReader::open(room.path("a.wav")).unwrap();
    let samples: Vec<i16> = wav.into_samples().map(Result::unwrap).collect();
    samples.chunks_exact(2).map(|frame| [frame[0], frame[1]]).collect()
}

/// How loud a stretch is that begins and ends at these seconds.
fn level(frames: &[[i16; 2]], from: usize, to: usize) -> f64 {
    let stretch = &frames[from * 48_000..to * 48_000];
    let sum: f64 = stretch.iter().flatten().map(|sample| f64::from(*sample).powi(2)).sum();
    (sum / (2 * stretch.len()) as f64).sqrt()
}

/// The sound is as long as is shown, and its chapters are the steps that are shown; how long, in seconds.
#[track_caller]
fn is_as_shown(room: &Room, args: &[&str]) -> f64 {
    let shown = shown(room, args);
    let end = shown["end"].as_f64().unwrap();
    assert_eq!(frames(room, args).len(), (end * 48_000.0).round() as usize, "{args:?}");
    let chapters: Value = serde_json::from_str(&text(room, "chapters-json", args)).unwrap();
    assert_eq!(chapters["title"], shown["title"], "{args:?}");
    let steps = |all: &Value, begins: &str| -> Vec<(f64, String)> {
        let step = |one: &Value| (one[begins].as_f64().unwrap(), one["title"].as_str().unwrap().to_owned());
        all.as_array().unwrap().iter().map(step).collect()
    };
    let (listed, passages) = (steps(&chapters["chapters"], "startTime"), steps(&shown["passages"], "start"));
    // The first chapter begins with the file, getting ready with it.
    assert_eq!(listed[0], (0.0, passages[0].1.clone()), "{args:?}");
    assert_eq!(listed[1..], passages[1..], "{args:?}");
    let captions = text(room, "vtt", args);
    for marker in shown["markers"].as_array().unwrap().iter().filter(|marker| marker["what"] == "say") {
        let said = marker["text"].as_str().unwrap();
        assert!(captions.lines().any(|line| line == said), "{args:?}: no {said} in {captions}");
    }
    end
}

#[test]
fn a_file_is_as_long_as_is_shown_however_it_was_changed() {
    let room = room();
    let usual = is_as_shown(&room, &["hands.toml"]);
    assert!(is_as_shown(&room, &["hands.toml", "--fit", "60s"]) > usual + 5.0);
    assert!(is_as_shown(&room, &["hands.toml", "--fit", "38s"]) < usual - 2.0);
    let wait = is_as_shown(&room, &["hands.toml", "--start-in", "10s"]);
    // What is asked for is instead of the time in which the sound rises.
    assert!((wait - usual - 7.0).abs() < 0.001, "{wait} s, {usual} s without the wait");
    assert!((usual - is_as_shown(&room, &["hands.toml", "--start-in", "0s"]) - 3.0).abs() < 0.001);
    is_as_shown(&room, &["hands.toml", "--bed", "ocean"]);
    is_as_shown(&room, &["hands.toml", "--no-bed"]);
    is_as_shown(&room, &["hands.toml", "--language", "de"]);
    is_as_shown(&room, &["anna.toml"]);
}

#[test]
fn another_bed_is_another_sound_and_no_bed_is_none() {
    let room = room();
    let rain = frames(&room, &["hands.toml"]);
    let ocean = frames(&room, &["hands.toml", "--bed", "ocean"]);
    assert_eq!(rain.len(), ocean.len());
    assert!(rain != ocean && level(&rain, 8, 18) > 100.0 && level(&ocean, 8, 18) > 100.0);
    assert!(frames(&room, &["hands.toml", "--bed", "rain"]) == rain, "it has rain already");
    let none = frames(&room, &["hands.toml", "--no-bed"]);
    assert_eq!(level(&none, 8, 18), 0.0);
    // One of the listener's own.
    room.tone("mine.wav", 48_000 * 60);
    let mine = frames(&room, &["hands.toml", "--bed", "mine.wav"]);
    assert!(mine != rain && level(&mine, 8, 18) > 100.0);
}

#[test]
fn a_bed_in_layers_is_typed_saved_and_heard_the_same() {
    let room = room();
    let typed = frames(&room, &["hands.toml", "--bed", "rain+wind:-3dB"]);
    let rain = frames(&room, &["hands.toml"]);
    assert!(typed != rain && typed.len() == rain.len());
    assert!((level(&typed, 8, 18) / level(&rain, 8, 18)).log10().abs() < 0.1, "as loud as one");
    room.tone("mine.wav", 48_000 * 60);
    let saved =
        format!("[beds]\nstorm = \"rain+wind:-3dB\"\nhum = \"{}\"\n", room.path("mine.wav").display());
    room.write("balm/config.toml", saved);
    assert!(level(&frames(&room, &["hands.toml", "--bed", "storm"]), 8, 18) > 100.0);
    let hum = frames(&room, &["hands.toml", "--bed", "hum"]);
    assert!(hum == frames(&room, &["hands.toml", "--bed", "mine.wav"]), "one file under two names");
    // A saved bed is a layer like any other.
    let all = frames(&room, &["hands.toml", "--bed", "storm+hum:-6dB"]);
    assert!(all != typed && level(&all, 8, 18) > 100.0);
    for (bed, said) in [
        (
            "rain+wnd",
            "there is no bed or sound file called \"wnd\" (did you mean \"wind\"?)\n`balm sounds` lists the beds.",
        ),
        (
            "storm+strom",
            "there is no bed or sound file called \"strom\" (did you mean \"storm\"?)\n`balm sounds` lists the beds.",
        ),
        (
            "rain+wind:loud dB",
            "the bed \"rain+wind:loud dB\": \"loud dB\" is not a level\nWrite it like rain+brown-noise:-6dB.",
        ),
        (
            "storm+fire+night+ocean",
            "the bed \"storm+fire+night+ocean\": 5 layers are too many: a bed has at most 4\nLeave out the quietest.",
        ),
        (
            "rain:-3dB",
            "the bed \"rain:-3dB\": \"rain\" has a level, but no other layer\nA level is relative to other layers: write it like rain+brown-noise:-6dB.",
        ),
    ] {
        room.play(&["hands.toml", "--bed", bed]).fails(2, &format!("balm: {said}\n"));
    }
    // What a listener saved is nothing to a routine, which may be a stranger's.
    room.write(
        "other.toml",
        "balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"a\"\nfor = \"5s\"\nbed = \"storm\"\n",
    );
    assert!(room.balm(&["check", "other.toml"]).out.contains("there is no bed \"storm\""));
}

#[test]
fn a_layer_that_is_missing_is_replaced_and_the_others_stay() {
    let room = room();
    room.write(
        "mine.toml",
        "balm = 1\ntitle = \"x\"\n[sounds]\ngone = \"gone-fire.wav\"\n[[step]]\ntitle = \"a\"\nfor = \"5s\"\nbed = \"rain+gone:-6dB\"\n",
    );
    let ran = room.play(&["mine.toml", "--plain"]);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.out.contains("You hear balm's fire instead.")
            || ran.err.contains("You hear balm's fire instead."),
        "{ran:?}"
    );
    let checked = room.balm(&["check", "mine.toml"]);
    assert!(checked.code == Some(1) && checked.out.contains("no-sound]: gone-fire.wav"), "{checked:?}");
}

#[test]
fn time_to_get_ready_is_in_the_file_before_the_first_step() {
    let room = room();
    let captions = |args: &[&str]| text(&room, "vtt", args);
    let usual = captions(&["hands.toml"]);
    let begins =
        |captions: &str| captions.lines().find(|line| line.contains(" --> ")).unwrap()[..12].to_owned();
    assert!(begins(&usual).starts_with("00:00:03"), "{usual}");
    let later = captions(&["hands.toml", "--start-in", "10s"]);
    assert!(begins(&later).starts_with("00:00:10"), "{later}");
}

#[test]
fn in_another_language_every_file_speaks_it() {
    let room = room();
    for format in ["vtt", "lrc", "text", "handout"] {
        let german = text(&room, format, &["hands.toml", "--language", "de"]);
        for words in ["Hände", "Reib die Handflächen.", "Lass die Hände ruhen."] {
            assert!(german.contains(words), "{format}: no {words} in {german}");
        }
        assert!(!german.contains("palms") && !german.contains("Rest"), "{format}: {german}");
        assert!(text(&room, format, &["hands.toml"]).contains("Rub your palms."), "{format}");
    }
    let captions = text(&room, "vtt", &["hands.toml", "--language", "de"]);
    assert!(captions.starts_with("WEBVTT - Hände\nLanguage: de\n"), "{captions}");
    room.balm(&["export", "hands.toml", "-o", "de.mp3", "--language", "de", "--quiet"]).says("");
    let tag = id3::Tag::read_from_path(room.path("de.mp3")).unwrap();
    use id3::TagLike;
    assert_eq!(tag.title(), Some("Hände"));
    assert_eq!(tag.get("TLAN").and_then(|frame| frame.content().text()), Some("ger"));
}

#[test]
fn changes_for_somebody_are_in_their_files() {
    let room = room();
    for format in ["vtt", "lrc", "text", "handout"] {
        let theirs = text(&room, format, &["anna.toml"]);
        assert!(theirs.contains("Hands, for Anna") && theirs.contains("Rub your palms, Anna."), "{theirs}");
        assert!(!theirs.contains("Rest your hands."), "{format}: {theirs}");
    }
    let [usual, theirs] = ["hands.toml", "anna.toml"].map(|name| shown(&room, &[name]));
    assert_eq!(usual["passages"].as_array().unwrap().len(), 2);
    assert_eq!(theirs["passages"].as_array().unwrap().len(), 1);
    assert_eq!(
        theirs["passages"][0]["end"].as_f64().unwrap() - theirs["passages"][0]["start"].as_f64().unwrap(),
        32.0
    );
    // All at once.
    let both = ["anna.toml", "--start-in", "3s", "--no-bed"];
    assert!((is_as_shown(&room, &both) - (3.0 + 32.0)).abs() < 1.0);
    room.balm(&[&["export", "-o", "all.wav", "--quiet"][..], &both].concat()).says("");
    assert!(fs::metadata(room.path("all.wav")).unwrap().len() > 4 * 48_000 * 35);
}

/// Three steps, of which the first is optional and the second is played side by side.
const SIDES: &str = "balm = 1
title = \"Sides\"
[[step]]
id = \"first\"
title = \"First\"
optional = true
for = \"30s\"
say = \"First.\"
[[step]]
id = \"sides\"
title = \"Both\"
sides = \"left-right\"
for = \"60s\"
min = \"10s\"
say = \"Now the {side} side.\"
[[step]]
id = \"last\"
title = \"Last\"
for = \"60s\"
min = \"10s\"
say = \"Last.\"
";

#[test]
fn what_an_overlay_changed_has_the_numbers_that_its_listener_sees() {
    let room = Room::new();
    room.write("sides.toml", SIDES);
    room.write(
        "for-anna.toml",
        "balm = 1\nextends = \"sides.toml\"\n[change.first]\nskip = true\n[change.last]\nfor = \"20s\"\n",
    );
    let shown = room.balm(&["show", "for-anna.toml"]).out;
    assert!(
        shown.contains("– First: skipped\n") && shown.contains("– 3. Last: length 60s, now 20s\n"),
        "{shown}"
    );
    assert!(shown.contains(" 3. Last\n"), "{shown}");
}

#[test]
fn what_fitting_changed_has_the_numbers_that_its_listener_sees() {
    let room = Room::new();
    room.write("sides.toml", SIDES);
    let shown = room.balm(&["show", "sides.toml", "--fit", "1m30s"]).out;
    let lines: Vec<&str> = shown.lines().map(str::trim).filter(|line| line.starts_with('–')).collect();
    assert_eq!(lines.len(), 3, "{shown}");
    assert_eq!(lines[0], "– First: skipped");
    assert!(lines[1].starts_with("– 1 and 2. Both: "), "{shown}");
    assert!(lines[2].starts_with("– 3. Last: "), "{shown}");
    // Too short: what keeps it from it is told by the same numbers.
    let shown = room.balm(&["show", "sides.toml", "--fit", "20s"]).out;
    let why = "steps 1, 2 and 3 have limits of their own (min)";
    assert!(shown.replace("\n  ", " ").contains(why), "{shown}");
}
