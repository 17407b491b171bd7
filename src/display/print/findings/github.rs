//! Workflow commands for GitHub, which shows each beside its line.

use std::fmt::Write as _;

use crate::display::print::finding_spots::FindingSpots;
use crate::display::print::report_text::level;
use crate::prepare::Checked;
use crate::text::Safe;

use super::finding_words::all_words;

pub(super) fn github(files: &[Checked]) -> String {
    let mut out = String::new();
    for file in files {
        let mut spots = FindingSpots::of(&file.sources);
        for finding in &file.findings {
            let Some(spot) = spots.spot(finding) else { continue };
            let words: Vec<String> =
                all_words(finding).lines().map(|line| Safe::new(line).to_string()).collect();
            let place = format!(
                "line={},col={},endLine={},endColumn={}",
                spot.from.line, spot.from.column, spot.to.line, spot.to.column
            );
            let name = property(Safe::new(&spot.source.name).as_str());
            let (level, title) = (level(finding.level), property(finding.code));
            // Writing to a String cannot fail.
            let _ = writeln!(out, "::{level} file={name},{place},title={title}::{}", data(&words.join("\n")));
        }
    }
    out
}

/// Escapes what comes after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what comes before it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
