//! For people to read: as a report is drawn, with codes and reasons, and a last line with totals.

use crate::diagnostic::Level;
use crate::display::places::Places;
use crate::display::report::{For, count, draw};

use super::Checked;

pub(super) fn text(files: &[Checked], width: usize) -> String {
    let mut out = String::new();
    for file in files {
        let mut places = Places::of(&file.sources);
        for finding in &file.findings {
            draw(&mut out, &mut places, finding, For::Author, width);
        }
    }
    out += &(totals(files) + "\n");
    let hides = |code: &str| ["bad-syntax", "single-brackets"].contains(&code);
    if files.iter().flat_map(|file| &file.findings).any(|finding| hides(finding.code)) {
        out.push_str("What cannot be read may hide more: mend that first, then check again.\n");
    }
    out
}

fn totals(files: &[Checked]) -> String {
    let all = |level| files.iter().map(|file| file.count(level)).sum();
    let faulty = files.iter().filter(|file| !file.findings.is_empty()).count();
    match (faulty, files.len()) {
        (0, 1) => "1 routine, nothing to mend".to_owned(),
        (0, n) => format!("{n} routines, nothing to mend"),
        (_, n) => {
            let files = if n == 1 { "file" } else { "files" };
            format!("{} in {faulty} of {n} {files}", count(all(Level::Error), all(Level::Warning)))
        }
    }
}
