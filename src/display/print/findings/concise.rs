//! One line a finding, for editors and `grep`.

use std::fmt::Write as _;

use crate::display::print::finding_spots::FindingSpots;
use crate::display::print::report_text::level;
use crate::prepare::Checked;
use crate::text::Safe;

pub(super) fn concise(files: &[Checked]) -> String {
    let mut out = String::new();
    for file in files {
        let mut spots = FindingSpots::of(&file.sources);
        for finding in &file.findings {
            let Some(spot) = spots.spot(finding) else { continue };
            let (name, message) = (Safe::new(&spot.source.name), Safe::new(&finding.message));
            let (level, code) = (level(finding.level), finding.code);
            // Writing to a String cannot fail.
            let _ =
                writeln!(out, "{name}:{}:{}: {level}[{code}]: {message}", spot.from.line, spot.from.column);
        }
    }
    out
}
