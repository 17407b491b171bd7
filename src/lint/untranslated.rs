//! Translations that are not whole.

use super::notes::{Note, Notes};
use super::played::Played;

/// So many of the texts that are missing are named.
const NAMED: usize = 4;

/// Texts that one of the routine's other languages lacks: they are told in the routine's own.
pub(super) fn incomplete(played: &Played<'_>, notes: &mut Notes<'_>) {
    let routine = played.routine;
    for language in routine.languages().iter().skip(1) {
        let Ok(translated) = routine.clone().translated(language) else { continue };
        let missing = translated.missing;
        if missing.is_empty() {
            continue;
        }
        let (lacks, more) = match missing.len() {
            1 => ("a text".to_owned(), ""),
            n => (format!("{n} texts"), if n > NAMED { ", …" } else { "" }),
        };
        let named = missing[..missing.len().min(NAMED)].join(", ");
        let message = format!("\"{language}\" lacks {lacks}: {named}{more}");
        let note = Note::new("translation-incomplete", message);
        let note = match missing.iter().any(|text| text == "cautions") {
            true => note.help("begin with the cautions: whoever reads that language must be warned too"),
            false => note.help(format!("`balm show ROUTINE --language {language}` names those it lacks")),
        };
        notes.whole(routine.marks.key("text"), note);
    }
}
