//! A command in one text → its words.

use std::ffi::{OsStr, OsString};

/// The words of a command as a shell splits them, with quotes and backslashes; nothing is expanded.
#[must_use]
pub fn split_words(text: &OsStr) -> Vec<OsString> {
    let Some(text) = text.to_str() else { return vec![text.to_owned()] };
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            ('\\', None | Some('"')) => word.get_or_insert_default().extend(chars.next()),
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words.into_iter().map(OsString::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_a_program_and_its_arguments() {
        let words = |text: &str| split_words(OsStr::new(text));
        assert_eq!(words("code --wait"), ["code", "--wait"]);
        assert_eq!(
            words("  '/opt/my editor/ed'  -a \"b c\" d\\ e "),
            ["/opt/my editor/ed", "-a", "b c", "d e"]
        );
        assert_eq!(words("ed '' $(rm)"), ["ed", "", "$(rm)"]);
        assert!(words("  ").is_empty());
    }
}
