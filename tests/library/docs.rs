//! What the pages say of the format: its tables are those of the program, its examples can be read.
//!
//! Between `<!-- table: NAME -->` and `<!-- end -->` stands a table of keys or a list of the vocabulary;
//! `BLESS=1 cargo test --test library docs::` writes them anew. An example that is not a whole routine is
//! marked `toml,fragment`.

use std::fs;
use std::path::{Path, PathBuf};

use balm::display;
use balm::routine::{read, tables};
use balm::vocabulary::EntryKind;

const BEGIN: &str = "<!-- table: ";
const END: &str = "<!-- end -->";

/// The pages that speak of the format.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<PathBuf> =
        fs::read_dir(root.join("docs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|e| e == "md"));
    pages.push(root.join("README.md"));
    pages.sort();
    pages
}

#[test]
fn the_tables_of_the_format_are_those_of_the_program() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut told = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let (filled, tables) = filled(&text, &page);
        told += tables;
        if filled != text {
            assert!(bless, "{}: a table is out of date; BLESS=1 writes it anew", page.display());
            fs::write(&page, filled).unwrap();
        }
    }
    assert!(told >= 13, "only {told} tables");
}

/// The page with its tables as they should be, and how many there are.
fn filled(text: &str, page: &Path) -> (String, usize) {
    let (mut filled, mut rest, mut tables) = (String::new(), text, 0);
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (name, after) = after.split_once(" -->\n").unwrap_or_else(|| panic!("{}", page.display()));
        let at = after.find(END).unwrap_or_else(|| panic!("{}: {name} has no end", page.display()));
        filled += &format!("{before}{BEGIN}{name} -->\n{}", table(name));
        rest = &after[at..];
        tables += 1;
    }
    (filled + rest, tables)
}

fn table(name: &str) -> String {
    if let Some(kind) = EntryKind::ALL.into_iter().find(|kind| kind.names().0 == name) {
        let entries = kind.entries().into_iter();
        let rows = entries.map(|entry| format!("| `{}` | {} |\n", entry.id(), entry.name()));
        return format!("| {name} | |\n| --- | --- |\n{}", rows.collect::<String>());
    }
    let table = tables().into_iter().find(|table| table.name == name);
    let table = table.unwrap_or_else(|| panic!("there is no table \"{name}\""));
    let mut rows = String::from("| key | takes | what it is for |\n| --- | --- | --- |\n");
    for key in table.keys() {
        // Those of another table stand there.
        if table.own.iter().any(|own| own.name == key.name) {
            let must = if table.required.contains(&key.name) { " (never left out)" } else { "" };
            rows += &format!("| `{}`{must} | {} | {} |\n", key.name, key.takes, key.about);
        }
    }
    if let Some(shared) = table.shares {
        rows += &format!("\nand every key of the table \"{}\".\n", shared.name);
    }
    rows
}

#[test]
fn every_example_can_be_read() {
    let mut read_one = false;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for (line, example) in examples(&text) {
            let reading = read(&example, "example");
            let drawn = display::report(&reading.sources, &reading.report, 100);
            assert!(drawn.is_empty(), "{}:{line}:\n{drawn}", page.display());
            read_one = true;
        }
    }
    assert!(read_one);
}

/// The blocks marked `toml`, each with its line.
fn examples(text: &str) -> Vec<(usize, String)> {
    let mut examples: Vec<(usize, String)> = Vec::new();
    let mut inside = None;
    for (number, line) in text.lines().enumerate() {
        match (line.trim().strip_prefix("```"), inside) {
            (Some(kind), None) => {
                inside = Some(kind == "toml");
                if kind == "toml" {
                    examples.push((number + 1, String::new()));
                }
            }
            (Some(_), Some(_)) => inside = None,
            (None, Some(true)) => {
                if let Some((_, example)) = examples.last_mut() {
                    example.extend([line, "\n"]);
                }
            }
            _ => {}
        }
    }
    examples
}
