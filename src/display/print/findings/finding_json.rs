//! One JSON object a line, for scripts. Field names stay the same.

use serde::Serialize;

use crate::diagnostic::{Finding, Level};
use crate::display::print::finding_spots::{FindingSpots, Spot};
use crate::prepare::Checked;
use crate::text::tame_json;

/// A finding as scripts see it. Lines and columns count from 1, columns in characters; `start` and `end`
/// are bytes of the file.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
    level: Level,
    code: &'a str,
    message: &'a str,
    why: Option<&'a str>,
    help: Option<&'a str>,
    fix: Option<Fix<'a>>,
}

/// A safe change: bytes of the file, and the text that replaces them.
#[derive(Serialize)]
struct Fix<'a> {
    start: usize,
    end: usize,
    replacement: &'a str,
}

pub(super) fn json(files: &[Checked]) -> String {
    let mut out = String::new();
    for file in files {
        let mut spots = FindingSpots::of(&file.sources);
        for finding in &file.findings {
            let spot = spots.spot(finding);
            let told = spot.and_then(|spot| serde_json::to_string(&told(&spot, finding)).ok());
            out.extend(told.map(|line| tame_json(&line) + "\n"));
        }
    }
    out
}

fn told<'a>(spot: &Spot<'a>, finding: &'a Finding) -> Told<'a> {
    let fix = finding.fix.as_ref().map(|fix| Fix {
        start: spot.source.inside(fix.span.start),
        end: spot.source.inside(fix.span.end),
        replacement: &fix.replacement,
    });
    Told {
        file: &spot.source.name,
        line: spot.from.line,
        column: spot.from.column,
        end_line: spot.to.line,
        end_column: spot.to.column,
        start: spot.start,
        end: spot.end,
        level: finding.level,
        code: finding.code,
        message: &finding.message,
        why: finding.why.as_deref(),
        help: finding.help.as_deref(),
        fix,
    }
}
