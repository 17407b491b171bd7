//! The changes that findings propose, made in a routine's text; everything else in it stays as it is.

use crate::diagnostic::Edit;
use crate::library::Found;

use super::Checked;

/// The routine with its safe changes made, and which these are; `None` if there are none to make.
#[must_use]
pub fn fixed(found: &Found, checked: &Checked) -> Option<(Found, Vec<Edit>)> {
    let edits = edits(found, checked);
    let fixed = Found { text: applied(&found.text, &edits), ..found.clone() };
    (!edits.is_empty() && is_better(&fixed, found)).then_some((fixed, edits))
}

/// Whether a change adds no duplicates: two misspelt names may mean the same one. Other findings may increase,
/// because errors can hide them.
fn is_better(fixed: &Found, found: &Found) -> bool {
    let doubles = |found: &Found| {
        let findings = found.read().report.findings;
        findings.iter().filter(|finding| finding.code.starts_with("duplicate")).count()
    };
    doubles(fixed) <= doubles(found)
}

/// The changes to the file itself, in order, without overlaps.
fn edits(found: &Found, checked: &Checked) -> Vec<Edit> {
    let all = checked.findings.iter().filter_map(|finding| finding.fix.clone());
    let mut edits: Vec<Edit> = all.filter(|edit| edit.span.end <= found.text.len()).collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    let mut free = 0;
    edits.retain(|edit| {
        let written = found.text.get(edit.span.start..edit.span.end);
        let fits = edit.span.start >= free && written.is_some_and(|written| written != edit.replacement);
        if fits {
            free = edit.span.end;
        }
        fits
    });
    edits
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        out += &text[at..edit.span.start];
        out += &edit.replacement;
        at = edit.span.end;
    }
    out + &text[at..]
}
