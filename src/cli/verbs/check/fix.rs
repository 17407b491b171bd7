//! `--fix`: makes safe changes in the files and leaves everything else in them as it is.

use crate::cli::world::{complain, warn};
use crate::diagnostic::Place;
use crate::files::HeldFile;
use crate::library::{Found, Origin};
use crate::prepare::{Checked, fixed};
use crate::text::Safe;

/// Makes the safe changes and tells of each. Returns whether there were any.
pub(super) fn fix(files: &mut [Found], seen: &[Checked]) -> bool {
    let mut changed = false;
    for (found, checked) in files.iter_mut().zip(seen) {
        let Origin::File(place) = &found.origin else { continue };
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
