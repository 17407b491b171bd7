//! The README and the pages about settings: what they tell to type can be typed, and what they tell to write
//! is read.

use crate::room::Room;

const README: &str = include_str!("../../README.md");
const SETTINGS: &str = include_str!("../../docs/settings.md");
const VOICES: &str = include_str!("../../docs/voices.md");

/// What stands in the README between the odd and the even of these marks.
fn between(mark: &str) -> impl Iterator<Item = &'static str> {
    README.split(mark).skip(1).step_by(2)
}

/// As a shell takes a line apart: what stands between quotes is one word.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(i, part)| match i % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    words.collect()
}

#[test]
fn every_command_can_be_typed() {
    let room = Room::new();
    let code = between("```").flat_map(str::lines);
    let commands = code.chain(between("`")).filter(|c| c.starts_with("balm ") && !c.starts_with("balm = "));
    let commands: Vec<&str> = commands.collect();
    assert!(commands.len() >= 8, "{commands:?}");
    for command in commands {
        // What follows is for the shell. Asked for its help, a command looks at its flags and does nothing.
        let own = command.split(['>', '&']).next().unwrap_or_default();
        let typed = room.balm(&[&words(own)[1..], &["--help"]].concat());
        assert_eq!((typed.code, &*typed.err), (Some(0), ""), "{command}");
    }
}

#[test]
fn every_flag_exists() {
    let room = Room::new();
    let list = room.balm(&["help"]).out;
    let verbs = list.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|l| !l.is_empty());
    let verbs = verbs.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let help: String =
        verbs.map(|line| room.balm(&["help", line.split_whitespace().next().unwrap()]).out).collect();
    let flags: Vec<&str> = between("`").filter(|span| span.starts_with("--")).collect();
    assert!(flags.len() >= 10, "{flags:?}");
    for flag in flags.iter().filter_map(|span| span.split_whitespace().next()) {
        assert!(help.contains(&format!(" {flag} ")) || help.contains(&format!(" {flag}\n")), "{flag}");
    }
}

#[test]
fn every_example_is_read_without_a_finding() {
    let room = Room::new();
    let toml = |block: &'static str| block.strip_prefix("toml")?.split_once('\n').map(|(_, text)| text);
    let blocks = |page: &'static str| page.split("```").skip(1).step_by(2);
    let examples: Vec<&str> =
        [README, SETTINGS, VOICES].into_iter().flat_map(blocks).filter_map(toml).collect();
    assert!(examples.len() >= 4);
    for example in &examples {
        if example.starts_with("balm = ") {
            let report = balm::routine::read(example, "readme").report;
            assert!(report.findings.is_empty(), "{report:#?}");
        } else {
            room.write("balm/config.toml", example);
            let shown = room.balm(&["settings"]);
            assert!(shown.err.is_empty() && shown.out.contains("  settings file\n"), "{shown:?}");
        }
    }
    // The examples of settings can stand in one file, in any order.
    let mut settings: Vec<&str> = examples.into_iter().filter(|text| !text.starts_with("balm = ")).collect();
    for _ in 0..settings.len() {
        settings.rotate_left(1);
        for file in [settings.concat(), settings.iter().rev().copied().collect()] {
            room.write("balm/config.toml", &file);
            let shown = room.balm(&["settings"]);
            assert!(shown.err.is_empty(), "{file}\n{shown:?}");
        }
    }
}
