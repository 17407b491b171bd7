//! A step's title, large enough to read at a glance.

use unicode_width::UnicodeWidthStr;

use crate::text::{Safe, wrap};

/// `title` in spaced capitals if its script has them and `width` allows; otherwise as written, wrapped.
pub(super) fn headline(title: &Safe, width: usize) -> Vec<String> {
    let large = spaced(title.as_str());
    match large {
        Some(large) if large.width() <= width => vec![large],
        _ => wrap(title, width),
    }
}

/// Spaced capitals; `None` for scripts whose letters join, stack or have no capitals, which would be
/// unreadable.
pub(super) fn spaced(text: &str) -> Option<String> {
    // Up to Latin Extended-B: one character, one column, nothing combining.
    if !text.chars().all(|c| c < '\u{250}') {
        return None;
    }
    let words = text.split(' ').map(|word| {
        let letters: Vec<_> = word.chars().flat_map(char::to_uppercase).map(String::from).collect();
        letters.join(" ")
    });
    Some(words.collect::<Vec<_>>().join("   "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_title_stands_large() {
        assert_eq!(headline(&"Stroke the jaw".into(), 40), ["S T R O K E   T H E   J A W"]);
        assert_eq!(headline(&"Füße".into(), 40), ["F Ü S S E"]);
    }

    #[test]
    fn a_long_title_or_another_script_stands_as_written() {
        assert_eq!(headline(&"Stroke the jaw".into(), 20), ["Stroke the jaw"]);
        assert_eq!(headline(&"首をほぐす".into(), 40), ["首をほぐす"]);
    }
}
