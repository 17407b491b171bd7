//! SARIF 2.1.0, which servers and editors read: one run, its rules, a result for each finding.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::Finding;
use crate::display::print::finding_spots::{FindingSpots, Spot};
use crate::display::print::report_text::level;
use crate::lint::code;
use crate::prepare::Checked;
use crate::text::tame_json;

use super::finding_words::all_words;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn sarif(files: &[Checked]) -> String {
    let mut used: BTreeMap<&str, usize> =
        files.iter().flat_map(|file| &file.findings).map(|finding| (finding.code, 0)).collect();
    used.values_mut().enumerate().for_each(|(number, index)| *index = number);
    let rules: Vec<Value> = used.keys().map(|code| rule(code)).collect();
    let mut results = Vec::new();
    for file in files {
        let mut spots = FindingSpots::of(&file.sources);
        for finding in &file.findings {
            results.extend(spots.spot(finding).map(|spot| result(&spot, finding, used[finding.code])));
        }
    }
    let driver = json!({ "name": "balm", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_string_pretty(&log).map(|text| tame_json(&text) + "\n").unwrap_or_default()
}

fn rule(id: &str) -> Value {
    let Some(known) = code(id) else { return json!({ "id": id }) };
    json!({
        "id": id,
        "shortDescription": { "text": known.title },
        "fullDescription": { "text": known.why },
        "help": { "text": format!("balm explain {id}") },
        "defaultConfiguration": { "level": level(known.level) },
    })
}

fn result(spot: &Spot<'_>, finding: &Finding, index: usize) -> Value {
    let artifact = json!({ "uri": uri(&spot.source.name) });
    let region = json!({
        "startLine": spot.from.line, "startColumn": spot.from.column,
        "endLine": spot.to.line, "endColumn": spot.to.column,
        "byteOffset": spot.start, "byteLength": spot.end - spot.start,
    });
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": level(finding.level),
        "message": { "text": all_words(finding) },
        "locations": [{ "physicalLocation": { "artifactLocation": artifact, "region": region } }],
    });
    if let Some(fix) = &finding.fix {
        let (start, end) = (spot.source.inside(fix.span.start), spot.source.inside(fix.span.end));
        let replacement = json!({
            "deletedRegion": { "byteOffset": start, "byteLength": end - start },
            "insertedContent": { "text": fix.replacement },
        });
        result["fixes"] = json!([{
            "description": { "text": finding.help.as_deref().unwrap_or("a safe change") },
            "artifactChanges": [{ "artifactLocation": artifact, "replacements": [replacement] }],
        }]);
    }
    result
}

/// A path as part of a URI. Everything but letters, digits and a few signs is escaped.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte))
            }
            byte => out += &format!("%{byte:02X}"),
        }
    }
    if out.starts_with('/') { format!("file://{out}") } else { out }
}
