//! What balm ships, and what its pages show, is read by any TOML 1.0 parser: Python's own is the referee.
//! Where there is no Python these tests say so and do nothing; with `CI` set that is a failure.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Reads a list of texts, each in JSON's quotes, and names those that are no TOML 1.0.
const REFEREE: &str = "
import json, sys, tomllib
for name, text in json.load(sys.stdin):
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        print(f'{name}: {e}')
";

/// What the referee says, a line for each text that is wrong; `None` where there is none.
fn judged(texts: &[(String, String)]) -> Option<String> {
    let python = Command::new("python3")
        .args(["-c", REFEREE])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut python = match python {
        Ok(python) => python,
        Err(why) => {
            assert!(std::env::var_os("CI").is_none(), "python3: {why}");
            eprintln!("skipped: python3 is not here");
            return None;
        }
    };
    let json = serde_json::to_vec(texts).unwrap();
    python.stdin.take().unwrap().write_all(&json).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "python3 has no tomllib, or failed");
    Some(String::from_utf8(output.stdout).unwrap())
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == ending));
    files
}

#[test]
fn the_referee_knows_1_0_from_1_1() {
    let later = "a = {\n  b = 1,\n}\n";
    let texts = [("good".to_owned(), "a = 1\n".to_owned()), ("later".to_owned(), later.to_owned())];
    if let Some(said) = judged(&texts) {
        assert!(said.starts_with("later: ") && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn every_shipped_file_and_every_example_is_toml_1_0() {
    let mut texts = Vec::new();
    for folder in ["routines", "routines/i18n", "tests/canonical", "tests/canonical/beside"] {
        for path in files(folder, "toml") {
            texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    let pages = files("docs", "md").into_iter().chain(files(".", "md"));
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for block in text.split("```").skip(1).step_by(2) {
            let whole = block.strip_prefix("toml\n");
            texts.extend(whole.map(|example| (page.display().to_string(), example.to_owned())));
        }
    }
    assert!(texts.len() > 40, "{}", texts.len());
    if let Some(said) = judged(&texts) {
        assert!(said.is_empty(), "{said}");
    }
}
