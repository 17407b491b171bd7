//! The few words that balm adds to a routine's spoken lines, in the routine's language.

use crate::language::{SideWords, rules_or_english};
use crate::text::lower;

use super::Side;

fn words(language: &str, side: Side) -> &'static SideWords {
    let rules = rules_or_english(language);
    match side {
        Side::Left => &rules.left,
        Side::Right => &rules.right,
    }
}

/// The word for a side: what `{side}` becomes.
#[must_use]
pub fn side_word(language: &str, side: Side) -> &'static str {
    words(language, side).word
}

/// What is said between the sides, before `side` begins.
#[must_use]
pub fn change_over(language: &str, side: Side) -> &'static str {
    words(language, side).change_over
}

/// What is said before a prompt that does not name its side.
#[must_use]
pub fn side_first(language: &str, side: Side) -> &'static str {
    words(language, side).first
}

/// A side as it stands after a title: "left side", "linke Seite".
#[must_use]
pub fn side_after(language: &str, side: Side) -> String {
    lower(words(language, side).first.trim_end_matches('.'))
}

/// A title with the side it is for, unless the title names the side.
#[must_use]
pub fn with_side(language: &str, side: Option<Side>, title: &str) -> String {
    match side.filter(|side| !names_side(language, *side, title)) {
        Some(side) => format!("{title}, {}", side_after(language, side)),
        None => title.to_owned(),
    }
}

/// Whether a text names the side in time; see [`SideWords::is_named_in`].
#[must_use]
pub fn names_side(language: &str, side: Side, text: &str) -> bool {
    words(language, side).is_named_in(text)
}
