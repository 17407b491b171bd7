//! check and explain, typed.

use serde_json::Value;

use crate::room::Room;

/// A dozen mistakes.
const DOZEN: &str = include_str!("../broken/dozen.toml");
const FORMATS: [&str; 5] = ["text", "concise", "json", "github", "sarif"];

/// A routine without problems.
const GOOD: &str = "\
balm = 1
title = \"Good\"

[[step]]
technique = \"arrive\"
for = \"30s\"

[[step]]
technique = \"finish\"
for = \"30s\"
";

fn good(of: &str) -> String {
    GOOD.replace("Good", of)
}

#[test]
fn what_is_in_order_is_said_to_be() {
    let room = Room::new();
    room.write("good.toml", GOOD);
    room.balm(&["check", "good.toml"]).says("1 routine, no problems found\n");
    room.balm(&["check", "good.toml", "focus-reset", "--strict"]).says("2 routines, no problems found\n");
}

#[test]
fn every_routine_of_balms_own_is_in_order() {
    let room = Room::new();
    let listed: Value = serde_json::from_str(&room.balm(&["list", "--json"]).out).unwrap();
    let names: Vec<&str> = listed.as_array().unwrap().iter().map(|r| r["name"].as_str().unwrap()).collect();
    let all: Vec<&str> = ["check", "--strict", "--voice", "heart"].into_iter().chain(names).collect();
    room.balm(&all).says(&format!("{} routines, no problems found\n", all.len() - 4));
}

#[test]
fn a_warning_says_where_why_and_what_to_do() {
    let room = Room::new();
    let step = "[[step]]\nregion = \"palm\"\nside = \"both\"\ntechnique = \"sustained-pressure\"\npressure = 3\nfor = \"90s\"\n\n";
    room.write(
        "held.toml",
        GOOD.replacen(
            "[[step]]\ntechnique = \"finish\"",
            &format!("{step}[[step]]\ntechnique = \"finish\""),
            1,
        ),
    );
    let told = "\
warning[held-long]: one spot is pressed for 1m30s: 1m at most
  --> held.toml:13:7
13 | for = \"90s\"
   |       ^^^^^
   = why: A home manual says 15 to 30 seconds, and trials pressed for 30 to 90. Pressing for longer has not been shown to help more. How sure: low.
   = help: make it shorter, or say how many spots share the time: spots = 2

1 warning in 1 of 1 file
";
    room.balm(&["check", "held.toml"]).says(told);
    let strict = room.balm(&["check", "held.toml", "--strict"]);
    assert_eq!((strict.code, &*strict.out, &*strict.err), (Some(1), told, ""));
}

