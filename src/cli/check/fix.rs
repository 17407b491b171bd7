//! `--fix`: makes safe changes in the files and leaves everything else in them as it is.

use crate::cli::output::complain;
use crate::diagnostic::{Edit, Place};
use crate::display::Checked;
use crate::files::{read_text, rewrite};
use crate::library::{Found, Origin};
use crate::text::Safe;

/// Makes the safe changes and tells of each. Returns whether there were any.
pub(super) fn fix(files: &mut [Found], seen: &[Checked]) -> bool {
    let mut changed = false;
    for (found, checked) in files.iter_mut().zip(seen) {
        let Origin::File(path) = &found.origin else { continue };
        let edits = edits(found, checked);
        let fixed = Found { text: applied(&found.text, &edits), ..found.clone() };
        if edits.is_empty() || !is_better(&fixed, found) {
            continue;
        }
        if read_text(path, found.text.len() as u64 + 1).ok().as_ref() != Some(&found.text) {
            let shown = Safe::new(&found.shown()).to_string();
            complain(&format!("balm: {shown}: it changed in the meantime and was not fixed"));
            continue;
        }
        if let Err(why) = rewrite(path, &fixed.text) {
            complain(&format!("balm: {}", Safe::new(&why.to_string())));
            continue;
        }
        for edit in &edits {
            let line = Place::of(&found.text, edit.span.start).line;
            let (from, to) =
                (Safe::new(&found.text[edit.span.start..edit.span.end]), Safe::new(&edit.replacement));
            let what =
                if from.as_str().is_empty() { format!("added {to}") } else { format!("{from} is now {to}") };
            complain(&format!("{}:{line}: {what}", Safe::new(&found.shown())));
        }
        *found = fixed;
        changed = true;
    }
    changed
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
        let fits = edit.span.start >= free && found.text.get(edit.span.start..edit.span.end).is_some();
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
