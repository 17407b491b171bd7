//! Names within English sentences.

/// A name in the middle of a sentence: without its capital, unless it is an abbreviation.
#[must_use]
pub fn lower(name: &str) -> String {
    let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
    let is_word = rest.chars().next().is_none_or(|c| !c.is_uppercase());
    if is_word { first.to_lowercase() + rest } else { name.to_owned() }
}

/// Words at the beginning of a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn all_of(parts: &[&str]) -> String {
    listed(parts, "and")
}

/// "a", "a or b", "a, b or c".
#[must_use]
pub fn any_of(parts: &[&str]) -> String {
    listed(parts, "or")
}

/// The same with any word before the last.
#[must_use]
pub fn listed(parts: &[&str], before_last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {before_last} {last}", first.join(", ")),
    }
}

/// `1 time`, `3 times`.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