#[test]
fn a_folder_is_searched_in_order_and_other_files_in_it_are_left_alone() {
    let room = Room::new();
    room.write("all/b/two.toml", good("Two").replace("finish", "arrive"));
    room.write("all/a.toml", good("One").replace("arrive", "rest"));
    room.write("all/Cargo.toml", "[package]\nname = \"a\"\n");
    room.write("all/i18n/a.de.toml", "title = \"Eins\"\n");
    room.write("all/.hidden/three.toml", "balm = 1\n");
    let ran = room.balm(&["check", "all", "all/a.toml", "--format", "concise"]);
    let told = "\
all/a.toml:5:13: error[no-arrival]: the routine starts without time to settle
all/b/two.toml:9:13: error[no-ending]: the routine stops without an ending
";
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(1), told, ""));
    let ran = room.balm(&["check", "all/Cargo.toml"]);
    assert!(ran.out.contains("unknown-key") && ran.code == Some(1), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_checked() {
    let room = Room::new();
    room.write("good.toml", GOOD);
    let ran = room.balm(&["check", "good.toml", "gone.toml"]);
    assert_eq!((ran.code, &*ran.out), (Some(2), "1 routine, no problems found\n"));
    assert_eq!(ran.err, "balm: gone.toml: file not found\n");
    room.write("empty/notes.toml", "a = 1\n");
    room.balm(&["check", "empty"]).fails(
        2,
        "balm: no routine found in what you named\nThe file of a routine ends in .toml and starts with the line: balm = 1\n",
    );
}

#[test]
fn a_file_that_two_use_is_found_wrong_once() {
    let room = Room::new();
    room.write("base.toml", GOOD.replace("title = \"Good\"", "title = \"Good\"\ncautoins = [\"Stop.\"]"));
    room.write("anna.toml", "balm = 1\nextends = \"base.toml\"\n");
    room.write("bert.toml", "balm = 1\nextends = \"base.toml\"\n");
    let ran = room.balm(&["check", ".", "--format", "concise"]);
    assert_eq!(ran.out.matches("base.toml:3:1: error[unknown-key]").count(), 1, "{}", ran.out);
}

#[test]
fn every_format_tells_of_the_same_mistakes() {
    let room = Room::new();
    room.write("dozen.toml", DOZEN);
    let told = FORMATS.map(|format| {
        let ran = room.balm(&["check", "dozen.toml", "--format", format]);
        assert_eq!((ran.code, &*ran.err), (Some(1), ""), "{format}");
        ran.out
    });
    let [text, concise, json, github, sarif] = &told;
    let objects: Vec<Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects.len(), 14);
    let sarif: Value = serde_json::from_str(sarif).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!((concise.lines().count(), github.lines().count(), results.len()), (14, 14, 14));
    assert!(text.ends_with("14 errors in 1 of 1 file\n"), "{text}");
    for (i, object) in objects.iter().enumerate() {
        let (line, column) = (object["line"].to_string(), object["column"].to_string());
        let (code, message) = (object["code"].as_str().unwrap(), object["message"].as_str().unwrap());
        let begin = format!("dozen.toml:{line}:{column}: error[{code}]: {message}");
        assert_eq!(concise.lines().nth(i).unwrap(), begin);
        assert!(text.contains(&format!("error[{code}]: {message}\n")), "{message}");
        let command = github.lines().nth(i).unwrap();
        assert!(
            command.starts_with(&format!("::error file=dozen.toml,line={line},col={column},")),
            "{command}"
        );
        let region = &results[i]["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startLine"], &region["startColumn"]), (&object["line"], &object["column"]));
        assert_eq!(results[i]["ruleId"].as_str(), Some(code));
        let bytes = object["start"].as_u64().unwrap() as usize..object["end"].as_u64().unwrap() as usize;
        assert!(DOZEN.get(bytes).is_some(), "{object}");
    }
    let fix = &objects[0]["fix"];
    assert_eq!(fix["replacement"], "title");
    assert_eq!(
        &DOZEN[fix["start"].as_u64().unwrap() as usize..fix["end"].as_u64().unwrap() as usize],
        "titel"
    );
}

#[test]
fn sarif_has_what_the_standard_asks_for() {
    let room = Room::new();
    room.write("my file.toml", DOZEN);
    let log: Value =
        serde_json::from_str(&room.balm(&["check", "my file.toml", "--format", "sarif"]).out).unwrap();
    assert_eq!((log["version"].as_str(), log["runs"].as_array().unwrap().len()), (Some("2.1.0"), 1));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        assert!(["error", "warning"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap()));
    }
    for result in run["results"].as_array().unwrap() {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "my%20file.toml");
        let region = &place["region"];
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[key].as_u64().is_some_and(|number| number >= 1), "{region}");
        }
        for fix in result["fixes"].as_array().into_iter().flatten() {
            let change = &fix["artifactChanges"][0];
            assert_eq!(change["artifactLocation"], place["artifactLocation"]);
            assert!(change["replacements"][0]["deletedRegion"]["byteOffset"].is_u64());
            assert!(change["replacements"][0]["insertedContent"]["text"].is_string());
        }
    }
}

