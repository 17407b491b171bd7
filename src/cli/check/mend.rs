//! `--fix`: safe changes made in the files, everything else in them left as it stands.

use crate::cli::output::complain;
use crate::diagnostic::{Edit, Place};
use crate::display::Checked;
use crate::files::{read_text, rewrite};
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
        if read_text(path, found.text.len() as u64 + 1).ok().as_ref() != Some(&found.text) {
            let shown = Safe::new(&found.shown()).to_string();
            complain(&format!("balm: {shown}: it was changed meanwhile, and is left as it is now"));
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

/// A change that makes nothing better was none: two slips may mean the same name. More may be found than
/// before, for what could not be read hid it.
fn is_better(mended: &Found, found: &Found) -> bool {
    let doubles = |found: &Found| {
        let findings = found.read().report.findings;
        findings.iter().filter(|finding| finding.code.starts_with("duplicate")).count()
    };
    doubles(mended) <= doubles(found)
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
