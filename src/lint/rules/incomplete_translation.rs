//! Translations that miss some texts.

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;

pub(super) const RULES: &[Rule] = &[incomplete];

/// How many of the missing texts are named.
const MAX_NAMED: usize = 4;

/// One of the routine's translations misses texts, which then appear in the routine's main language.
fn incomplete(played: &Played<'_>, notes: &mut Notes<'_>) {
    let routine = played.routine;
    for language in routine.languages().iter().skip(1) {
        let Ok(translated) = routine.clone().translated(language) else { continue };
        let missing = translated.missing;
        if missing.is_empty() {
            continue;
        }
        let (lacks, more) = match missing.len() {
            1 => ("a text".to_owned(), ""),
            n => (format!("{n} texts"), if n > MAX_NAMED { ", …" } else { "" }),
        };
        let named = missing[..missing.len().min(MAX_NAMED)].join(", ");
        let message = format!("the translation \"{language}\" lacks {lacks}: {named}{more}");
        let note = Note::new("translation-incomplete", message);
        let note = match missing.iter().any(|text| text == "cautions") {
            true => note.help("translate the cautions first: readers of that language must be warned too"),
            false => note.help(format!("`balm show ROUTINE --language {language}` lists them")),
        };
        let place =
            routine.translations.get(language).map_or(routine.spans.key("text"), |other| other.spans.heading);
        notes.whole(place, note);
    }
}
