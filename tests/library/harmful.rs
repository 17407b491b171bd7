//! Lines that tell people to do what may hurt them are found, and lines that only sound like it are not:
//! `tests/harmful/LANGUAGE.toml`.

use std::collections::BTreeMap;
use std::fs;

use balm::language::rules;

use crate::cases::files;

#[test]
fn harmful_lines_are_found_and_harmless_ones_are_not() {
    let mut wrong = Vec::new();
    for path in files("tests/harmful", "toml") {
        let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let finder = rules(&language).unwrap().harm.unwrap();
        let lists: BTreeMap<String, Vec<String>> =
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for (list, lines) in &lists {
            let is_harmful = list.starts_with("harmful");
            let is_right = |line: &&String| finder.find(line).is_some() == is_harmful;
            let missed: Vec<&String> = lines.iter().filter(|line| !is_right(line)).collect();
            println!("{language} {list}: {} of {} right", lines.len() - missed.len(), lines.len());
            wrong.extend(missed.into_iter().map(|line| format!("{language} {list}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
