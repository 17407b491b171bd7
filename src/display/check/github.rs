//! Workflow commands: GitHub shows each beside its line.

use std::fmt::Write as _;

use crate::display::places::Places;
use crate::display::report::level;
use crate::text::Safe;

use super::Checked;

pub(super) fn github(files: &[Checked]) -> String {
    let mut out = String::new();
    for file in files {
        let mut places = Places::of(&file.sources);
        for finding in &file.findings {
            let Some(spot) = places.spot(finding) else { continue };
            let mut words = Safe::new(&finding.message).to_string();
            for more in [&finding.why, &finding.help].into_iter().flatten() {
                let _ = write!(words, "\n{}", Safe::new(more));
            }
            let place = format!(
                "line={},col={},endLine={},endColumn={}",
                spot.from.line, spot.from.column, spot.to.line, spot.to.column
            );
            let name = property(Safe::new(&spot.source.name).as_str());
            let (level, title) = (level(finding.level), property(finding.code));
            // Writing to a String cannot fail.
            let _ = writeln!(out, "::{level} file={name},{place},title={title}::{}", data(&words));
        }
    }
    out
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands between the first and the second.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
