//! One line a finding, as editors and `grep` like it.

use std::fmt::Write as _;

use crate::display::places::Places;
use crate::display::report::level;
use crate::text::Safe;

use super::Checked;

pub(super) fn concise(files: &[Checked]) -> String {
    let mut out = String::new();
    for file in files {
        let mut places = Places::of(&file.sources);
        for finding in &file.findings {
            let Some(spot) = places.spot(finding) else { continue };
            let (name, message) = (Safe::new(&spot.source.name), Safe::new(&finding.message));
            let (level, code) = (level(finding.level), finding.code);
            // Writing to a String cannot fail.
            let _ =
                writeln!(out, "{name}:{}:{}: {level}[{code}]: {message}", spot.from.line, spot.from.column);
        }
    }
    out
}