#[test]
fn nothing_a_stranger_writes_acts_in_any_format() {
    let room = Room::new();
    let hostile = "a\\u001b[2J\\u001b]0;owned\\u0007\\u202eb%0A::error ::c,d:e";
    let text = format!(
        "balm = 1\ntitle = \"{hostile}\"\nkind = \"{hostile}\"\n\"{hostile}\" = 1\n[[step]]\nfor = \"5s\"\nregion = \"{hostile}\"\nsay = \"\u{202e}{{x\u{9b}}}\"\n"
    );
    let name = "\u{202e}\u{1b}[2Ja,b:c%0Ad.toml";
    room.write(name, text);
    for format in FORMATS {
        let ran = room.balm(&["check", name, "--format", format]);
        assert_eq!(ran.code, Some(1), "{format}");
        let acts = |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{200b}\u{2066}".contains(c);
        let both = ran.out + &ran.err;
        assert!(!both.chars().any(acts), "{format}: {both:?}");
        if format == "github" {
            assert!(
                both.lines().all(|line| line.starts_with("::error file=[2Ja%2Cb%3Ac%250Ad.toml,line=")),
                "{both}"
            );
        }
        if format == "json" {
            let first: Value = serde_json::from_str(both.lines().next().unwrap()).unwrap();
            assert!(first["file"].as_str().unwrap().ends_with(name), "{first}");
        }
    }
}

#[test]
fn fix_mends_what_is_safe_and_keeps_the_rest_to_the_letter() {
    let room = Room::new();
    let before = "\
# Mine. \u{fc}ber alles
titel   =  'Hands'   # a remark

kind=\"nihgt\"
[[step]]
technique = \"arive\"    # sit
for = \"1m\"
[[step]]
technique = \"kneading\"
for = 45
";
    let after = "\
balm = 1
# Mine. \u{fc}ber alles
title   =  'Hands'   # a remark

kind=\"night\"
[[step]]
technique = \"arrive\"    # sit
for = \"1m\"
[[step]]
technique = \"petrissage\"
for = 45
";
    room.write("hands.toml", before);
    let ran = room.balm(&["check", "hands.toml", "--fix", "--format", "concise"]);
    assert_eq!(std::fs::read_to_string(room.path("hands.toml")).unwrap(), after);
    let told = "\
hands.toml:1: added balm = 1
hands.toml:2: titel is now title
hands.toml:4: \"nihgt\" is now \"night\"
hands.toml:6: \"arive\" is now \"arrive\"
hands.toml:9: \"kneading\" is now \"petrissage\"
";
    assert_eq!(ran.err, told);
    assert_eq!(
        (ran.code, &*ran.out),
        (Some(1), "hands.toml:11:7: error[bad-duration]: is 45 seconds or minutes?\n")
    );
}

#[test]
fn what_is_mended_in_one_file_is_mended_for_those_that_use_it() {
    let room = Room::new();
    room.write("base.toml", GOOD.replace("arrive", "arive"));
    room.write("anna.toml", "balm = 1\nextends = \"base.toml\"\n");
    let ran = room.balm(&["check", "anna.toml", "base.toml", "--fix"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), "base.toml:5: \"arive\" is now \"arrive\"\n"), "{}", ran.out);
}

#[test]
fn fix_leaves_alone_what_may_mean_two_things() {
    let room = Room::new();
    for text in [
        // Two slips that mean one key.
        "balm = 1\ntitel = \"a\"\ntitlee = \"b\"\n[[step]]\ntechnique = \"rest\"\nfor = \"1m\"\n",
        // As near to one point as to another.
        "balm = 1\ntitle = \"a\"\n[[step]]\ntechnique = \"rest\"\npoints = [\"GB22\"]\nfor = \"1m\"\n",
        // A whole part of the body, in which a place must be chosen.
        "balm = 1\ntitle = \"a\"\n[[step]]\nregion = \"shoulder\"\nfor = \"1m\"\n",
    ] {
        room.write("two.toml", text);
        let ran = room.balm(&["check", "two.toml", "--fix"]);
        assert_eq!((ran.code, &*ran.err), (Some(1), ""));
        assert_eq!(std::fs::read_to_string(room.path("two.toml")).unwrap(), text);
    }
}

