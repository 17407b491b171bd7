//! The few words balm adds of its own to a spoken line, in the routine's language.

use crate::text::{lower, primary};

use super::Side;

/// A language's words for one side.
struct Words {
    /// What `{side}` becomes.
    side: &'static str,
    /// What the word begins with however it is bent: "linke", "linken".
    stem: &'static str,
    /// The change-over to it.
    now: &'static str,
    /// Said before a prompt that does not name it.
    first: &'static str,
}

/// "Right now" is no side, nor is "right below the skull".
const NO_SIDE: [&str; 10] =
    ["now", "away", "here", "there", "where", "below", "above", "under", "behind", "through"];

/// English where the language is not among them: a wrong language is better than no side at all.
fn words(language: &str, side: Side) -> Words {
    let (side, stem, now, first) = match (primary(language).as_str(), side) {
        ("de", Side::Left) => ("links", "link", "Jetzt die linke Seite.", "Linke Seite."),
        ("de", Side::Right) => ("rechts", "recht", "Jetzt die rechte Seite.", "Rechte Seite."),
        ("es", Side::Left) => ("izquierda", "izquierd", "Ahora el lado izquierdo.", "Lado izquierdo."),
        ("es", Side::Right) => ("derecha", "derech", "Ahora el lado derecho.", "Lado derecho."),
        ("fr", Side::Left) => ("gauche", "gauche", "Maintenant le côté gauche.", "Côté gauche."),
        ("fr", Side::Right) => ("droite", "droit", "Maintenant le côté droit.", "Côté droit."),
        ("it", Side::Left) => ("sinistra", "sinistr", "Ora il lato sinistro.", "Lato sinistro."),
        ("it", Side::Right) => ("destra", "destr", "Ora il lato destro.", "Lato destro."),
        ("nl", Side::Left) => ("links", "link", "Nu de linkerkant.", "Linkerkant."),
        ("nl", Side::Right) => ("rechts", "recht", "Nu de rechterkant.", "Rechterkant."),
        ("pt", Side::Left) => ("esquerda", "esquerd", "Agora o lado esquerdo.", "Lado esquerdo."),
        ("pt", Side::Right) => ("direita", "direit", "Agora o lado direito.", "Lado direito."),
        (_, Side::Left) => ("left", "left", "Now the left side.", "Left side."),
        (_, Side::Right) => ("right", "right", "Now the right side.", "Right side."),
    };
    Words { side, stem, now, first }
}

/// The word for a side: what `{side}` becomes.
#[must_use]
pub fn side_word(language: &str, side: Side) -> &'static str {
    words(language, side).side
}

/// What is said between the sides, before `side` begins.
#[must_use]
pub fn change_over(language: &str, side: Side) -> &'static str {
    words(language, side).now
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

/// A title with the side it is for, unless it says the side itself.
#[must_use]
pub fn with_side(language: &str, side: Option<Side>, title: &str) -> String {
    match side.filter(|side| !names_side(language, *side, title)) {
        Some(side) => format!("{title}, {}", side_after(language, side)),
        None => title.to_owned(),
    }
}

/// Whether a text names the side in its first two sentences. Later is too late: the hands have gone
/// somewhere by then.
#[must_use]
pub fn names_side(language: &str, side: Side, text: &str) -> bool {
    let stem = words(language, side).stem;
    let sentences = text.split_inclusive(['.', '!', '?']).take(2);
    let words = sentences.flat_map(|s| s.split(|c: char| !c.is_alphabetic()));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let no_side = |next: Option<&String>| next.is_some_and(|next| NO_SIDE.contains(&next.as_str()));
    (0..words.len()).any(|i| words[i].starts_with(stem) && !(stem == "right" && no_side(words.get(i + 1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_change_over_speaks_the_routines_language() {
        assert_eq!(change_over("en-GB", Side::Left), "Now the left side.");
        assert_eq!(change_over("de-CH", Side::Right), "Jetzt die rechte Seite.");
        assert_eq!(change_over("tlh", Side::Right), "Now the right side.");
        assert_eq!(change_over("", Side::Right), "Now the right side.");
        assert_eq!(side_after("de", Side::Left), "linke Seite");
    }

    #[test]
    fn a_side_is_named_in_the_first_two_sentences_or_not_in_time() {
        assert!(names_side("en", Side::Left, "Sit tall. Rest your left hand on the thigh."));
        assert!(!names_side("en", Side::Left, "Sit tall. Breathe. Then the left."));
        assert!(!names_side("en", Side::Left, "Rest your right hand."));
        assert!(!names_side("en", Side::Right, "Stay right there, right below the skull."));
        assert!(names_side("de", Side::Right, "Mit der rechten Hand."));
        assert!(names_side("es-MX", Side::Left, "El hombro izquierdo."));
        assert_eq!(side_first("fr", Side::Right), "Côté droit.");
    }
}
