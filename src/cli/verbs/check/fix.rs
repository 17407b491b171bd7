//! `--fix`: makes safe changes in the files and leaves everything else in them as it is.

use crate::cli::world::{complain, warn};
use crate::diagnostic::Place;
use crate::files::HeldFile;
use crate::library::{Found, Origin};
use crate::prepare::{Checked, fixed};
use crate::text::{LookAlike, Safe};

/// What was changed, in words where it cannot be seen.
fn told(from: &str, to: &str) -> String {
    let seen = |text: &str| {
        text.chars().filter_map(|c| LookAlike::of(c).map_or(Some(c), LookAlike::plain)).collect()
    };
    let (was, now): (String, String) = (seen(from), seen(to));
    match (Safe::new(from), Safe::new(to)) {
        (_, to) if from.is_empty() => format!("added {to}"),
        (_, _) if was.is_empty() => "removed a character that cannot be seen".to_owned(),
        (from, _) if to.is_empty() => format!("removed {from}"),
        (_, _) if was.trim() == now.trim() && from != to => {
            "plain characters in the place of others".to_owned()
        }
        (from, to) => format!("{from} is now {to}"),
    }
}

/// Makes the safe changes and tells of each. Returns whether there were any.
pub(super) fn fix(files: &mut [Found], seen: &[Checked]) -> bool {
    let mut changed = false;
    for (found, checked) in files.iter_mut().zip(seen) {
        let Origin::File(place) = &found.origin else { continue };
        // It is its author's to mend, and would no longer be what they signed.
        if place.is_added() {
            continue;
        }
        let Some((fixed, edits)) = fixed(found, checked) else { continue };
        let is_same = |file: &HeldFile| {
            file.read_text(found.text.len() as u64 + 1).is_ok_and(|text| text == found.text)
        };
        let Some(file) = place.hold().ok().filter(is_same) else {
            warn(format!("{}: it changed in the meantime and was not fixed", found.shown()));
            continue;
        };
        if let Err(why) = file.rewrite(&fixed.text) {
            warn(why);
            continue;
        }
        for edit in &edits {
            let line = Place::of(&found.text, edit.span.start).line;
            let what = told(&found.text[edit.span.start..edit.span.end], &edit.replacement);
            complain(&format!("{}:{line}: {what}", Safe::new(&found.shown())));
        }
        *found = fixed;
        changed = true;
    }
    changed
}
