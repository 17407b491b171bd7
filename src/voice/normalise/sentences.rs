//! Splits a line into sentences.

use super::spoken_text::STRONG;
use crate::language;

/// The sentences of a line whose numbers and abbreviations are words already, so that a point is nearly
/// always an end.
pub(super) fn split(spoken: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = spoken.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map(|(_, next)| *next);
        let ends = match c {
            '\n' => true,
            // Not in "example.org" and "10.30".
            '.' | '!' | '?' | '؟' | '۔' | '।' | '॥' => next.is_none_or(char::is_whitespace),
            c => STRONG.contains(c),
        };
        if ends && !(c == '.' && is_initial(&spoken[start..at])) {
            sentences.push(spoken[start..end].trim());
            start = end;
        }
    }
    sentences.push(spoken[start..].trim());
    sentences.retain(|sentence| sentence.contains(char::is_alphanumeric));
    sentences
}

/// Whether what stands before a point ends in the first letter of a name: "J", "K. J", "after J", but
/// not "vitamin C" or "Point B".
fn is_initial(before: &str) -> bool {
    let mut words = before.trim_start().rsplit(' ');
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    };
    let letter = words.next().is_some_and(|word| word != "I" && capital(word));
    let before = words.next().unwrap_or_default();
    // A capital before it in mid-sentence is a name too: "as Mary K. Jones does".
    let named = before.starts_with(char::is_uppercase) && !capital(before) && words.next().is_some();
    let all = language::ALL.iter().filter_map(|language| language.reading.as_ref());
    letter
        && (before.is_empty()
            || named
            || before.strip_suffix('.').is_some_and(capital)
            || all.flat_map(|rules| rules.before_names).any(|word| *word == before.to_lowercase()))
}
