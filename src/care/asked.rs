//! Notes in a profile that a clinician has agreed.

use jiff::civil::Date;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::vocabulary::Condition;

/// The profile `text` with the note that `who`, such as `doctor`, has agreed on a day to what these conditions ask
/// about; all else stays as it is. `None` if the text is no TOML, or has its notes in another form.
#[must_use]
pub fn with_asked(text: &str, who: &str, on: Date, about: &[&Condition]) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let notes = document.entry("asked").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let mut note = Table::new();
    note["who"] = value(who);
    note["on"] = value(on.to_string().parse::<toml_edit::Datetime>().ok()?);
    note["for"] = value(about.iter().map(|it| it.id.as_str()).collect::<toml_edit::Array>());
    notes.as_array_of_tables_mut()?.push(note);
    Some(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::condition;

    #[test]
    fn a_note_is_added_and_the_rest_stays_as_it_was() {
        let on = Date::constant(2026, 11, 29);
        let clot = [condition("past-clot").expect("a condition")];
        let text = "# mine\nconditions = [\"past-clot\"]\n";
        let noted = with_asked(text, "midwife", on, &clot).expect("it is TOML");
        assert_eq!(
            noted,
            format!("{text}\n[[asked]]\nwho = \"midwife\"\non = 2026-11-29\nfor = [\"past-clot\"]\n")
        );
        let twice = with_asked(&noted, "doctor", on, &clot).expect("it is TOML");
        assert!(twice.starts_with(&noted) && twice.matches("[[asked]]").count() == 2, "{twice}");
        assert_eq!(with_asked("asked = 1\n", "doctor", on, &clot), None);
        assert_eq!(with_asked("asked = [\n", "doctor", on, &clot), None);
    }
}
