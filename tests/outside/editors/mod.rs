//! What an author's editor says of a routine: the real Taplo and Tombi, with the schema in `docs`.
//!
//! They are looked for in `target/editors/bin` and in the PATH. `BALM_EDITORS=1` demands Tombi, which
//! `./check` installs.

mod lsp;
mod tool;

use libtest_mimic::Trial;

use crate::{Group, Need};
use tool::{Desk, Tool};

type Test = fn(&Tool);

/// What each checks; the last one is for those that complete as well.
const TESTS: [(&str, Test); 4] = [
    ("finds_nothing_wrong_with_shipped_routines", finds_nothing_wrong_with_shipped_routines),
    ("finds_nothing_wrong_with_any_key_of_the_format", finds_nothing_wrong_with_any_key_of_the_format),
    ("finds_the_usual_mistakes", finds_the_usual_mistakes),
    ("completes_keys_names_and_times", completes_keys_names_and_times),
];

pub fn groups() -> Vec<Group> {
    vec![
        group(taplo, Need { demanded_by: None, missing: || taplo().missing() }),
        group(tombi, Need { demanded_by: Some("BALM_EDITORS"), missing: || tombi().missing() }),
    ]
}

fn taplo() -> Tool {
    Tool::find("taplo", &["lint", "--no-auto-config"])
}

fn tombi() -> Tool {
    Tool::find("tombi", &["lint", "--offline"])
}

fn group(find: fn() -> Tool, need: Need) -> Group {
    let tool = find();
    let tests = TESTS.into_iter().filter(|(name, _)| tool.completes() || !name.starts_with("completes"));
    let trial = |(name, test): (&str, Test)| {
        Trial::test(format!("editors::{}_{name}", tool.name), move || {
            test(&find());
            Ok(())
        })
    };
    Group { about: "tests of editors", trials: tests.map(trial).collect(), need: Some(need) }
}

fn finds_nothing_wrong_with_shipped_routines(tool: &Tool) {
    let desk = Desk::new();
    for folder in ["routines", "tests/canonical"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            if name.ends_with(".toml") {
                desk.write(&name, &std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    tool.is_content(&desk);
}

fn finds_nothing_wrong_with_any_key_of_the_format(tool: &Tool) {
    let desk = Desk::new();
    desk.write("all.toml", include_str!("all.toml"));
    desk.write("overlay.toml", include_str!("overlay.toml"));
    tool.is_content(&desk);
}

/// A line that is wrong, after a right beginning.
const MISTAKES: [(&str, &str); 9] = [
    ("a misspelt key", "[[step]]\nregoin = \"jaw\""),
    ("an unknown region", "[[step]]\nregion = \"jwa\""),
    ("a number without a unit", "[[step]]\nfor = 45"),
    ("a time without a unit", "[[step]]\nfor = \"45\""),
    ("too much pressure", "[[step]]\npressure = 11"),
    ("a time that is none", "[step.cues]\nhalfwy = \"Breathe.\""),
    ("an unknown goal", "x-a = 1\ngoals = [\"slep\"]"),
    ("a level without dB", "[defaults]\ngain = \"-6\""),
    ("a key of another table", "[author]\nbed = \"rain\""),
];

fn finds_the_usual_mistakes(tool: &Tool) {
    let desk = Desk::new();
    for (what, mistake) in MISTAKES {
        let mistake = mistake.replace("[step.cues]", "[[step]]\nfor = \"9s\"\n[step.cues]");
        let text = format!("balm = 1\ntitle = \"x\"\n{mistake}\n");
        // The first line is the directive.
        let line = text.lines().count() + 1;
        let said = tool.complains(&desk, &text);
        assert!(
            said.contains(&format!("routine.toml:{line}:")),
            "{what} is not found in line {line}:\n{said}"
        );
    }
    tool.complains(&desk, "extends = \"neck.toml\"\n[[step]]\nfor = \"9s\"\n");
    tool.complains(&desk, "balm = 1\n[[step]]\nfor = \"9s\"\n");
}

fn completes_keys_names_and_times(tool: &Tool) {
    let desk = Desk::new();
    let mut editor = lsp::Editor::open(tool, &desk);
    let mut offers = |text: &str, wanted: &str, about: &str| {
        let offered = editor.complete(text, wanted);
        let found = offered.iter().find(|(label, _)| label == wanted);
        let labels: Vec<&String> = offered.iter().map(|(label, _)| label).collect();
        let found = found.unwrap_or_else(|| panic!("{wanted} is not offered in {text:?}, but {labels:?}"));
        assert!(found.1.contains(about), "{wanted}: {}", found.1);
    };
    offers("¦", "cautions", "When to take care");
    offers("[[step]]\n¦", "technique", "What the hands do");
    offers("[[section]]\n[[section.step]]\nfor = \"9s\"\n¦", "pressure", "as it is felt");
    offers("[[step]]\nregion = \"¦\"", "shoulder-top", "Top of the shoulder");
    offers("goals = [\"¦\"]", "sleep", "Sleep");
    offers("[defaults]\nbed = \"¦\"", "rain", "rain on leaves");
    offers("[[step]]\nfor = \"9s\"\n[step.cues]\n¦", "halfway", "In the middle");
    offers("[[step]]\nfor = \"9s\"\n[step.cues]\n¦", "-10s", "before the step ends");
    offers("[[step]]\nfor = \"9s\"\n[step.cues]\nhalfway = { ¦ }", "chime", "The chime at that moment");
}
