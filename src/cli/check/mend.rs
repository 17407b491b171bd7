//! `--fix`: safe changes made in the files, everything else in them left as it stands.

use crate::cli::output::complain;
use crate::diagnostic::{Edit, Place};
use crate::display::Checked;
use crate::files::rewrite;
use crate::library::{Found, Origin};
use crate::text::Safe;

/// Changes what can safely be changed and tells of each change. Says whether there was any.
pub(super) fn mend(files: &mut [Found], seen: &[Checked]) -> bool {
    let mut changed = false;
    for (found, checked) in files.iter_mut().zip(seen) {
        let Origin::File(path) = &found.origin else { continue };
        let edits = edits(found, checked);
        let mended = Found { text: applied(&found.text, &edits), ..found.clone() };
        if edits.is_empty() || !is_better(&mended, found) {
            continue;
        }
        if let Err(why) = rewrite(path, &mended.text) {
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
        *found = mended;
        changed = true;
    }
    changed
}

/// A change that makes nothing better was none: two slips may mean the same name.
fn is_better(mended: &Found, found: &Found) -> bool {
    let reading = mended.read();
    reading.routine.is_some() || reading.report.findings.len() < found.read().report.findings.len()
}

/// The changes to a file's own text, in its order, none upon another.
fn edits(found: &Found, checked: &Checked) -> Vec<Edit> {
    let all = checked.findings.iter().filter_map(|finding| finding.fix.clone());
    let mut own: Vec<Edit> = all.filter(|edit| edit.span.end <= found.text.len()).collect();
    own.sort_by_key(|edit| edit.span);
    own.dedup();
    let mut free = 0;
    own.retain(|edit| {
        let fits = edit.span.start >= free && found.text.get(edit.span.start..edit.span.end).is_some();
        if fits {
            free = edit.span.end;
        }
        fits
    });
    own
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
