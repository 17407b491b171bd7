//! vocabulary and help.

use std::process::{Command, Stdio};

use crate::room::{Ran, Room};

fn vocabulary(words: &[&str]) -> Ran {
    Room::new().balm(&[&["vocabulary"], words].concat())
}

#[test]
fn the_vocabulary_is_counted_and_says_how_to_go_on() {
    let ran = vocabulary(&[]);
    let counted: Vec<&str> = ran.out.lines().skip(2).take(9).filter_map(|l| l.split("  ").next()).collect();
    let kinds = [
        "regions",
        "techniques",
        "tools",
        "positions",
        "points",
        "goals",
        "conditions",
        "stop-signs",
        "moves",
    ];
    assert_eq!(counted.iter().map(|kind| kind.trim()).collect::<Vec<_>>(), kinds);
    assert!(ran.out.contains("Explain an entry with: balm vocabulary calf\n"), "{}", ran.out);
    assert!(ran.out.ends_with("information, not advice, and no clinician has reviewed it.\n"), "{}", ran.out);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
}

#[test]
fn a_kind_is_listed_by_one_name_or_the_other() {
    let tools = vocabulary(&["tools"]);
    assert!(
        tools.out.starts_with("hands             up to 6  Hands (palms, fingers, thumbs)\n"),
        "{}",
        tools.out
    );
    vocabulary(&["tool"]).says(&tools.out);
}

#[test]
fn an_entry_is_explained_with_its_kind_or_without() {
    let told = vocabulary(&["stop-sign", "cramp"]);
    vocabulary(&["cramp"]).says(&told.out);
    assert_eq!(
        told.out,
        "\
Cramp or spasm
stop-sign: cramp

What to do: ease off: lighter, and go on
In words: Let the muscle go and lengthen it slowly. Breathe. When it settles, carry on more lightly, or skip \
this part.

This is information, not advice, and no clinician has reviewed it.
"
    );
}

#[test]
fn what_is_not_there_is_likened_to_the_nearest() {
    let hint = "`balm vocabulary` lists all kinds.\n";
    for (words, what) in [
        (&["claf"][..], "there is no entry called \"claf\" (did you mean \"calf\"?)"),
        (&["regoins"], "there is no entry called \"regoins\" (did you mean \"regions\"?)"),
        (
            &["trapezius"],
            "there is no entry called \"trapezius\" (did you mean \"shoulder-top\", Top of the shoulder?)",
        ),
        (&["tool", "claf"], "there is no tool called \"claf\""),
    ] {
        vocabulary(words).fails(2, &format!("balm: {what}\n{hint}"));
    }
    vocabulary(&["hands"]).fails(
        2,
        "balm: \"hands\" is a region and a tool\nSay which you mean, like: balm vocabulary region hands\n",
    );
    vocabulary(&["regin", "calf"]).fails(
        2,
        "balm: there is no kind of entry called \"regin\" (did you mean \"regions\"?)\n\
         The kinds are regions, techniques, tools, positions, points, goals, conditions, stop-signs, moves.\n",
    );
}

#[test]
fn a_larger_part_of_the_body_is_explained_by_its_regions() {
    let told = vocabulary(&["shoulder"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    for line in [
        "Regions of the shoulder\n\nshoulder-top    up to 6  Top of the shoulder (upper trapezius)\n",
        "Explain one with: balm vocabulary shoulder-top\n",
        "List routines for them with: balm list --region shoulder\n",
    ] {
        assert!(told.out.contains(line), "{line}\n{}", told.out);
    }
    vocabulary(&["region", "shoulder"]).says(&told.out);
    let leg: serde_json::Value = serde_json::from_str(&vocabulary(&["leg", "--json"]).out).unwrap();
    assert_eq!(leg[0]["id"], "thigh-front");
    assert_eq!(vocabulary(&["attention"]).code, Some(2));
    let forearm = "balm: there is no region called \"forearm\" (did you mean \"forearm-outer\" or \"forearm-inner\"?)\n\
                   `balm vocabulary` lists all kinds.\n";
    vocabulary(&["region", "forearm"]).fails(2, forearm);
}

#[test]
fn programs_get_the_vocabulary_as_json() {
    let read = |words: &[&str]| -> serde_json::Value {
        let ran = vocabulary(&[words, &["--json"]].concat());
        assert_eq!((ran.code, &*ran.err), (Some(0), ""));
        serde_json::from_str(&ran.out).unwrap()
    };
    let all = read(&[]);
    assert_eq!(all["conditions"].as_array().map(Vec::len), Some(75));
    assert_eq!(all["limits"][0]["rule"], "E101");
    assert_eq!(all["regions"], read(&["regions"]));
    let pregnancy = read(&["pregnancy"]);
    assert_eq!(pregnancy["entry"], "condition");
    assert_eq!(pregnancy["blocks_techniques"][0], "petrissage@calf");
}

#[test]
fn help_lists_commands_and_topics_and_explains_both() {
    let room = Room::new();
    let help = room.balm(&["help"]).out;
    assert!(help.contains("  play  ") && help.contains("\n  massage  "), "{help}");
    for (topic, flag) in
        [(&["play"][..], &["play", "--help"][..]), (&["voice", "try"], &["voice", "try", "--help"])]
    {
        let said = room.balm(flag).out;
        room.balm(&[&["help"], topic].concat()).says(&said);
    }
    room.balm(&["help", "masage"]).fails(
        2,
        "balm: there is no help about \"masage\" (did you mean \"massage\"?)\n`balm help` lists all commands and topics.\n",
    );
}

#[test]
fn a_topic_is_passed_on_as_it_is_written() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/massage.md")).unwrap();
    Room::new().balm(&["help", "massage"]).says(&page);
}

#[test]
fn help_is_to_be_had_whatever_the_settings_are() {
    let room = Room::new();
    room.write("balm/config.toml", "volume = 170\n");
    assert_eq!(room.balm(&["help", "play"]).code, Some(0));
}

#[test]
fn on_a_terminal_it_is_wrapped_to_its_width() {
    if Command::new("script").arg("--version").stdout(Stdio::null()).status().is_err() {
        return;
    }
    let room = Room::new();
    for verb in ["vocabulary neck-back", "vocabulary conditions", "help massage"] {
        let mut command = Command::new("script");
        command.args(["-qec", &format!("stty cols 40; {} {verb}", env!("CARGO_BIN_EXE_balm")), "/dev/null"]);
        command.env("TERM", "xterm").env("BALM_HOME", room.path("balm")).stdin(Stdio::null());
        let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert!(out.lines().count() > 3, "{verb}: {out}");
        let wide: Vec<&str> = out.lines().filter(|line| line.trim_end().chars().count() > 40).collect();
        assert!(wide.is_empty(), "{verb}: {wide:#?}");
    }
}
