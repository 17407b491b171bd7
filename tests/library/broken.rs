//! Every kind of mistake, each with the report a person gets: `tests/broken/NAME.toml` and `NAME.txt`.
//! `BLESS=1 cargo test --test library broken::` writes the reports anew; read the difference before
//! committing.

use std::fs;
use std::path::Path;

use balm::display;
use balm::routine::{Beside, read_beside};

use crate::cases::{agree, files};

/// Files beside the broken ones, called as they call them: whoever runs this may stand anywhere.
struct Here;

impl Beside for Here {
    fn text(&self, path: &str) -> Result<String, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
        fs::read_to_string(folder.join(path)).map_err(|_| format!("{path}: file not found"))
    }
}

#[test]
fn every_mistake_is_reported_as_written_down() {
    agree("tests/broken", |path| {
        let source = fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let reading = read_beside(&source, name, &Here);
        assert_eq!(reading.routine.is_none(), reading.report.errors() > 0, "{name}");
        let drawn = display::report(&reading.sources, &reading.report, 100);
        assert!(!drawn.is_empty(), "{name} is not broken at all");
        drawn
    });
}

#[test]
fn no_report_is_without_its_routine() {
    for path in files("tests/broken", "txt") {
        assert!(path.with_extension("toml").exists(), "{}", path.display());
    }
}
