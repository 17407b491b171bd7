//! For people: like a report, with codes and reasons, and totals at the end.

use crate::diagnostic::Level;
use crate::display::print::finding_spots::FindingSpots;
use crate::display::print::report_text::{For, count, draw};
use crate::prepare::Checked;

pub(super) fn readable(files: &[Checked], width: usize) -> String {
    let mut out = String::new();
    for file in files {
        let mut spots = FindingSpots::of(&file.sources);
        for finding in &file.findings {
            draw(&mut out, &mut spots, finding, For::Author, width);
        }
    }
    out += &(totals(files) + "\n");
    let hides = |code: &str| ["bad-syntax", "single-brackets"].contains(&code);
    if files.iter().flat_map(|file| &file.findings).any(|finding| hides(finding.code)) {
        out.push_str("Errors like these may hide others: fix them first, then check again.\n");
    }
    out
}

fn totals(files: &[Checked]) -> String {
    let all = |level| files.iter().map(|file| file.count(level)).sum();
    let faulty = files.iter().filter(|file| !file.findings.is_empty()).count();
    match (faulty, files.len()) {
        (0, 1) => "1 routine, no problems found".to_owned(),
        (0, n) => format!("{n} routines, no problems found"),
        (_, n) => {
            let files = if n == 1 { "file" } else { "files" };
            format!("{} in {faulty} of {n} {files}", count(all(Level::Error), all(Level::Warning)))
        }
    }
}