#[test]
fn sounds_that_are_not_to_be_had_are_found_where_they_are_named() {
    let room = Room::new();
    room.write("noise.wav", "no sound at all");
    room.tone("tone.wav", 96_000);
    let sounds = "[sounds]\nwaves = \"gone.wav\"\nnoise = \"noise.wav\"\ntone = \"tone.wav\"\n";
    let steps = "\n[[step]]\nfor = \"30s\"\nbed = \"waves\"\nchime = \"noise\"\n\n[[step]]\nfor = \"30s\"\nbed = \"tone\"\n\n[[step]]\ntechnique = \"finish\"";
    let text = GOOD.replace("\n[[step]]\ntechnique = \"finish\"", steps).replacen(
        "\n\n",
        &format!("\n\n{sounds}\n"),
        1,
    );
    room.write("sounds.toml", text);
    let ran = room.balm(&["check", "sounds.toml", "--format", "concise"]);
    let told = "\
sounds.toml:15:7: error[no-sound]: gone.wav: file not found
sounds.toml:16:9: error[bad-sound]: noise.wav: this is not a sound file balm can read (WAV, AIFF, FLAC, MP3, M4A, Ogg Vorbis and Opus are)
";
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(1), told, ""));
}

#[test]
fn a_recording_for_each_answer_is_looked_for_by_the_answer() {
    let room = Room::new();
    room.tone("hold-light.wav", 48_000);
    let text =
        GOOD.replace("30s\"\n\n", "30s\"\nsay = \"Press one thumb into the palm, {pressure} and slowly, and breathe out as you go.\"\naudio = \"hold-{pressure}.wav\"\n\n");
    let ask = "[ask.pressure]\nquestion = \"How?\"\nchoices = [\"light\", \"firm\"]\n";
    room.write("asks.toml", format!("{text}\n{ask}"));
    let ran = room.balm(&["check", "asks.toml", "--format", "concise"]);
    let told = "asks.toml:8:9: error[no-sound]: hold-firm.wav: file not found\n";
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(1), told, ""));
    room.tone("hold-firm.wav", 48_000);
    room.balm(&["check", "asks.toml"]).says("1 routine, no problems found\n");
}

#[test]
fn a_recording_of_a_translation_is_looked_for_too() {
    let room = Room::new();
    let text = GOOD.replacen("30s\"\n\n", "30s\"\nid = \"a\"\nsay = \"Rub your palms.\"\n\n", 1);
    let spanish = "[text.es]\n\"a.say\" = \"Frota las palmas.\"\n\"a.audio\" = \"a.opus\"\n";
    room.write("told.toml", format!("{text}\n{spanish}"));
    let ran = room.balm(&["check", "told.toml", "--format", "concise"]);
    assert!(ran.out.contains("error[no-sound]: a.opus: file not found\n"), "{}", ran.out);
    assert_eq!(ran.out.matches("no-sound").count(), 1, "{}", ran.out);
}

#[test]
fn a_recording_is_measured() {
    let room = Room::new();
    room.tone("said.wav", 48_000 * 20);
    let step = "\n[[step]]\nfor = \"10s\"\naudio = \"said.wav\"\nsay = \"Rub your palms slowly until they feel warm and soft.\"\n\n[[step]]\ntechnique = \"finish\"";
    room.write("said.toml", GOOD.replace("\n[[step]]\ntechnique = \"finish\"", step));
    let ran = room.balm(&["check", "said.toml", "--format", "concise"]);
    assert!(
        ran.out.contains("error[words-too-long]: the words take 21s, but the step lasts 10s\n"),
        "{}",
        ran.out
    );
}

#[test]
fn explain_explains_one_code_or_lists_them_all() {
    let room = Room::new();
    let ran = room.balm(&["explain", "held-long"]);
    for told in [
        "warning[held-long]: One spot is pressed for a long time\n",
        "How sure: low.",
        "for = \"90s\"",
        "spots = 3",
        "allow = [\"held-long\"]",
    ] {
        assert!(ran.out.contains(told), "{told}:\n{}", ran.out);
    }
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    let listed = room.balm(&["explain"]).out;
    for code in ["unknown-key", "held-too-long", "no-sound", "night-chime"] {
        assert!(listed.contains(&format!("  {code} ")), "{listed}");
        assert_eq!(room.balm(&["explain", code]).code, Some(0));
    }
    assert_eq!(room.balm(&["explain", "error[held-too-long]"]).code, Some(0));
    room.balm(&["explain", "held-lnog"]).fails(
        2,
        "balm: there is no code \"held-lnog\" (did you mean \"held-long\"?)\n`balm explain` lists them all.\n",
    );
}
