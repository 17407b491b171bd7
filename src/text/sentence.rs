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

/// `1 time`, `3 times`.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_sentence_has_no_capital_unless_it_is_an_abbreviation() {
        assert_eq!(["Hernia", "TIA", ""].map(lower), ["hernia", "TIA", ""]);
        assert_eq!(["hernia", "überall", ""].map(capital), ["Hernia", "Überall", ""]);
        assert_eq!([1, 2].map(|n| count(n, "step", "steps")), ["1 step", "2 steps"]);
    }
}
