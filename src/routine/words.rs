//! The few words balm adds of its own to a spoken line, in the routine's language.

use super::Side;

/// A language's words: left, right, and the change-over to each.
struct Words {
    left: &'static str,
    right: &'static str,
    now_left: &'static str,
    now_right: &'static str,
}

const ENGLISH: Words =
    Words { left: "left", right: "right", now_left: "Now the left side.", now_right: "Now the right side." };

/// English where the language is not among them: a wrong language is better than no side at all.
fn words(language: &str) -> Words {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let (left, right, now_left, now_right) = match primary.as_str() {
        "de" => ("links", "rechts", "Jetzt die linke Seite.", "Jetzt die rechte Seite."),
        "es" => ("izquierda", "derecha", "Ahora el lado izquierdo.", "Ahora el lado derecho."),
        "fr" => ("gauche", "droite", "Maintenant le côté gauche.", "Maintenant le côté droit."),
        "it" => ("sinistra", "destra", "Ora il lato sinistro.", "Ora il lato destro."),
        "nl" => ("links", "rechts", "Nu de linkerkant.", "Nu de rechterkant."),
        "pt" => ("esquerda", "direita", "Agora o lado esquerdo.", "Agora o lado direito."),
        _ => return ENGLISH,
    };
    Words { left, right, now_left, now_right }
}

/// The word for a side: what `{side}` becomes.
#[must_use]
pub fn side_word(language: &str, side: Side) -> &'static str {
    let words = words(language);
    match side {
        Side::Left => words.left,
        Side::Right => words.right,
    }
}

/// What is said between the sides, before `side` begins.
#[must_use]
pub fn change_over(language: &str, side: Side) -> String {
    let words = words(language);
    match side {
        Side::Left => words.now_left,
        Side::Right => words.now_right,
    }
    .to_owned()
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
    }
}
